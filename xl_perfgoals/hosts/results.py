"""Results: the county summary written into the open county workbook, with the officer's remarks kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import xlwings as xw

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.sheet import Formula, Link, Sheet, Value, quoted
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.links import Locate
from xl_perfgoals.hosts.remarks import keep_remarks, matched, officers_remarks
from xl_perfgoals.hosts.sheets import sheet_made, sheet_named, write_sheet
from xl_perfgoals.ops.present.columns import FindingColumn as F, ProjectColumn as P
from xl_perfgoals.ops.present.looks import CATALOGUE, FINDINGS, FRONT, PROJECTS
from xl_perfgoals.ops.remarks import Key, Said, key_of

OVERVIEW = "汇总概览"
"""Where 首页 of the summary goes: the county workbook's own 首页 has the buttons."""

_FINDING_KEY = (F.UNIT, F.PROJECT, F.RULE, F.CELL)
_PROJECT_KEY = (P.UNIT, P.PROJECT)

Tell = Callable[[int, int], None]
_Place = tuple[int, int]


def fitted(book: xw.Book, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The summary's sheets as they go into this workbook: what it has of its own is left to it."""
    own_rules = sheet_named(book, CATALOGUE) is not None
    rows = _rule_rows(book, sheets) if own_rules else {}
    return tuple(
        _renamed(_relinked(sheet, rows) if own_rules else sheet)
        for sheet in sheets
        if not (own_rules and sheet.name == CATALOGUE)
    )


def write_results(book: xw.Book, sheets: Sequence[Sheet], locate: Locate, tell: Tell) -> None:
    """Writes the sheets; in 问题清单 and 项目汇总 the officer's columns are filled in again."""
    remarks = officers_remarks(book)
    for sheet in sheets:  # all of them first: a host does not take formulas that speak of no sheet
        sheet_made(book, sheet.name)
    written: list[tuple[Key, Said]] = []
    for number, sheet in enumerate(sheets, 1):
        tell(number, len(sheets))
        if sheet.name == FINDINGS:
            written += _said(sheet)
            columns = ((F.STATE, _state), (F.REMARK, _remark))
            write_sheet(book, _with_remarks(sheet, remarks, _FINDING_KEY, columns), locate)
        elif sheet.name == PROJECTS:
            write_sheet(book, _with_remarks(sheet, remarks, _PROJECT_KEY, ((P.REMARK, _remark),)), locate)
        else:
            write_sheet(book, sheet, locate)
    keep_remarks(book, remarks, written)


def _state(said: Said) -> str:
    return said.state


def _remark(said: Said) -> str:
    return said.remark


def _lines(sheet: Sheet, key: Sequence[int]) -> list[tuple[_Place, Key]]:
    """The lines of the table, which begin with their number: where each is, and what it is about."""
    return [
        ((number, offset), key_of([str(row[col - 1] or "") for col in key]))
        for number, block in enumerate(sheet.blocks)
        for offset, row in enumerate(block.rows)
        if block.left == 1 and len(row) >= max(key) and isinstance(row[0], int)
    ]


def _said(sheet: Sheet) -> list[tuple[Key, Said]]:
    """What the program itself puts into the officer's columns: which findings are waived, and why."""
    said = []
    for (number, offset), key in _lines(sheet, _FINDING_KEY):
        row = sheet.blocks[number].rows[offset]
        said.append((key, Said(str(row[F.STATE - 1] or ""), str(row[F.REMARK - 1] or ""))))
    return said


def _with_remarks(
    sheet: Sheet,
    remarks: Sequence[tuple[Key, Said]],
    key: Sequence[int],
    columns: Sequence[tuple[int, Callable[[Said], str]]],
) -> Sheet:
    """The sheet with what the officer said put into its columns."""
    numbered = _lines(sheet, key)
    wanted = [(own, said) for own, said in remarks if bool(own.rule) == (key is _FINDING_KEY)]
    rows = [list(block.rows) for block in sheet.blocks]
    for index, said in matched(wanted, [own for _, own in numbered]).items():
        number, offset = numbered[index][0]
        cells = list(rows[number][offset])
        for col, words in columns:
            cells[col - 1] = words(said)
        rows[number][offset] = tuple(cells)
    return replace(
        sheet,
        blocks=tuple(block._replace(rows=tuple(own)) for block, own in zip(sheet.blocks, rows, strict=True)),
    )


def _rule_rows(book: xw.Book, sheets: Sequence[Sheet]) -> dict[int, int]:
    """From the row of a rule in the catalogue that is not written to its row in the workbook's own 规则."""
    catalogue = next((sheet for sheet in sheets if sheet.name == CATALOGUE), None)
    own = sheet_named(book, CATALOGUE)
    if catalogue is None or own is None:
        return {}
    grid = grid_of(own)
    places = {grid.text(row, 1): row for row in range(grid.first_row, grid.last_row + 1)}
    codes = {
        row: str(values[0]) for block in catalogue.blocks for row, values in enumerate(block.rows, block.top)
    }
    return {row: places[code] for row, code in codes.items() if code in places}


def _relinked(sheet: Sheet, rows: dict[int, int]) -> Sheet:
    def relinked(link: Link) -> Link:
        if link.to.book or link.to.sheet != CATALOGUE:
            return link
        return link._replace(to=CellRef("", CATALOGUE, rows.get(link.to.row, 1), 1))

    return replace(sheet, links=tuple(map(relinked, sheet.links)))


def _renamed(sheet: Sheet) -> Sheet:
    """首页 under its name in the county workbook; its formulas speak of it by that name."""
    if sheet.name != FRONT:
        return sheet

    def spoken(value: Value) -> Value:
        if not isinstance(value, Formula):
            return value
        return value._replace(text=value.text.replace(f"{quoted(FRONT)}!", f"{quoted(OVERVIEW)}!"))

    return replace(
        sheet,
        name=OVERVIEW,
        cells=tuple(cell._replace(value=spoken(cell.value)) for cell in sheet.cells),
        blocks=tuple(
            block._replace(rows=tuple(tuple(map(spoken, row)) for row in block.rows))
            for block in sheet.blocks
        ),
        charts=(),
    )
