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
from xl_perfgoals.office.calc.addons import macro_of

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
