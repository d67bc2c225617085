"""Lines on standard output: a word may have a colour on terminals; in pipes all is plain text."""

import os
from typing import NamedTuple
from unicodedata import category, east_asian_width

import click

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
"""Names of files may hold them, and would command the terminal. Line breaks and tabs stay."""
_TAKE_NO_ROOM = frozenset({"Mn", "Me", "Cf"})


class Style(NamedTuple):
    """How words look on a terminal; "" is its own colour."""

    color: str = ""
    bold: bool = False
    dim: bool = False


class Words(NamedTuple):
    """Words of a line that have a look of their own."""

    text: str
    style: Style


Line = tuple[str | Words, ...]


class Output:
    """Standard output, whatever it is at the moment.

    Not rich's: to load that takes a run over a few files as long as to read one of them.
    """

    def print(self, *line: str | Words) -> None:
        """Prints a line, however long it is; what it is put together from follows without a space."""
        coloured = not ("NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb")
        click.echo("".join([_shown(part, coloured=coloured) for part in line]))


def out() -> Output:
    """What every command prints with."""
    return Output()


def cell_len(text: str) -> int:
    """How many columns of a terminal a text takes: a Chinese character two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if category(char) in _TAKE_NO_ROOM:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _shown(part: str | Words, *, coloured: bool) -> str:
    if isinstance(part, str):
        return _plain(part)
    text, (color, bold, dim) = part
    if not coloured:
        return _plain(text)
    # click takes the codes out again where standard output is no terminal.
    return click.style(_plain(text), fg=color or None, bold=bold or None, dim=dim or None)


def _plain(text: str) -> str:
    return text if text.isprintable() else text.translate(_CONTROLS)
