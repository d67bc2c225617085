"""What a province's summary says in words, against the fingerprints that were written with it."""

from collections.abc import Iterator

from xl_perfgoals.ops.present import looks
from xl_perfgoals.ops.province.fingerprint import LISTS, begins_as, checks_print, from_text, list_print
from xl_perfgoals.ops.verified.difference import Difference, Kind
from xl_perfgoals.ops.verified.province.tables import DIGEST, NOTE, REMARK, ProvinceTables
from xl_perfgoals.ops.verified.table import Table


def unlike_as_written(tables: ProvinceTables) -> Iterator[Difference]:
    """Lists, checks and remarks that were changed; none in workbooks that have no fingerprints yet."""
    table = tables.counties
    if table is None or table.total is None or REMARK not in table.columns:
        return
    yield from _sheets(tables, table, table.total)
    for county in tables.county_rows:
        remark = table.sheet.grid.text(county.row, table.columns[NOTE])
        if not begins_as(remark, table.text(county.row, REMARK)):
            cell = table.cell(county.row, NOTE)
            yield Difference(Kind.REMARK_CHANGED, table.sheet.name, cell, county.name)


def _sheets(tables: ProvinceTables, table: Table, total: int) -> Iterator[Difference]:
    written = from_text(table.sheet.grid.text(total, table.columns[DIGEST]))
    for name, own in _prints(tables).items():
        if name not in written:
            cell = table.cell(total, DIGEST)
            yield Difference(Kind.NO_PRINT, table.sheet.name, cell, other=name)
        elif written[name] != own:
            yield Difference(Kind.LIST_CHANGED, name, "")


def _prints(tables: ProvinceTables) -> dict[str, str]:
    """Of the sheets that are there as they are now."""
    lists = zip(LISTS, (tables.unread, tables.left_out, tables.doubles), strict=True)
    prints = {name: list_print([part.sheet for part in parts], LISTS[name]) for name, parts in lists if parts}
    if front := tables.sheets.get(looks.FRONT):
        prints[looks.FRONT] = checks_print(front)
    return prints
