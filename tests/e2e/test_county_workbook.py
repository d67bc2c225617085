"""The county workbook in a real window: its buttons clicked, formulas typed, the menu and the toolbar used."""

import time

import pytest

from tests.e2e.screen import REAL_CLICKS
from tests.e2e.things import Role
from xl_perfgoals.office.calc.addons import TITLE

pytestmark = REAL_CLICKS

TOTALS = {"平罗县乡村振兴服务中心": 7970.5904, "平罗县灵沙乡人民政府": 312.7584, "合计": 8283.3488}


def totals(document):
    """The annual totals on 部门汇总, by department."""
    head, *rows = (row for row in document.rows("部门汇总") if "年度资金总额" in row or row[0] != "")
    while "年度资金总额" not in head:
        head, *rows = rows
    column = head.index("年度资金总额")
    return {row[2] or row[0]: row[column] for row in rows if isinstance(row[column], float)}


def test_consolidating(desk, county, folder):
    document = desk.open(county)
    document.put("首页", "C4", str(folder))
    before = document.sheets
    button = document.button("汇总乡镇")
    begun = time.monotonic()
    desk.click(button)
    said = desk.told()
    took = time.monotonic() - begun
    print(f"汇总乡镇 took {took:.2f} s from click to result")
    assert "8283.3488" in said
    desk.screen.picture("consolidated-with-message")
    desk.answer()
    assert totals(document) == pytest.approx(TOTALS)
    desk.screen.picture("consolidated")
    for sheet in ("汇总概览", "项目汇总", "指标明细", "问题清单", "报送情况"):
        document.show(sheet)
        desk.screen.picture(f"consolidated-{sheet}")
    document.open_menu(TITLE)
    desk.screen.picture("menu-and-toolbar")
    desk.screen.press("Escape")
    document.show("首页")
    document.push("撤销上次")
    assert "汇总乡镇" in desk.agreed()
    assert document.sheets == before


def test_typed_functions(desk, county):
    document = desk.open(county)
    document.show("单位名册")
    document.put("单位名册", "H6", "65904元")
    document.enter("H7", "=PG_WANYUAN(H6)")
    desk.until("6.5904", lambda: document.number("单位名册", "H7") == 6.5904)
    desk.screen.picture("functions-typed")


def test_choosing_the_folder(desk, county, folder):
    document = desk.open(county)
    document.push("选择文件夹")
    desk.box()
    desk.screen.picture("choosing-a-folder")
    desk.screen.press("ctrl+a")
    desk.screen.type(str(folder))
    desk.screen.press("Return")
    assert str(folder) in desk.agreed()
    assert document.text("首页", "C4") == str(folder)


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
