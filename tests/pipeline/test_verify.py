"""A summary workbook verified: as made it holds, and each thing done to it is told at its cell."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from benchmarks.generate import generate
from tests.support.edited_books import Edit, Told, edited, put, where
from tests.support.libreoffice import SOFFICE
from tests.support.published import CLEAN, published
from tests.support.summaries import DOUBTFUL, FORMS, REFUSED, SKIPPED, County
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.libreoffice.convert import convert
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.files.write_xlsx import write_xlsx
from xl_perfgoals.ops.verified.difference import Difference, Kind
from xl_perfgoals.ops.verified.wording import sentence
from xl_perfgoals.pipeline.county import consolidate_paths, write_county_workbook
from xl_perfgoals.pipeline.verified_workbook import Verified
from xl_perfgoals.pipeline.verify import verify_paths

MADE_AT = "2026-11-22T03:30:00+00:00"
OPTIONS: dict[str, dict[str, object]] = {
    "plain": {},
    "on several sheets": {"row_limit": 8},
    "with control numbers": {
        "controls": {"高山镇人民政府": Decimal("90.000001")},
        "expected": {"高山镇人民政府": 5, "没报的局": 2},
    },
}


def verified(path: Path) -> Verified:
    (own,) = verify_paths([path], SerialExecutor())
    return own


def told(path: Path) -> Told:
    own = verified(path)
    assert own.refusal == ""
    return where(own.verdict.differences)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """项目汇总: 甲 in row 5, 乙, 丙, 戊 in rows 7 to 9; subtotals in rows 4 and 6, the total in row 10."""
    return made(tmp_path, OPTIONS["plain"])


def made(folder: Path, options: dict[str, object]) -> Path:
    path = folder / "汇总.xlsx"
    county = County(FORMS, receipts=[REFUSED, SKIPPED, DOUBTFUL])
    write_xlsx(path, list(county.sheets(**options).values()))
    return path


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_as_made_it_holds(options: dict[str, object], tmp_path: Path) -> None:
    own = verified(made(tmp_path, options))
    assert own.verdict.differences == ()
    assert own.verdict.empty == 0
    assert own.verdict.formulas > 80
    assert own.counted is not None
    assert own.counted.whole[:4] == (4, 206_890401, 176_690401, 20_200000)


def test_of_nothing_it_holds(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "空.xlsx", list(County([]).sheets().values()))
    assert told(tmp_path / "空.xlsx") == set()


ODD_NAMES = (
    "=1+1",
    "  某 项目\n（一期）。",
    "“引号”工程",
    "",
    "+cmd|calc",
    "①号 ㎡",
    "Ｆull",
    "同名",
    "同名",
    "合计",
    "小计",
)


def test_odd_names_and_amounts_hold(tmp_path: Path) -> None:
    forms = [
        *({"项目名称": name, "实施单位": f"单位{number}"} for number, name in enumerate(ODD_NAMES)),
        {"项目名称": "x", "主管部门及代码": "=HYPERLINK(1) 061", "文件": "甲.xlsx"},
        {"项目名称": "部门", "主管部门及代码": "合计", "文件": "乙.xlsx"},
        {"项目名称": "负", "年度资金总额": -5, "财政拨款": -5, "其他资金": 0},
        {"项目名称": "零", "年度资金总额": 0, "财政拨款": None, "其他资金": None},
    ]
    county = County(forms)
    write_xlsx(tmp_path / "奇.xlsx", list(county.sheets(row_limit=12).values()))
    own = verified(tmp_path / "奇.xlsx")
    assert own.verdict.differences == ()
    assert own.counted
    assert own.counted.whole.projects == len(county.summary.projects) >= len(forms) - 2


def test_published_and_generated_forms_hold(tmp_path: Path) -> None:
    write_county_workbook(published(CLEAN), tmp_path / "公开.xlsx", Roster(), MADE_AT)
    generate(tmp_path / "forms", 6, 4)
    result = consolidate_paths([tmp_path / "forms"], executor=SerialExecutor())
    write_county_workbook(result, tmp_path / "生成.xlsx", Roster(), MADE_AT)
    first, second = verify_paths([tmp_path / "公开.xlsx", tmp_path / "生成.xlsx"])  # in a worker
    assert first.verdict.differences == second.verdict.differences == ()
    assert first.counted
    assert first.counted.whole.total == 8283_348800
    assert second.counted
    assert second.counted.whole.projects == len(result.summary.projects)


def delete_project(workbook: openpyxl.Workbook) -> None:
    workbook["项目汇总"].delete_rows(8)


def double_project(workbook: openpyxl.Workbook) -> None:
    """Over the subtotal above it, so that nothing else moves."""
    sheet = workbook["项目汇总"]
    for col in range(1, 18):
        sheet.cell(6, col).value = sheet.cell(5, col).value


def rename(sheet: str) -> Edit:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook[sheet].title = "改名"

    return edit


def shorten(workbook: openpyxl.Workbook) -> None:
    cell = workbook["项目汇总"]["I10"]
    cell.value = cell.value.replace("$9", "$8")


def forget_a_form(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["报送情况"]
    row = next(row for row in range(1, 99) if sheet.cell(row, 2).value == "镇/高山.xlsx")
    sheet.cell(row, 5).value = 2


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        pytest.param(edit, set(wanted), id=name)
        for name, edit, *wanted in (
            ("same figure typed", put("部门汇总", "E6", 206.890401), ("typed_over", "部门汇总", "E6")),
            ("number of projects typed", put("部门汇总", "D5", 9), ("typed_over", "部门汇总", "D5")),
            ("errors typed away", put("部门汇总", "L4", 0), ("typed_over", "部门汇总", "L4")),
            ("subtotal typed", put("项目汇总", "J4", 1), ("typed_over", "项目汇总", "J4")),
            ("front page typed", put("首页", "A10", 300), ("typed_over", "首页", "A10")),
            ("other cell", put("首页", "A10", "=项目汇总!$J$10"), ("other_formula", "首页", "A10")),
            ("other formula", put("项目汇总", "K10", "=1+1"), ("other_formula", "项目汇总", "K10")),
            ("text", put("项目汇总", "K10", "'=1+1"), ("typed_over", "项目汇总", "K10")),
            ("formula shortened", shorten, ("short_formula", "项目汇总", "I10")),
            ("one fen more", put("项目汇总", "I5", 100.000001), ("other_amount", "项目汇总", "I5")),
            ("of another column", put("项目汇总", "J5", 90.000001), ("other_amount", "项目汇总", "J5")),
            ("in the details", put("指标明细", "E4", 99), ("other_amount", "指标明细", "E4")),
            ("a value in the details", put("指标明细", "L4", "12345"), ("other_target", "指标明细", "L4")),
            ("as it was written", put("指标明细", "P4", "≥12345%"), ("other_target", "指标明细", "L4")),
            (
                "amount in words",
                put("项目汇总", "I5", "一百"),
                ("no_amount", "项目汇总", "I5"),
                ("other_amount", "项目汇总", "I5"),
            ),
            (
                "below one fen",
                put("来源", "F9", 100.0000001),
                ("no_amount", "来源", "F9"),
                ("other_amount", "来源", "F9"),
            ),
            ("source changed", put("来源", "F9", 1), ("other_amount", "来源", "F9")),
            ("indicators typed", put("项目汇总", "M5", 8), ("other_count", "项目汇总", "M5")),
            (
                "project renamed",
                put("项目汇总", "E5", "新"),
                ("no_source", "项目汇总", "E5"),
                ("not_listed", "来源", "C9"),
                ("other_count", "项目汇总", "M5"),
            ),
            (
                "project renamed in the details",
                put("指标明细", "D5", "新"),
                ("not_listed", "指标明细", "D5"),
                ("other_count", "项目汇总", "M5"),
            ),
            ("department moved", put("项目汇总", "Q5", 2), ("other_department", "项目汇总", "Q5")),
            ("a form not counted", forget_a_form, ("forms", "报送情况", "E15")),
            ("sheet renamed", rename("来源"), ("no_table", "来源", "")),
            ("sheet of projects renamed", rename("项目汇总"), ("no_table", "项目汇总", "")),
        )
    ],
)
def test_what_was_done_is_told_at_its_cell(book: Path, edit: Edit, wanted: Told) -> None:
    assert told(edited(book, edit)) == wanted


@pytest.mark.parametrize(("column", "typed"), [(7, 206.890401), (9, None), (11, "✓")])
def test_a_check_of_the_front_page_typed_over(book: Path, column: int, typed: object) -> None:
    places: list[str] = []

    def edit(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["首页"]
        head = next(row for row in range(1, 99) if sheet.cell(row, 1).value == "核对内容")
        sheet.cell(head + 3, column).value = typed
        places.append(sheet.cell(head + 3, column).coordinate)

    path = edited(book, edit)
    assert told(path) == {("typed_over", "首页", places[0])}


def test_a_row_deleted(book: Path) -> None:
    found = told(edited(book, delete_project))
    assert {("gone", "项目汇总", "A3"), ("not_listed", "来源", "C15")} <= found


def test_a_row_doubled(book: Path) -> None:
    found = told(edited(book, double_project))
    assert {("twice", "项目汇总", "A6"), ("other_amount", "项目汇总", "I5")} <= found


def test_columns_may_be_moved_and_rows_sorted(book: Path) -> None:
    """As Excel does it: formulas of other sheets follow, which openpyxl has to be told."""

    def move(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["来源"]
        sheet.insert_cols(5)

    def sort(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["项目汇总"]
        rows = [[sheet.cell(row, col).value for col in range(1, 18)] for row in (7, 8)]
        for row, values in zip((8, 7), rows, strict=True):
            for col, value in enumerate(values, 1):
                sheet.cell(row, col).value = value

    edited(book, move)
    assert told(edited(book, sort)) == set()


def cached(path: Path, sheet: int, cell: str, value: str) -> None:
    """Puts another value behind a formula, as no program would."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == f"xl/worksheets/sheet{sheet}.xml":
                pattern = rf'(<c [^>]*r="{cell}"[^>]*><f>[^<]*</f><v>)[^<]*'.encode()
                data, changed = re.subn(pattern, rf"\g<1>{value}".encode(), data)
                assert changed == 1
            new.writestr(name, data)
    path.write_bytes(out.getvalue())


@pytest.mark.parametrize(
    ("sheet", "name", "cell", "value"),
    [
        (1, "首页", "A10", "206.8904"),
        (2, "部门汇总", "E6", "206.890402"),
        (2, "部门汇总", "D4", "2"),
        (3, "项目汇总", "I10", "1E+99"),
        (3, "项目汇总", "I6", "0"),
    ],
)
def test_a_saved_value_that_the_rows_do_not_add_up_to(
    book: Path, sheet: int, name: str, cell: str, value: str
) -> None:
    cached(book, sheet, cell, value)
    assert told(book) == {("other_figure", name, cell)}


def test_formulas_without_values_are_counted(book: Path) -> None:
    own = verified(edited(book, lambda _: None))
    assert own.verdict.differences == ()
    assert own.verdict.empty > 40


def delete_findings(*rows: int) -> Edit:
    def edit(workbook: openpyxl.Workbook) -> None:
        for row in sorted(rows, reverse=True):
            workbook["问题清单"].delete_rows(row)

    return edit


def copy_finding(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["问题清单"]
    for cell in list(sheet[6]):
        sheet.cell(sheet.max_row + (cell.column == 1), cell.column).value = cell.value


def remove(name: str) -> Edit:
    def edit(workbook: openpyxl.Workbook) -> None:
        del workbook[name]

    return edit


def hide_a_typed_figure(workbook: openpyxl.Workbook) -> None:
    workbook["首页"]["A10"] = 300
    workbook["首页"].title = "封面"


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        pytest.param(edit, set(wanted), id=name)
        for name, edit, *wanted in (
            ("deleted", remove("问题清单"), ("no_table", "问题清单", "")),
            ("renamed", rename("问题清单"), ("no_table", "问题清单", "")),
            ("front page deleted", remove("首页"), ("no_table", "首页", "")),
            ("front page renamed", hide_a_typed_figure, ("no_table", "首页", "")),
            ("rules deleted", remove("规则"), ("no_table", "规则", "")),
            (
                "rows deleted",  # an error and a warning
                delete_findings(6, 7),
                ("gone", "问题清单", "A3"),
                ("findings", "问题清单", "C2"),
            ),
            ("last row deleted", delete_findings(12), ("findings", "问题清单", "C2")),
            (
                "row copied",
                copy_finding,
                ("twice", "问题清单", "A13"),
                ("findings", "问题清单", "C2"),
            ),
            (
                "error made a hint",
                put("问题清单", "H6", "提示"),
                ("findings", "问题清单", "C2"),
                ("other_severity", "问题清单", "H6"),
            ),
            (
                "severity in other words",
                put("问题清单", "H6", "无"),
                ("findings", "问题清单", "C2"),
                ("other_severity", "问题清单", "H6"),
            ),
            ("other rule", put("问题清单", "I6", "F06"), ("other_rule", "问题清单", "I6")),
            ("no rule", put("问题清单", "I6", "Z99"), ("other_rule", "问题清单", "I6")),
            ("counts deleted", put("问题清单", "C2", None), ("no_table", "问题清单", "A3")),
            ("errors of the front page typed", put("首页", "A12", 0), ("typed_over", "首页", "A12")),
            ("errors of a department typed", put("部门汇总", "L5", 0), ("typed_over", "部门汇总", "L5")),
            ("count of a rule typed", put("规则", "G4", 0), ("typed_over", "规则", "G4")),
        )
    ],
)
def test_findings_that_were_changed_are_told(book: Path, edit: Edit, wanted: Told) -> None:
    path = edited(book, edit)
    assert told(path) == wanted
    assert all(map(sentence, verified(path).verdict.differences))


@pytest.mark.parametrize(
    ("sheet", "name", "cell"), [(2, "部门汇总", "L5"), (8, "规则", "G4"), (2, "部门汇总", "N4")]
)
def test_a_saved_count_of_findings_that_the_rows_do_not_come_to(
    book: Path, sheet: int, name: str, cell: str
) -> None:
    cached(book, sheet, cell, "7")
    assert told(book) == {("other_figure", name, cell)}


def review(workbook: openpyxl.Workbook) -> None:
    """What an officer does with the findings: sorts and filters them, waives some, writes remarks."""
    sheet = workbook["问题清单"]
    rows = [[sheet.cell(row, col).value for col in range(1, 18)] for row in range(4, 13)]
    for row, values in enumerate(sorted(rows, key=lambda row: str(row[7:9])), 4):
        for col, value in enumerate(values, 1):
            sheet.cell(row, col).value = value
        sheet.cell(row, 13).value = ("已豁免", "已整改", "已说明", None)[row % 4]
        sheet.cell(row, 14).value = f"共 {row} 条，错误 1"
    sheet.auto_filter.add_filter_column(7, ["错误"])
    sheet.row_dimensions[5].hidden = True


def test_the_officers_own_work_is_no_difference(book: Path) -> None:
    assert told(edited(book, review)) == set()


@pytest.mark.soffice
@SOFFICE[1]
def test_the_officers_own_work_saved_by_libreoffice_is_no_difference(book: Path, tmp_path: Path) -> None:
    own = verified(convert(edited(book, review), "xlsx", tmp_path / "out", recalculate=True))
    assert (own.verdict.differences, own.verdict.empty) == ((), 0)


def test_a_further_sheet_of_findings_deleted(tmp_path: Path) -> None:
    path = made(tmp_path, OPTIONS["on several sheets"])
    assert ("findings", "问题清单", "C2") in told(edited(path, remove("问题清单 (2)")))


@pytest.mark.parametrize("sheet", ["首页", "问题清单"])
def test_hidden_sheets_are_read_too(book: Path, sheet: str) -> None:
    def hide(workbook: openpyxl.Workbook) -> None:
        workbook["来源"].sheet_state = "veryHidden"
        workbook["部门汇总"].sheet_state = "hidden"
        workbook["部门汇总"]["E6"] = 1
        del workbook[sheet]

    assert ("typed_over", "部门汇总", "E6") in told(edited(book, hide))


def test_what_is_none_of_ours_or_cannot_be_read(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "别的.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 99)
    (tmp_path / "字.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    names = ["别的.xlsx", "坏.xlsx", "字.csv", "没有.xlsx"]
    results = verify_paths([tmp_path / name for name in names], SerialExecutor())
    assert all(own.refusal and not own.verdict.differences for own in results)
    assert results[1].refusal.startswith("B")
    assert results[3].refusal.startswith("B11")


def test_the_workbook_is_left_as_it_is(book: Path) -> None:
    before = book.read_bytes(), book.stat().st_mtime_ns
    verified(book)
    assert (book.read_bytes(), book.stat().st_mtime_ns) == before


def test_every_kind_is_told_in_a_sentence() -> None:
    for kind in Kind:
        text = sentence(Difference(kind, "表", "A1", "甲\n乙\x1b[31m", "乙" * 999))
        assert "\n" not in text
        assert "\x1b" not in text
        assert len(text) < 400


@pytest.mark.soffice
@SOFFICE[1]
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_saved_by_libreoffice_it_still_holds(options: dict[str, object], tmp_path: Path) -> None:
    path = made(tmp_path, options)
    saved = convert(path, "xlsx", tmp_path / "out", recalculate=True)
    own = verified(saved)
    assert own.verdict.differences == ()
    assert own.verdict.empty == 0


@pytest.mark.soffice
@SOFFICE[1]
def test_changed_and_recalculated_it_is_told(tmp_path: Path) -> None:
    path = edited(made(tmp_path, {}), put("项目汇总", "I5", 100.5))
    saved = convert(path, "xlsx", tmp_path / "out", recalculate=True)
    assert told(saved) == {("other_amount", "项目汇总", "I5")}
