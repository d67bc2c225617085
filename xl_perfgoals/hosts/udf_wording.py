"""What functions for cells answer in words, and the words that their arguments are given in."""

from collections.abc import Mapping
from types import MappingProxyType

from xl_perfgoals.core.target import Kind, Op
from xl_perfgoals.parsing.labels import Label

PASSED = "通过"
HEADINGS = ("级别", "规则", "单元格", "问题", "建议")
NO_FINDINGS = ("", "", "", "没有发现问题", "")

NOTHING_FOUND = "区域里没有绩效目标表，也没有带“项目名称”和金额列名的项目清单"
NO_CALLER = "请写明区域，如 PG_VALIDATE(A1:I40)"
NO_BOOK = "看不出是哪个工作簿在问，请按 Ctrl+Shift+F9 重新计算"
NO_COLUMN = "没有“{column}”这一列，可写 年度资金总额、财政拨款 或 其他资金"
COLUMN_ABSENT = "区域里没有“{column}”这一列"
NO_PROJECTS_OF = "区域里没有“{department}”的项目，请核对名称或代码"
UNREADABLE_AMOUNT = "{cell} 写的是“{text}”，读不出金额，没有合计"
NOT_SUMMED = "{cell} 的“{project}”不能合计：{reason}"
NO_AMOUNT = "“{text}”读不出金额"
NO_UNIT = "没有“{unit}”这个金额单位，可写 元、千元、万元、百万元 或 亿元"
NO_PART = "没有“{part}”这一项，可写 {parts}"
NO_RULE = "没有编号为“{code}”的规则，编号如 F02"
NO_STATUS_SHEET = "工作簿里没有“{sheet}”表，请先按“汇总乡镇”"
UNKNOWN_UNIT = "名册和报送情况里都没有“{unit}”，请核对名称或代码"
LEFT_OUT = "请写明要查的{what}"
NOT_REPORTED = "未报"

MONEY_COLUMNS: Mapping[str, Label] = MappingProxyType(
    {
        "年度资金总额": Label.TOTAL,
        "资金总额": Label.TOTAL,
        "总额": Label.TOTAL,
        "财政拨款": Label.FISCAL,
        "其中:财政拨款": Label.FISCAL,
        "其他资金": Label.OTHER,
    }
)
OPERATORS: Mapping[Op, str] = MappingProxyType(
    {
        Op.AT_LEAST: "≥",
        Op.AT_MOST: "≤",
        Op.MORE: ">",
        Op.LESS: "<",
        Op.EQUAL: "=",
        Op.ABOUT: "≈",
        Op.PLUS_MINUS: "±",
        Op.RANGE: "区间",
    }
)
KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PERCENT: "百分比",
        Kind.QUANTITY: "数量",
        Kind.MONEY: "金额",
        Kind.UNIT_PRICE: "单价",
        Kind.NUMBER_WITHOUT_UNIT: "无单位的数",
        Kind.RATIO: "比例",
        Kind.DATE: "日期",
        Kind.DATE_RANGE: "起止日期",
        Kind.DURATION: "时长",
        Kind.FREQUENCY: "频次",
        Kind.BOOLEAN: "是否",
        Kind.QUALITATIVE: "定性",
        Kind.MULTI: "几个指标值",
        Kind.PLACEHOLDER: "未填写",
        Kind.BLANK: "空白",
    }
)
