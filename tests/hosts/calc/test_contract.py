"""One workbook, one Grid: through the reader of files, through openpyxl, and through LibreOffice."""

import shutil
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from tests.hosts.conftest import SAMPLES
from tests.support.libreoffice import SOFFICE
from tests.support.openpyxl_engine import opened_app
from xl_perfgoals.core.cells import Grid, number_text
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.hosts.grids import grid_of

pytestmark = SOFFICE


def values(grid):
    """What stands in the cells; of days and times as much as the binary number is good for."""
    filled = {
        (row, col): grid.value(row, col)
        for row in range(grid.first_row, grid.last_row + 1)
        for col, _ in grid.filled(row)
    }
    return {at: round(value, 9) if isinstance(value, float) else value for at, value in filled.items()}


def merged(grid):
    return sorted(area for area in grid.merged if area.first_row <= grid.last_row)


def shown(grid):
    return {at: text for at, text in grid.shown.items() if text != number_text(grid.value(*at))}


def more_than_digits(grid):
    """The displayed texts without those that only add zeros and commas to an amount.

    Where such formats stand above the indicators, the reader of files does not look at them.
    """

    def same_amount(at, text):
        try:
            return float(text.replace(",", "")) == grid.value(*at)
        except ValueError:
            return False

    return {at: text for at, text in shown(grid).items() if not same_amount(at, text)}


def open_in_calc(app, path, names):
    book = app.books.open(str(path))
    return [grid_of(book.sheets[name]) for name in names]


def open_in_openpyxl(path, names):
    with opened_app() as other:
        book = other.books.open(str(path))
        return [grid_of(book.sheets[name]) for name in names]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_published_workbooks(app, path, tmp_path):
    path = Path(shutil.copy(path, tmp_path / path.name))
    from_file = read_book(path.read_bytes(), path.name).grids
    names = [grid.sheet for grid in from_file]
    in_calc, in_openpyxl = open_in_calc(app, path, names), open_in_openpyxl(path, names)
    for file, calc, plain in zip(from_file, in_calc, in_openpyxl, strict=True):
        assert (calc.book, calc.sheet) == (plain.book, plain.sheet) == (file.book, file.sheet)
        assert values(calc) == values(plain) == values(file)
        assert merged(calc) == merged(plain) == merged(file)
        assert shown(calc) == shown(plain)
        assert more_than_digits(calc) == more_than_digits(file)


TEXTS = ("文字", "第一行\n第二行", " 前后有空格 ", "'撇号", "0012", "95%", "TRUE", "#N/A是错误")
NUMBERS = [
    (22, None),
    (22, "@"),
    (0, None),
    (1, None),
    (-1234.5, "#,##0.00"),
    (0.1 + 0.2, None),
    (1e15, None),
    (123456789.123456, None),
    (0.95, "0%"),
    (0.95, '"≥"0%'),
    (0.12345, "0.00%"),
    (6.5904, "0.0000"),
    (65904, '#,##0"元"'),
    (65904, "¥#,##0.00"),
    (65904, "[$¥-804]#,##0.00"),
    (-5, "#,##0.00_ ;[Red]-#,##0.00"),
    (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
    (12, '0"个"'),
    (1200, '[>=1000]0.0,"千";0'),
    (5, "General"),
]
DAYS = [
    (date(2023, 11, 30), "yyyy/m/d"),
    (date(2023, 11, 30), 'yyyy"年"m"月"d"日"'),
    (date(2023, 11, 30), 'yyyy"年"m"月"'),
    (date(2023, 11, 30), '[$-804]yyyy"年"m"月"d"日";@'),
    (date(2023, 11, 30), "yyyy-mm-dd"),
    (date(2023, 11, 30), "mmm-yy"),
    (date(2023, 11, 30), "[$-804]aaaa"),
    (date(2023, 11, 30), '[$-804]m"月"d"日"'),
    (datetime(2023, 11, 30, 8, 30), "yyyy/m/d h:mm"),  # noqa: DTZ001 - a cell has no zone
]
TIMES = [(time(8, 30), "h:mm"), (1.5, "[h]:mm")]
FORMULAS = [
    ("=1+1", 2),
    ('="甲"&"乙"', "甲乙"),
    ("=1=1", True),
    ("=1>2", False),
    ("=1/0", "#DIV/0!"),
    ("=NA()", "#N/A"),
    ('="甲"*1', "#VALUE!"),
    ("=NOSUCH()", "#NAME?"),
    ("=SQRT(-1)", "#NUM!"),
]


def write(path, rows):
    """A workbook with these cells, formulas in a column of their own, and merged areas."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("各种 单元格")
        for row, (value, code) in enumerate(rows):
            style = workbook.add_format({"num_format": code}) if code else None
            put = sheet.write_datetime if isinstance(value, date | time) else sheet.write
            put(row, 1, value, style)
        for row, (formula, value) in enumerate(FORMULAS):
            sheet.write_formula(row, 3, formula, None, value)
        sheet.merge_range("F1:H1", "标题")
        sheet.merge_range("F3:G9", 5)
        sheet.merge_range("H4:H5", "")
        sheet.write("J60", "末")
        hidden = workbook.add_worksheet("隐藏")
        hidden.write("A1", "看不见")
        hidden.hide()


ROWS = [*((text, None) for text in TEXTS), ("=1+1", "@"), *NUMBERS, (True, None), (False, None), *DAYS]


def test_every_kind_of_cell(app, tmp_path):
    write(path := tmp_path / "各种.xlsx", ROWS)
    from_file = read_book(path.read_bytes(), path.name).grids
    names = [grid.sheet for grid in from_file]
    in_calc, in_openpyxl = open_in_calc(app, path, names), open_in_openpyxl(path, names)
    for file, calc, plain in zip(from_file, in_calc, in_openpyxl, strict=True):
        assert values(calc) == values(plain) == values(file)
        assert merged(calc) == merged(plain) == merged(file)
        assert shown(calc) == shown(plain)
        assert more_than_digits(calc) == more_than_digits(file)


def test_times(app, tmp_path):
    write(path := tmp_path / "时间.xlsx", TIMES)
    (file, _) = read_book(path.read_bytes(), path.name).grids
    (calc,) = open_in_calc(app, path, [file.sheet])
    assert values(calc) == values(file)
    assert shown(calc) == shown(file) == {(1, 2): "8:30", (2, 2): "36:00"}


def test_days_counted_from_1904(app, tmp_path):
    path = tmp_path / "1904.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as workbook:
        style = workbook.add_format({"num_format": "yyyy/m/d"})
        workbook.add_worksheet("表").write_datetime("A1", date(2023, 11, 30), style)
    (calc,) = open_in_calc(app, path, ["表"])
    assert isinstance(calc, Grid)
    assert calc.text(1, 1) == "2023/11/30"
