"""Links as HYPERLINK formulas: they go out with the block of values, at no further cost."""

from collections.abc import Callable

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.sheet import Value, quoted

Locate = Callable[[str], str | None]
"""From a book's name to the full path of its file; None when there is no way to it."""

_LONGEST_LITERAL = 255
"""Excel's limit for a text inside a formula."""


def linked_value(value: Value, to: CellRef, locate: Locate) -> str | None:
    """The formula that shows the value and leads to a cell; None for what a formula cannot show as it was.

    Amounts and formulas stay what they are, so that nobody adds up links.
    """
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        return None
    target = _target(to, locate)
    shown = cell_text(value) if isinstance(value, str) else value
    if target is None or (isinstance(shown, str) and len(shown) > _LONGEST_LITERAL):
        return None
    return f"=HYPERLINK({_literal(target)},{_literal(shown) if isinstance(shown, str) else shown})"


def _target(to: CellRef, locate: Locate) -> str | None:
    path = locate(to.book) if to.book else ""
    if path is None or "#" in path:
        return None
    place = f"#{quoted(to.sheet)}!{to.a1}" if to.sheet else ""
    target = path + place
    return target if target and len(target) <= _LONGEST_LITERAL else None


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
