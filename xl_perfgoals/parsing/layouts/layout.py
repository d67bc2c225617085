"""Layout: one way of laying the form out, and how a page that was read is known to be laid out so."""

from collections.abc import Callable
from typing import NamedTuple

from xl_perfgoals.core.form import CostItem, Entry, Funding, Indicator
from xl_perfgoals.parsing.columns import Column


class Page(NamedTuple):
    """What was read of a page, as far as it tells how it is laid out; columns are those of the table."""

    project: Entry[str]
    funding: Funding
    long_goal: Entry[str]
    indicators: tuple[Indicator, ...]
    long_indicators: tuple[Indicator, ...]
    costs: tuple[CostItem, ...]
    columns: frozenset[Column]

    @property
    def shares_rows(self) -> bool:
        """Whether the indicators of all years stand in the rows of the year's."""
        rows = {row.row for row in self.indicators} if self.long_indicators else ()
        return any(row.row in rows for row in self.long_indicators[:1])


class Layout(NamedTuple):
    """code never changes; name is what an officer reads. shown tells whether a page is laid out so: it may
    be so in several ways.
    """

    code: str
    name: str
    shown: Callable[[Page], bool]
