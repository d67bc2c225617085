"""Every layout, in the order of their codes, and which of them a page shows."""

from xl_perfgoals.parsing.layouts import (
    cost_as_level1,
    cost_composition,
    long_term_and_annual,
    marked_single_annual,
    operator_unit_columns,
    split_funding,
    starred,
    two_goals,
)
from xl_perfgoals.parsing.layouts.layout import Page

LAYOUTS = (
    marked_single_annual.LAYOUT,
    starred.LAYOUT,
    cost_as_level1.LAYOUT,
    two_goals.LAYOUT,
    operator_unit_columns.LAYOUT,
    long_term_and_annual.LAYOUT,
    split_funding.LAYOUT,
    cost_composition.LAYOUT,
)


def layouts_of(page: Page) -> tuple[str, ...]:
    """The codes of the layouts that a page shows; a plain form shows none."""
    return tuple([layout.code for layout in LAYOUTS if layout.shown(page)])
