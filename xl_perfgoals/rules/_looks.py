"""Look: a part of the form that some rules judge by, and by nothing else of it."""

from enum import Enum, auto


class Look(Enum):
    """What a rule may hang on that is not asked again of forms which say the same there (ops.form_looks).

    HEAD: 年度, 主管部门 and its code, 实施单位, 项目属性, 项目期, the goal of all years, and the blanks for
    persons; of each what is written and what it means.
    PROJECT: 项目名称, 年度, and whether 财政拨款 is listed by sources.
    GOAL: 年度总体目标, 年度, and the names of project, unit and department where the goal has one of them.
    ROWS: of each row its 一级指标 and 二级指标, whether it is named, whether its 指标值 says something, is
    filled in and is measured, whether the page puts it elsewhere or weighs it, and how it was mended; in no
    order, and not how many rows are alike in all that. And whether two rows have one name.
    """

    HEAD = auto()
    PROJECT = auto()
    GOAL = auto()
    ROWS = auto()
