"""Cells: addresses, what a cell looks like, and a Grid that keeps the sheet's positions."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from xl_perfgoals.core.cells import Area, CellRef, Grid, number_text, scalar_text


def test_a1() -> None:
    assert CellRef("a.xlsx", "表", 7, 2).a1 == "B7"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (False, "FALSE"),
        ("  x ", "  x "),
        (0.1 + 0.2, "0.3"),
        (22.0, "22"),
        (-0.0, "0"),
        (0.95, "0.95"),
        (1e16, "10000000000000000"),
        (1e-5, "0.00001"),
        (123456789012345678, "123456789012345678"),
        (1234567890.12345, "1234567890.12345"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
    ],
)
def test_scalar_text(value, text) -> None:
    assert scalar_text(value) == text


@given(st.floats(min_value=-1e300, max_value=1e300))
def test_number_text_has_no_exponent_and_fifteen_digits(value) -> None:
    text = number_text(value)
    assert set(text) <= set("-.0123456789")
    assert float(text) == pytest.approx(value, rel=1e-14, abs=1e-320)


GRID = Grid(
    book="a.xlsx",
    sheet="表",
    rows=(("标题", None), ("  值 ", 0.95, ""), (), (None, "  ", 0, False)),
    merged=(Area(5, 2, 5, 3), Area(6, 2, 8, 2)),
    shown={(6, 3): " 95% "},
    first_row=5,
    first_col=2,
)


@pytest.mark.parametrize(
    ("row", "col", "value"),
    [
        (5, 2, "标题"),
        (5, 3, None),
        (5, 4, None),
        (6, 3, 0.95),
        (7, 2, None),
        (8, 4, 0),
        (4, 2, None),
        (9, 2, None),
        (5, 1, None),
        (0, 0, None),
        (-1, -1, None),
    ],
)
def test_value_by_sheet_position(row, col, value) -> None:
    assert GRID.value(row, col) == value


def test_text_is_what_is_shown() -> None:
    assert GRID.text(6, 2) == "值"
    assert GRID.text(6, 3) == "95%"
    assert GRID.text(8, 4) == "0"
    assert GRID.text(99, 99) == ""


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (5, [(2, "标题")]),
        (6, [(2, "值"), (3, "95%")]),
        (7, []),
        (8, [(4, "0"), (5, "FALSE")]),
        (4, []),
        (9, []),
    ],
)
def test_filled(row, cells) -> None:
    assert list(GRID.filled(row)) == cells


def test_last_row_and_at() -> None:
    assert GRID.last_row == 8
    assert Grid("a", "b", ()).last_row == 0
    assert GRID.at(6, 3) == CellRef("a.xlsx", "表", 6, 3)


@pytest.mark.parametrize(
    ("first", "last", "rows", "first_row", "merged"),
    [
        (6, 7, GRID.rows[1:3], 6, GRID.merged[1:]),
        (5, 5, GRID.rows[:1], 5, GRID.merged[:1]),
        (5, 8, GRID.rows, 5, GRID.merged),
        (7, 99, GRID.rows[2:], 7, GRID.merged[1:]),
        (1, 6, GRID.rows[:2], 5, GRID.merged),
        (1, 3, (), 5, ()),
        (9, 9, (), 9, ()),
    ],
    ids=["middle", "first", "all", "beyond the end", "from before the start", "all before", "all behind"],
)
def test_part_keeps_positions(first, last, rows, first_row, merged) -> None:
    part = GRID.part(first, last)
    assert (part.rows, part.first_row, part.merged) == (rows, first_row, merged)
    assert all(
        part.value(r, c) == GRID.value(r, c) for r in range(first_row, part.last_row + 1) for c in range(6)
    )


def test_part_of_a_part() -> None:
    assert GRID.part(6, 8).part(8, 8).text(8, 4) == "0"
    assert GRID.part(6, 8).part(6, 6).text(6, 3) == "95%"


def test_texts_that_were_asked_for_go_to_the_parts_and_not_to_other_rows() -> None:
    grid = replace(GRID)
    before = [grid.filled(row) for row in range(5, 9)]
    assert [cells for _, cells in grid.lines()] == before
    assert [*grid.part(6, 8).lines()] == [(6, before[1]), (7, before[2]), (8, before[3])]
    assert replace(grid, rows=(("新",),)).filled(5) == ((2, "新"),)
    assert grid == replace(GRID)


def test_lines_that_a_reader_knows_already_are_taken_as_they_are() -> None:
    grid = replace(GRID)
    known = [((1, str(row)),) for row in range(grid.first_row, grid.last_row + 1)]
    grid.keep_lines(known)
    assert grid.kept_lines() == known
    assert grid.filled(grid.last_row) == known[-1]
    assert grid == GRID


def test_a_sheet_too_long_to_be_kept_reads_the_same() -> None:
    rows = tuple((row, "", "文") for row in range(20_500))
    grid = Grid("a.xlsx", "表", rows)
    assert grid.filled(20_500) == ((1, "20499"), (3, "文"))
    assert [*grid.lines()][7] == (8, ((1, "7"), (3, "文")))
    assert [*grid.part(8, 9).lines()] == [*grid.lines()][7:9]


def test_the_area_that_begins_in_a_cell() -> None:
    assert GRID.area_at(6, 2) == Area(6, 2, 8, 2)
    assert GRID.area_at(7, 2) == Area(7, 2, 7, 2)
    assert GRID.part(6, 8).area_at(6, 2) == Area(6, 2, 8, 2)
