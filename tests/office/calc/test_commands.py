"""The macros behind menu, toolbar and the county workbook's buttons, and what they say when they cannot."""

import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.hosts.conftest import SAMPLES, TOWNSHIP
from tests.office.calc.conftest import OTHER_PYTHON, Calc, noted
from tests.support.libreoffice import SOFFICE
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.office.calc.addons import IDENTIFIER, macro_of

pytestmark = SOFFICE


@pytest.fixture
def township(calc, tmp_path):
    document = calc.open(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))
    yield document
    with suppress(Exception):  # it may be gone with LibreOffice
        document.close(True)


def notes(document):
    return sum(sheet.Annotations.Count for sheet in document.Sheets)


def test_buttons_act_on_the_document_that_they_are_given(calc, township):
    other = calc.new()
    calc.press("check_all", township)
    assert notes(township) > 20
    assert other.Sheets.Count == 1
    calc.press("undo_last", township)
    assert notes(township) == 0
    calc.press("check_sheet", township)
    marked = [sheet.Name for sheet in township.Sheets if sheet.Annotations.Count]
    assert marked == [township.Sheets.getByIndex(0).Name]
    calc.press("clear_marks", township)
    assert notes(township) == 0
    other.close(True)


def test_the_extension_has_the_macros_of_menu_and_toolbar(calc):
    for command in COMMANDS:
        assert calc.script(macro_of(command)) is not None


def test_menu_and_toolbar(calc, tmp_path):
    """The toolbar is there, and an entry carries out its command on the document in front."""
    from xl_perfgoals.hosts.calc.uno_bridge import service

    document = calc.open(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP), hidden=False)
    frame = document.CurrentController.Frame
    toolbar = f"private:resource/toolbar/addon_{IDENTIFIER}.toolbar"
    assert frame.LayoutManager.isElementVisible(toolbar)
    assert frame.LayoutManager.isElementDocked(toolbar)
    (check,) = [command for command in COMMANDS if command.name == "check_sheet"]
    dispatcher = service(calc.office.context, "frame.DispatchHelper")
    dispatcher.executeDispatch(frame, macro_of(check), "", 0, ())
    assert notes(document) > 0
    document.close(True)


@pytest.fixture
def broken(installed, tmp_path):
    """LibreOffice whose note of the program is changed; a new cell, and what stands in it."""
    from xl_perfgoals.hosts.calc.office_process import started_office

    def answered(formulas=('=PG_WANYUAN("1亿")',), between=None, **changes):
        profile = tmp_path / "profile"
        shutil.copytree(installed.places.profile, profile)
        if changes:
            noted(profile, **changes)
        else:
            (profile / "user" / "xl_perfgoals.json").unlink()
        with started_office(profile=profile, as_it_is=True) as office:
            calc = Calc(office)
            document = calc.new()
            calc.press("check_sheet", document)  # says the same in a window that is not there
            told = []
            for formula in formulas:
                cell = document.Sheets.getByIndex(0).getCellByPosition(0, 0)
                cell.Formula = formula
                told.append(cell.String)
                if between:
                    between(calc)
            document.close(True)
            return told

    return answered


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "没有安装记录"),
        ({"python": "/nowhere/python"}, "/nowhere/python"),
        ({"folders": ["/nowhere/site-packages"]}, "/nowhere/site-packages"),
        ({"version": "?", "bits": None, "folders": 3}, "安装记录坏了"),
    ],
)
def test_what_is_missing_is_told(broken, changes, said):
    (told,) = broken(**changes)
    assert told.startswith("#")
    assert said in told
    assert "xl-perfgoals install --calc" in told


@pytest.mark.parametrize("version", [OTHER_PYTHON, None], ids=["beside", "within"])
def test_packages_that_do_not_load(broken, machine, tmp_path, version):
    package = tmp_path / "packages" / "xl_perfgoals"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('half of it is missing')", encoding="utf-8")
    version = version or [int(part) for part in machine.calc.python.split(".")]
    (told,) = broken(folders=[str(package.parent)], version=version)
    assert told.startswith("#")
    assert "half of it is missing" in told


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the program in /proc")
def test_a_program_that_dies_is_started_again(broken):
    killed = []

    def kill(calc):
        for pid in beside(calc.office.process.pid):
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    formulas = ['=PG_WANYUAN("1亿")', '=PG_WANYUAN("2亿")']
    assert broken(formulas, kill, version=OTHER_PYTHON) == ["10000", "20000"]
    assert len(killed) >= 2


def beside(office):
    """The programs that run beside a LibreOffice, which has a session of processes of its own."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes()
            if b"xl_perfgoals.hosts.calc.beside" in words and os.getsid(int(process.name)) == office:
                yield int(process.name)


@pytest.fixture
def county(calc, installed, tmp_path):
    """The county workbook as installed, with the samples in a folder beside it that is written on 首页."""
    shutil.copytree(SAMPLES, tmp_path / "报送")
    workbook = Path(installed.places.workbook)
    copy = workbook.with_name(f"{tmp_path.name}.xlsm")  # its macros run in this folder only
    shutil.copy(workbook, copy)
    document = calc.open(copy, macros=True)
    document.Sheets.getByName("首页").getCellRangeByName("C4").setString(str(tmp_path / "报送"))
    yield document
    with suppress(Exception):
        document.close(True)
    copy.unlink()


def test_consolidating(calc, county):
    calc.press("consolidate", county)
    names = [sheet.Name for sheet in county.Sheets]
    assert {"部门汇总", "项目汇总", "问题清单"} <= set(names)
    rows = county.Sheets.getByName("项目汇总").getCellRangeByName("A1:K40").getDataArray()
    assert sum(isinstance(row[0], float) for row in rows) == 15


def test_the_county_workbook_s_own_buttons_and_functions(county):
    address = "vnd.sun.star.script:XlPerfGoals.PgButtons.consolidate?language=Basic&location=document"
    county.getScriptProvider().getScript(address).invoke((), (), ())
    assert county.Sheets.hasByName("部门汇总")
    cell = county.Sheets.getByName("单位名册").getCellRangeByName("Z1")
    cell.Formula = '=PG_WANYUAN("65904元")'
    assert cell.Value == 6.5904
    cell.Formula = '=PG_STATUS("平罗县灵沙乡人民政府")'
    assert not cell.String.startswith("#")
    cell.Formula = "=PG_TOTAL($项目汇总.A1:Z40)"
    assert cell.Value > 100
