"""问题清单 verified: its rows against the counts above them, the catalogue of rules, and what was counted."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.ops.present.issues import NOT_REPORTED
from xl_perfgoals.ops.remarks import WAIVED
from xl_perfgoals.ops.verified.claims import Claim
from xl_perfgoals.ops.verified.difference import Difference, Kind, address
from xl_perfgoals.ops.verified.table import NUMBER, Table, numbered
from xl_perfgoals.ops.verified.tables import KEY, Tables
from xl_perfgoals.wording import SEVERITY

_LEVELS = tuple(SEVERITY.values())
_NOTE = re.compile(r"共 ?([0-9]+) ?条(?:（([^）]*)）)?")
_LEVEL = re.compile(r"(\w+) ?([0-9]+)")


class FindingRow(NamedTuple):
    """A finding of 问题清单. key is the number of its department; what the officer waived does not stand."""

    table: Table
    row: int
    number: int
    key: int
    category: str
    severity: str
    rule: str
    stands: bool


class Noted(NamedTuple):
    """The counts above a table, in all and by level: they stay as they were when it was made."""

    cell: str
    whole: int
    levels: dict[str, int]


def finding_rows(tables: Tables) -> tuple[FindingRow, ...]:
    """All of them; remarks kept of findings that are no more have no number."""
    return tuple(
        FindingRow(
            table,
            row,
            table.number(row, NUMBER),
            table.number(row, KEY),
            table.text(row, "问题类别"),
            table.text(row, "级别"),
            table.text(row, "规则"),
            table.at(row, "整改状态") != WAIVED,  # as the formulas compare it
        )
        for table in tables.findings
        for row in numbered(table)
    )


def finding_claims(tables: Tables, rows: tuple[FindingRow, ...]) -> Iterator[Claim]:
    """The formulas that count findings, by department and level and by rule."""
    known = bool(tables.findings)
    if table := tables.departments:
        standing = Counter((own.key, own.severity) for own in rows if own.stands)
        for row in range(table.first, table.last + 1):
            if isinstance(table.at(row, NUMBER), int | float):
                for level in _LEVELS:
                    if level in table.columns and table.text(row, level) != NOT_REPORTED:
                        figure = standing[table.number(row, NUMBER), level] if known else None
                        yield Claim(table.sheet.name, row, table.columns[level], None, figure)
    if table := tables.rules:
        fired = Counter(own.rule for own in rows)
        for row in range(table.first, table.last + 1):
            if code := _code(table, row):
                yield Claim(
                    table.sheet.name, row, table.columns["本次条数"], None, fired[code] if known else None
                )


def finding_differences(tables: Tables, rows: tuple[FindingRow, ...]) -> Iterator[Difference]:
    """Rows that are gone or changed, as far as the workbook itself knows better."""
    levels_hold = True
    for table in tables.findings:
        noted = _noted(table)
        if noted is None:
            yield Difference(Kind.NO_TABLE, table.sheet.name, address(table.head, 1), found="共…条")
            continue
        stated = {"共": noted.whole} | noted.levels
        counted = {"共": len(rows)} | Counter(own.severity for own in rows)
        for name, count in stated.items():
            if count != counted.get(name, 0):
                told = (f"{name} {count}", f"{name} {counted.get(name, 0)}")
                yield Difference(Kind.FINDINGS, table.sheet.name, noted.cell, *told)
                levels_hold = levels_hold and name == "共"
    if tables.rules:
        yield from _by_catalogue(tables.rules, rows, levels_hold=levels_hold)


def _by_catalogue(rules: Table, rows: tuple[FindingRow, ...], *, levels_hold: bool) -> Iterator[Difference]:
    """A finding's level may rightly be other than its rule's: it is suspect only where the counts differ."""
    known = {
        code: (rules.text(row, "级别"), rules.text(row, "问题类别"))
        for row in range(rules.first, rules.last + 1)
        if (code := _code(rules, row))
    }
    for own in rows:
        level, category = known.get(own.rule, ("", ""))
        if own.category != category:
            cell = own.table.cell(own.row, "规则")
            yield Difference(Kind.OTHER_RULE, own.table.sheet.name, cell, own.rule, own.category)
        if own.severity not in _LEVELS or (level and level != own.severity and not levels_hold):
            cell = own.table.cell(own.row, "级别")
            yield Difference(Kind.OTHER_SEVERITY, own.table.sheet.name, cell, own.severity, level)


def _code(rules: Table, row: int) -> str:
    """A rule's code; the line that says that there are no rules has no level."""
    return rules.text(row, "代码") if rules.text(row, "级别") else ""


def _noted(table: Table) -> Noted | None:
    for row in range(table.sheet.grid.first_row, table.head):
        for col, text in table.sheet.grid.filled(row):
            if match := _NOTE.search(text):
                levels = {level: int(count) for level, count in _LEVEL.findall(match[2] or "")}
                return Noted(address(row, col), int(match[1]), levels)
    return None
