"""E: what systems export: 运算符 (指标性质), 指标值 and 计量单位 in three columns, often one flat long table.

Known by those columns. The three cells are one 指标值. A flat table has a column 项目名称 and one row for
each indicator, amounts often in 元: `parsing.flat_tables` cuts it into forms.
"""

import re

from xl_perfgoals.core.amount import is_blank
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.layouts.layout import Layout, Page

_OPERATOR = rare(
    r"[<>=≤≥≦≧＜＞＝]{1,2}|(?:大于|小于|高于|低于|不少于|不低于|不超过|不高于|不大于|不小于|等于)+(?:或?等于)?"
)
_SAYS_ONE = re.compile(r"[<>=≤≥≦≧]|大于|小于|高于|低于|等于|不少|不超|不大|不小|以上|以下|以内")
_FIGURE = rare(
    r"(?:[<>=≤≥≦≧]{0,2})-?[0-9][0-9,]*(?:\.[0-9]+)?(?:[-~—至/][0-9][0-9,]*(?:\.[0-9]+)?)?[百千万亿]?"
)


def join_target(operator: str, value: str, unit: str) -> str:
    """The target as one text: "≥", "8", "公里" is ≥8公里. A part that says nothing more is left out.

    定性 and 定量 are no operators; a unit belongs to figures only, and only where the value has none.
    """
    if not value:
        return value
    words = squeeze(operator)
    figure = _FIGURE.fullmatch(squeeze(value)) is not None and not squeeze(unit).startswith(value[-1])
    joined = value + unit.strip() if figure and not is_blank(unit) else value
    return words + joined if _OPERATOR.fullmatch(words) and not _SAYS_ONE.search(squeeze(value)) else joined


def _shown(page: Page) -> bool:
    return Column.OPERATOR in page.columns or Column.UNIT in page.columns


LAYOUT = Layout("E", "运算符、指标值、单位分列", _shown)
