"""Converting files: where the workbooks go, what is never overwritten, and how many forms one holds."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.support.conversions import converted, converted_book, meaning
from tests.support.filled_templates import recalculate
from tests.support.layout_sheets import MARKED, write_pages
from tests.support.libreoffice import needs_soffice
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Book, Status
from xl_perfgoals.core.template import OWN_SHEETS
from xl_perfgoals.files.assets import asset
from xl_perfgoals.pipeline.convert import (
    ConvertedNames,
    ExistsError,
    free_target,
    read_sources,
    source_forms,
)
from xl_perfgoals.pipeline.intake import take_in
from xl_perfgoals.rules.model import model_grid

SAMPLES = asset("workbook", "samples")
FORMULAS = ("=1+1", "@SUM(A1)", '=HYPERLINK("http://x.cn")', "=cmd|' /C calc'!A0", "+1", "-1+1")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("converted")
    converted(SAMPLES / "平罗县乡村振兴服务中心.xlsx", folder / "模板.xlsx", Policy(year=2023))
    return folder / "模板.xlsx"


def test_the_sheets(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames == [
        "转换说明",
        "填报说明",
        "项目清单",
        "表1",
        "表2",
        "表3",
        "表4",
        "_xl_perfgoals",
    ]
    assert book.active.title == "转换说明"
    links = {cell.value: cell.hyperlink.location for cell in book["转换说明"]["C"] if cell.hyperlink}
    assert links == {"表2": "'表2'!C4", "表4": "'表4'!C4"}


def test_amounts_are_numbers_and_indicators_are_text(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["表3"]
    assert (sheet["D7"].value, sheet["D7"].number_format) == (6.5904, "0.0000")
    page = [cell for row in sheet["D12:E40"] for cell in row if cell.value is not None]
    assert {cell.data_type for cell in page} == {"s"}


def test_formulas_wait_to_be_worked_out_and_the_list_is_there_at_once(workbook: Path) -> None:
    values = openpyxl.load_workbook(workbook, data_only=True)
    assert values["表1"]["G2"].value is None
    rows = values["项目清单"].iter_rows(min_row=4, max_row=8, min_col=2, max_col=8, values_only=True)
    *lines, total = ([*row] for row in rows)
    assert [row[4] for row in lines] == [23, 370, 6.5904, 7571]
    assert (total[0], total[4]) == ("合计　4 个项目", 7970.5904)


@pytest.mark.soffice
@needs_soffice
def test_native_checks_are_live(workbook: Path, tmp_path: Path) -> None:
    recalculate([workbook], tmp_path)
    (path,) = tmp_path.glob("*.xlsx")
    book = openpyxl.load_workbook(path, data_only=True)
    verdicts = [book[f"表{number}"]["G2"].value for number in range(1, 5)]
    assert all(verdict.startswith("还有 ") for verdict in verdicts)
    assert [cell.value for cell in book["项目清单"]["I"][3:7]] == verdicts
    assert book["项目清单"]["F8"].value == 7970.5904


def test_a_converted_workbook_is_read_without_doubts(workbook: Path) -> None:
    (receipt,) = take_in([workbook]).submission.receipts
    assert (receipt.status, receipt.forms, receipt.doubts) == (Status.READ, 4, ())


def test_what_is_a_template_already_is_passed_over(workbook: Path) -> None:
    ((receipt, forms),) = read_sources([workbook])
    assert (receipt.status, receipt.problem, forms) == (Status.SKIPPED, None, ())


def test_same_bytes_every_time(tmp_path: Path) -> None:
    source = write_pages(tmp_path / "报送.xlsx", 表=MARKED)
    for name in ("a.xlsx", "b.xlsx"):
        converted(source, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    source = write_pages(tmp_path / "报送.xlsx", 表=MARKED)
    before = source.read_bytes()
    with pytest.raises(ExistsError):
        converted(source, source)
    assert source.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["报送.xlsx"]


def test_more_forms_than_one_workbook_holds(tmp_path: Path) -> None:
    grids = tuple(model_grid({"项目名称": f"项目{number}"}, sheet=f"{number}") for number in range(1, 44))
    result = converted_book(Book("报送.xlsx", "", grids), tmp_path / "模板.xlsx")
    assert [(one.saved.path.name, one.forms) for one in result.written] == [
        ("模板.xlsx", 40),
        ("模板（第2本）.xlsx", 3),
    ]
    assert [meaning(form) for form in result.after] == [meaning(form) for form in result.before]


def test_a_block_grows_beyond_the_template_s_rows(tmp_path: Path) -> None:
    rows = {f"数量指标#{number}.三级指标": f"修路第{number}段" for number in range(2, 31)}
    values = {f"数量指标#{number}.指标值": f"{number}公里" for number in range(2, 31)}
    result = converted_book(Book("报送.xlsx", "", (model_grid(rows | values),)), tmp_path / "模板.xlsx")
    assert [meaning(form) for form in result.after] == [meaning(form) for form in result.before]
    sheet = openpyxl.load_workbook(tmp_path / "模板.xlsx")["表1"]
    hidden = [row for row in range(12, 46) if sheet.row_dimensions[row].hidden]
    assert hidden == [42, 43, *range(45, 46)]
    assert sheet.print_area == "'表1'!$A$1:$E$83"


def test_text_like_a_formula_stays_text(tmp_path: Path) -> None:
    grids = tuple(
        model_grid(
            {"项目名称": text, "实施单位": text, "年度总体目标": text, "项目期": text}
            | {"数量指标.三级指标": text, "数量指标.指标值": text, "其他资金": text},
            sheet=text[:1] + str(number),
        )
        for number, text in enumerate(FORMULAS)
    )
    converted_book(Book("=1+1.xlsx", "", grids), tmp_path / "模板.xlsx")
    with zipfile.ZipFile(tmp_path / "模板.xlsx") as archive:
        formulas = "".join(
            archive.read(name).decode().replace("\n", "").split("<sheetData>", 1)[1]
            for name in archive.namelist()
            if name.startswith("xl/worksheets/sheet")
        )
        assert not [text for text in FORMULAS if f"<f>{text.lstrip('=')}" in formulas]
    book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    for number, text in enumerate(FORMULAS, 1):
        sheet = book[f"表{number}"]
        for cell in ("C4", "E5", "E6", "B10", "D12", "E12"):
            assert (sheet[cell].value, sheet[cell].data_type) == (text, "s")


def test_long_texts_are_shown_in_smaller_letters_on_several_pages(tmp_path: Path) -> None:
    goal = "全面整治村庄环境，清理沟渠、道路和公共场地。" * 60
    rows = {f"数量指标#{number}.三级指标": "整治" * 40 for number in range(2, 31)}
    values = {f"数量指标#{number}.指标值": f"{number}处" for number in range(2, 31)}
    grid = model_grid({"年度总体目标": goal} | rows | values)
    converted_book(Book("报送.xlsx", "", (grid,)), tmp_path / "模板.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "模板.xlsx")["表1"]
    assert sheet.row_dimensions[10].height == pytest.approx(409, abs=1)
    assert sheet["B10"].font.size < 10.5
    assert sheet["D13"].alignment.wrap_text
    assert sheet.row_dimensions[13].height > 80
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$11:$11"


def test_names_of_many_files(tmp_path: Path) -> None:
    names = ConvertedNames(tmp_path)
    shown = ("a.docx", "A.pdf", "乡/a.xls", str(tmp_path / "远" / "a.xls"))
    assert [names.of(name).relative_to(tmp_path).as_posix() for name in shown] == [
        *("a（模板）.xlsx", "A（模板 2）.xlsx", "乡/a（模板）.xlsx", "a（模板 3）.xlsx")
    ]


def test_a_free_name_beside_a_file(tmp_path: Path) -> None:
    assert free_target(tmp_path / "石桥镇.xls").name == "石桥镇（模板）.xlsx"
    (tmp_path / "石桥镇（模板）.xlsx").touch()
    assert free_target(tmp_path / "石桥镇.xls").name == "石桥镇（模板 2）.xlsx"


def test_what_is_refused_by_a_run_is_refused_here(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    write_pages(tmp_path / "好.xlsx", 表=MARKED)
    read = {receipt.path: (receipt.status, len(forms)) for receipt, forms in read_sources([tmp_path])}
    assert read == {"坏.xlsx": (Status.REFUSED, 0), "好.xlsx": (Status.READ, 1)}


def test_own_sheets_are_known() -> None:
    receipt, forms = source_forms(Book("空.xlsx", "", ()))
    assert (receipt.status, forms) == (Status.REFUSED, ())
    assert "转换说明" in OWN_SHEETS
