"""What a cell in the head of a form is to the parser: known words, or only something that fills a blank.

Which blank of a form stands where depends on the words that the parser knows and on which cells are filled,
not on what the others hold, but for what `kind_of` tells of them.
"""

import re
from collections.abc import Callable

from xl_perfgoals.core.amount import is_blank, read_amount
from xl_perfgoals.core.template import MARGIN
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import COLUMNS, column_of, like_column
from xl_perfgoals.parsing.contacts import persons_in
from xl_perfgoals.parsing.labels import LABELS, Label, label_of, leading_label, normalise
from xl_perfgoals.parsing.layouts.cost_composition import may_be_of_costs
from xl_perfgoals.parsing.locate import glued
from xl_perfgoals.parsing.money_units import unit_of_line
from xl_perfgoals.parsing.other_kinds import BUDGET_RUN, is_of_budget_run
from xl_perfgoals.parsing.partition import is_head_line, is_title

_DIGIT = re.compile(r"\d")
_SHORT = 40
"""The longest text that can be a label or a heading."""

IS_SHORT, HAS_DIGIT, IS_AMOUNT, IS_TITLE, IS_ATTACHMENT, IS_PERSON = 1, 2, 4, 8, 16, 32
"""What of a text that is no known words tells for the places of blanks: the kind of its cell."""
KNOWN, UNFORESEEN = -1, -2
"""The kinds of cells that are known words, or empty, and of those that only the general way can read."""

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

_NO_PERSON = tuple(question for question in QUESTIONS if question not in {leading_label, persons_in})
_WORDS = frozenset({*LABELS, *COLUMNS, *BUDGET_RUN})
_LINE_BEGINNINGS = frozenset("(2二填金编单资货计")
"""How the lines begin that `is_head_line` and `unit_of_line` know."""
FIGURE = re.compile(r"[0-9]{1,11}(?:\.[0-9]{0,12})?")
"""A plain number, which as text and as the number of its digits is the same amount."""


class _Kinds(dict[str, int]):
    """The kinds of texts, kept while there are not too many."""

    def __missing__(self, text: str) -> int:
        if len(self) >= 16384:
            self.clear()
        kind = self[text] = _kind(text)
        return kind


_kinds = _Kinds()
kind_of = _kinds.__getitem__
"""The kind of a cell in a head, by its text."""


def _kind(text: str) -> int:
    if FIGURE.fullmatch(text):  # most of what is new in a head
        return IS_SHORT + HAS_DIGIT + IS_AMOUNT
    words = squeeze(text)
    has_digit = _DIGIT.search(text) is not None
    beside = glued(text) if has_digit or ":" in words else ()
    if may_be_of_costs(text) or any(label is not Label.PERSON for label, _, _ in beside):
        return UNFORESEEN
    if beside and (leading_label(text) is not Label.PERSON or any(question(text) for question in _NO_PERSON)):
        return UNFORESEEN
    if not beside and is_known(text, words):
        return KNOWN
    kind = IS_SHORT * (len(text) <= _SHORT) + HAS_DIGIT * has_digit + IS_PERSON * bool(beside)
    kind += IS_AMOUNT * (read_amount(text) is not None if has_digit else is_blank(text))
    if is_title(text):
        kind += IS_ATTACHMENT if words.startswith("附件") else IS_TITLE
    return kind


def is_known(text: str, words: str) -> bool:
    """Whether one of the QUESTIONS says yes to a text, words being the text squeezed.

    Nearly all texts have neither colon nor bracket: then a label, a heading and what asks for a person is
    such words and nothing else, and a line is known by its first character.
    """
    if ":" in words or ")" in words:
        return any(question(text) for question in QUESTIONS)
    bare = normalise(text)
    return (
        text == ""
        or bare in _WORDS
        or like_column(bare) is not None
        or text == MARGIN
        or (words[:1] in _LINE_BEGINNINGS and (is_head_line(text) or unit_of_line(text) is not None))
    )
