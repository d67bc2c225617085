"""Open workbooks as Grids: the same as the file, wherever the range begins, in few calls."""

import shutil
from datetime import date

import openpyxl
import pytest

from tests.hosts.conftest import SAMPLES
from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.hosts.areas import merged_areas, same_value_areas
from xl_perfgoals.hosts.grids import grid_of, scalar_of


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_an_open_sheet_gives_what_its_file_gives(opened, path, tmp_path):
    book = opened(shutil.copy(path, tmp_path / path.name))
    for from_file in read_file(Found(path, path.name)).grids:
        grid = grid_of(book.sheets[from_file.sheet])
        assert (grid.book, grid.sheet) == (path.name, from_file.sheet)
        assert set(grid.merged) == set(from_file.merged)
        for row in range(1, from_file.last_row + 1):
            for col in range(1, len(from_file.rows[row - 1]) + 1):
                assert (grid.value(row, col) or "") == (from_file.value(row, col) or "")


@pytest.fixture
def sheet(opened, tmp_path):
    def sheet(cells, formats=None):
        workbook = openpyxl.Workbook()
        for address, value in cells.items():
            workbook.active[address] = value
        for address, code in (formats or {}).items():
            workbook.active[address].number_format = code
        workbook.save(tmp_path / "book.xlsx")
        return opened(tmp_path / "book.xlsx").sheets[0]

    return sheet


def test_positions_are_those_of_the_sheet(sheet):
    grid = grid_of(sheet({"C5": "甲", "D6": 3})["C5:D6"])
    assert (grid.first_row, grid.first_col) == (5, 3)
    assert (grid.value(5, 3), grid.value(6, 4), grid.value(1, 1)) == ("甲", 3, None)
    assert grid.at(6, 4).a1 == "D6"


@pytest.mark.parametrize("address", ["A:I", "1:200", "A1:ZZ5000"])
def test_a_range_beyond_what_is_used_is_cut(sheet, address):
    grid = grid_of(sheet({"A1": 1, "B3": 2})[address])
    assert (len(grid.rows), len(grid.rows[0])) == (3, 2)


def test_an_unused_area_is_empty(sheet):
    assert grid_of(sheet({"A1": 1})["F9:H12"]).rows == ()


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.95, '"≥"0%', "≥95%"),
        (0.5, "0.00%", "50.00%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (date(2023, 11, 30), 'yyyy"年"m"月"', "2023年11月"),
        (22, "General", "22"),
        (22, "@", "22"),
    ],
)
def test_numbers_are_as_displayed(sheet, value, code, shown):
    assert grid_of(sheet({"A1": value}, {"A1": code})).text(1, 1) == shown


def test_a_column_of_one_format_is_asked_once(sheet, host):
    cells = {f"A{row}": row for row in range(1, 301)} | {f"B{row}": row / 8 for row in range(1, 301)}
    formats = {f"A{row}": "0.00" for row in range(1, 301)} | {f"B{row}": "0%" for row in range(1, 301)}
    opened_sheet = sheet(cells, formats)
    before = host.calls()
    grid = grid_of(opened_sheet)
    assert host.calls() - before < 40
    assert (grid.text(300, 1), grid.text(4, 2)) == ("300.00", "50%")


def test_merged_areas_are_found_by_halving(sheet, host):
    opened_sheet = sheet({"A1": 1, "H200": 2})
    for address in ("A1:H1", "C5:D9", "H199:H200"):
        opened_sheet[address].merge()
    before = host.calls()
    found = merged_areas(opened_sheet, Area(1, 1, 200, 8))
    assert found == (Area(1, 1, 1, 8), Area(5, 3, 9, 4), Area(199, 8, 200, 8))
    assert host.calls() - before < 400


@pytest.mark.parametrize(
    ("given", "scalar"),
    [
        ("", None),
        (None, None),
        (-2146826265, "#REF!"),
        (-2146826246, "#N/A"),
        (-2146826245, "#ERROR!"),
        (5, 5),
        (True, True),
        ("a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_what_a_host_gives(given, scalar):
    assert scalar_of(given) == scalar


def test_rectangles_of_equal_values():
    values = {(r, c): "x" if c < 3 else "y" for r in range(1, 5) for c in range(1, 4)} | {(2, 3): "x"}
    found = dict(same_value_areas(values.items()))
    assert found == {
        Area(1, 1, 4, 2): "x",
        Area(2, 3, 2, 3): "x",
        Area(1, 3, 1, 3): "y",
        Area(3, 3, 4, 3): "y",
    }
