"""What several rules ask of one form is worked out once: they are asked one after the other, form by form."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy

T = TypeVar("T")


def once_a_form(work: Callable[[PerfGoalForm], T]) -> Callable[[PerfGoalForm], T]:
    """The work, done again only where the form is not the last one; no more than one result is kept."""
    last: tuple[PerfGoalForm, T] | None = None

    @wraps(work)
    def known(form: PerfGoalForm) -> T:
        nonlocal last
        found = last  # looked at once: another thread may be at another form
        if found is None or found[0] is not form:
            found = last = (form, work(form))
        return found[1]

    return known


def once_under_policy(work: Callable[[PerfGoalForm, Policy], T]) -> Callable[[PerfGoalForm, Policy], T]:
    """The same for what hangs on the policy too."""
    last: tuple[PerfGoalForm, Policy, T] | None = None

    @wraps(work)
    def known(form: PerfGoalForm, policy: Policy) -> T:
        nonlocal last
        found = last
        if found is None or found[0] is not form or found[1] is not policy:
            found = last = (form, policy, work(form, policy))
        return found[2]

    return known
