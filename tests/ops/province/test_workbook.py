"""The province's workbook: what stands in it without counties, and where its links lead."""

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.province import (
    CountyLine,
    DepartmentSums,
    FileCounts,
    FindingCounts,
    FormCounts,
    Sums,
    UnreadFile,
)
from xl_perfgoals.ops.present.front_cards import Card
from xl_perfgoals.ops.province.cards import card_rows
from xl_perfgoals.ops.province.checks import checks
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.unread import unread_sheet
from xl_perfgoals.ops.province.workbook import province_sheets

MONEY = Sums(Amount("3.5"), Amount(3), Amount("0.5"))
TOWN = DepartmentSums("石桥镇", "061", 2, MONEY, FindingCounts(1, 2, 3), "退回")
UNREAD = UnreadFile("坏.xlsx", "B07", "文件已损坏", "请重报")
EAST = CountyLine(
    "东河县", "东河县.xlsx", "", 2023, FileCounts(1, 0, 1), FormCounts(2, 1), MONEY,
    FindingCounts(1, 2, 3), (TOWN,), (UNREAD,),
)  # fmt: skip
NORTH = CountyLine(
    "北原县", "", "", None, FileCounts(refused=1), FormCounts(), Sums(*[Amount(0)] * 3), FindingCounts(),
    unread=(UNREAD,),
)  # fmt: skip


def test_without_counties() -> None:
    assert [sheet.name for sheet in province_sheets((), made_at="", version="1")] == [
        "首页", "各县汇总", "部门汇总", "未能读取的文件"
    ]  # fmt: skip


def test_links_lead_to_the_counties_workbooks() -> None:
    for sheet in province_sheets((EAST, NORTH), made_at="", version="1"):
        outside = [link.to for link in sheet.links if link.to.book]
        assert outside
        assert {to.book for to in outside} == {EAST.workbook}


def test_figures() -> None:
    material = ProvinceMaterial((EAST, NORTH), "2026-11-22T10:20:00", "1")
    cards: dict[str, Card] = {card.label: card for row in card_rows(material) for card in row}
    shown = {
        label: cards[label].value.value for label in ("县", "没有报表的县", "绩效目标表", "汇总项目", "错误")
    }
    assert shown == {"县": 2, "没有报表的县": 1, "绩效目标表": 3, "汇总项目": 2, "错误": 1}
    assert cards["年度资金总额（万元）"].value.value == Amount("3.5")
    assert all(check.holds for check in checks(material))
    assert material.title == "2023年项目支出绩效目标分县汇总"


def test_more_refused_files_than_a_sheet_has_rows() -> None:
    material = ProvinceMaterial((EAST, NORTH), "", "1", row_limit=5)
    assert len(material.unread) == 1
    sheet = unread_sheet(material)
    assert max(cell.row for cell in sheet.cells) <= 5
    assert any("其余 1 个" in str(cell.value) for cell in sheet.cells)
