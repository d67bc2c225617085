"""The functions for cells in LibreOffice: typed, calculated, saved and read again."""

import shutil
import time
import zipfile

import openpyxl
import pytest

from tests.hosts.conftest import SAMPLES, TOWNSHIP
from tests.support.libreoffice import SOFFICE
from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.udfs import PG_RULE, PG_TARGET, PG_WANYUAN
from xl_perfgoals.rules.model import model_grid

pytestmark = SOFFICE

WRONG = "#输入有误"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ('PG_WANYUAN("65904元")', PG_WANYUAN("65904元")),
        ('PG_WANYUAN("1,234.56";"元")', PG_WANYUAN("1,234.56", "元")),
        ('PG_WANYUAN("约23")', PG_WANYUAN("约23")),
        ('PG_TARGET("≥95%")', PG_TARGET("≥95%")),
        ('PG_TARGET("2023年12月底前";"日期")', PG_TARGET("2023年12月底前", "日期")),
        ('PG_RULE("F02")', PG_RULE("F02")),
        ('PG_RULE("C03";"级别")', PG_RULE("C03", "级别")),
        ("PG_WANYUAN(12.5)", PG_WANYUAN(12.5)),
    ],
)
def test_values(cells, formula, expected):
    assert cells.put("D1", f"={formula}") == (expected if isinstance(expected, str) else f"{expected:.10g}")


def test_cells(cells):
    cells.fill("A1:A4", [[65904], ["6.5904万元"], [""], [0.95]])
    cells.sheet.getCellRangeByName("A4").NumberFormat = 10  # per cent
    assert cells.put("B1", '=PG_WANYUAN(A1;"元")') == "6.5904"
    assert cells.put("B2", "=PG_WANYUAN(A2)") == "6.5904"
    assert cells.put("B3", "=PG_WANYUAN(A3)") == ""
    assert cells.put("B4", "=PG_TARGET(A4)") == PG_TARGET("95%")


def test_arrays(cells):
    cells.fill("A1:A3", [["1亿"], [2], ["约3"]])
    made = cells.block("B1:B3", "=PG_WANYUAN(A1:A3)")
    assert [made[0][0], made[1][0]] == [10000, 2]
    assert made[2][0].startswith(WRONG)
    assert cells.block("C1:C2", '=PG_WANYUAN({"1万元"|2})') == ((1.0,), (2.0,))


def test_left_out_and_unknown(cells):
    assert cells.put("D1", "=PG_VALIDATE()").startswith(WRONG)
    assert cells.put("D1", '=PG_STATUS("石桥镇")').startswith(WRONG)
    assert cells.put("D1", "=PG_WANYUAN()").startswith("#")
    assert cells.put("D1", '=PG_RULE("Z99")').startswith(WRONG)


MODEL = [list(row) for row in model_grid().rows]


@pytest.fixture
def model(cells):
    """The model form, which is faultless."""
    width = max(map(len, MODEL))
    rows = [tuple(map(_plain, [*row, *[None] * (width - len(row))])) for row in MODEL]
    cells.sheet.getCellRangeByPosition(0, 0, width - 1, len(rows) - 1).setDataArray(tuple(rows))
    return cells


def _plain(value):
    return value or "" if isinstance(value, str | None) else float(value)


def total_of(sheet):
    """The cell behind the label of the year's money."""
    places = ((row, col) for row, cells in enumerate(MODEL) for col, text in enumerate(cells) if _total(text))
    row, col = next(places)
    return sheet.getCellByPosition(col + 1, row)


def _total(text):
    return str(text).startswith("年度资金总额")


def test_validate_its_own_sheet_and_follow_it(model, calc):
    assert model.put("Z1", "=PG_VALIDATE()") == words.PASSED
    other = calc.new()  # which is in front now
    total_of(model.sheet).setString("约23")
    assert model.shown("Z1") != words.PASSED
    other.close(True)


def test_each_sheet_answers_for_itself(calc, tmp_path):
    """Also when all of them are worked out anew, and one reads another before it is."""
    document = calc.open(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))
    sheets = list(document.Sheets)
    for sheet in sheets:
        sheet.getCellRangeByName("Z1").Formula = "=PG_VALIDATE()"
    alone = [sheet.getCellRangeByName("Z1").String for sheet in sheets]
    assert len(set(alone)) > 3
    last = sheets[-1].Name
    sheets[0].getCellRangeByName("Z2").Formula = f"=PG_VALIDATE(A1:K60)&PG_RULE(LEFT($'{last}'.Z1;0)&\"F02\")"
    document.calculateAll()
    assert [sheet.getCellRangeByName("Z1").String for sheet in sheets] == alone
    assert sheets[0].getCellRangeByName("Z2").String == alone[0] + PG_RULE("F02")
    document.close(True)


def test_a_function_that_reads_cells_of_others(cells):
    """Each is worked out while another one waits for it."""
    cells.fill("A1:B1", [["项目名称", "年度资金总额"]])
    rows = range(2, 22)
    for row in rows:
        cells.sheet.getCellRangeByName(f"A{row}").setString(f"项目{row}")
        cells.sheet.getCellRangeByName(f"B{row}").Formula = f'=PG_WANYUAN("{row}万元")'
    assert cells.put("D1", "=PG_TOTAL(A1:B21)") == str(sum(rows))
    cells.sheet.getCellRangeByName("B2").Formula = '=PG_WANYUAN("102万元")'
    assert cells.shown("D1") == str(sum(rows) + 100)


def test_the_list_of_findings_fills_its_cells(model):
    total_of(model.sheet).setString("约23")
    rows = model.block("Z1:AE30", "=PG_VALIDATE(A1:K40;TRUE())")
    assert rows[0] == (*words.HEADINGS, "")
    assert rows[1][1] != ""
    assert rows[-1] == ("",) * 6


def test_speed(cells):
    """The bound is far below what is usual, for machines that are busy."""
    count = 1000
    cells.fill(f"A1:A{count}", [[float(number)] for number in range(count)])
    area = cells.sheet.getCellRangeByName(f"B1:B{count}")
    cells.put("C1", "=PG_WANYUAN(1)")  # the program is brought in
    start = time.perf_counter()
    area.setFormulaArray(tuple((f"=PG_WANYUAN(A{row})",) for row in range(1, count + 1)))
    assert area.getDataArray()[-1] == (count - 1,)
    assert time.perf_counter() - start < 5


def test_saved_for_excel(cells, document, tmp_path):
    from xl_perfgoals.hosts.calc.uno_bridge import properties, url_of

    cells.put("A1", '=PG_WANYUAN("65904元")')
    cells.put("A2", "=PG_VALIDATE()")
    path = tmp_path / "saved.xlsx"
    document.storeToURL(url_of(path), properties(FilterName="Calc MS Excel 2007 XML"))
    with zipfile.ZipFile(path) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    assert ">PG_WANYUAN(&quot;65904元&quot;)</f>" in text
    assert ">PG_VALIDATE()</f>" in text
    sheet = openpyxl.load_workbook(path, data_only=True).active
    assert sheet["A1"].value == 6.5904
    assert sheet["A2"].value == cells.shown("A2")


def test_a_workbook_written_elsewhere_calculates(calc, tmp_path):
    workbook = openpyxl.Workbook()
    for row, values in enumerate(MODEL, 1):
        for col, value in enumerate(values, 1):
            workbook.active.cell(row, col).value = value
    workbook.active["Z1"] = "=PG_VALIDATE()"
    workbook.active["Z2"] = '=PG_WANYUAN("1.2亿")'
    workbook.save(tmp_path / "石桥镇.xlsx")
    document = calc.open(tmp_path / "石桥镇.xlsx")
    sheet = document.Sheets.getByIndex(0)
    assert sheet.getCellRangeByName("Z1").String == words.PASSED
    assert sheet.getCellRangeByName("Z2").Value == 12000
    document.close(True)
