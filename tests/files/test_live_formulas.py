"""LibreOffice calculates the summary workbook again and comes to the values that were stored."""

from decimal import Decimal

import openpyxl
import pytest

from tests.support.libreoffice import SOFFICE
from tests.support.summaries import DOUBTFUL, FORMS, REFUSED, SKIPPED, County
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import MAX_ROWS, Properties
from xl_perfgoals.files.libreoffice.convert import convert
from xl_perfgoals.files.write_xlsx import write_xlsx

pytestmark = SOFFICE


def recalculated(path, folder):
    """The workbook's values after LibreOffice has opened, calculated and saved it."""
    return openpyxl.load_workbook(convert(path, "xlsx", folder / "out", recalculate=True), data_only=True)


def changed_by_hand(path):
    """As an officer would: one amount corrected, one finding let pass, 项目汇总 sorted the other way."""
    book = openpyxl.load_workbook(path)
    projects = book["项目汇总"]
    rows = [[projects.cell(row, col).value for col in range(1, 18)] for row in (7, 8)]
    for row, values in zip((8, 7), rows, strict=True):
        for col in (1, 9, 10, 11, 17):
            projects.cell(row, col).value = values[col - 1]
    projects["I7"].value = 7
    findings = book["问题清单"]
    findings["M4"].value = "已豁免"
    book.save(path)


def different(path, after):
    live, stored = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in live
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 150
    return [
        (name, place, stored[name][place].value, after[name][place].value)
        for name, place in formulas
        if (stored[name][place].value or "") != (after[name][place].value or "")
    ]


@pytest.mark.parametrize("rows", [MAX_ROWS, 12], ids=["each table on one sheet", "tables on several sheets"])
def test_stored_values_are_what_the_formulas_give(tmp_path, rows):
    county = County(FORMS, [REFUSED, SKIPPED, DOUBTFUL])
    sheets = county.sheets(
        controls={"高山镇人民政府": Decimal(100), "城关镇人民政府": Decimal("7.5")},
        expected={"高山镇人民政府": 5, "城关镇人民政府": 2},
        row_limit=rows,
    )
    path = tmp_path / "全县.xlsx"
    write_xlsx(path, list(sheets.values()), properties=Properties())
    assert different(path, recalculated(path, tmp_path)) == []


def test_formulas_follow_what_the_officer_changes(tmp_path):
    county = County(FORMS, findings=[("戊", Severity.ERROR, "F02"), ("戊", Severity.WARNING, "H05")])
    path = tmp_path / "全县.xlsx"
    write_xlsx(path, list(county.sheets().values()), properties=Properties())
    changed_by_hand(path)
    after = recalculated(path, tmp_path)
    departments = after["部门汇总"]
    assert [departments.cell(5, col).value for col in (4, 5, 12, 13, 15)] == [3, 107.3, 0, 1, "修改后报送"]
    assert after["首页"]["A10"].value == 207.3
