"""Plain workbooks: .xlsx whose sheets hold nothing but numbers and shared strings, read without calamine.

Most forms are such. What finds that out has looked at every cell already, so that filling in the rows costs
less than half of what calamine takes. Where anything is not as programs usually write it, the whole workbook
is left to calamine. Both read the same, cell by cell.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from xl_perfgoals.core.cells import Line, number_text
from xl_perfgoals.files.displayed import adds_words
from xl_perfgoals.files.number_formats.codes_by_style import codes_by_style
from xl_perfgoals.files.number_formats.looks import Look, Place, look
from xl_perfgoals.files.prescan.plain_cells import PlainCells, Plan
from xl_perfgoals.files.raw_sheets import RawCell, RawRows, RawSheet, cut_empty_end
from xl_perfgoals.files.workbooks.broken import BROKEN
from xl_perfgoals.files.workbooks.plain_strings import NotPlainError, PlainStrings, plain_strings
from xl_perfgoals.files.workbooks.workbook import Workbook
from xl_perfgoals.files.workbooks.xlsx_package import Package

_NUMBER = re.compile(rb">(-?\d{1,17}(?:\.\d{1,20})?(?:E-?\d{1,2})?)</")
_QUOTED, _LETTERS = re.compile(r'"[^"]*"|[\\_].'), re.compile(r"[A-Za-z\[]")
_MOST_NUMBERS = 4096
_TEXTS, _TEXTS_AND_NUMBERS = frozenset({str}), frozenset({str, float})


class _Styles(NamedTuple):
    """The number formats that matter, by style: their codes, which may be dates; whether any adds words."""

    codes: Mapping[str, str]
    dates: frozenset[str]
    words: bool


_NO_STRINGS, _NO_STYLES = PlainStrings({}, frozenset(), bare=True), _Styles({}, frozenset(), words=False)


def plain_workbook(package: Package) -> Workbook | None:
    """The workbook; None where one of its sheets is not plain."""
    hidden, pared = package.hidden, package.pared
    if hidden is None or not all(path in pared and pared[path].cells for path in package.sheets.values()):
        return None
    try:
        strings = plain_strings(package.xml(package.strings)) if package.strings else _NO_STRINGS
        styles = _styles(package.xml(package.styles)) if package.styles else _NO_STYLES
        return Workbook(
            tuple(
                [
                    _sheet(name, cells, strings, styles, hidden=name in hidden, from_1904=package.from_1904)
                    for name, path in package.sheets.items()
                    if (cells := pared[path].cells)
                ]
            )
        )
    except (NotPlainError, *BROKEN):
        return None


def _sheet(
    name: str, cells: PlainCells, strings: PlainStrings, styles: _Styles, *, hidden: bool, from_1904: bool
) -> RawSheet:
    plan, written = cells
    values: list[RawCell | None] = list(map(strings.by_number.get, written))
    for number in plan.numbers:
        if number.style in styles.dates:
            raise NotPlainError
        values[number.cell] = _NUMBERS[written[number.cell]]
    if None in values:  # a number of a string that is written oddly, or that there is none of
        raise NotPlainError
    filled = cast("list[RawCell]", values)
    looks: Mapping[Place, Look] = {}
    if plan.numbers and styles.codes:
        looks = _looks(plan, filled, strings, styles, from_1904=from_1904)
    return RawSheet(
        name,
        _rows(plan, filled),
        plan.merged,
        hidden,
        looks=looks,
        kinds=_TEXTS_AND_NUMBERS if plan.numbers else _TEXTS,
        odd_line_ends=False,
        clear=plan.clear,
        lines=_lines(plan, filled, looks) if strings.bare and plan.clear else None,
    )


def _looks(
    plan: Plan, values: Sequence[RawCell], strings: PlainStrings, styles: _Styles, *, from_1904: bool
) -> Mapping[Place, Look]:
    """How the numbers look, where that may matter: a format adds words, or one of them may be a target."""
    codes = [(number, code) for number in plan.numbers if (code := styles.codes.get(number.style))]
    # targets stand below the heading of an indicator table, or beside it
    if not codes or not (styles.words or not strings.headings.isdisjoint(values[: plan.above])):
        return {}
    return {
        place: look(cast("float", values[cell]), code, from_1904=from_1904)
        for (cell, place, _), code in codes
    }


def _lines(plan: Plan, values: Sequence[RawCell], looks: Mapping[Place, Look]) -> Sequence[Line] | None:
    """The filled cells of every row with the texts that are seen; None where one of those is blank."""
    texts = cast("list[str]", list(values))
    for cell, place, _ in plan.numbers:
        seen = looks.get(place)
        texts[cell] = seen.text.strip() if seen else number_text(cast("float", values[cell]))
        if not texts[cell]:
            return None
    cells = tuple(zip(plan.columns, texts, strict=True))
    return list(map(cells.__getitem__, plan.rows))


def _rows(plan: Plan, values: Sequence[RawCell]) -> RawRows:
    """The values as rows."""
    cells = cast("Sequence[RawCell]", plan.pick((*values, "")))
    rows = list(zip(*[iter(cells)] * plan.width, strict=True))
    cut_empty_end(rows)
    return rows


class _Numbers(dict[bytes, float]):
    """The numbers by what is written in their cells: many amounts stand in a form twice, or are 0."""

    def __missing__(self, written: bytes) -> float:
        match = _NUMBER.fullmatch(written)
        if match is None:
            raise NotPlainError
        if len(self) >= _MOST_NUMBERS:
            self.clear()
        number = self[written] = float(match[1])
        return number


_NUMBERS = _Numbers()


def _styles(xml: bytes) -> _Styles:
    codes = codes_by_style(xml)
    dates = frozenset([style for style, code in codes.items() if _may_be_date(code)])
    return _Styles(codes, dates, any(map(adds_words, codes.values())))


@lru_cache(maxsize=1024)
def _may_be_date(code: str) -> bool:
    """Whether there are letters in the code that stand for parts of a date, not for themselves."""
    return bool(_LETTERS.search(_QUOTED.sub("", code)))
