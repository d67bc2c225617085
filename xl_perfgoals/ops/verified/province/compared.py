"""What differs in a province's summary: from what its own rows say, and from the counties' workbooks."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from xl_perfgoals.core.amount import format_amount, from_fen
from xl_perfgoals.core.recounted import Recounted, Sums
from xl_perfgoals.ops.province.columns import LEFT_OUT, UNREAD
from xl_perfgoals.ops.verified.claimed import is_empty, unlike
from xl_perfgoals.ops.verified.compared import Verdict
from xl_perfgoals.ops.verified.difference import Difference, Kind
from xl_perfgoals.ops.verified.province.claims import province_claims, recounted_counties, whole
from xl_perfgoals.ops.verified.province.county_book import BookDepartment, CountyBook
from xl_perfgoals.ops.verified.province.tables import (
    COUNTY,
    DEPARTMENT,
    FIGURES,
    FILES,
    FORMS,
    KEY,
    LEFT,
    OTHER,
    STATES,
    VERDICT,
    CountyRow,
    DepartmentRow,
    Figures,
    ProvinceTables,
    lines_by_county,
)
from xl_perfgoals.ops.verified.province.words import unlike_as_written
from xl_perfgoals.ops.verified.serials import twice_or_gone
from xl_perfgoals.ops.verified.table import NUMBER, Table, numbered
from xl_perfgoals.ops.verified.tables import FISCAL, LISTED

_MONEY = frozenset({LISTED, FISCAL, OTHER})
_REFUSED = STATES[2]


def province_verdict(tables: ProvinceTables) -> tuple[Recounted, Verdict]:
    """What the rows add up to, and all that differs inside the workbook, sheet by sheet as it is found."""
    counted = recounted_counties(tables)
    sums = whole(counted)
    every = list(province_claims(tables, counted))
    empty = sum(is_empty(tables.sheets, claim) for claim in every)
    told = chain(
        tables.faults,
        (difference for claim in every for difference in unlike(tables.sheets, claim)),
        _serials(tables),
        _counties_of_departments(tables),
        _counts(tables, counted),
        unlike_as_written(tables),
    )
    recounted = Recounted(Sums(sums.projects, sums.total, sums.fiscal, sums.other), {}, ())
    return recounted, Verdict(tuple(dict.fromkeys(told)), len(every), empty)


def _serials(tables: ProvinceTables) -> Iterator[Difference]:
    if own := tables.counties:
        yield from twice_or_gone(own, ((own, row.row, row.number) for row in tables.county_rows))
    if own := tables.departments:
        yield from twice_or_gone(own, ((own, row.row, row.number) for row in tables.department_rows))
    for parts in (tables.unread, tables.left_out):
        if parts:
            rows = ((part, row, part.number(row, NUMBER)) for part in parts for row in numbered(part))
            yield from twice_or_gone(parts[0], rows)


def _counties_of_departments(tables: ProvinceTables) -> Iterator[Difference]:
    """Each department belongs to the county of its number."""
    names = {row.number: row.name for row in tables.county_rows}
    for row in tables.department_rows:
        if tables.counties and tables.departments and names.get(row.key) != row.county:
            cell = tables.departments.cell(row.row, KEY)
            stated = names.get(row.key, "")
            yield Difference(Kind.OTHER_COUNTY, tables.departments.sheet.name, cell, stated, row.county)


def _counts(tables: ProvinceTables, counted: Mapping[int, Figures]) -> Iterator[Difference]:
    """Of each county: forms = summed + left out, files by how they ended, and the lines of both lists."""
    table = tables.counties
    if table is None:
        return
    unread, left_out = lines_by_county(tables.unread), lines_by_county(tables.left_out)
    for row in tables.county_rows:
        summed = counted.get(row.number, Figures()).projects + row.left_out
        if tables.departments and row.forms != summed:
            yield _at(Kind.FORMS, (table, row.row, FORMS), (row.forms, summed))
        if row.all_files != sum(row.files):
            yield _at(Kind.FILES, (table, row.row, FILES), (row.all_files, sum(row.files)))
        if tables.unread and row.files.refused != unread[row.name]:
            yield _at(Kind.LISTED, (table, row.row, _REFUSED), (row.files.refused, unread[row.name]), UNREAD)
        if tables.left_out and row.left_out != left_out[row.name]:
            yield _at(Kind.LISTED, (table, row.row, LEFT), (row.left_out, left_out[row.name]), LEFT_OUT)


def unlike_the_county(
    tables: ProvinceTables, row: CountyRow, book: CountyBook, *, since: bool
) -> Iterator[Difference]:
    """What a county's workbook says otherwise than the province's; since: that was saved since, and holds."""
    for own in _unlike_county(tables, row, book):
        yield own._replace(kind=Kind.COUNTY_SINCE) if since and own.kind is Kind.COUNTY_FIGURE else own


def _unlike_county(tables: ProvinceTables, row: CountyRow, book: CountyBook) -> Iterator[Difference]:
    table, listed = tables.counties, tables.departments
    if table is None or listed is None:
        return
    stated = (row.forms, row.left_out, row.all_files, *row.files)
    for heading, own, found in zip((FORMS, LEFT, FILES, *STATES), stated, book.counts, strict=True):
        if found is not None and own != found:
            yield _at(Kind.COUNTY_FIGURE, (table, row.row, heading), (own, found), row.book)
    theirs = _by_name(book.departments)
    for own_row in tables.of_county(row.number):
        same = theirs.get((own_row.name, own_row.code), [])
        if not same:
            cell = listed.cell(own_row.row, DEPARTMENT)
            yield Difference(Kind.NOT_IN_COUNTY, listed.sheet.name, cell, own_row.name, "", row.book)
        else:
            yield from _unlike(listed, own_row, same.pop(0), row.book)
    for left in (department for own in theirs.values() for department in own):
        cell = table.cell(row.row, COUNTY)
        yield Difference(Kind.NOT_IN_PROVINCE, table.sheet.name, cell, left.name, "", row.book)


def _by_name(departments: Sequence[BookDepartment]) -> dict[tuple[str, str], list[BookDepartment]]:
    found: dict[tuple[str, str], list[BookDepartment]] = {}
    for department in departments:
        found.setdefault((department.name, department.code), []).append(department)
    return found


def _unlike(table: Table, own: DepartmentRow, theirs: BookDepartment, book: str) -> Iterator[Difference]:
    for heading, stated, found in zip(FIGURES, own.figures, theirs.figures, strict=True):
        if found is not None and stated != found:
            yield _at(Kind.COUNTY_FIGURE, (table, own.row, heading), (stated, found), book)
    if theirs.verdict and own.verdict != theirs.verdict:
        cell = table.cell(own.row, VERDICT)
        yield Difference(Kind.COUNTY_FIGURE, table.sheet.name, cell, own.verdict, theirs.verdict, book)


def _at(kind: Kind, cell: tuple[Table, int, str], figures: tuple[int, int], other: str = "") -> Difference:
    """A figure of a table, in a row and under a heading, and what it should be."""
    table, row, heading = cell
    stated, found = (format_amount(from_fen(own)) if heading in _MONEY else str(own) for own in figures)
    return Difference(kind, table.sheet.name, table.cell(row, heading), stated, found, other)
