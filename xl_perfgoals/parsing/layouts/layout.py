"""Layout: one way of laying the form out, and how a page that was read is known to be laid out so."""

from collections.abc import Callable
from typing import NamedTuple

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.parsing.columns import Column


class Layout(NamedTuple):
    """code never changes; name is what an officer reads. shown tells, from what was read and from the
    columns of the indicator table, whether the page is laid out so: a page may be so in several ways.
    """

    code: str
    name: str
    shown: Callable[[PerfGoalForm, frozenset[Column]], bool]
