"""Reading a 指标值: one text in, one Target out, whatever the text is."""

import re
from functools import lru_cache

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.parsing.target_cleaning import LONGEST, clean
from xl_perfgoals.parsing.target_dates import MAYBE_DATE, read_date, read_rhythm
from xl_perfgoals.parsing.target_days import read_simple_date
from xl_perfgoals.parsing.target_figures import between, read_figure, read_simple_figure
from xl_perfgoals.parsing.target_texts import read_prose, read_word

_REMEMBERED = 1 << 16  # a county's forms hold some ten thousand different values, each many times
_REMEMBERED_DATES = 1 << 12
_WORTH_REMEMBERING = 400  # characters; longer texts are rarely written twice

_MAYBE_FIGURE = re.compile(r"[0-9零〇一二两三四五六七八九十百千半每无壹贰叁肆伍陆柒捌玖拾佰仟]")
_BETWEEN = re.compile(r"[、;]|,(?![0-9]{3}(?![0-9]))|(?<![0-9]),|(?<=[^,;、/])(?:[且并和与及]|以及)?(?=[≥≤])")
_GLUED = re.compile(r"(?<=[%人户个次天])[/和与]?(?=[0-9])|(?<=[日月底末年]前)")
_LIST_NUMBER = rare(r"\(?[0-9]{1,2}[.、)](?=[^0-9])")


def read_target(text: str, year: int | None = None) -> Target:
    """The meaning of a 指标值 as displayed. A date in another year than `year` is flagged T03."""
    target = _remembered[text]
    return target if target.date is None or year is None else _dated(text, year)


def _read(raw: str, year: int | None) -> Target:
    if (simple := read_simple_figure(raw)) is not None:
        return simple
    residue = False
    if (target := read_simple_date(raw)) is None:
        text, residue = clean(raw)
        target = _meaning(text)
    flags = target.flags
    if year is not None and target.date is not None and _foreign(target, year):
        flags = (*flags, "T03")
    if residue:
        flags = (*flags, "V16")
    return target if target.text == raw and flags is target.flags else target._replace(text=raw, flags=flags)


class _Remembered(dict[str, Target]):
    """What each 指标值 means whatever the year: looking up the many that come again costs next to nothing."""

    def __missing__(self, text: str) -> Target:
        target = _read(text, None)
        if len(text) <= _WORTH_REMEMBERING:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = target
        return target


_remembered = _Remembered()
_dated = lru_cache(maxsize=_REMEMBERED_DATES)(_read)


def forget() -> None:
    """Forgets what was read before, for measuring."""
    _remembered.clear()
    _dated.cache_clear()


def _meaning(text: str) -> Target:
    if (word := read_word(text)) is not None:
        return word
    if len(text) > LONGEST or not (_MAYBE_FIGURE.search(text) or MAYBE_DATE.search(text)):
        return read_prose(text)
    return _statement(text) or _statements(text) or read_prose(text)


def _statement(text: str) -> Target | None:
    """The one date, figure or rhythm that text states."""
    if MAYBE_DATE.search(text) is None:
        return read_figure(text)
    return read_date(text) or read_figure(text) or read_rhythm(text)


def _statements(text: str) -> Target | None:
    """What a text of several parts states: a range by its two bounds, its only figure, or too much."""
    for border in (_BETWEEN, _GLUED):
        parts = [part for part in border.split(text) if part]
        if len(parts) > 1:
            break
    else:
        return None
    stated = [target for part in parts if (target := _statement(_LIST_NUMBER.sub("", part, count=1)))]
    if len(stated) == 2 and len(parts) == 2 and (enclosed := between(*stated)):
        return enclosed
    if len(stated) > 1:
        return Target(text, Kind.MULTI, flags=("S07",))
    return stated[0] if stated else None


def _foreign(target: Target, year: int) -> bool:
    """Whether a date of the target names another year. Dates without a year begin with "-"."""
    return any(date and date[0] != "-" and date[:4] != str(year) for date in (target.date, target.date2))
