"""Sheet to worksheet: writes a Sheet into an open workbook, in blocks, with the looks that xlwings can give.

Left out: charts, print set-up, colours of tabs and zoom; the links of cells that hold amounts or formulas.
"""

from collections.abc import Callable
from contextlib import suppress

import xlwings as xw

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.hosts import native
from xl_perfgoals.hosts.areas import range_of, same_value_areas
from xl_perfgoals.hosts.entering import entered
from xl_perfgoals.hosts.links import Locate, linked_value
from xl_perfgoals.hosts.looks import dress, style_map

_LONG_TEXT = 8_000
"""Longer texts are not taken as part of a block; each is written by itself."""
_TALLEST, _WIDEST = 409.0, 255.0

Place = tuple[int, int]


def write_sheet(book: xw.Book, sheet: Sheet, locate: Locate = lambda _: None) -> xw.Sheet:
    """Writes the sheet over the worksheet of its name, or makes one at the end. locate finds linked files."""
    target = sheet_made(book, sheet.name)
    native.end_filter(target)
    target.clear()
    values = _values(sheet, locate)
    if not values:
        return target
    area = Area(1, 1, max(row for row, _ in values), max(col for _, col in values))
    _write(target, area, values)
    for merge in sheet.merges:
        range_of(target, merge.area).merge()
    dress(target, style_map(sheet))
    _size(target, sheet, area)
    _equip(target, sheet)
    return target


def sheet_named(book: xw.Book, name: str) -> xw.Sheet | None:
    """The worksheet of a name, as Excel compares names; None if there is none."""
    return next((sheet for sheet in book.sheets if sheet.name.casefold() == name.casefold()), None)


def sheet_made(book: xw.Book, name: str) -> xw.Sheet:
    """The worksheet of a name; a new one at the end, without lines between its cells, when there was none."""
    if (known := sheet_named(book, name)) is not None:
        return known
    made = book.sheets.add(name, after=last_shown(book))
    native.hide_grid(made)
    return made


def last_shown(book: xw.Book) -> xw.Sheet:
    """The last worksheet that can be seen: Excel puts nothing behind one that is hidden from its menus."""
    return next(sheet for sheet in reversed(list(book.sheets)) if sheet.visible in {True, -1})


def where_able(act: Callable[[], object]) -> None:
    """Does something that a host may not know how to do; one that does not goes without."""
    with suppress(NotImplementedError):
        act()


def _values(sheet: Sheet, locate: Locate) -> dict[Place, str | float | bool | None]:
    """What is assigned to each cell. Cells lie over blocks, and links over both."""
    values = {
        (row, col): value
        for block in sheet.blocks
        for row, line in enumerate(block.rows, block.top)
        for col, value in enumerate(line, block.left)
    }
    values |= {(cell.row, cell.col): cell.value for cell in sheet.cells}
    assigned = {place: entered(value) for place, value in values.items()}
    for link in sheet.links:
        place = (link.row, link.col)
        if (formula := linked_value(values.get(place), link.to, locate)) is not None:
            assigned[place] = formula
    return assigned


def _write(target: xw.Sheet, area: Area, values: dict[Place, str | float | bool | None]) -> None:
    long_texts = {
        place: value for place, value in values.items() if isinstance(value, str) and len(value) > _LONG_TEXT
    }
    short = {place: value for place, value in values.items() if place not in long_texts}
    columns = range(1, area.last_col + 1)
    range_of(target, area).value = [
        [short.get((row, col)) for col in columns] for row in range(1, area.last_row + 1)
    ]
    for place, text in long_texts.items():
        target.range(place).value = text


def _size(target: xw.Sheet, sheet: Sheet, area: Area) -> None:
    """Widths and heights, for runs of equal ones."""
    # A column of no width is what Excel calls hidden.
    widths = (((1, col), 0.0 if col in sheet.hidden else width) for col, width in sheet.widths.items())
    for (_, first, _, last), width in same_value_areas(widths):
        target.range((1, first), (1, last)).column_width = min(width, _WIDEST)
    rows = range(1, area.last_row + 1)
    heights = (((row, 1), sheet.heights.get(row, sheet.row_height)) for row in rows)
    for (first, _, last, _), height in same_value_areas(heights):
        target.range((first, 1), (last, 1)).row_height = min(height, _TALLEST)


def _equip(target: xw.Sheet, sheet: Sheet) -> None:
    """Lists to choose from, colours that follow the text, frozen rows, filter."""
    for choice in sheet.choices:
        place, options = range_of(target, choice.area), list(choice.options)
        where_able(lambda place=place, options=options: place.data_validation.set_list(options))  # type: ignore[misc]
    for area, text, style in sheet.marks:
        place = range_of(target, area)
        where_able(
            lambda place=place, text=text, style=style: place.conditional_formats.add_cell_value(  # type: ignore[misc]
                "equal_to",
                f'="{text}"',
                fill_color=style.fill or None,
                font_color=style.color,
                font_bold=style.bold,
            )
        )
    if sheet.freeze:
        native.freeze(target, *sheet.freeze)
    if sheet.filter:
        native.offer_filter(range_of(target, sheet.filter))
