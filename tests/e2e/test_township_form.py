"""A township's forms in a real window: checked, marked, cleared and restored by toolbar and menu."""

import shutil
from pathlib import Path

import pytest

from tests.e2e.desk import seated
from tests.e2e.screen import REAL_CLICKS
from tests.hosts.conftest import SAMPLES, TOWNSHIP
from tests.office.calc.conftest import OTHER_PYTHON, noted
from xl_perfgoals.hosts.finding_list import NAME as LIST
from xl_perfgoals.office.calc.addons import TITLE

pytestmark = REAL_CLICKS

MARKED = {"B10", "D14", "D15", "E16", "D17", "D18"}


@pytest.fixture
def township(tmp_path) -> Path:
    return Path(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))


def test_checked_and_cleared(desk, township):
    document = desk.open(township)
    sheet = document.front
    filled = document.fill(sheet, "D14")
    document.use_toolbar(TITLE, "校验本表")
    said = desk.told()
    assert "4 个警告" in said
    desk.screen.picture("checked-with-message")
    desk.answer()
    assert set(document.notes) == MARKED
    assert document.fill(sheet, "D14") != filled
    desk.click(document.cell("D14"))  # the mouse over a cell shows its note
    desk.screen.picture("checked")

    document.use_menu(TITLE, "清除标记")
    desk.agreed()
    assert not document.notes
    assert document.fill(sheet, "D14") == filled

    document.enter("G1", "=PG_VALIDATE()")
    desk.until("verdict", lambda: document.text(sheet, "G1") == "4 个警告")
    document.put(sheet, "G2", "65904元")  # letters that are on no key
    document.enter("G3", "=PG_WANYUAN(G2)")
    desk.until("amount", lambda: document.number(sheet, "G3") == 6.5904)
    assert document.text(sheet, "G1") == "4 个警告"
    desk.screen.picture("functions-typed")

    document.use_menu(TITLE, "校验全部")
    assert "11 张" in desk.agreed()
    assert LIST in document.sheets
    document.use_toolbar(TITLE, "撤销上次")
    desk.agreed()
    assert LIST not in document.sheets
    assert not document.notes


def test_the_program_beside(screen, profile, township):
    """With another Python than LibreOffice's own: no click may leave the two waiting for each other."""
    noted(profile, version=OTHER_PYTHON)
    with seated(screen, profile, 30, "beside") as desk:
        document = desk.open(township)
        document.use_toolbar(TITLE, "校验本表")
        assert "4 个警告" in desk.agreed()
        assert set(document.notes) == MARKED
