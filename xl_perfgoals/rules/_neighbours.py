"""Which forms of a submission are compared with one another: the projects of one unit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Submission

T = TypeVar("T")
_MOST_COMPARED = 200
"""No unit has so many projects; it keeps a folder of thousands under one unit's name from taking hours."""


def by_unit(submission: Submission) -> tuple[tuple[PerfGoalForm, ...], ...]:
    """The projects of each unit that has several, in file order.

    Of a project reported twice only the first form is taken: X03 tells that, and all else would be alike.
    Forms of nobody are not compared.
    """
    units: defaultdict[str, list[PerfGoalForm]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for form in submission.forms:
        if form.unit_key and form.identity not in seen:
            units[form.unit_key].append(form)
            if form.identity:
                seen.add(form.identity)
    return tuple(tuple(forms) for forms in units.values() if len(forms) > 1)


def pairs(items: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Every two of the items, each with at most the next two hundred."""
    for index, item in enumerate(items):
        for other in items[index + 1 : index + 1 + _MOST_COMPARED]:
            yield item, other
