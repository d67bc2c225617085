"""The doctor on made-up computers: each point is fine on a sound one, and sees its own trouble."""

from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from tests.office.machines import (
    APP_PATHS,
    EXCEL,
    HOME,
    INTERPRETER,
    OFFICE,
    PYTHON,
    XLWINGS,
    Disk,
    linux,
    mac,
    python_files,
    windows,
    with_python,
    with_variables,
)
from tests.office.test_install_windows import ADDIN, FOLDER, LOCATIONS, WORKBOOK, products
from xl_perfgoals.office.install.doctor import examine, failed, report
from xl_perfgoals.office.install.machine import Platform
from xl_perfgoals.office.install.places import places_of
from xl_perfgoals.office.install.points import POINTS
from xl_perfgoals.office.install.points.point import Verdict
from xl_perfgoals.office.install.running import look_up, run_install

SECURITY = rf"{OFFICE}\16.0\Excel\Security"
POLICIES = r"HKCU\Software\Policies\Microsoft\Office\16.0"
EXCEL_CLASS = r"HKLM\Software\Classes\CLSID\{00024500-0000-0000-C000-000000000046}\LocalServer32"
ASR = r"HKLM\Software\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
LAYERS = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\Layers"
CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"


@pytest.fixture
def sound(monkeypatch):
    """A Windows computer on which everything is installed."""
    monkeypatch.setattr("xl_perfgoals.office.install.running.fitted", lambda made, *_: made)
    machine = windows()
    assert run_install(machine, machine.files, products).good
    return machine


def verdicts(machine):
    return {each.point.code: each.seen.verdict for each in examine(machine, *look_up(machine))}


def registry(key, **values):
    """Sets values in a machine's registry."""

    def change(machine):
        machine.registry.keys.setdefault(key, {}).update(values)
        return machine

    return change


def without(key):
    def change(machine):
        del machine.registry.keys[key]
        return machine

    return change


def on_disk(act):
    def change(machine):
        act(machine.files)
        return machine

    return change


def facts(**changes):
    return lambda machine: replace(machine, **changes)


def python(**changes):
    return lambda machine: with_python(machine, **changes)


def variables(**changes):
    return lambda machine: with_variables(machine, **changes)


def wps(machine):
    del machine.registry.keys[rf"{APP_PATHS}\excel.exe"]
    machine.registry.keys[rf"{APP_PATHS}\et.exe"] = {"": r"C:\Users\zhang\AppData\Local\Kingsoft\et.exe"}
    return machine


def otherwise_named_server(machine):
    classes = r"HKCU\Software\Classes"
    machine.registry.keys[rf"{classes}\Excel.Application\CLSID"] = {"": "{45540001-5750-5300-4B49}"}
    machine.registry.keys[rf"{classes}\CLSID\{{45540001-5750-5300-4B49}}\LocalServer32"] = {
        "": r'"C:\Program Files (x86)\Kingsoft\WPS Office\office6\et.exe" /automation'
    }
    return machine


DISABLED = b"\x01\x00\x00\x00x" + (ADDIN + "\0").encode("utf-16-le")

CHINESE_PATH = INTERPRETER._replace(executable="C:\\张\\python.exe")

TROUBLES = [
    ("Z01", python(version=(3, 10))),
    ("Z01", python(built_for="win-arm64")),
    ("Z02", python(executable=r"C:\Program Files\WindowsApps\Python\python.exe")),
    ("Z03", python(import_failures={"pythoncom": "DLL load failed"})),
    ("Z04", python(packages={"xl-perfgoals": "0.1.0", "xlwings": "0.38.0"})),
    ("Z04", python(packages={})),
    ("Z05", on_disk(lambda disk: disk.remove(rf"{PYTHON}\xlwings32-{XLWINGS}.dll"))),
    ("Z06", python(executable="C:\\Users\\\U00020bb7\\python.exe")),
    ("Z06", python(executable="C:\\" + "很长" * 250 + r"\python.exe")),
    ("Z06", on_disk(lambda disk: disk.remove(rf"{PYTHON}\pythonw.exe"))),
    ("Z06", facts(ansi_code_page=1252, files=Disk(files=python_files("C:\\张")), python=CHINESE_PATH)),
    ("Z07", variables(TEMP="C:\\Users\\\U00020bb7\\Temp")),
    ("Z08", lambda m: with_python(with_variables(m, PYTHONHOME=r"C:\Python27"), heeds_environment=True)),
    ("Z10", on_disk(lambda disk: disk.remove(ADDIN))),
    ("Z10", on_disk(lambda disk: disk.write(ADDIN, b"another"))),
    ("Z11", python(packages={"xl-perfgoals": "9.9", "xlwings": XLWINGS})),
    ("Z11", python(executable=r"D:\other\python.exe")),
    ("Z13", without(rf"{LOCATIONS}\Location20")),
    ("Z13", registry(rf"{LOCATIONS}\Location20", Path="C:\\other\\")),
    ("Z13", registry(rf"{OFFICE}\15.0\Excel")),
    ("Z14", on_disk(lambda disk: disk.internet.add(PureWindowsPath(ADDIN)))),
    ("Z20", wps),
    ("Z20", without(rf"{APP_PATHS}\excel.exe")),
    (
        "Z21",
        registry(
            rf"{APP_PATHS}\excel.exe", **{"": r"C:\Program Files\WindowsApps\Microsoft.Office\excel.exe"}
        ),
    ),
    ("Z23", facts(elevated=True)),
    ("Z23", registry(LAYERS, **{EXCEL: "~ RUNASADMIN"})),
    ("Z24", registry(rf"{OFFICE}\16.0\Excel\Resiliency\DisabledItems", **{"5F3A": DISABLED})),
    ("Z24", registry(rf"{OFFICE}\16.0\Excel\Resiliency\DisabledItems", **{"5F3A": b"\0" + DISABLED})),
    (
        "Z25",
        registry(EXCEL_CLASS, **{"": r"C:\Users\zhang\AppData\Local\Kingsoft\WPS Office\et.exe -Embedding"}),
    ),
    ("Z25", otherwise_named_server),
    ("Z30", registry(SECURITY, DisableAllAddins=1)),
    ("Z30", registry(rf"{POLICIES}\excel\security", requireaddinsig=1)),
    (
        "Z31",
        lambda m: registry(rf"{SECURITY}\Trusted Locations", AllLocationsDisabled=1)(
            registry(rf"{POLICIES}\Excel\Security", vbawarnings=4)(m)
        ),
    ),
    ("Z32", registry(ASR, **{CHILD_PROCESSES: "1"})),
    ("Z32", registry(ASR.replace(r"\Policies", ""), **{CHILD_PROCESSES.upper(): 1})),
]


def test_a_sound_computer(sound):
    found = verdicts(sound)
    by_hand = {code for code, verdict in found.items() if verdict is Verdict.BY_HAND}
    elsewhere = {code for code, verdict in found.items() if verdict is Verdict.NOT_HERE}
    assert by_hand == {"Z40", "Z41", "Z42", "Z43", "Z44"}
    assert elsewhere == {"Z09", "Z16", "Z45"}
    assert {found[code] for code in found.keys() - by_hand - elsewhere} == {Verdict.OK}


@pytest.mark.parametrize(("code", "change"), TROUBLES)
def test_each_trouble_is_seen(sound, code, change):
    assert verdicts(change(sound))[code] is Verdict.FAIL


def test_every_point_that_can_fail_has_a_case():
    seen = {code for code, _ in TROUBLES} | {"Z09", "Z16"}  # those of a Mac, below
    judged = {point.code for point in POINTS} - {"Z12", "Z15", "Z22"}  # these only give a note
    assert seen == {code for code in judged if code < "Z40"}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("Z12", on_disk(lambda disk: disk.remove(WORKBOOK))),
        ("Z15", variables(OneDriveCommercial=HOME + r"\Documents")),
        ("Z22", facts(processes=("Explorer.EXE", "EXCEL.EXE"))),
        ("Z31", registry(rf"{SECURITY}\Trusted Locations", AllLocationsDisabled=1)),
        ("Z31", registry(rf"{POLICIES}\Common\Security\Trusted Locations", **{"Allow User Locations": 0})),
        ("Z32", registry(ASR, **{CHILD_PROCESSES: "6"})),
    ],
)
def test_what_deserves_a_note_is_no_failure(sound, code, change):
    machine = change(sound)
    assert verdicts(machine)[code] is Verdict.NOTE
    assert not failed(examine(machine, *look_up(machine)))


@pytest.mark.parametrize(
    "change",
    [
        facts(ansi_code_page=65001),
        variables(PYTHONPATH=r"C:\libs"),  # an embedded Python does not heed it
        lambda m: with_variables(replace(m, elevated=True), USERNAME="Administrator"),
        lambda m: registry(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Policies\System", EnableLUA=0)(
            replace(m, elevated=True)
        ),
        registry(LAYERS, **{r"C:\other\game.exe": "RUNASADMIN"}),
        registry(EXCEL_CLASS, **{"": EXCEL + " /automation"}),
        registry(rf"{OFFICE}\16.0\Excel\Resiliency\DisabledItems", **{"1": "other.xlam".encode("utf-16-le")}),
        registry(SECURITY, VBAWarnings=4),  # what lies in a trusted location runs all the same
        registry(ASR, **{CHILD_PROCESSES: "2"}),
    ],
)
def test_no_false_alarm(sound, change):
    machine = change(sound)
    assert {Verdict.FAIL, Verdict.NOTE}.isdisjoint(verdicts(machine).values())


def test_the_administrator_s_order_goes_before_the_user_s_choice(sound):
    registry(SECURITY, DisableAllAddins=1)(sound)
    registry(rf"{POLICIES}\Excel\Security", DisableAllAddins=0)(sound)
    assert verdicts(sound)["Z30"] is Verdict.OK


def test_a_computer_before_installing():
    found = verdicts(windows())
    assert {code for code, verdict in found.items() if verdict is Verdict.FAIL} == {"Z10", "Z11", "Z13"}


def test_a_user_s_name_in_chinese_is_no_trouble_in_china():
    home = r"C:\Users\张三"
    folder = home + r"\AppData\Local\xl_perfgoals\python"
    machine = with_python(windows(Disk(files=python_files(folder))), executable=folder + r"\python.exe")
    machine = with_variables(machine, USERPROFILE=home, LOCALAPPDATA=home + r"\AppData\Local")
    assert verdicts(machine)["Z06"] is Verdict.OK
    assert verdicts(replace(machine, ansi_code_page=1252))["Z06"] is Verdict.FAIL
    assert verdicts(replace(machine, ansi_code_page=99999))["Z06"] is Verdict.FAIL


class TestMac:
    def test_before_installing(self):
        found = verdicts(mac())
        assert {code for code, v in found.items() if v is Verdict.FAIL} == {"Z10", "Z11", "Z16"}

    def test_sound(self, monkeypatch):
        monkeypatch.setattr("xl_perfgoals.office.install.running.fitted", lambda made, *_: made)
        machine = mac()
        assert run_install(machine, machine.files, products).good
        assert Verdict.FAIL not in verdicts(machine).values()

    def test_spaces(self):
        assert verdicts(mac("/Volumes/My Disk"))["Z09"] is Verdict.FAIL

    def test_without_excel(self):
        assert verdicts(mac(disk=Disk(PurePosixPath)))["Z20"] is Verdict.FAIL


def test_linux_is_told_what_works():
    found = verdicts(linux())
    assert (found["Z01"], found["Z20"]) == (Verdict.OK, Verdict.NOTE)
    assert Verdict.FAIL not in found.values()
    assert places_of(linux()) is None


def test_codes_are_unique_and_in_order():
    codes = [point.code for point in POINTS]
    assert codes == sorted(set(codes))


def test_the_report_names_every_point_once(sound):
    examined = examine(sound, *look_up(sound))
    text = report(examined, Platform.WINDOWS)
    assert all(text.count(each.point.code) == 1 for each in examined)
    assert FOLDER in text


@pytest.mark.parametrize(
    ("broken", "notes", "said"),
    [
        (0, 0, "没有发现问题。"),
        (0, 5, "没有必须处理的问题，5 处请留意。"),
        (1, 0, "1 处有问题。"),
        (1, 5, "1 处有问题，5 处请留意。"),
    ],
)
def test_the_last_sentence_forgets_nothing(sound, broken, notes, said):
    (one, *_) = examine(sound, *look_up(sound))
    examined = [
        one._replace(seen=one.seen._replace(verdict=verdict))
        for verdict in [Verdict.OK, *[Verdict.FAIL] * broken, *[Verdict.NOTE] * notes]
    ]
    assert report(examined, Platform.WINDOWS).splitlines()[-1] == said


def test_every_trouble_comes_with_advice(sound):
    examined = examine(replace(sound, registry=windows().registry), None, None)
    assert all(each.seen.advice for each in failed(examined))
