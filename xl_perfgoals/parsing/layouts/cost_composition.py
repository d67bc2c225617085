"""H: a table of costs between head and indicators: 费用名称, earlier years, this year's money, 测算依据.

Known by a row of headings with 测算依据 (or a like word) and a column of names or amounts. Its lines are no
sources of money: they are read as costs, and the head is read without them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from xl_perfgoals.core.amount import MoneyUnit, is_blank, read_amount
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import CostItem, Entry
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import AMOUNT_LABELS, Label, label_of, normalise
from xl_perfgoals.parsing.layouts.layout import Layout, Page
from xl_perfgoals.parsing.money_units import unit_in

_MAYBE = re.compile(r"测\s*算|计\s*算\s*(?:依\s*据|过\s*程)|支\s*出\s*明\s*细|构\s*成|明\s*细")
_BASIS = re.compile(r"(?:资金|支出|成本|预算)?(?:测算|计算)(?:依据|标准|过程|说明|方法|明细|公式).{0,6}")
_NAME = rare(
    r"(?:支出|费用|成本|预算)?(?:明细|构成|开支|经济科目|费用|支出|子)?(?:项目|内容|名称|事项|明细|类别|分类|科目|构成)"
    r"(?:名称|内容)?"
)
_MONEY = rare(
    r"(?:20[0-9]{2}年?度?|本年度?|当年|申请|预算|年度|合计|小计|上年度?)*(?:预算|申请|安排|测算)?"
    r"(?:数|金额|额度|资金|支出|执行数|执行|小计|合计)?"
)
_EARLIER = rare(r"上年|上一年|去年|前年|往年|执行|实际|决算")
_YEAR = re.compile(r"20[0-9]{2}")
_SUMS = frozenset({"合计", "总计", "小计", "总额"})
_NUMBERS = frozenset({"序号", "编号"})
_ENDS = frozenset(set(Label) - AMOUNT_LABELS - {Label.UNLISTED, Label.PERSON})


def read_costs(grid: Grid, year: int | None) -> tuple[Grid, tuple[CostItem, ...]]:
    """The head of a form without its table of costs, and the lines of that; the head as it is if none."""
    if _MAYBE.search("|".join([text for _, cells in grid.lines() for _, text in cells])) is None:
        return grid, ()
    for row in range(grid.first_row, grid.last_row + 1):
        columns = _columns(grid, row, year)
        if columns is not None:
            last = _last_row(grid, row, columns)
            unit = _unit(grid, row)
            items = tuple(_items(grid, range(row + 1, last + 1), columns, unit))
            if items:
                return _without(grid, row, last), items
    return grid, ()


def may_be_of_costs(text: str) -> bool:
    """Whether a head that has such a cell may have a table of costs."""
    return _MAYBE.search(text) is not None


def _columns(grid: Grid, row: int, year: int | None) -> Mapping[str, int] | None:
    """Where name, amount and basis stand below a row of headings; None if it heads no table of costs."""
    found: dict[str, int] = {}
    amounts: dict[int, str] = {}
    for col, text in grid.filled(row):
        words = normalise(text) if len(text) <= 30 else ""
        if "basis" not in found and _BASIS.fullmatch(words):
            found["basis"] = col
        elif words and _MONEY.fullmatch(words):
            amounts[col] = words
        elif _NAME.fullmatch(words):
            found["name"] = col  # the last: 成本构成 may stand beside the table
    own = {col: words for col, words in amounts.items() if not _EARLIER.search(words)}
    if not own or len(found) + len(amounts) < 3 or "name" not in found:
        return None
    named = [col for col, words in own.items() if year and str(year) in words]
    undated = [col for col, words in own.items() if not _YEAR.search(words)]
    found["amount"] = (named or undated or list(own))[-1]
    return found


def _last_row(grid: Grid, heading: int, columns: Mapping[str, int]) -> int:
    """The last row of the table: what comes after begins with a label of the head, or left of the table."""
    left, text = next(iter(grid.filled(heading)))
    beside = left not in columns.values() and normalise(text) not in _NUMBERS
    last = heading
    for row in range(heading + 1, grid.last_row + 1):
        cells = list(grid.filled(row))
        if cells and (label_of(cells[0][1]) in _ENDS or (beside and cells[0][0] <= left)):
            return last
        if cells:
            last = row
    return last


def _items(grid: Grid, rows: range, columns: Mapping[str, int], unit: MoneyUnit) -> Iterator[CostItem]:
    def entry(row: int, kind: str) -> Entry[str]:
        col = columns.get(kind)
        text = grid.text(row, col) if col else ""
        at = grid.at(row, col or columns["name"])
        return Entry(grid.value(row, col) if col else None, text, text or None, at, found=col is not None)

    for row in rows:
        name, amount = entry(row, "name"), entry(row, "amount")
        if name.empty or squeeze(name.text) in _SUMS or is_blank(amount.text):
            continue
        money = Entry(amount.raw, amount.text, read_amount(amount.raw, unit), amount.at)
        yield CostItem(name, money, entry(row, "basis"))


def _unit(grid: Grid, heading: int) -> MoneyUnit:
    texts = (text for row in range(heading, grid.first_row - 1, -1) for _, text in grid.filled(row))
    return next((unit for text in texts if (unit := unit_in(text))), MoneyUnit.WAN)


def _without(grid: Grid, first: int, last: int) -> Grid:
    """The grid with the table's rows emptied."""
    start, end = first - grid.first_row, last - grid.first_row + 1
    return replace(grid, rows=(*grid.rows[:start], *[()] * (end - start), *grid.rows[end:]))


def _shown(page: Page) -> bool:
    return bool(page.costs)


LAYOUT = Layout("H", "附成本构成和测算依据", _shown)
