"""Columns: every heading of the indicator table and which kind of cell stands below it, once, as data."""

import re
from collections.abc import Collection, Sequence
from enum import Enum
from functools import lru_cache

from xl_perfgoals.parsing.labels import Label, label_of, normalise


class Column(Enum):
    """A column of the indicator table, with the headings seen for it (normalised)."""

    FRAME = ("名称", "绩效指标", "年度绩效指标", "长期绩效指标", "中期绩效指标", "实施期绩效指标", "指标")
    LEVEL1 = ("一级指标",)
    LEVEL2 = ("二级指标",)
    NAME = ("三级指标", "指标内容", "指标名称", "具体指标", "三级指标名称")
    OPERATOR = ("指标性质", "运算符", "运算符号", "计算符号", "计算符", "比较符", "比较符号", "符号")
    TARGET = (
        "指标值",
        "年度指标值",
        "目标值",
        "指标值及单位",
        "年度/项目指标值",
        "计划指标值",
        "当年预期实现值",
        "年初指标值",
        "区域目标值",
        "年度目标值",
    )
    UNIT = ("计量单位", "度量单位", "单位", "指标单位", "指标值单位", "数值单位", "指标计量单位")
    WEIGHT = ("权重", "分值", "指标权重", "指标分值", "权重分值", "分值权重", "标准分值", "标准分")
    BESIDE = (
        *("序号", "备注", "说明", "指标解释", "指标说明", "指标定义", "评分标准", "评分细则", "评分规则"),
        *("指标方向性", "指标方向", "指标类型", "指标类别", "指标属性", "数据来源", "计算方法", "设置依据"),
        *("指标值设定依据", "指标设定依据", "历史值", "参考值", "历史参考值", "上年值", "行业标准", "得分"),
        *("实际值", "完成值", "实际完成值", "偏差原因", "佐证材料", "是否核心指标", "是否必填"),
    )

    __hash__ = object.__hash__  # members are single; Enum's own goes by the name and is slow


COLUMNS: dict[str, Column] = {wording: column for column in Column for wording in column.value}
LONG_FRAME_WORDS = frozenset(
    f"{years}绩效{kind}"
    for years in ("长期", "中期", "中长期", "实施期", "项目期", "总体", "项目总体")
    for kind in ("指标", "目标")
)
FRAME_WORDS = LONG_FRAME_WORDS | {
    *("绩效指标", "年度绩效指标", "名称", "年度绩效", "绩效目标", "本年度绩效指标", "当年绩效指标"),
    *("年度绩效目标", "年度指标"),
}
"""What stands in the 名称 column beside the indicators; it says only whether they are those of all years."""

_OTHER_YEARS = re.compile(
    r"(上年|上一年|去年|往年|前年|历史|近三年|基期|中期|实施期|长期|总体|项目期).{0,8}(值|情况)|.{0,8}(实际|完成).{0,4}值"
)
_LIKE = (
    (_OTHER_YEARS, Column.BESIDE),
    (re.compile(r".{0,10}(指标值|目标值|预期值)"), Column.TARGET),
    (re.compile(r".{0,6}(计量|度量)单位"), Column.UNIT),
    (re.compile(r".{0,4}指标性质"), Column.OPERATOR),
    (re.compile(r".{0,6}(权重|分值)"), Column.WEIGHT),
)
"""How further headings are made; the first that fits counts."""
LIKE_COLUMN_ENDS = ("值", "情况", "单位", "性质", "权重", "分值")
"""How all of these end: few texts do, so that most need no regular expression."""
_LIST = frozenset({Label.PROJECT, Label.PROJECT_CODE, Label.DEPARTMENT, Label.UNIT})
_MAYBE_LIST = re.compile("[称码门位域]")
"""What all wordings of these hold one of: few other texts do."""
_LEFT = frozenset({Column.LEVEL1, Column.LEVEL2, Column.NAME})
_RIGHT = frozenset({Column.NAME, Column.TARGET})
MAIN_COLUMNS = _LEFT | _RIGHT
"""Of these every indicator table has some."""


@lru_cache(maxsize=16384)
def column_of(text: str) -> Column | None:
    """The indicator column that a heading names."""
    if len(text) > 40:
        return None
    words = normalise(text)
    return COLUMNS.get(words) or like_column(words)


def like_column(words: str) -> Column | None:
    """The column that is headed in words which no list has, but which are made like those listed."""
    if not words.endswith(LIKE_COLUMN_ENDS):
        return None
    return next((column for pattern, column in _LIKE if pattern.fullmatch(words)), None)


def is_heading(columns: Collection[Column | None]) -> bool:
    """Whether the headings of a row are those of an indicator table."""
    kinds = MAIN_COLUMNS.intersection(columns)
    return len(kinds) > 1 and not kinds.isdisjoint(_LEFT) and not kinds.isdisjoint(_RIGHT)


def heads_a_list(texts: Sequence[str]) -> bool:
    """Whether a row of headings heads a plain list (项目名称, 三级指标, 指标值): such a list is no form."""
    return _MAYBE_LIST.search("".join(texts)) is not None and any(map(names_a_list, texts))


def names_a_list(text: str) -> bool:
    """Whether a text heads the column by which a plain list is known."""
    return _MAYBE_LIST.search(text) is not None and label_of(text) in _LIST
