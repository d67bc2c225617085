"""Forms made from edited model forms, for tests of parsing, rules and of what is made from findings."""

from collections.abc import Mapping

from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.ops.examples import submitted

__all__ = ["parsed", "submitted"]


def parsed(*forms: Mapping[str, Scalar]) -> tuple[PerfGoalForm, ...]:
    """The model form, edited and parsed, once for each mapping of edits."""
    return submitted(forms).forms
