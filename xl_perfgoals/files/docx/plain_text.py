"""Any text as a paper can hold it."""

import re

from xl_perfgoals.core.cell_text import cell_text

_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters without a look that turn the direction of text around or hide in it."""


def plain(text: str) -> str:
    """Text without what XML forbids (pictures of it instead) and what would make it read otherwise."""
    return cell_text(_HIDDEN.sub("", text))


def shortened(text: str, most: int) -> str:
    """Text of at most so many characters, on one line; what is left out is shown by ……."""
    line = " ".join(plain(text).split())
    return line if len(line) <= most else f"{line[: most - 2].rstrip()}……"
