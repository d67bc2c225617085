"""What a cell in the head of a form is to the parser: known words, or only something that fills a blank.

Which blank of a form stands where depends on the words that the parser knows and on which cells are filled,
not on what the others hold. A pattern is all that it depends on: the patterns of two heads are alike
only if the parser finds the same blanks in the same places.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

from xl_perfgoals.core.amount import is_blank, read_amount
from xl_perfgoals.core.cells import Line
from xl_perfgoals.core.template import MARGIN
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import column_of
from xl_perfgoals.parsing.contacts import persons_in
from xl_perfgoals.parsing.labels import label_of, leading_label
from xl_perfgoals.parsing.layouts.cost_composition import may_be_of_costs
from xl_perfgoals.parsing.locate import glued
from xl_perfgoals.parsing.money_units import unit_of_line
from xl_perfgoals.parsing.other_kinds import is_of_budget_run
from xl_perfgoals.parsing.partition import is_head_line, is_title

_DIGIT = re.compile(r"\d")
_SHORT = 40
"""The longest text that can be a label or a heading."""

IS_SHORT, HAS_DIGIT, IS_AMOUNT, IS_TITLE, IS_ATTACHMENT = 1, 2, 4, 8, 16
"""What of a text that is no known word tells for the places of blanks."""

CellPattern: TypeAlias = tuple[int, str | int] | None
"""The column of a filled cell, and its text where that is known words, else what else tells of it.

None: the cell must be read by the general way, whatever stands around it.
"""
Pattern: TypeAlias = tuple[tuple[CellPattern, ...], ...]

_KNOWN: tuple[Callable[[str], object], ...] = (
    label_of,
    leading_label,
    column_of,
    persons_in,
    is_head_line,
    unit_of_line,
    is_of_budget_run,
    MARGIN.__eq__,
)
"""The questions that the parser asks of the texts in a head: one of them says yes to known words."""


class _Patterns(dict[tuple[int, str], CellPattern]):
    """The patterns of cells, kept while there are not too many."""

    def __missing__(self, cell: tuple[int, str]) -> CellPattern:
        if len(self) >= 16384:
            self.clear()
        pattern = self[cell] = _pattern(cell)
        return pattern


_patterns = _Patterns()


def pattern_of(line: Line) -> tuple[CellPattern, ...]:
    """The patterns of the filled cells of a row."""
    return tuple(map(_patterns.__getitem__, line))


def _pattern(cell: tuple[int, str]) -> CellPattern:
    col, text = cell
    if may_be_of_costs(text) or glued(text):
        return None
    if any(question(text) for question in _KNOWN):
        return cell
    tells = IS_SHORT * (len(text) <= _SHORT)
    tells += HAS_DIGIT * (_DIGIT.search(text) is not None)
    tells += IS_AMOUNT * (is_blank(text) or read_amount(text) is not None)
    if is_title(text):
        tells += IS_ATTACHMENT if squeeze(text).startswith("附件") else IS_TITLE
    return col, tells
