"""Sheets of a result of ours, read back for what the officer wrote there: its other sheets are not read."""

from collections.abc import Collection
from contextlib import suppress
from functools import partial
from io import BytesIO

from python_calamine import CalamineWorkbook

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.raw_sheets import DamagedError, RawRows, asked


def read_result_sheets(
    data: bytes, name: str, known_by: Collection[str], wanted: Collection[str], typed: Collection[str]
) -> tuple[Grid, ...] | None:
    """The wanted sheets among those of the workbook, in its order, but for damaged ones; None where it is no
    workbook, or has not all the sheets that our result is known by.

    typed: headings of the columns that the officer fills in. Where he put something else than text there, a
    date or a share, the whole file is read with all care, so that it is seen as he saw it.
    """
    try:
        workbook = asked(lambda: CalamineWorkbook.from_filelike(BytesIO(data)))
    except DamagedError:
        return None
    if not set(known_by) <= set(workbook.sheet_names):
        return None
    sheets = _rows(workbook, wanted)
    if all(_is_text(rows, typed) for rows in sheets.values()):
        return tuple(_grid(name, sheet, rows) for sheet, rows in sheets.items())
    from xl_perfgoals.files.reading import read_book  # noqa: PLC0415 - brings the whole reader, rarely wanted

    return tuple(grid for grid in read_book(data, name).grids if grid.sheet in wanted)


def _rows(workbook: CalamineWorkbook, wanted: Collection[str]) -> dict[str, RawRows]:
    def rows(name: str) -> RawRows:
        return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)

    sheets: dict[str, RawRows] = {}
    for name in workbook.sheet_names:
        if name in wanted:
            with suppress(DamagedError):
                sheets[name] = asked(partial(rows, name))
    return sheets


def _is_text(rows: RawRows, typed: Collection[str]) -> bool:
    # Nearly all are findings' sentences, and no heading can come of a text of more characters than it has.
    longest = max(map(len, typed), default=0)
    texts = {cell for row in rows for cell in row if isinstance(cell, str)}
    heads = {text for text in texts if len("".join(text.split())) <= longest and squeeze(text) in typed}
    columns = {col for row in rows for col, cell in enumerate(row) if cell in heads}
    return all(isinstance(row[col], str) for row in rows for col in columns if col < len(row))


def _grid(book: str, sheet: str, rows: RawRows) -> Grid:
    """Line ends as everywhere; moments in other columns than the officer's as their digits."""
    return Grid(
        book,
        sheet,
        tuple(
            tuple(
                cell.replace("\r\n", "\n")
                if isinstance(cell, str)
                else cell
                if isinstance(cell, bool | int | float)
                else str(cell)
                for cell in row
            )
            for row in rows
        ),
    )
