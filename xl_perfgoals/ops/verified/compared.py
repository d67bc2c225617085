"""What differs between a summary workbook as it is and as its own rows say that it should be."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from xl_perfgoals.core.amount import format_amount, from_fen
from xl_perfgoals.core.recounted import Recounted, Whereabouts
from xl_perfgoals.ops.verified.claimed import is_empty, unlike
from xl_perfgoals.ops.verified.claims import claims, count, forms_read
from xl_perfgoals.ops.verified.difference import Difference, Kind
from xl_perfgoals.ops.verified.findings import (
    FindingRow,
    finding_claims,
    finding_differences,
    finding_rows,
)
from xl_perfgoals.ops.verified.front_claims import front_claims
from xl_perfgoals.ops.verified.serials import twice_or_gone
from xl_perfgoals.ops.verified.table import NUMBER
from xl_perfgoals.ops.verified.tables import FISCAL, KEY, LISTED, DetailRow, FigureRow, Tables
from xl_perfgoals.ops.verified.targets import target_differences


class Verdict(NamedTuple):
    """The differences, how many formulas were looked at, and how many of them hold no value."""

    differences: tuple[Difference, ...]
    formulas: int
    empty: int


def verdict(tables: Tables, counted: Recounted) -> Verdict:
    """All that differs, sheet by sheet as it is found."""
    findings = finding_rows(tables)
    every = [
        *front_claims(tables, counted),
        *claims(tables, counted),
        *finding_claims(tables, findings),
    ]
    empty = sum(is_empty(tables.sheets, claim) for claim in every)
    told = chain(
        tables.faults,
        (difference for claim in every for difference in unlike(tables.sheets, claim)),
        _serials(tables),
        _numbers_of(findings),
        finding_differences(tables, findings),
        _departments(tables),
        (difference for own in counted.projects for difference in _project(tables, own)),
        _forms(tables),
        target_differences(tables),
    )
    return Verdict(tuple(dict.fromkeys(told)), len(every), empty)


def _serials(tables: Tables) -> Iterator[Difference]:
    """Lines that stand twice, and lines that are gone, by the numbers that each table gave its own."""
    if tables.projects:
        own = ((tables.projects, row.row, row.number) for row in tables.project_rows)
        yield from twice_or_gone(tables.projects, own)
    yield from _numbers_of(tables.figures)
    yield from _numbers_of(tables.details)


def _numbers_of(rows: Sequence[FigureRow | DetailRow | FindingRow]) -> Iterator[Difference]:
    if rows:
        yield from twice_or_gone(rows[0].table, ((row.table, row.row, row.number) for row in rows))


def _departments(tables: Tables) -> Iterator[Difference]:
    """Each project belongs to the department of its number."""
    if not (tables.projects and tables.departments):
        return
    table = tables.departments
    names = {table.number(row, NUMBER): table.text(row, "部门") for row in range(table.first, table.last + 1)}
    for row in tables.project_rows:
        if names.get(row.key) != row.department:
            cell = tables.projects.cell(row.row, KEY)
            stated = names.get(row.key, "")
            yield Difference(Kind.OTHER_DEPARTMENT, tables.projects.sheet.name, cell, stated, row.department)


def _project(tables: Tables, own: Whereabouts) -> Iterator[Difference]:
    """A project by 项目汇总 against 来源 and 指标明细."""
    if own.listed and tables.projects:
        table, row = tables.projects, tables.project_rows[own.listed - 1].row
        sheet = table.sheet.name
        if tables.figures and not own.source:
            yield Difference(Kind.NO_SOURCE, sheet, table.cell(row, "项目名称"), own.project)
        elif tables.figures:
            pairs = zip((LISTED, FISCAL, "其他资金"), own.listed_money, own.source_money, strict=True)
            for heading, stated, found in pairs:
                if heading == LISTED and found != stated == own.detail_total:
                    yield _source(tables.figures[own.source - 1], found, stated)
                elif stated != found:
                    yield _amount(sheet, table.cell(row, heading), stated, found)
        if tables.details:
            yield from _details(tables, own, table.cell(row, "指标条数"))
    elif own.source and tables.projects:
        source = tables.figures[own.source - 1]
        cell = source.table.cell(source.row, "项目")
        yield Difference(Kind.NOT_LISTED, source.table.sheet.name, cell, own.project)
    elif own.detail and tables.projects:
        detail = tables.details[own.detail - 1]
        cell = detail.table.cell(detail.row, "项目名称")
        yield Difference(Kind.NOT_LISTED, detail.table.sheet.name, cell, own.project)


def _details(tables: Tables, own: Whereabouts, cell: str) -> Iterator[Difference]:
    if own.listed_indicators != own.detail_indicators and tables.projects:
        sheet = tables.projects.sheet.name
        stated, found = str(own.listed_indicators), str(own.detail_indicators)
        yield Difference(Kind.OTHER_COUNT, sheet, cell, stated, found)
    others = {own.listed_money[0], own.source_money[0]} if own.source else {own.listed_money[0]}
    if own.detail and own.detail_total not in others:
        first = tables.details[own.detail - 1]
        should = own.source_money[0] if own.source else own.listed_money[0]
        place = first.table.cell(first.row, "预算数")
        yield _amount(first.table.sheet.name, place, own.detail_total, should)


def _source(first: FigureRow, stated: int, found: int) -> Difference:
    """Where the other two tables agree, 来源 is the one that was changed."""
    return _amount(first.table.sheet.name, first.table.cell(first.row, "金额"), stated, found)


def _amount(sheet: str, cell: str, stated: int, found: int) -> Difference:
    return Difference(Kind.OTHER_AMOUNT, sheet, cell, _wan(stated), _wan(found))


def _forms(tables: Tables) -> Iterator[Difference]:
    """Forms read = summed + left out."""
    if not (tables.projects and tables.ledger and tables.left_out):
        return
    read, found = forms_read(tables.ledger), len(tables.project_rows) + count(tables.left_out)
    if read != found:
        ledger = tables.ledger
        cell = ledger.cell(ledger.head, "绩效目标表数")
        yield Difference(Kind.FORMS, ledger.sheet.name, cell, str(read), str(found))


def _wan(fen: int) -> str:
    return format_amount(from_fen(fen))
