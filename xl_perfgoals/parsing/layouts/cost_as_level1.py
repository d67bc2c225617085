"""C: the form since 2021, where 成本指标 (经济成本, 社会成本, 生态环境成本) is a 一级指标, with 分值.

Known by rows under that 一级指标. The words 成本指标 alone do not tell: older forms have them as a 二级指标
under 产出. An empty row of 社会成本 or 生态环境成本 is legal and is no indicator.
"""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from xl_perfgoals.core.levels import Level1
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.labels import LEVEL2_WORDS, level_text
from xl_perfgoals.parsing.layouts.layout import Layout, Page

_level1 = attrgetter("level1")


def is_level1(cells: Sequence[tuple[int, str]], at: Mapping[Column, int]) -> bool:
    """Whether 成本指标, the first of a row's cells, is a 一级指标: a 二级指标 follows, or, without a mark, it
    stands in the column of 一级指标 with name and value in theirs.
    """
    behind = cells[1:]
    if len(behind) == 0 or level_text(behind[0][1]).words in LEVEL2_WORDS:
        return len(behind) > 0
    named = [at.get(kind) for kind in (Column.LEVEL1, Column.NAME, Column.TARGET)]
    return [cell[0] for cell in cells] == named and not level_text(cells[0][1]).mark


def _shown(page: Page) -> bool:
    return Level1.COST in map(_level1, page.indicators)


LAYOUT = Layout("C", "成本指标为一级指标", _shown)
