"""Every sentence and word that the user reads and that belongs to no rule."""

from collections.abc import Mapping
from types import MappingProxyType

from xl_perfgoals.core.finding import Severity

NO_DEPARTMENT = "（未填主管部门）"

NO_COUNTY = "（未分县）"
"""The county of files that lie in no county's folder: it is listed, but not counted as one."""

NOT_CALCULATED = "#未计算"
"""Stands in a cell whose formula the file gives no result of; no amount can be read from it."""

SEVERITY: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
)

_LEFT_OUT = MappingProxyType(
    {
        "F01": "年度资金总额没有填写，或某项资金读不出数字，无法相加；补正后重新汇总",
        "F04": "金额有不足一分的小数，不能在不四舍五入的情况下相加；改为精确到分后重新汇总",
    }
)
_BEYOND_LIMIT = (
    "年度资金总额或某项资金超出可汇总的范围（要小于 1000 万亿元），无法相加；核对数字和单位后重新汇总"
)


def left_out_reason(code: str, *, beyond_limit: bool = False) -> str:
    """Why a form was read but not summed. beyond_limit: one of its amounts is a number, but too large."""
    return _BEYOND_LIMIT if beyond_limit else _LEFT_OUT[code]


FAMILY: Mapping[str, str] = MappingProxyType(
    {
        "H": "表头",
        "F": "资金",
        "G": "年度总体目标",
        "S": "指标结构",
        "V": "指标值",
        "C": "成本指标",
        "T": "时效指标",
        "M": "满意度指标",
        "R": "相关性",
        "X": "表与表之间",
        "U": "单位与汇总",
        "P": "读取与还原",
    }
)
"""What the first letter of a rule's code stands for."""

COPY_ADVICE = "如果只是同一份材料多发了一次，不用处理；如果是发错了文件，请重新报送正确的那一份"
"""What to do about a file that came twice: said by its receipt and by the rule alike."""

UNREADABLE_AMOUNT = "（未填）"

VERSION_INDICATORS = "指标 {count} 条"
