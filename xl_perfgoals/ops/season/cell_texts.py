"""What stands in a cell of a form, and what its row says: a finding keeps both when the row has moved."""

from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Attribute, Entry, Indicator, PerfGoalForm, Period
from xl_perfgoals.core.texts import squeeze


class CellTexts(NamedTuple):
    """A form's texts by cell, and the keys of its indicators' rows by row number."""

    texts: dict[CellRef, str]
    rows: dict[int, str]


def cell_texts(form: PerfGoalForm) -> CellTexts:
    """What a form says, by place."""
    rows = (*form.long_indicators, *form.indicators)
    return CellTexts(dict(_texts(form)), {row.row: row_key(row) for row in rows})


def row_key(indicator: Indicator) -> str:
    """What an indicator is known by in every round: 二级指标 and 三级指标."""
    level2 = indicator.level2
    return squeeze(f"{level2.value.value if level2.value else level2.text}|{indicator.name.text}")


_AnyEntry = Entry[str] | Entry[int] | Entry[Attribute] | Entry[Period]


def _texts(form: PerfGoalForm) -> Iterator[tuple[CellRef, str]]:
    """Later ones win: a blank that the form has none of stands at its first cell, so those come first."""
    head: tuple[_AnyEntry, ...] = (
        form.title,
        form.attachment,
        form.year,
        form.project,
        form.project_code,
        form.department,
        form.department_code,
        form.unit,
        form.attribute,
        form.period,
        form.annual_goal,
        form.long_goal,
    )
    for entry in sorted(head, key=lambda entry: entry.found):
        yield entry.at, entry.text if entry.found else ""
    funding = form.funding
    parts = (*funding.more, *funding.sources, *funding.other_sources)
    amounts = (funding.total, funding.fiscal, funding.other, funding.long_total, *(p.amount for p in parts))
    for amount in amounts:
        if amount.found:
            yield amount.at, amount.text
    for cost in form.costs:
        yield from ((cost.name.at, cost.name.text), (cost.amount.at, cost.amount.text))
        yield cost.basis.at, cost.basis.text
    for contact in form.contacts:
        yield contact.entry.at, contact.entry.text
    for row in (*form.long_indicators, *form.indicators):
        yield row.level2.at, row.level2.text
        yield row.name.at, row.name.text
        yield row.target.at, row.target.text
        if row.weight is not None:
            yield row.weight.at, row.weight.text
