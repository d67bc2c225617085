"""Installing on made-up Windows computers: what goes where, what is left alone, and that all is undone."""

from dataclasses import replace
from pathlib import PureWindowsPath

import pytest

from tests.office.machines import (
    HOME,
    OFFICE,
    PYTHON,
    XLWINGS,
    Disk,
    python_files,
    windows,
    with_python,
    with_variables,
)
from xl_perfgoals.office.install.manifest import Role, read_installed
from xl_perfgoals.office.install.places import places_of
from xl_perfgoals.office.install.products import Products
from xl_perfgoals.office.install.running import look_up, run_install, run_uninstall
from xl_perfgoals.office.install.steps import LeaveFile, PutFile, RemoveFile, SetValues, told

XLSTART = HOME + r"\AppData\Roaming\Microsoft\Excel\XLSTART"
ADDIN = XLSTART + r"\XlPerfGoals.xlam"
FOLDER = HOME + r"\Documents\绩效目标县级工作簿"
WORKBOOK = FOLDER + r"\绩效目标县级工作簿.xlsm"
MANIFEST = HOME + r"\AppData\Local\xl_perfgoals\installed.json"
LOCATIONS = rf"{OFFICE}\16.0\Excel\Security\Trusted Locations"
SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


def products(addin=b"add-in 1", workbook=b"workbook 1"):
    return Products(addin, workbook, b"script", f"xlwings-{XLWINGS}.applescript")


@pytest.fixture(autouse=True)
def products_as_they_are(monkeypatch):
    """The products here are no packages; how an interpreter gets into one has a test of its own."""
    monkeypatch.setattr("xl_perfgoals.office.install.running.fitted", lambda made, *_: made)


def install(machine, wanted="", **made):
    return run_install(machine, machine.files, lambda: products(**made), wanted)


def obstacles(outcome):
    return [obstacle.code for obstacle in outcome.plan.obstacles]


def test_everything_goes_into_the_user_s_own_folders():
    machine = windows()
    before = set(machine.files.files)
    assert install(machine).good
    new = {str(path) for path in set(machine.files.files) - before}
    assert new == {ADDIN, WORKBOOK, MANIFEST}
    assert machine.registry.keys[rf"{LOCATIONS}\Location20"] == {
        "Path": FOLDER + "\\",
        "AllowSubfolders": 0,
        "Description": "xl_perfgoals",
    }


def test_uninstall_leaves_the_computer_as_it_was():
    machine = windows()
    files, keys = dict(machine.files.files), dict(machine.registry.keys)
    install(machine)
    assert run_uninstall(machine, machine.files).good
    assert (machine.files.files, machine.registry.keys) == (files, keys)


def test_a_dry_run_changes_nothing():
    machine = windows()
    files = dict(machine.files.files)
    outcome = run_install(machine, None, products)
    assert machine.files.files == files
    assert [type(step) for step in outcome.plan.steps] == [PutFile, PutFile, SetValues]
    assert all(told(step) for step in outcome.plan.steps)


def test_installing_again_changes_nothing():
    machine = windows()
    install(machine)
    files, keys = dict(machine.files.files), dict(machine.registry.keys)
    assert install(machine).good
    assert (machine.files.files, machine.registry.keys) == (files, keys)


def test_a_new_version_replaces_what_was_not_touched():
    machine = windows()
    install(machine)
    assert install(machine, addin=b"add-in 2", workbook=b"workbook 2").good
    assert (machine.files.read(ADDIN), machine.files.read(WORKBOOK)) == (b"add-in 2", b"workbook 2")
    assert machine.files.under(FOLDER) == [WORKBOOK]


class TestTheOfficersWorkbook:
    """It holds roster, settings and waivers: it is never overwritten and never removed."""

    FILLED = b"workbook 1, filled in"

    @pytest.fixture
    def machine(self):
        machine = windows()
        install(machine)
        machine.files.write(WORKBOOK, self.FILLED)
        return machine

    def test_stays_when_the_same_version_is_installed_again(self, machine):
        outcome = install(machine)
        assert LeaveFile in map(type, outcome.plan.steps)
        assert machine.files.under(FOLDER) == [WORKBOOK]
        assert machine.files.read(WORKBOOK) == self.FILLED

    def test_stays_beside_a_new_version_once(self, machine):
        for _ in range(3):
            install(machine, workbook=b"workbook 2")
        assert machine.files.read(WORKBOOK) == self.FILLED
        assert [machine.files.read(path) for path in machine.files.under(FOLDER)] == [
            self.FILLED,
            b"workbook 2",
        ]

    def test_stays_when_the_new_one_beside_it_is_filled_in_as_well(self, machine):
        install(machine, workbook=b"workbook 2")
        (beside,) = set(machine.files.under(FOLDER)) - {WORKBOOK}
        machine.files.write(beside, b"workbook 2, filled in")
        install(machine, workbook=b"workbook 2")
        install(machine, workbook=b"workbook 3")
        held = {machine.files.read(path) for path in machine.files.under(FOLDER)}
        assert held == {self.FILLED, b"workbook 2, filled in", b"workbook 3"}

    def test_stays_when_everything_else_is_removed(self, machine):
        assert run_uninstall(machine, machine.files).good
        assert machine.files.read(WORKBOOK) == self.FILLED
        assert not machine.files.exists(ADDIN)
        assert rf"{LOCATIONS}\Location20" not in machine.registry.keys

    def test_stays_when_the_notes_are_lost(self, machine):
        machine.files.remove(MANIFEST)
        install(machine, workbook=b"workbook 2")
        assert machine.files.read(WORKBOOK) == self.FILLED

    def test_loses_the_mark_of_the_internet(self, machine):
        machine.files.internet.add(PureWindowsPath(WORKBOOK))
        install(machine)
        assert not machine.files.marked(WORKBOOK)


def test_a_stranger_s_file_in_the_add_in_s_place_stops_everything():
    disk = Disk(files={**python_files(), ADDIN: b"somebody else's"})
    outcome = install(windows(disk))
    assert obstacles(outcome) == [""]
    assert disk.read(ADDIN) == b"somebody else's"
    assert not disk.exists(WORKBOOK)


def test_an_add_in_changed_since_is_not_removed():
    machine = windows()
    install(machine)
    machine.files.write(ADDIN, b"signed by the county")
    outcome = run_uninstall(machine, machine.files)
    assert [step.path for step in outcome.plan.steps if isinstance(step, LeaveFile)] == [ADDIN]
    assert machine.files.read(ADDIN) == b"signed by the county"


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda m: replace(m, processes=("EXCEL.EXE",)), ["Z22"]),
        (lambda m: replace(m, elevated=True), ["Z23"]),
        (lambda m: with_python(m, version=(3, 10)), ["Z01"]),
        (lambda m: with_python(m, built_for="win32"), ["Z01"]),
        (lambda m: with_python(m, built_for="win-arm64"), ["Z01"]),
        (lambda m: with_python(m, packages={"xlwings": "0.37.7"}), ["Z04"]),
        (lambda m: with_python(m, import_failures={"pythoncom": "DLL load failed"}), ["Z03"]),
    ],
)
def test_what_stops_an_installation(change, codes):
    machine = change(windows())
    before = dict(machine.files.files)
    assert obstacles(install(machine)) == codes
    assert machine.files.files == before


def test_store_python_stops_an_installation():
    folder = HOME + r"\AppData\Local\Microsoft\WindowsApps\PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0"
    machine = with_python(windows(Disk(files=python_files(folder))), executable=folder + r"\python.exe")
    assert obstacles(install(machine)) == ["Z02"]


def test_excel_must_be_closed_for_removing_too():
    machine = windows()
    install(machine)
    files = dict(machine.files.files)
    outcome = run_uninstall(replace(machine, processes=("excel.exe",)), machine.files)
    assert obstacles(outcome) == ["Z22"]
    assert machine.files.files == files


def test_nothing_noted_nothing_removed():
    machine = windows()
    assert not run_uninstall(machine, machine.files).good


def test_damaged_notes_are_no_notes():
    machine = windows()
    machine.files.write(MANIFEST, b'{"files": 3')
    assert look_up(machine)[1] is None
    assert install(machine).good


def test_a_locked_file_is_told_and_the_rest_is_done():
    machine = windows()
    install(machine)
    machine.files.locked.add(PureWindowsPath(ADDIN))
    outcome = install(machine, addin=b"add-in 2", workbook=b"workbook 2")
    assert [failure.step.path for failure in outcome.failures] == [ADDIN]
    assert outcome.failures[0].reason == "没有写入权限，或正被别的程序使用"
    assert machine.files.read(WORKBOOK) == b"workbook 2"
    outcome = run_uninstall(machine, machine.files)
    assert [failure.step.path for failure in outcome.failures] == [ADDIN]
    machine.files.locked.clear()
    assert run_uninstall(machine, machine.files).good
    assert not machine.files.under(XLSTART)
    assert not machine.files.exists(MANIFEST)


class TestLibraries:
    """xlwings' DLLs have to lie beside the interpreter, or one folder up."""

    NAMES = (f"xlwings64-{XLWINGS}.dll", f"xlwings32-{XLWINGS}.dll")

    def disk(self, folder):
        files = {path: data for path, data in python_files().items() if not path.endswith(".dll")}
        return Disk(files=files | {rf"{folder}\{name}": name.encode() for name in self.NAMES})

    @pytest.mark.parametrize("folder", [PYTHON + r"\Lib\site-packages", HOME + r"\AppData\Roaming\Python"])
    def test_are_brought_beside_it(self, folder):
        machine = with_python(windows(self.disk(folder)), data_folders=(folder,))
        assert install(machine).good
        assert [machine.files.read(rf"{PYTHON}\{name}") for name in self.NAMES] == [
            name.encode() for name in self.NAMES
        ]
        run_uninstall(machine, machine.files)
        assert not machine.files.exists(rf"{PYTHON}\{self.NAMES[0]}")
        assert machine.files.exists(rf"{folder}\{self.NAMES[0]}")

    def test_of_a_virtual_environment_are_found_one_folder_up(self):
        venv = HOME + r"\venv"
        disk = self.disk(venv)
        disk.write(venv + r"\Scripts\pythonw.exe", b"")
        machine = with_python(windows(disk), executable=venv + r"\Scripts\python.exe")
        outcome = install(machine)
        assert outcome.good
        assert Role.LIBRARY not in {step.role for step in outcome.plan.steps if isinstance(step, PutFile)}

    def test_that_are_nowhere_stop_an_installation(self):
        machine = windows(self.disk(r"D:\elsewhere"))
        assert obstacles(install(machine)) == ["Z05", "Z05"]

    def test_of_an_older_version_are_cleared_away(self):
        site = PYTHON + r"\Lib\site-packages"
        machine = with_python(windows(self.disk(site)), data_folders=(site,))
        install(machine)
        newer = "0.38.0"
        for name in self.NAMES:
            machine.files.write(rf"{PYTHON}\{name.replace(XLWINGS, newer)}", b"new")
        machine = with_python(machine, required_xlwings=newer, packages={"xlwings": newer})
        outcome = install(machine)
        assert outcome.good
        assert [step.path for step in outcome.plan.steps if isinstance(step, RemoveFile)] == [
            rf"{PYTHON}\{name}" for name in self.NAMES
        ]


class TestWhereTheWorkbookGoes:
    def folder(self, machine, wanted=""):
        return places_of(machine, wanted).workbook_folder

    def test_into_the_documents_wherever_they_are(self):
        machine = windows()
        machine.registry.keys[SHELL_FOLDERS] = {"Personal": r"D:\%USERNAME%的文档"}
        assert self.folder(machine) == r"D:\zhang的文档\绩效目标县级工作簿"

    def test_not_into_onedrive(self):
        machine = with_variables(windows(), OneDrive=HOME + r"\OneDrive")
        machine.registry.keys[SHELL_FOLDERS] = {"Personal": r"%USERPROFILE%\OneDrive\文档"}
        assert self.folder(machine) == HOME + r"\绩效目标县级工作簿"

    def test_where_the_user_wants_it_also_the_next_time(self):
        machine = windows()
        install(machine, r"E:\绩效")
        assert machine.files.exists(r"E:\绩效\绩效目标县级工作簿.xlsm")
        install(machine, workbook=b"workbook 2")
        assert machine.files.read(r"E:\绩效\绩效目标县级工作簿.xlsm") == b"workbook 2"
        assert not machine.files.exists(WORKBOOK)


class TestTrust:
    def test_of_a_folder_that_is_trusted_already_is_left_alone(self):
        machine = windows()
        machine.registry.keys[rf"{LOCATIONS}\Location3"] = {"Path": FOLDER.upper()}
        install(machine)
        assert len(machine.registry.subkeys(LOCATIONS)) == 1
        run_uninstall(machine, machine.files)
        assert machine.registry.subkeys(LOCATIONS) == ("Location3",)

    def test_takes_a_number_that_is_free(self):
        machine = windows()
        machine.registry.keys[rf"{LOCATIONS}\location20"] = {"Path": "C:\\other\\"}
        install(machine)
        assert set(machine.registry.subkeys(LOCATIONS)) == {"location20", "Location21"}

    def test_is_given_to_each_version_of_excel(self):
        machine = windows()
        machine.registry.keys[rf"{OFFICE}\15.0\Excel"] = {}
        install(machine)
        assert machine.registry.subkeys(LOCATIONS.replace("16.0", "15.0")) == ("Location20",)

    def test_is_not_taken_from_a_folder_put_there_since(self):
        machine = windows()
        install(machine)
        machine.registry.keys[rf"{LOCATIONS}\Location20"] = {"Path": "C:\\other\\"}
        run_uninstall(machine, machine.files)
        assert machine.registry.subkeys(LOCATIONS) == ("Location20",)


def test_a_user_whose_name_the_code_page_lacks_gets_the_program_elsewhere():
    home, elsewhere = "C:\\Users\\\U00020bb7", r"C:\ProgramData\xl_perfgoals\python"
    variables = {"USERPROFILE": home, "LOCALAPPDATA": home + r"\AppData\Local", "APPDATA": home + r"\Roaming"}
    inside = home + r"\AppData\Local\xl_perfgoals\python"
    machine = with_python(
        with_variables(windows(Disk(files=python_files(inside))), **variables),
        executable=inside + r"\python.exe",
    )
    assert obstacles(install(machine)) == ["Z06"]
    machine = with_python(
        with_variables(windows(Disk(files=python_files(elsewhere))), **variables),
        executable=elsewhere + r"\python.exe",
    )
    assert install(machine).installed.interpreter == elsewhere + r"\pythonw.exe"


def test_the_notes_say_what_was_installed():
    machine = windows()
    install(machine)
    installed = read_installed(machine.files.read(MANIFEST))
    assert [(file.path, file.role) for file in installed.files] == [
        (ADDIN, Role.ADDIN),
        (WORKBOOK, Role.WORKBOOK),
    ]
    assert (installed.xlwings, installed.interpreter) == (XLWINGS, PYTHON + r"\pythonw.exe")
