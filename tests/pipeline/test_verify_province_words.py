"""What a province's summary says in words: taking out an alarm is told of, sorting a list is not."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.ops.province.test_workbook import EAST, LEFT, UNREAD
from tests.support.edited_books import Edit, Told, edited, put, where
from tests.support.good_form import MODEL
from tests.support.libreoffice import SOFFICE
from tests.support.provinces import job, make_province, workbooks_of
from tests.support.sent_files import send
from xl_perfgoals.core.submission import Problem
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.libreoffice.convert import convert
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.files.write_xlsx import write_xlsx
from xl_perfgoals.files.written_workbook import LIMITS, read_written
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.workbook import province_sheets
from xl_perfgoals.ops.verified.province.tables import province_tables
from xl_perfgoals.ops.verified.province.words import unlike_as_written
from xl_perfgoals.ops.verified.wording import PRESS_AGAIN
from xl_perfgoals.pipeline.province.province import consolidate_by_county
from xl_perfgoals.pipeline.verify import verify_paths
from xl_perfgoals.pipeline.verify_province import WANTED

SUMMARY = "全省汇总.xlsx"
FRONT, COUNTIES, DOUBLES = "首页", "各县汇总", "疑似重复"
LEFT_OUT, REFUSED = "未汇总的表", "未能读取的文件"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """东河 and 西川 sent one file."""
    root = tmp_path_factory.mktemp("words")
    folder = make_province(root / "全省")
    shutil.copy(folder / "东河县" / "石桥镇.xlsx", folder / "西川县" / "又一份.xlsx")
    send(folder / "南山县" / "水务.xlsx", replace(MODEL, project="某", total="约三万"))
    consolidate_by_county(job(folder, root / "out"), SerialExecutor())
    return root / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return workbooks_of(made, tmp_path / "out")


def told(out: Path) -> Told:
    return where(verify_paths([out / SUMMARY], SerialExecutor())[0].verdict.differences)


def at(workbook: openpyxl.Workbook, sheet: str, text: str) -> str:
    """The first cell that begins so."""
    for row in workbook[sheet].iter_rows():
        for cell in row:
            if str(cell.value).startswith(text):
                return str(cell.coordinate)
    raise LookupError(text)


@SOFFICE[0]
@SOFFICE[1]
def test_saved_again_by_libreoffice_it_holds(out: Path, tmp_path: Path) -> None:
    shutil.copy(convert(out / SUMMARY, "xlsx", tmp_path / "again", recalculate=True), out / SUMMARY)
    assert told(out) == set()


def wipe(sheet: str, text: str) -> Edit:
    def edit(workbook: openpyxl.Workbook) -> None:
        workbook[sheet][at(workbook, sheet, text)] = None

    return edit


EDITS: dict[str, tuple[Edit, Told]] = {
    "an alarm made harmless": (put(DOUBLES, "C4", "同名单位的同名项目"), {("list_changed", DOUBLES, "")}),
    "a list that is gone": (lambda book: book.remove(book[DOUBLES]), {("no_table", DOUBLES, "")}),
    "a file of an alarm": (put(DOUBLES, "E4", "别的.xlsx"), {("list_changed", DOUBLES, "")}),
    "a line of an alarm": (lambda book: book[DOUBLES].delete_rows(5), {("list_changed", DOUBLES, "")}),
    "an amount as it was sent": (put(LEFT_OUT, "H4", "约一万"), {("list_changed", LEFT_OUT, "")}),
    "why a form was left out": (put(LEFT_OUT, "J4", "已核实"), {("list_changed", LEFT_OUT, "")}),
    "a file that was refused": (put(REFUSED, "C4", "好.xlsx"), {("list_changed", REFUSED, "")}),
    "a remark": (wipe(COUNTIES, "年度资金总额与"), {("remark_changed", COUNTIES, "S4")}),
    "where a check fails": (wipe(FRONT, "东河县＝西川县"), {("list_changed", FRONT, "")}),
    "the fingerprints": (put(COUNTIES, "U9", None), {("no_print", COUNTIES, "U9")}),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_was_done_is_told(out: Path, name: str) -> None:
    edit, expected = EDITS[name]
    edited(out / SUMMARY, edit)
    assert told(out) == expected


def test_what_an_officer_may_do(out: Path) -> None:
    """Sorting a list, notes beside it, below it and behind a remark."""

    def work(workbook: openpyxl.Workbook) -> None:
        sheet = workbook[DOUBLES]
        lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        for row, values in enumerate(reversed(lines), 4):
            for col, value in enumerate(values, 1):
                sheet.cell(row, col).value = value
        sheet.insert_cols(3)
        sheet["C3"], sheet["C4"] = "核实情况", "已问东河县"
        sheet.cell(sheet.max_row + 2, 1).value = "经手人：张三"
        remark = at(workbook, COUNTIES, "年度资金总额与")
        workbook[COUNTIES][remark] = f"{workbook[COUNTIES][remark].value}；已核实"

    edited(out / SUMMARY, work)
    assert told(out) == set()


def test_a_workbook_from_before_there_were_fingerprints(out: Path) -> None:
    def age(workbook: openpyxl.Workbook) -> None:
        workbook[COUNTIES].delete_cols(23)
        workbook[COUNTIES]["U9"] = None
        workbook.remove(workbook[DOUBLES])

    edited(out / SUMMARY, age)
    assert told(out) == set()


@SOFFICE[0]
@SOFFICE[1]
def test_a_county_in_which_a_finding_was_waived(out: Path, tmp_path: Path) -> None:
    """And that was saved by a program that calculates."""

    def waive(workbook: openpyxl.Workbook) -> None:
        sheet = workbook["问题清单"]
        heads = {cell.value: cell.column for cell in sheet[3]}
        sheet.cell(4, heads["整改\n状态"]).value = "已豁免"

    east = out / "东河县.xlsx"
    edited(east, waive)
    shutil.copy(convert(east, "xlsx", tmp_path / "again", recalculate=True), east)
    command = [sys.executable, "-m", "xl_perfgoals", "verify", str(out / SUMMARY)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert {kind for kind, _, _ in told(out)} == {"county_since"}
    assert run.returncode == 1
    assert PRESS_AGAIN.removesuffix("。") in run.stdout.replace("\n", "")
    assert "不要在汇总工作簿里改数" not in run.stdout.replace("\n", "")


ODD = "a\x07b_x0007_ _x005F_ \ufffe\r\n\tｆｕｌｌ　=1+1 \u200b" + "长" * 33000


def test_odd_texts_are_found_as_they_were_written(tmp_path: Path) -> None:
    """Control characters, what looks like their escapes, and what is too long for a cell."""
    line = replace(
        EAST,
        aside=ODD,
        unread=(UNREAD._replace(path=ODD, reason=ODD),),
        left_out=(LEFT._replace(sheet=ODD, total="000123456789012345678", project="'=1"),),
    )
    material = ProvinceMaterial((line, replace(line, county="西川县")), "", "1", row_limit=4)
    path = tmp_path / SUMMARY
    write_xlsx(path, province_sheets(material))
    written = read_written(Found(path, SUMMARY), LIMITS, WANTED)
    assert not isinstance(written, Problem)
    assert len(written) == 9
    assert list(unlike_as_written(province_tables(written))) == []
