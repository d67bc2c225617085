"""The products on their way into Excel, a Mac's installation in a real folder, and Linux."""

import io
from pathlib import Path

import pytest

from tests.office.machines import XLWINGS, linux, mac, windows
from tests.office.stand_ins import UDFS
from tests.support.macro_books import load_macro_book
from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK, build_addin, build_county_workbook
from xl_perfgoals.office.install.places import places_of
from xl_perfgoals.office.install.products import ProductError, build_products, fitted
from xl_perfgoals.office.install.running import run_install, run_uninstall
from xl_perfgoals.office.install.this_machine import LocalHands, this_machine
from xl_perfgoals.office.packages import read_parts
from xl_perfgoals.office.xlwings_settings import CONF_SHEET


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    build_addin(folder / ADDIN, UDFS)
    build_county_workbook(folder / COUNTY_WORKBOOK, UDFS)
    return folder


@pytest.fixture(scope="module")
def products(built):
    return build_products(built)


def settings(workbook):
    sheet = load_macro_book(io.BytesIO(workbook))[CONF_SHEET]
    return dict(sheet.iter_rows(max_col=2, values_only=True))


def test_the_usual_interpreter_leaves_them_as_they_were_built(products):
    machine = windows()
    assert fitted(products, machine, places_of(machine).interpreter) == products


@pytest.mark.parametrize(
    ("machine", "key", "interpreter"),
    [
        (windows(), "INTERPRETER_WIN", r"C:\ProgramData\xl_perfgoals\python\pythonw.exe"),
        (windows(), "INTERPRETER_WIN", r"D:\R&D <1>\张三\pythonw.exe"),
        (mac(), "INTERPRETER_MAC", "/opt/goals/bin/python"),
    ],
)
def test_another_interpreter_is_the_only_change(products, machine, key, interpreter):
    workbook = fitted(products, machine, interpreter).workbook
    assert settings(workbook) == {**settings(products.workbook), key: interpreter}
    before, after = read_parts(products.workbook), read_parts(workbook)
    assert [name for name in before if before[name] != after[name]] == ["xl/sharedStrings.xml"]


def test_a_folder_without_the_built_files_is_named(tmp_path):
    with pytest.raises(ProductError, match=ADDIN):
        build_products(tmp_path)


def test_a_mac_gets_three_files_and_gives_them_back(products, tmp_path):
    hands = LocalHands()
    python = tmp_path / ".xl_perfgoals/venv/bin/python"
    hands.write(str(python), b"")
    machine = mac(str(tmp_path), disk=hands)
    outcome = run_install(machine, hands, lambda: products)
    assert outcome.good
    start_up = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
    expected = {
        f"{start_up}/{ADDIN}": products.addin,
        f"Library/Application Scripts/com.microsoft.Excel/xlwings-{XLWINGS}.applescript": products.script,
        f"Documents/绩效目标县级工作簿/{COUNTY_WORKBOOK}": products.workbook,
    }
    assert {name: (tmp_path / name).read_bytes() for name in expected} == expected
    assert (tmp_path / ".xl_perfgoals/installed.json").exists()
    assert run_uninstall(machine, hands).good
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [python]
    assert not (tmp_path / "Documents").exists()


def test_a_mac_refuses_spaces_in_the_interpreter_s_path(products):
    machine = mac("/Volumes/My Disk")
    outcome = run_install(machine, machine.files, lambda: products)
    assert [obstacle.code for obstacle in outcome.plan.obstacles] == ["Z09"]


def test_on_linux_nothing_is_even_built():
    outcome = run_install(linux(), LocalHands(), lambda: pytest.fail("built"))
    assert not outcome.good
    assert not outcome.plan.steps


def test_this_machine_knows_its_python():
    machine = this_machine()
    assert Path(machine.python.executable).exists()
    assert machine.python.packages["xlwings"] == machine.python.required_xlwings


def test_writing_replaces_a_file_whole(tmp_path):
    hands, target = LocalHands(), tmp_path / "a" / "b" / "file"
    assert hands.write(str(target), b"1") == (str(tmp_path / "a"), str(tmp_path / "a" / "b"))
    assert hands.write(str(target), b"2") == ()
    assert [path.read_bytes() for path in target.parent.iterdir()] == [b"2"]
    hands.remove_folder(str(target.parent))
    assert target.exists()
    hands.remove(str(target))
    hands.remove_folder(str(target.parent))
    assert not target.parent.exists()
