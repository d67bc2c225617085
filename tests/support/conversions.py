"""Conversions for tests: a file converted, its notes as its sheet shows them, and what it reads back as."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import openpyxl

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Book
from xl_perfgoals.core.template import CONVERSION_SHEET
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.folders import Found
from xl_perfgoals.pipeline.book_forms import take_in_file
from xl_perfgoals.pipeline.convert import Converted, SourceForm, read_source, source_forms, write_converted
from xl_perfgoals.templates.conversion.money import other_amount
from xl_perfgoals.templates.conversion.rows import home_of


class Result(NamedTuple):
    """The forms before and after, and the notes: kind, field, cell in the source, original, what was said."""

    before: tuple[PerfGoalForm, ...]
    after: tuple[PerfGoalForm, ...]
    notes: list[tuple[str, str, str, str, str]]
    written: tuple[Converted, ...]

    def of(self, kind: str) -> set[tuple[str, str]]:
        """Field and cell of the notes of a kind."""
        return {(field, place.rpartition("!")[2]) for own, field, place, _, _ in self.notes if own == kind}


def converted(path: Path, target: Path, policy: Policy | None = None) -> Result:
    """Converts a file."""
    receipt, sources = read_source(Found(path, path.name))
    assert sources, receipt.problem
    return _result(write_converted(receipt, sources, target, policy or Policy()), sources)


def converted_book(book: Book, target: Path) -> Result:
    """Converts a book that is read already."""
    receipt, sources = source_forms(book)
    assert sources, receipt.problem
    return _result(write_converted(receipt, sources, target, Policy()), sources)


def _result(written: tuple[Converted, ...], sources: Iterable[SourceForm]) -> Result:
    paths = [one.saved.path for one in written]
    after = tuple(form for path in paths for form in take_in_file(Found(path, path.name))[1])
    notes = [note for path in paths for note in notes_of(path)]
    return Result(tuple(source.form for source in sources), after, notes, written)


def notes_of(path: Path) -> list[tuple[str, str, str, str, str]]:
    """The lines of 转换说明: kind, field, cell in the source, original, what was said."""
    sheet = openpyxl.load_workbook(path)[CONVERSION_SHEET]
    lines = list(sheet.iter_rows(min_row=5, values_only=True))
    return [
        (kind, field, place, was or "", said) for number, kind, _, field, place, was, said in lines if kind
    ]


class Meaning(NamedTuple):
    """What a form says, as far as the template has a place for it; rows by the template's 二级指标."""

    year: int | None
    names: tuple[str, ...]
    attribute: tuple[str, ...]
    period: tuple[object, ...]
    money: tuple[Decimal | None, ...]
    goal: str
    rows: dict[object, list[tuple[str, object]]]


def meaning(form: PerfGoalForm) -> Meaning:
    """The form as the template can say it."""
    funding = form.funding
    folded = other_amount(funding) if any(not part.amount.blank for part in funding.more) else None
    rows: dict[object, list[tuple[str, object]]] = {}
    for row in form.indicators:
        target = row.target.value
        rows.setdefault(home_of(row), []).append((squeeze(row.name.text), target))
    return Meaning(
        form.year.value,
        tuple(
            squeeze(entry.value or "")
            for entry in (form.project, form.department, form.department_code, form.unit)
        ),
        tuple(form.attribute.value or ()),
        tuple(form.period.value or ()),
        (funding.total.value, funding.fiscal.value, funding.other.value if folded is None else folded),
        squeeze(form.annual_goal.value or ""),
        rows,
    )
