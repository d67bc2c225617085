"""The county workbook in a real window: its buttons clicked, a formula typed, the menu looked at."""

import time

import pytest

from tests.e2e.screen import PICTURES, REAL_CLICKS
from tests.e2e.things import Role
from xl_perfgoals.office.calc.addons import TITLE

pytestmark = REAL_CLICKS

TOTALS = {"平罗县乡村振兴服务中心": 7970.5904, "平罗县灵沙乡人民政府": 312.7584, "合计": 8283.3488}


def totals(document):
    """The annual totals on 部门汇总, by department."""
    rows = document.rows("部门汇总")
    head = next(row for row in rows if "年度资金总额" in row)
    column = head.index("年度资金总额")
    return {row[2] or row[0]: row[column] for row in rows if isinstance(row[column], float)}


def test_a_round(desk, county, folder):
    document = desk.open(county)
    before = document.sheets
    document.push("选择文件夹")
    desk.box()
    desk.screen.picture("choosing-the-folder")
    desk.screen.press("ctrl+a")
    desk.screen.type(str(folder))
    desk.screen.press("Return")
    assert str(folder) in desk.agreed()
    assert document.text("首页", "C4") == str(folder)

    button = document.button("汇总乡镇")
    begun = time.monotonic()
    desk.click(button)
    said = desk.told()
    took = time.monotonic() - begun
    (PICTURES / "seconds-from-click-to-result.txt").write_text(f"{took:.2f}\n", encoding="utf-8")
    desk.screen.picture("consolidated-with-message")
    desk.answer()
    assert totals(document) == pytest.approx(TOTALS), document.rows("报送情况")
    assert "8283.3488" in said

    document.open_menu(TITLE)
    desk.screen.picture("menu-and-toolbar")
    desk.screen.press("Escape")
    for sheet in ("问题清单", "汇总概览", "项目汇总"):
        document.show(sheet)
        desk.screen.picture(f"consolidated-{sheet}")
    document.enter("R3", "=PG_TOTAL(A3:P40)")
    desk.until("total", lambda: document.number("项目汇总", "R3") == pytest.approx(8283.3488))

    document.show("首页")
    document.push("撤销上次")
    assert "汇总乡镇" in desk.agreed()
    assert document.sheets == before
    assert document.front == "首页"


def test_saving_in_calc(desk, county):
    """LibreOffice 7.4 loses the buttons; they come back with the next command of menu or toolbar."""
    document = desk.open(county)
    desk.screen.press("ctrl+s")
    keep = desk.until("choice", lambda: [b for b in desk.box().every(Role.BUTTON) if "Excel" in b.name])
    written = county.stat().st_mtime_ns
    desk.click(keep[0])
    desk.until("saved file", lambda: county.stat().st_mtime_ns > written and not document.modified)
    document.close()
    document = desk.open(county)
    document.use_toolbar(TITLE, "使用帮助")
    assert "汇总乡镇" in desk.agreed()
    assert not document.modified
    document.show("设置")  # only then are new buttons called by what stands on them
    document.show("首页")
    desk.screen.picture("saved-and-opened-again")
    document.push("汇总乡镇")
    assert "报送文件夹" in desk.agreed()
