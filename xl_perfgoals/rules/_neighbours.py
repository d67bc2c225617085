"""Which forms of a submission are compared with one another: the projects of one unit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
        unit, identity = form.unit_key, form.identity
        if unit and identity not in seen:
            units[unit].append(form)
            if identity:
                seen.add(identity)
    return tuple(tuple(forms) for forms in units.values() if len(forms) > 1)


def pairs(items: Iterable[tuple[int, T]]) -> Iterator[tuple[T, T]]:
    """Every two of the numbered items whose numbers are no more than two hundred apart, in order."""
    numbered = tuple(items)
    for index, (number, item) in enumerate(numbered, 1):
        for other_number, other in numbered[index : index + _MOST_COMPARED]:
            if other_number - number > _MOST_COMPARED:
                break
            yield item, other
