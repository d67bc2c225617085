"""What each argument of a function for cells is: how xlwings hands it over, and what its help says."""

from typing import Annotated, Any, TypeAlias

from xl_perfgoals.hosts.arguments import AsGiven

Answered: TypeAlias = Any
"""A text, a number, or a table of rows: what a cell can show."""

Caller: TypeAlias = Annotated[Any, {"convert": AsGiven}]
"""The cell that asks. xlwings fills in a parameter called `caller`; the formula does not have it."""

FormArea: TypeAlias = Annotated[
    Any, {"convert": AsGiven, "doc": "一张绩效目标表的区域，或带列名的项目清单；不填则校验公式所在的工作表"}
]
Detail: TypeAlias = Annotated[Any, {"convert": AsGiven, "doc": "TRUE 列出每条问题；不填只给结论"}]
ListArea: TypeAlias = Annotated[Any, {"convert": AsGiven, "doc": "带列名的项目清单，或绩效目标表的区域"}]
Department: TypeAlias = Annotated[Any, {"convert": AsGiven, "doc": "部门的名称、别名或代码；不填合计全部"}]
MoneyColumn: TypeAlias = Annotated[
    Any, {"convert": AsGiven, "doc": "年度资金总额、财政拨款 或 其他资金；不填为年度资金总额"}
]
Money: TypeAlias = Annotated[Any, {"convert": AsGiven, "doc": "金额，文字或数字，一格或一片"}]
MoneyUnitName: TypeAlias = Annotated[
    Any, {"convert": AsGiven, "doc": "没写单位的数字按什么单位算：元、千元、万元、亿元；不填为万元"}
]
TargetText: TypeAlias = Annotated[Any, {"convert": AsGiven, "doc": "指标值，一格或一片"}]
TargetPart: TypeAlias = Annotated[
    Any, {"convert": AsGiven, "doc": "运算符、数字、上限、单位、类型、日期 等；不填给一行说明"}
]
RuleCode: TypeAlias = Annotated[Any, {"convert": AsGiven, "doc": "规则编号，如 F02"}]
RulePart: TypeAlias = Annotated[
    Any, {"convert": AsGiven, "doc": "名称、级别、类别、依据 或 说明；不填给名称和级别"}
]
UnitName: TypeAlias = Annotated[Any, {"convert": AsGiven, "doc": "单位的名称、别名或代码"}]
