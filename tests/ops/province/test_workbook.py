"""The province's workbook: what stands in it without counties, and where its links lead."""

from dataclasses import replace

import pytest

from tests.support.summaries import picked, table, written
from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.province import (
    CountyLine,
    DepartmentSums,
    FileCounts,
    FindingCounts,
    FormCounts,
    LeftForm,
    Sums,
    UnreadFile,
)
from xl_perfgoals.core.sent import SentFiles, SentForm, SentForms
from xl_perfgoals.ops.present.front_cards import Card
from xl_perfgoals.ops.province.cards import card_rows
from xl_perfgoals.ops.province.checks import checks
from xl_perfgoals.ops.province.columns import CountyColumn
from xl_perfgoals.ops.province.counties import counties_sheet
from xl_perfgoals.ops.province.county_notes import notes
from xl_perfgoals.ops.province.doubles import SAME_FILE, SAME_MONEY, SAME_PROJECT, doubles_sheets
from xl_perfgoals.ops.province.left_out import left_out_sheets
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.other_years import told_years
from xl_perfgoals.ops.province.record import province_record
from xl_perfgoals.ops.province.same_project import told_same
from xl_perfgoals.ops.province.sent_twice import told_twice
from xl_perfgoals.ops.province.unread import unread_sheets
from xl_perfgoals.ops.province.workbook import province_sheets
from xl_perfgoals.wording import NO_COUNTY

MONEY = Sums(Amount("3.5"), Amount(3), Amount("0.5"))
TOWN = DepartmentSums("石桥镇", "061", 2, MONEY, FindingCounts(1, 2, 3), "退回")
UNREAD = UnreadFile("坏.xlsx", "B07", "文件已损坏", "请重报")
LEFT = LeftForm("石桥.xlsx", "表2", "C3", "石桥镇", "丁", "约三万", "F01", "读不出", "请改正")
SUMMED = SentForms.of([(("石桥镇", "甲"), SentForm("石桥.xlsx", "表1", "石桥镇", "甲", "3.5"))])
EAST = CountyLine(
    "东河县", "东河县.xlsx", "", 2023, FileCounts(1, 0, 1), FormCounts(2, 1), MONEY,
    FindingCounts(1, 2, 3), (TOWN,), (UNREAD,), left_out=(LEFT,), summed=SUMMED,
)  # fmt: skip
NORTH = CountyLine(
    "北原县", "", "", None, FileCounts(refused=1), FormCounts(), Sums(*[Amount(0)] * 3), FindingCounts(),
    unread=(UNREAD,),
)  # fmt: skip


def test_without_counties() -> None:
    assert [sheet.name for sheet in province_sheets(ProvinceMaterial((), "", "1"))] == [
        "首页", "各县汇总", "部门汇总", "未能读取的文件", "未汇总的表", "疑似重复"
    ]  # fmt: skip


def test_links_lead_to_the_counties_workbooks() -> None:
    for sheet in province_sheets(ProvinceMaterial((EAST, NORTH), "", "1"))[:-1]:
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


def test_lists_longer_than_a_sheet_go_on_on_the_next() -> None:
    lines = tuple(replace(EAST, county=f"{number}县", workbook=f"{number}县.xlsx") for number in range(3))
    material = ProvinceMaterial(lines, "", "1", row_limit=5)
    for sheets, name, count in (
        (list(unread_sheets(material)), "未能读取的文件", 3),
        (list(left_out_sheets(material)), "未汇总的表", 3),
        (list(doubles_sheets(material)), "疑似重复", 3),
    ):
        assert [sheet.name for sheet in sheets] == [name, *(f"{name} ({n})" for n in range(2, count + 1))]
        assert [max(at[0] for at in written(sheet)) for sheet in sheets] == [5] * (count - 1) + [4]
        counties = [value for sheet in sheets for value in written(sheet).values()]
        assert [f"{number}县" for number in range(3)] == [v for v in counties if str(v)[1:] == "县"]
        assert all(link.to.book or link.to.sheet for sheet in sheets for link in sheet.links)
    assert all(check.holds for check in checks(material))
    places = counties_places(material)
    assert places["未能读取"] == ["未能读取的文件", "未能读取的文件 (2)", "未能读取的文件 (3)"]
    assert places["未汇总"] == ["未汇总的表", "未汇总的表 (2)", "未汇总的表 (3)"]


def counties_places(material: ProvinceMaterial) -> dict[str, list[str]]:
    """Where clicks on the counts of 各县汇总 lead inside the workbook."""
    links = [link for link in counties_sheet(material, {}).links if link.to.sheet and not link.to.book]
    by_column = {"未能读取": CountyColumn.REFUSED, "未汇总": CountyColumn.LEFT_OUT}
    return {
        name: [link.to.sheet for link in links if link.col == column] for name, column in by_column.items()
    }


def test_a_list_has_what_each_county_left_out() -> None:
    material = ProvinceMaterial((EAST, NORTH), "", "1")
    (sheet,) = left_out_sheets(material)
    assert picked(table(sheet), "序号 县 部门 项目 文件 工作表 单元格 原表金额 代码 原因 处理办法") == [
        (1, "东河县", "石桥镇", "丁", "石桥.xlsx", "表2", "C3", "约三万", "F01", "读不出", "请改正")
    ]
    assert [link.to for link in sheet.links if link.to.book] == [CellRef("东河县.xlsx", "来源", 6, 1)]


@pytest.mark.parametrize("count", [1, 3, 5, 6, 40])
def test_front_names_where_a_check_fails(count: int) -> None:
    wrong = Sums(Amount(5), Amount(3), Amount(1))
    lines = tuple(
        replace(EAST, county=f"{n}县", workbook=f"{n}县.xlsx", sums=wrong, summed=SentForms())
        for n in range(count)
    )
    sheet = province_sheets(ProvinceMaterial((NORTH, *lines), "", "1"))[0]
    cells = written(sheet)
    row = next(row for (row, _), value in cells.items() if value == "　不符之处")
    named = [str(cells[row, col]) for col in (3, 5, 7, 9, 11) if (row, col) in cells]
    shown = [f"{n}县" for n in range(count)]
    assert named == (shown if count <= 5 else [*shown[:4], f"等 {count} 个"])
    links = {link.col: link.to for link in sheet.links if link.row == row}
    assert links[3] == CellRef("0县.xlsx", "问题清单", 1, 1)
    assert len(links) == min(count, 4 + (count <= 5))
    silent = max(row for (row, _), value in cells.items() if value == "没有报表的县")
    assert cells[silent, 3] == "北原县"
    rows = table(counties_sheet(ProvinceMaterial(lines, "", "1"), {}))
    assert all("相差 1 万元" in str(line["说明"]) for line in rows if line["县"])


def test_projects_of_several_counties() -> None:
    west = replace(EAST, county="西川县", workbook="西川县.xlsx")
    material = ProvinceMaterial((EAST, NORTH, west), "", "1")
    assert [[(n, county) for n, county, _ in own.places] for own in material.same_projects] == [
        [(1, "东河县"), (3, "西川县")]
    ]
    (sheet,) = doubles_sheets(material)
    assert picked(table(sheet), "组 第几处 情况 县 文件 工作表 实施单位 项目 年度资金总额") == [
        (1, 1, SAME_MONEY, "东河县", "石桥.xlsx", "表1", "石桥镇", "甲", Amount("3.5")),
        (1, 2, SAME_MONEY, "西川县", "石桥.xlsx", "表1", "石桥镇", "甲", Amount("3.5")),
    ]
    assert all(check.holds for check in checks(material))  # a doubt, no error
    record = province_record(material)
    assert [[own.county for own in places] for places in record.same_projects] == [["东河县", "西川县"]]
    files = SentFiles.of([("ab" * 32, "石桥.xlsx")])
    one_file = ProvinceMaterial((replace(EAST, sent=files), replace(west, sent=files)), "", "1")
    assert len(one_file.twice) == 1
    assert not one_file.same_projects  # told of the file already
    (sheet,) = doubles_sheets(one_file)
    assert picked(table(sheet), "组 第几处 情况 县") == [
        (1, 1, SAME_FILE, "东河县"), (1, 2, SAME_FILE, "西川县")
    ]  # fmt: skip
    assert [check.where for check in checks(one_file) if not check.holds] == [
        [("东河县＝西川县", CellRef("", "疑似重复", 4, 4))]
    ]
    other = replace(NORTH, workbook="北原县.xlsx", summed=EAST.summed)
    assert len(ProvinceMaterial((*one_file.lines, other), "", "1").same_projects[0].places) == 3


def test_projects_of_the_same_money_come_first() -> None:
    forms = (("甲", "3.5", "4"), ("乙", "2", "2"))
    lines = tuple(
        replace(
            EAST,
            county=county,
            workbook=f"{county}.xlsx",
            summed=SentForms.of(
                (("镇", own[0]), SentForm("a.xlsx", "表1", "镇", own[0], own[which])) for own in forms
            ),
        )
        for which, county in ((1, "甲县"), (2, "乙县"))
    )
    (sheet,) = doubles_sheets(ProvinceMaterial(lines, "", "1"))
    assert picked(table(sheet), "组 情况 项目 年度资金总额") == [
        (1, SAME_MONEY, "乙", 2), (1, SAME_MONEY, "乙", 2),
        (2, SAME_PROJECT, "甲", Amount("3.5")), (2, SAME_PROJECT, "甲", 4),
    ]  # fmt: skip


def test_projects_of_several_years_are_no_doubles() -> None:
    def county(number: int, year: int | None) -> CountyLine:
        form = SentForm("a.xlsx", "表1", "镇", "甲", "2", year)
        return replace(EAST, county=f"{number}县", summed=SentForms.of([(("镇", "甲"), form)]))

    def pairs(*years: int | None) -> list[list[int]]:
        material = ProvinceMaterial(tuple(county(n, year) for n, year in enumerate(years, 1)), "", "1")
        return [[number for number, _, _ in own.places] for own in material.same_projects]

    assert pairs(2023, 2024) == []
    assert pairs(2023, 2024, 2023, 2024) == [[1, 3], [2, 4]]
    assert pairs(2023, None) == [[1, 2]]
    assert pairs(2023, 2024, None) == [[1, 3], [2, 3]]  # it may be of either


def test_the_year_asked_for_is_the_title_s() -> None:
    lines = (EAST, replace(EAST, county="西川县", year=2022), replace(EAST, county="甲", year=2022), NORTH)
    material = ProvinceMaterial(lines, "", "1")
    assert (material.year, material.other_years) == (2022, ((1, "东河县", 2023),))
    asked = replace(material, asked_year=2023)
    assert [own.county for own in asked.other_years] == ["西川县", "甲"]
    assert len([*told_years(asked.other_years, asked.year)]) == 1
    record = province_record(asked)
    assert (record.year, record.counties[1].year, record.counties[3].year) == (2023, 2022, None)
    assert [(own.county, own.year) for own in record.other_years] == [("西川县", 2022), ("甲", 2022)]


def test_what_all_counties_have_is_told_shortly() -> None:
    files = SentFiles.of([("ab" * 32, "石桥.xlsx")])
    for lines in (
        tuple(replace(EAST, county=f"{n}县") for n in range(99)),
        tuple(replace(EAST, county=f"{n}县", sent=files) for n in range(99)),
    ):
        material = ProvinceMaterial(lines, "", "1")
        told = [*told_twice(material.twice), *told_same(material.same_projects)]
        assert len(told) == 2
        assert all(name in told[1] for name in ("0县/石桥.xlsx", "3县/石桥.xlsx", "等 99 处"))
        assert all(len(note) < 120 for note in notes(material))
        assert [len(table(sheet)) for sheet in doubles_sheets(material)] == [99]


def test_hidden_columns_are_sorted_along() -> None:
    for sheet in province_sheets(ProvinceMaterial((EAST, NORTH), "", "1")):
        assert not sheet.hidden or (sheet.filter and sheet.filter.last_col >= max(sheet.hidden))


def test_sent_forms_are_packed_and_unpacked() -> None:
    forms = [SentForm(f"甲{n}\0.xlsx", "\ud800", "乙\n", "“丙”", "1.5") for n in range(3)]
    packed = SentForms.of((("u", f"p{n}"), form) for n, form in enumerate(forms))
    assert packed.each() == forms
    assert len(packed.key_numbers()) == 24
    assert (SentForms.of([]), SentForms().each()) == (SentForms(), [])


def test_what_lies_in_no_county_s_folder_is_not_counted_as_a_county() -> None:
    loose = replace(NORTH, county=NO_COUNTY)
    material = ProvinceMaterial((EAST, NORTH, loose), "", "1")
    (counties, silent, *_), *_ = card_rows(material)
    assert (counties.value.value, silent.value.value) == (2, 1)
    assert f'"<>{NO_COUNTY}"' in counties.value.text
    assert f'"<>{NO_COUNTY}"' in silent.value.text
    (all_counties, *_), *_ = card_rows(ProvinceMaterial((EAST, NORTH), "", "1"))
    assert all_counties.value.text.startswith("=COUNT(")
