"""The unit of money that a page declares: in a label, in a column's heading, or in a line of its own."""

import re
from collections.abc import Iterable
from functools import lru_cache

from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze

_IN_LABEL = re.compile(r"[(单位:](百?万元|千元|亿元|元)\)?")
_LINE = rare(r"\(?(?:金额|资金|货币|计量)?单位:?(?:人民币)?(百?万元|千元|亿元|元)\)?")
_IN_LINE = rare(r"单位[:：]\s*(?:人民币)?\s*(百?万元|千元|亿元|元)\s*[)）]?(?:\s|[，,；;]|$)")
_LONGEST_LINE = 20


@lru_cache(maxsize=4096)
def unit_in(text: str) -> MoneyUnit | None:
    """The unit that a label or heading names in brackets: 项目资金（万元）."""
    stated = _IN_LABEL.search(squeeze(text)) if len(text) <= 2 * _LONGEST_LINE else None
    return MoneyUnit(stated[1]) if stated else None


def unit_line(grid: Grid) -> MoneyUnit | None:
    """The unit that a line of the page names: 单位：万元."""
    texts = (text for row in range(grid.first_row, grid.last_row + 1) for _, text in grid.filled(row))
    return next((unit for text in texts if (unit := unit_of_line(text))), None)


@lru_cache(maxsize=4096)
def unit_of_line(text: str) -> MoneyUnit | None:
    """The unit that a line names and nothing else."""
    line = _LINE.fullmatch(squeeze(text)) if len(text) <= _LONGEST_LINE else None
    return MoneyUnit(line[1]) if line else None


def unit_in_line(grid: Grid) -> MoneyUnit | None:
    """The unit that stands in a line with other things: 部门：××局  单位：元."""
    texts = (text for row in range(grid.first_row, grid.last_row + 1) for _, text in grid.filled(row))
    return next((MoneyUnit(found[1]) for text in texts if (found := _IN_LINE.search(text))), None)


def first_unit(labels: Iterable[str]) -> MoneyUnit | None:
    """The unit that the first of some labels names."""
    return next((unit for label in labels if (unit := unit_in(label))), None)
