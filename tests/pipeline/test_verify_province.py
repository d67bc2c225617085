"""A province's summary verified: as made it holds; what is done to it or to a county is told at its cell."""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import MergedCell

from tests.support.edited_books import Edit, Told, edited, put, where
from tests.support.good_form import MODEL
from tests.support.libreoffice import SOFFICE
from tests.support.provinces import job, make_province, workbooks_of
from tests.support.sent_files import send
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.libreoffice.convert import convert
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.county import consolidate_paths, write_county_workbook
from xl_perfgoals.pipeline.province.province import consolidate_by_county
from xl_perfgoals.pipeline.verified_workbook import Verified
from xl_perfgoals.pipeline.verify import verify_paths

EAST, SOUTH, WEST = "东河县.xlsx", "南山县.xlsx", "西川县.xlsx"
SUMMARY = "全省汇总.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Counties in rows 4 to 8: 东河 4, 北原 5, 南山 6, 西川 7, none 8; departments in rows 4 to 11."""
    root = tmp_path_factory.mktemp("province")
    folder = make_province(root / "全省")
    send(folder / "南山县" / "水务.xlsx", replace(MODEL, project="某", total="约三万"))
    consolidate_by_county(job(folder, root / "out"), SerialExecutor())
    return root / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return workbooks_of(made, tmp_path / "out")


def verified(out: Path) -> Verified:
    (own,) = verify_paths([out / SUMMARY], SerialExecutor())
    assert own.refusal == ""
    return own


def told(own: Verified) -> Told:
    return where(own.verdict.differences)


def test_as_made_it_holds(out: Path) -> None:
    own = verified(out)
    assert told(own) == set()
    assert (own.missing, own.resaved, own.verdict.empty) == ((), (), 0)
    assert own.verdict.formulas > 130
    assert own.counted
    assert own.counted.whole[:4] == (13, 1309_000012, 1178_000000, 130_000012)


def test_of_a_county_without_forms_alone_it_holds(tmp_path: Path) -> None:
    send(tmp_path / "全省" / "甲县" / "坏.xlsx", replace(MODEL, total="约三万"))
    consolidate_by_county(job(tmp_path / "全省", tmp_path / "out"), SerialExecutor())
    own = verified(tmp_path / "out")
    assert told(own) == set()
    assert own.counted
    assert own.counted.whole[:2] == (0, 0)


def delete(sheet: str, row: int) -> Edit:
    return lambda workbook: workbook[sheet].delete_rows(row)


def rename(sheet: str) -> Edit:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook[sheet].title = "别的"

    return edit


COUNTIES, DEPARTMENTS = "各县汇总", "部门汇总"
EDITS: dict[str, tuple[Edit, Told]] = {
    "a total typed over": (put(COUNTIES, "E9", 1), {("typed_over", COUNTIES, "E9")}),
    "a county's money typed over": (put(COUNTIES, "E7", 700), {("typed_over", COUNTIES, "E7")}),
    "another formula": (put(COUNTIES, "D4", "=1+1"), {("other_formula", COUNTIES, "D4")}),
    "a share typed over": (put(COUNTIES, "H4", 0.5), {("typed_over", COUNTIES, "H4")}),
    "a sum of too few rows": (
        put(DEPARTMENTS, "F12", "=ROUND(SUM(部门汇总!$F$4:$F$10),6)"),
        {("short_formula", DEPARTMENTS, "F12")},
    ),
    "a department's money changed": (
        put(DEPARTMENTS, "F4", 999),
        {("county_figure", DEPARTMENTS, "F4")},
    ),
    "an amount that is none": (
        put(DEPARTMENTS, "F4", "约三万"),
        {("no_amount", DEPARTMENTS, "F4"), ("county_figure", DEPARTMENTS, "F4")},
    ),
    "a department's projects changed": (
        put(DEPARTMENTS, "E4", 3),
        {("county_figure", DEPARTMENTS, "E4"), ("forms", COUNTIES, "I4")},
    ),
    "findings changed": (put(DEPARTMENTS, "I6", 0), {("county_figure", DEPARTMENTS, "I6")}),
    "a verdict changed": (put(DEPARTMENTS, "L6", "通过了"), {("county_figure", DEPARTMENTS, "L6")}),
    "a department renamed": (
        put(DEPARTMENTS, "D4", "别的镇"),
        {("not_in_county", DEPARTMENTS, "D4"), ("not_in_province", COUNTIES, "B4")},
    ),
    "a department of another county": (
        put(DEPARTMENTS, "M4", 4),
        {
            ("other_county", DEPARTMENTS, "M4"),
            ("not_in_county", DEPARTMENTS, "D4"),
            ("not_in_province", COUNTIES, "B4"),
            ("forms", COUNTIES, "I4"),
            ("forms", COUNTIES, "I7"),
        },
    ),
    "forms left out fewer": (
        put(COUNTIES, "J6", 1),
        {("county_figure", COUNTIES, "J6"), ("forms", COUNTIES, "I6"), ("listed", COUNTIES, "J6")},
    ),
    "forms left out and read fewer": (
        lambda workbook: (put(COUNTIES, "J6", 1)(workbook), put(COUNTIES, "I6", 2)(workbook))[0],
        {("county_figure", COUNTIES, "J6"), ("county_figure", COUNTIES, "I6"), ("listed", COUNTIES, "J6")},
    ),
    "files fewer": (
        put(COUNTIES, "L6", 1),
        {("county_figure", COUNTIES, "L6"), ("files", COUNTIES, "K6")},
    ),
    "a form no longer listed": (
        delete("未汇总的表", 4),
        {("gone", "未汇总的表", "A3"), ("listed", COUNTIES, "J6"), ("list_changed", "未汇总的表", "")},
    ),
    "a file listed for another county": (
        put("未能读取的文件", "B4", "东河县"),
        {("listed", COUNTIES, "N4"), ("listed", COUNTIES, "N6"), ("list_changed", "未能读取的文件", "")},
    ),
    "a row doubled": (put(DEPARTMENTS, "A5", 1), {("twice", DEPARTMENTS, "A5"), ("gone", DEPARTMENTS, "A3")}),
    "a figure of 首页 typed over": (put("首页", "A8", 1), {("typed_over", "首页", "A8")}),
    "首页 renamed": (rename("首页"), {("no_table", "首页", "")}),
    "部门汇总 renamed": (rename(DEPARTMENTS), {("no_table", DEPARTMENTS, "")}),
    "a list renamed": (rename("未汇总的表"), {("no_table", "未汇总的表", "")}),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_was_done_is_told(out: Path, name: str) -> None:
    edit, expected = EDITS[name]
    edited(out / SUMMARY, edit)
    assert told(verified(out)) == expected


def test_every_check_and_panel_of_the_front_page_is_looked_at(out: Path) -> None:
    book = openpyxl.load_workbook(out / SUMMARY)
    formulas = [cell for row in book["首页"].iter_rows() for cell in row if cell.data_type == "f"]
    for cell in formulas:
        cell.value = 123456
    book.save(out / SUMMARY)
    book.close()
    assert told(verified(out)) == {("typed_over", "首页", cell.coordinate) for cell in formulas}


ODD = (
    None,
    -1,
    1e29,
    1e300,
    "=1+1",
    "约三万",
    True,
    "x" * 9999,
    "..\\甲.xlsx",
    "序号",
    "全省合计",
    0.1 + 0.2,
)


@pytest.mark.parametrize("seed", range(10))
def test_whatever_was_done_is_told_or_does_not_matter(out: Path, seed: int) -> None:
    dice = Random(seed)

    def spoil(workbook: openpyxl.Workbook) -> None:
        for _ in range(8):
            sheet = dice.choice(workbook.worksheets)
            row, col = dice.randint(1, sheet.max_row), dice.randint(1, sheet.max_column)
            match dice.randrange(8):
                case 0:
                    sheet.delete_rows(row)
                case 1:
                    sheet.delete_cols(col)
                case 2:
                    sheet.insert_rows(row)
                case _ if not isinstance(sheet.cell(row, col), MergedCell):
                    sheet.cell(row, col).value = dice.choice(ODD)

    edited(out / SUMMARY, spoil)
    for own in verify_paths([out / SUMMARY], SerialExecutor()):
        told(own)


def test_saved_figures_are_compared(out: Path) -> None:
    """As a program leaves them that saves without calculating: formulas that hold, figures that do not."""
    with ZipFile(out / SUMMARY) as old:
        every = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    assert every[sheet].count(b"<v>606.000006</v>") == 1
    every[sheet] = every[sheet].replace(b"<v>606.000006</v>", b"<v>606.000007</v>")
    with ZipFile(out / SUMMARY, "w") as new:
        for name, content in every.items():
            new.writestr(name, content)
    assert told(verified(out)) == {("other_figure", COUNTIES, "E7")}


def test_departments_in_another_order_hold(out: Path) -> None:
    def turn(workbook: openpyxl.Workbook) -> None:
        sheet = workbook[DEPARTMENTS]
        assert sheet.auto_filter.ref == "A3:M11"  # what a program sorts: the hidden number, too
        rows = [[cell.value for cell in row] for row in sheet["A4:M11"]]
        for row, values in enumerate(reversed(rows), 4):
            for col, value in enumerate(values, 1):
                sheet.cell(row, col).value = value

    edited(out / SUMMARY, turn)
    assert told(verified(out)) == set()


def test_a_county_that_was_made_again(out: Path, tmp_path: Path) -> None:
    send(
        tmp_path / "西川县" / "石桥镇.xlsx",
        replace(MODEL, project="新", department_and_code="石桥镇人民政府 081"),
    )
    result = consolidate_paths([tmp_path / "西川县"], executor=SerialExecutor())
    write_county_workbook(result, out / WEST, Roster(), "2026-11-23T10:20:00")
    own = verified(out)
    assert own.resaved == ()
    assert ("county_since", COUNTIES, "I7") in told(own)
    assert ("county_since", DEPARTMENTS, "F9") in told(own)
    assert ("not_in_county", DEPARTMENTS, "D10") in told(own)
    assert all(one.other == WEST for one in own.verdict.differences)


def test_a_county_that_was_tampered_with(out: Path) -> None:
    edited(out / WEST, put("项目汇总", "I5", 700))
    first, second = verify_paths([out / SUMMARY], SerialExecutor())
    assert {one.other for one in first.verdict.differences} == {WEST}
    assert second.path == out / WEST
    assert second.verdict.differences
    own, county = verify_paths([out / SUMMARY, out / WEST], SerialExecutor())
    assert (own.path, county.path) == (out / SUMMARY, out / WEST)  # told once
    assert county.verdict.differences == second.verdict.differences


def test_a_county_in_which_the_officer_only_wrote_remarks(out: Path) -> None:
    def remark(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["问题清单"]
        heads = {cell.value: cell.column for cell in sheet[3]}
        sheet.cell(4, heads["备注"]).value = "已电话核实"

    edited(out / EAST, remark)
    own = verified(out)
    assert told(own) == set()
    assert own.resaved == (EAST,)


def test_counties_that_are_not_there(out: Path) -> None:
    (out / WEST).unlink()
    own = verified(out)
    assert (own.missing, told(own)) == ((WEST,), set())
    edited(out / SUMMARY, put(COUNTIES, "T4", "../../西川县.xlsx"))
    assert verified(out).missing == ("../../西川县.xlsx", WEST)


def test_a_county_that_is_no_workbook_of_ours(out: Path) -> None:
    send(out / WEST)
    first, second = verify_paths([out / SUMMARY], SerialExecutor())
    assert (told(first), first.resaved) == (set(), ())
    assert (second.path, bool(second.refusal)) == (out / WEST, True)
    (out / WEST).write_bytes(b"PK\x03\x04")
    assert "B0" in verify_paths([out / SUMMARY])[1].refusal  # in a worker


@SOFFICE[0]
@SOFFICE[1]
def test_saved_again_by_libreoffice_it_holds(out: Path, tmp_path: Path) -> None:
    for name in (SUMMARY, EAST):
        converted = convert(out / name, "xlsx", tmp_path / "again", recalculate=True)
        shutil.copy(converted, out / name)
    own = verified(out)
    assert (told(own), own.resaved) == (set(), (EAST,))
