"""A township's forms in a real window: checked, marked, cleared and restored by toolbar and menu."""

import shutil

import pytest

from tests.e2e.screen import REAL_CLICKS
from tests.hosts.conftest import SAMPLES, TOWNSHIP
from xl_perfgoals.hosts.finding_list import NAME as LIST
from xl_perfgoals.office.calc.addons import TITLE

pytestmark = REAL_CLICKS


@pytest.fixture
def township(desk, tmp_path):
    return desk.open(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))


def test_checked_and_cleared(desk, township):
    document = township
    sheet = document.front
    document.use_toolbar(TITLE, "校验本表")
    said = desk.told()
    desk.screen.picture("checked-with-message")
    desk.answer()
    marked = document.notes
    print(said, marked)
    assert marked
    desk.screen.picture("checked")
    document.use_menu(TITLE, "清除标记")
    desk.agreed()
    assert not document.notes
    document.use_menu(TITLE, "校验全部")
    desk.agreed()
    assert LIST in document.sheets
