"""Whether a form reads back from the template as what it was; what does not is a note, never silence."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

from xl_perfgoals.core.amount import Amount, format_amount
from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Attribute, Entry, Indicator, PerfGoalForm, Period
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.own_template import is_untouched
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.converted_form import ConvertedForm
from xl_perfgoals.templates.conversion.money import other_amount
from xl_perfgoals.templates.conversion.note import Note, doubtful
from xl_perfgoals.templates.conversion.rows import home_of

T = TypeVar("T")


def read_back_notes(converted: ConvertedForm, found: Sequence[PerfGoalForm]) -> list[Note]:
    """A note for everything that the forms found on the written sheet say otherwise than the source."""
    form = converted.form
    if len(found) != 1:
        blank = not found and is_untouched(form)
        return [] if blank else [doubtful(say.CONTENT, form.at, form.project.text, say.NOT_READ)]
    (after,) = found
    return [*_head(form, after), *_money(form, after), *_rows(converted, after)]


def _head(form: PerfGoalForm, after: PerfGoalForm) -> Iterator[Note]:
    for field, own, other in (
        (say.PROJECT, form.project, after.project),
        (say.DEPARTMENT, form.department, after.department),
        (say.DEPARTMENT, form.department_code, after.department_code),
        (say.UNIT, form.unit, after.unit),
        (say.GOAL, form.annual_goal, after.annual_goal),
    ):
        yield from _same(field, own, _text(own), _text(other))
    yield from _same(say.YEAR, form.year, str(form.year.value or ""), str(after.year.value or ""))
    yield from _same(say.ATTRIBUTE, form.attribute, _attribute(form.attribute), _attribute(after.attribute))
    yield from _same(say.PERIOD, form.period, _period(form.period), _period(after.period))


def _same(field: str, own: Entry[T], before: str, after: str) -> Iterator[Note]:
    if before != after:
        yield doubtful(field, own.at, own.text, say.DIFFERS.format(after=after))


def _text(entry: Entry[str]) -> str:
    return squeeze(cell_text(entry.value or ""))


def _attribute(entry: Entry[Attribute]) -> str:
    return squeeze(cell_text(" ".join(entry.value or ())))


def _period(entry: Entry[Period]) -> str:
    return " ".join(str(part) for part in entry.value or () if part is not None)


def _money(form: PerfGoalForm, after: PerfGoalForm) -> Iterator[Note]:
    own, other = form.funding, after.funding
    folded = other_amount(own) if any(not part.amount.blank for part in own.more) else own.other.value
    for field, entry, before, now in (
        (say.TOTAL, own.total, own.total.value, other.total.value),
        (say.FISCAL, own.fiscal, own.fiscal.value, other.fiscal.value),
        (say.OTHER, own.other, own.other.value if folded is None else folded, other.other.value),
    ):
        if before != now:
            yield doubtful(field, entry.at, entry.text, say.DIFFERS.format(after=_amount(now)))


def _amount(value: Amount | None) -> str:
    return "" if value is None else format_amount(value)


def _rows(converted: ConvertedForm, after: PerfGoalForm) -> Iterator[Note]:
    for place, other in zip_longest(converted.rows, after.indicators):
        if place is None:
            yield doubtful(say.NAME, converted.form.at, "", say.DIFFERS.format(after=_row(other)))
            return
        own = place.indicator
        if other is None or place.row != other.row or _row(own) != _row(other):
            now = _row(other) if other else ""
            yield _differing(own.name.at, _row(own), now)


def _differing(at: CellRef, before: str, after: str) -> Note:
    return doubtful(say.NAME, at, before, say.DIFFERS.format(after=after))


def _row(row: Indicator) -> str:
    """An indicator's own words, as compared."""
    home = home_of(row)
    level2 = " ".join(map(squeeze, home)) if isinstance(home, tuple) else home.value
    return " ".join((level2, squeeze(cell_text(row.name.text)), squeeze(cell_text(row.target.text))))
