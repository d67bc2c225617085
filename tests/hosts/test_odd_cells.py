"""Errors, dates and hidden rows in an open sheet: the functions say what checking the file says."""

from datetime import date

import openpyxl
import pytest

from tests.hosts.conftest import SAMPLES, TOWNSHIP
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.hosts.udfs import PG_VALIDATE
from xl_perfgoals.ops.check import check
from xl_perfgoals.pipeline.book_forms import book_forms

TOTAL, OTHER, QUANTITY = "D7", "D9", "E12"


@pytest.mark.parametrize(
    ("cells", "formats", "code"),
    [
        pytest.param({TOTAL: "#REF!"}, {}, "F01", id="an error in the total"),
        pytest.param({OTHER: "#N/A", QUANTITY: "#DIV/0!"}, {}, "V06", id="errors elsewhere"),
        pytest.param({TOTAL: date(2023, 1, 12)}, {TOTAL: "m/d"}, "F01", id="an amount shown as a date"),
        pytest.param({TOTAL: "22"}, {TOTAL: "@"}, None, id="a number typed as text"),
    ],
)
def test_an_open_sheet_is_judged_as_its_file(opened, tmp_path, cells, formats, code):
    workbook = openpyxl.load_workbook(SAMPLES / TOWNSHIP)
    for name in workbook.sheetnames[1:]:
        del workbook[name]
    sheet = workbook.worksheets[0]
    for address, value in cells.items():
        sheet[address] = value
    for address, number_format in formats.items():
        sheet[address].number_format = number_format
    sheet.row_dimensions[8].hidden = True
    path = tmp_path / "一张.xlsx"
    workbook.save(path)
    receipt, forms = book_forms(read_book(path.read_bytes(), path.name))
    from_file = sorted((f.code, f.at.a1) for f in check(Submission((receipt,), forms)))
    rows = PG_VALIDATE(opened(path).sheets[0]["A1:E30"], True, None)
    assert sorted((row[1], row[2]) for row in rows[1:]) == from_file
    assert code is None or code in {row[1] for row in rows}
