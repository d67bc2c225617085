"""What goes wrong in a real window ends in a clear message, in time, and nothing that was saved is lost."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.desk import StuckError, seated
from tests.e2e.screen import PICTURES, REAL_CLICKS
from tests.hosts.conftest import SAMPLES, TOWNSHIP
from tests.support.libreoffice import TELLTALE
from xl_perfgoals.files.libreoffice.profile import write_profile
from xl_perfgoals.hosts import refusals
from xl_perfgoals.office.calc.addons import TITLE
from xl_perfgoals.office.vba_wording import SENTENCES

pytestmark = REAL_CLICKS

EVERY_MACRO = ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "0")
LOCK = "张三,zhangsan,WIN-01,22.07.2023 08:31,file:///home/zhangsan/profile;"
IN_THE_MIDDLE = 1.2
"""Seconds of a processor's time after the click: reading has begun, nothing is written."""


@pytest.fixture
def elsewhere(home, tmp_path) -> Path:
    """The county workbook in a folder where no macro may run."""
    return Path(shutil.copy(home.workbook, tmp_path / "county.xlsm"))


@pytest.fixture
def bare(tmp_path) -> Path:
    """The profile of an officer who has not installed anything, and lets every macro run."""
    write_profile(tmp_path / "bare", [EVERY_MACRO])
    return tmp_path / "bare"


def test_without_the_extension(screen, bare, elsewhere):
    with seated(screen, bare, 30, "without-the-extension") as desk:
        document = desk.open(elsewhere)
        document.push("汇总乡镇")
        assert desk.told(seconds=5) == SENTENCES["PgNoExtension"]
        screen.picture("without-the-extension")
        desk.answer()
        document.enter("F4", "=PG_WANYUAN(1)")
        desk.until("answer", lambda: document.text("首页", "F4") == "#" + SENTENCES["PgNoExtension"])


def test_macros_are_not_allowed(desk, elsewhere):
    """As LibreOffice is set at first. It says so; the buttons do nothing, the menu serves."""
    desk.double_click(elsewhere)
    assert "macro security" in desk.told()
    desk.screen.picture("macros-not-allowed")
    desk.answer()
    document = desk.opened(elsewhere)
    document.push("汇总乡镇")
    document.enter("F4", "=PG_WANYUAN(20000)")
    desk.until("answer", lambda: document.text("首页", "F4") == "#VALUE!")  # its own macros are asked first
    assert not desk.boxes()
    document.use_menu(TITLE, "汇总乡镇")
    assert desk.agreed() == refusals.NO_FOLDER


def test_a_lock_left_behind(desk, tmp_path):
    workbook = Path(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))
    lock = workbook.with_name(f".~lock.{TOWNSHIP}#")
    lock.write_text(LOCK, encoding="utf-8")
    before = workbook.read_bytes()
    desk.double_click(workbook)
    assert "张三" in desk.told()
    desk.screen.picture("locked")
    desk.answer("Open Read-Only")
    document = desk.opened(workbook)
    document.use_toolbar(TITLE, "校验本表")
    assert refusals.READ_ONLY.format(book=TOWNSHIP) in desk.agreed()
    assert not document.notes
    assert workbook.read_bytes() == before
    assert lock.read_text(encoding="utf-8") == LOCK


def test_open_already(desk, county):
    document = desk.open(county)
    document.show("设置")
    desk.double_click(county)
    desk.until("end of the second", lambda: desk.handed_over)
    assert desk.count == 1
    assert not desk.boxes()
    assert document.front == "设置"


def test_killed_while_consolidating(screen, profile, county, folder):
    before = county.read_bytes()
    with seated(screen, profile, 30, "killed") as desk:
        document = desk.open(county)
        document.put("首页", "C4", str(folder))
        button, enough = document.button("汇总乡镇"), worked(desk.process) + IN_THE_MIDDLE
        desk.click(button)
        desk.until("work", lambda: worked(desk.process) > enough)
        desk.kill()
    assert county.read_bytes() == before
    with seated(screen, profile, 30, "killed-and-opened-again") as desk:
        document = desk.open(county)  # which asks nothing
        assert document.text("首页", "C4") == ""
        document.push("汇总乡镇")
        assert desk.agreed() == refusals.NO_FOLDER
    assert not list(county.parent.glob("*.tmp"))


def worked(group: int) -> float:
    """Seconds of processors' time that a group of processes has used."""
    used = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            facts = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(facts[2]) == group:
                used += int(facts[11]) + int(facts[12])
    return used / os.sysconf("SC_CLK_TCK")


def test_a_box_that_nobody_answers(screen, bare, tmp_path):
    """An error in a macro opens one, and LibreOffice waits for ever."""
    workbook = tmp_path / "macro.fods"
    text = TELLTALE.format(witness=tmp_path / "witness.txt", site="http://127.0.0.1:9")
    workbook.write_text(text.replace("  Print #1", "  Error 11\n  Print #1"), encoding="utf-8")
    picture = PICTURES / "stuck-macro-error.png"
    picture.unlink(missing_ok=True)
    begun = time.monotonic()
    with pytest.raises(StuckError), seated(screen, bare, 2, "macro-error") as desk:
        desk.open(workbook)
    assert time.monotonic() - begun < 10
    assert picture.exists()
