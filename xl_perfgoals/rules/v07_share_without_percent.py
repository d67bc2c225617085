"""名称是“率”“占比”“覆盖面”，指标值却不是百分比。

为什么：率是比出来的数，填个数或者“有效提高”就不知道达到多少才算完成。

怎么改：填百分比，例如“≥95%”；要考核的是个数，就把名称改成“××数”。
"""

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules._indicators import facts_of, is_hard, unit_in_name
from xl_perfgoals.rules._percents import is_share
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules.v05_percent_out_of_range import percent_meant

_WORDS = frozenset({Kind.QUALITATIVE, Kind.BOOLEAN})
_TIMES = frozenset({Kind.DATE, Kind.DATE_RANGE})
_FIGURES = frozenset({Kind.QUANTITY, Kind.MONEY, Kind.UNIT_PRICE, Kind.DURATION, Kind.FREQUENCY})
_NOT_OF_A_HUNDRED = frozenset({"个百分点", "百分点", "倍"})


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A share that is no percentage; words are a warning, wrong figures an error."""
    if target.kind in _WORDS:
        fault = "words" if not is_hard(row) and target.truth is not False else None
    elif target.kind in _TIMES:
        fault = "words"
    elif target.kind in _FIGURES:
        measured = target.unit in _NOT_OF_A_HUNDRED or "/" in (target.unit or "")
        fault = "figure" if target.number and not measured else None
    else:
        fault = "bare" if _is_bare(row, target) and not percent_meant(row, target, policy) else None
    if fault is None or row.level2.value is Level2.SATISFACTION or not is_share(row, policy):
        return None
    severity = Severity.WARNING if fault == "words" else None
    return Hit(row.target.at, facts_of(row), severity, "bare" if fault == "bare" else "")


def _is_bare(row: Indicator, target: Target) -> bool:
    """A number without any unit; 0 is 0 % all the same."""
    return target.kind is Kind.NUMBER_WITHOUT_UNIT and bool(target.number) and not unit_in_name(row)


RULE = Rule(
    code="V07",
    name="share_without_percent",
    title="比率没有填百分比",
    severity=Severity.ERROR,
    message="“{name}”应填百分比，指标值却是“{value}”",
    advice="请填百分比，如“≥95%”；要考核个数的，请改名称",
    variants={
        "bare": (
            "“{name}”应填百分比，指标值“{value}”只是一个数",
            "若指百分比请写“{value}%”；若是个数请改名称并写明单位",
        )
    },
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(_WORDS | _TIMES | _FIGURES | {Kind.NUMBER_WITHOUT_UNIT}, names=is_share),
    fails=(
        example({"质量指标.指标值": "明显提高"}, note="文字只作提醒"),
        example({"质量指标.指标值": "11"}),
        example({"质量指标.指标值": "11个"}),
        example({"质量指标.指标值": "2023年底"}),
        example({"社会效益指标.三级指标": "自来水覆盖面", "社会效益指标.指标值": "全村"}, also=("G06",)),
        example({"社会效益指标.三级指标": "政策知晓度", "社会效益指标.指标值": "是"}, also=("G06",)),
    ),
    passes=(
        example(),
        example({"质量指标.指标值": "95%以上"}),
        example({"质量指标.指标值": 0}, note="0 就是 0%"),
        example({"质量指标.指标值": 0.95}, also=("V05",), note="漏了百分号由 V05 报告"),
        example(
            {"社会效益指标.三级指标": "供水服务效率", "社会效益指标.指标值": "明显提高"},
            note="效率不是百分比",
            also=("G06",),
        ),
        example({"生态效益指标.三级指标": "年度水质检测频率", "生态效益指标.指标值": "12次"}, also=("G06",)),
        example({"经济效益指标.三级指标": "水费收缴率", "经济效益指标.指标值": "提高3个百分点"}),
        example(
            {"社会效益指标.三级指标": "供水管理制度", "社会效益指标.指标值": "健全"},
            note="“制度”不是率",
            also=("G06",),
        ),
        example(
            {"社会效益指标.三级指标": "用水户投诉率", "社会效益指标.指标值": "无"},
            note="“无”就是 0",
            also=("G06",),
        ),
        example({"社会效益指标.三级指标": "万人发病率", "社会效益指标.指标值": "≤3人/万人"}, also=("G06",)),
        example({"质量指标.三级指标": "砂石配比比例", "质量指标.指标值": "1:2.5"}),
        example({"服务对象满意度指标.指标值": "满意"}, also=("M01",)),
    ),
)
