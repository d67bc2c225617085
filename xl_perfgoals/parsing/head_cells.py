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
from xl_perfgoals.parsing.columns import COLUMNS, column_of, like_column
from xl_perfgoals.parsing.contacts import persons_in
from xl_perfgoals.parsing.labels import LABELS, label_of, leading_label, normalise
from xl_perfgoals.parsing.layouts.cost_composition import may_be_of_costs
from xl_perfgoals.parsing.locate import glued
from xl_perfgoals.parsing.money_units import unit_of_line
from xl_perfgoals.parsing.other_kinds import BUDGET_RUN, is_of_budget_run
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

QUESTIONS: tuple[Callable[[str], object], ...] = (
    label_of,
    leading_label,
    column_of,
    persons_in,
    is_head_line,
    unit_of_line,
    is_of_budget_run,
    MARGIN.__eq__,
)
"""What the parser asks of the texts in a head: one of them says yes to known words."""

_WORDS = frozenset({*LABELS, *COLUMNS, *BUDGET_RUN})
_LINE_BEGINNINGS = frozenset("(2二填金编单资货计")
"""How the lines begin that `is_head_line` and `unit_of_line` know."""
_FIGURE = re.compile(r"[0-9]{1,11}(?:\.[0-9]{0,12})?")


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
    if _FIGURE.fullmatch(text):  # most of what is new in a head
        return col, IS_SHORT + HAS_DIGIT + IS_AMOUNT
    words = squeeze(text)
    has_digit = _DIGIT.search(text) is not None
    if may_be_of_costs(text) or ((has_digit or ":" in words) and glued(text)):
        return None
    if is_known(text, words):
        return cell
    tells = IS_SHORT * (len(text) <= _SHORT) + HAS_DIGIT * has_digit
    tells += IS_AMOUNT * (read_amount(text) is not None if has_digit else is_blank(text))
    if is_title(text):
        tells += IS_ATTACHMENT if words.startswith("附件") else IS_TITLE
    return col, tells


def is_known(text: str, words: str) -> bool:
    """Whether one of the QUESTIONS says yes to a text, words being the text squeezed.

    Nearly all texts have neither colon nor bracket: then a label, a heading and what asks for a person is
    such words and nothing else, and a line is known by its first character.
    """
    if ":" in words or ")" in words:
        return any(question(text) for question in QUESTIONS)
    bare = normalise(text)
    return (
        bare in _WORDS
        or like_column(bare) is not None
        or text == MARGIN
        or (words[:1] in _LINE_BEGINNINGS and (is_head_line(text) or unit_of_line(text) is not None))
    )
