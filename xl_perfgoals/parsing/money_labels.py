"""Amounts of the money block that do not stand right of a known label: below it, or beside an unknown one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from xl_perfgoals.core.amount import is_blank, read_amount
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import AMOUNT_LABELS, Label, label_of, normalise
from xl_perfgoals.parsing.locate import Blank, Head

_HAN = rare(r"[一-鿿]{2}")
_NO_SOURCE = rare(r"合计|小计|总计|时间|日期|年份|电话|人数|户数|数量|占比|比例|单位|编码|代码|测算|标准")
_MONEY = rare(r"资金|拨款|预算|收入|补助|经费|投资|贷款|债|捐|筹|转移支付|配套|基金|费|财政|结转|结余")
_HAS_DIGIT = re.compile(r"\d")
_LONGEST_LABEL = 30


def whole_head(grid: Grid, head: Head) -> Head:
    """The head with amounts taken from below their labels, and with the amounts that no list knows."""
    found, headings = _read_below(grid, head)
    unlisted = (*_beside(grid, found), *_below_unknown(grid, found, headings))
    for blank in unlisted:
        found = {**found, blank.label: (*found.get(blank.label, ()), blank)}
    return found


def _read_below(grid: Grid, head: Head) -> tuple[Head, dict[int, int]]:
    """A block laid out sideways: labels in a row, amounts in the row below them.

    Also the rows that hold such labels, each with the row of its amounts.
    """
    moved: dict[Blank, Blank] = {}
    for label in AMOUNT_LABELS:
        for blank in head.get(label, ()):
            if _HAS_DIGIT.search(blank.text):
                continue
            row, col = _bottom(grid, blank) + 1, blank.label_at.col
            if is_amount(grid, row, col):
                moved[blank] = blank._replace(at=grid.at(row, col), text=grid.text(row, col))
    if len(moved) < 2:
        return head, {}
    rows = {blank.label_at.row: blank.at.row for blank in moved.values()}

    def placed(blank: Blank) -> Blank:
        below = rows.get(blank.label_at.row)
        if blank in moved or below is None or blank.text or blank.label not in AMOUNT_LABELS:
            return moved.get(blank, blank)
        return blank._replace(at=grid.at(below, blank.label_at.col))  # left empty among the others

    return {label: tuple(map(placed, blanks)) for label, blanks in head.items()}, rows


def _below_unknown(grid: Grid, head: Head, headings: dict[int, int]) -> Iterator[Blank]:
    used = _used(head) if headings else frozenset()
    for row, below in headings.items():
        for col, text in grid.filled(row):
            if (row, col) not in used and may_name_money(text) and is_amount(grid, below, col):
                at = grid.at(below, col)
                yield Blank(Label.UNLISTED, text, grid.at(row, col), at, grid.text(below, col))


def _beside(grid: Grid, head: Head) -> Iterator[Blank]:
    """Labels that no list knows, with an amount beside them, from the year's total downwards."""
    known = [blank for label in AMOUNT_LABELS for blank in head.get(label, ())]
    above = {blank.label_at.row: blank.label for blank in known}
    if not above:
        return
    last = max([*above, *(_bottom(grid, blank) for blank in head.get(Label.FUNDING, ()))])
    for row in range(min(above), grid.last_row + 1):
        cells = grid.filled(row)
        if row > last and any(label_of(text) for _, text in cells):
            return
        named = [pair for pair in pairwise(cells) if may_name_money(pair[0][1])]
        used = _used(head) if named else frozenset()
        parts = [
            Blank(Label.UNLISTED, text, grid.at(row, col), grid.at(row, value_col), value)
            for (col, text), (value_col, value) in named
            if used.isdisjoint({(row, col), (row, value_col)})
            and (row <= last or _MONEY.search(text))
            and is_amount(grid, row, value_col)
            and not is_blank(value)
        ]
        for part in parts:
            over = max((other for other in above if other < row), default=row)
            if not _is_share(part) or above.get(over) in {None, Label.TOTAL, Label.LONG_TOTAL}:
                yield part
            elif above[over] is Label.FISCAL:
                yield part._replace(label=Label.SOURCE)


def _is_share(part: Blank) -> bool:
    """Whether a label says that its amount is part of the one above it."""
    return squeeze(part.label_text).lstrip("(").startswith("其中")


def _used(head: Head) -> frozenset[tuple[int, int]]:
    """Where labels stand, and what is written beside them; beside 项目资金 the labels of its parts stand."""
    blanks = [blank for label, found in head.items() for blank in found if label is not Label.FUNDING]
    return frozenset((at.row, at.col) for blank in blanks for at in (blank.at, blank.label_at))


@lru_cache(maxsize=16384)
def may_name_money(text: str) -> bool:
    """Whether a text that no list knows may be the label of an amount."""
    if len(text) > _LONGEST_LABEL:
        return False
    words = normalise(text)
    return (
        label_of(text) is None
        and _HAN.search(words) is not None
        and _HAS_DIGIT.search(words) is None
        and _NO_SOURCE.search(words) is None
    )


def is_amount(grid: Grid, row: int, col: int) -> bool:
    """Whether a filled cell holds an amount, or one of the dashes that stand for none."""
    text = grid.text(row, col)
    return bool(text) and (read_amount(grid.value(row, col)) is not None or is_blank(text))


def _bottom(grid: Grid, blank: Blank) -> int:
    """The last row of the label's own cell, which may be merged downwards."""
    return grid.area_at(blank.label_at.row, blank.label_at.col).last_row
