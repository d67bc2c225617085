"""Labels: every wording by which a form names its blanks, once, as data; and how two wordings compare."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.texts import squeeze

_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_ORDINAL = re.compile(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.、](?=\D)")
_STARS = "★☆*＊"


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """A label's bare words: "其中: 1.财政拨款" gives 财政拨款, "数量指标（必填）" gives 数量指标."""
    words = squeeze(text)
    if words.isalnum():  # nothing to take off: no bracket, no star, no stop
        return words.removeprefix("其中")
    bare = _BRACKETS.sub("", words).strip(_STARS).strip(":;,、.-—")
    return _ORDINAL.sub("", bare.removeprefix("其中").lstrip(":,"))


_SOURCES = (
    *(
        f"{level}{kind}"
        for level in ("中央", "上级", "自治区", "省级", "市级", "县级")
        for kind in ("", "资金", "财政资金")
    ),
    *(f"{level}{kind}" for level in ("中央", "上级") for kind in ("财政", "补助", "补助资金")),
    *("县级配套", "县级配套资金", "本级财政", "本级资金", "本级财政资金", "地方资金", "地方财政资金"),
    *(
        f"{budget}{kind}"
        for budget in ("一般公共预算", "政府性基金", "政府性基金预算", "国有资本经营", "国有资本经营预算")
        for kind in ("", "拨款", "资金", "财政拨款", "收入", "安排")
    ),
)


_PERSONS = (
    *("项目负责人", "项目负责人及电话", "项目负责人及联系电话", "单位负责人", "部门负责人", "财务负责人"),
    *(
        "联系人",
        "联系人及电话",
        "联系电话",
        "电话",
        "填报人",
        "填报人及电话",
        "填表人",
        "制表人",
        "经办人",
        "审核人",
    ),
    *("负责人签字", "单位负责人签字", "单位盖章", "单位公章"),
)


class Label(Enum):
    """A blank in the head of the form, with the wordings seen for it (normalised)."""

    PROJECT = ("项目名称", "项目支出名称", "专项资金名称", "专项名称", "转移支付名称")
    DEPARTMENT = (
        "主管部门及代码",
        "主管部门",
        "主管预算部门",
        "业务主管部门",
        "预算部门",
        "项目主管单位",
        "项目主管部门",
        "县级主管部门",
        "部门名称",
        "主管部门名称",
        "部门及代码",
        "部门",
    )
    DEPARTMENT_CODE = ("部门预算编码", "主管部门编码", "主管部门代码", "部门代码", "部门编码", "预算代码")
    UNIT = (
        "实施单位",
        "项目单位",
        "项目实施单位",
        "预算单位",
        "单位名称",
        "填报单位",
        "下达地方或单位",
        "补助区域",
    )
    PROJECT_CODE = ("项目编码", "项目代码")
    ATTRIBUTE = ("项目属性", "项目性质", "项目类别", "项目分类", "项目类型")
    PERIOD = ("项目期", "建设周期", "项目支出实施期", "起止时间", "实施期限", "项目期限", "项目起止时间")
    PERIOD_START = ("计划开始日期", "计划开始时间", "项目开始日期", "项目开始时间", "开始日期")
    PERIOD_END = ("计划完成日期", "计划完成时间", "项目完成日期", "项目结束日期", "项目结束时间", "结束日期")
    YEAR = ("年度", "预算年度", "申报年度", "项目年度")
    FUNDING = ("项目资金", "资金情况", "资金总额及构成", "年度资金总额及构成", "预算资金")
    TOTAL = (
        *("年度资金总额", "资金总额", "年度资金申请总额", "当年年度预算", "年度本级预算金额", "年度总额"),
        *("预算数", "年度预算数", "本年度预算", "下达中央预算内投资", "本年度申请财政预算资金"),
        *(f"本年度申请{level}财政预算资金" for level in ("省", "市", "县")),
    )
    FISCAL = ("财政拨款", "财政资金", "当年财政拨款", "本年财政拨款", "本年一般公共预算拨款", "年度财政拨款")
    OTHER = ("其他资金", "其它资金")
    CARRYOVER = ("上年结转资金", "上年结转", "结转资金")
    OWN = ("自有资金", "自筹", "自筹资金", "单位资金", "财政专户管理资金", "事业收入")
    SOURCE = _SOURCES
    LONG_TOTAL = (
        *("项目资金总额", "项目总额", "中期资金总额", "实施期资金总额", "项目总投资", "项目总预算"),
        *("项目支出总额", "实施期总额", "中期资金", "长期资金总额"),
    )
    GOAL = (
        "年度总体目标",
        "总体目标",
        "年度目标",
        "年度绩效目标",
        "本年度绩效目标",
        "年度主要目标和成果",
        "项目年度目标",
        "绩效目标",
        "预期目标",
        "年度总体绩效目标",
        "总体绩效目标",
    )
    LONG_GOAL = (
        "实施期绩效目标",
        "实施期目标",
        "项目总目标",
        "项目总体目标",
        "中期滚动目标",
        "中期目标",
        "长期目标",
        "长期绩效目标",
        "中长期目标",
        "中期绩效目标",
    )
    PERSON = _PERSONS
    UNLISTED = frozenset[str]()  # early versions of Python 3.11 lose an empty tuple
    """An amount of the money block whose label no list knows."""

    __hash__ = object.__hash__  # members are single; Enum's own goes by the name and is slow


LABELS: dict[str, Label] = {wording: label for label in Label for wording in label.value}
MONEY_LABELS = frozenset(
    {Label.TOTAL, Label.FISCAL, Label.OTHER, Label.CARRYOVER, Label.OWN, Label.LONG_TOTAL}
)
AMOUNT_LABELS = MONEY_LABELS | {Label.SOURCE}
"""The labels whose blanks hold amounts."""


LEVEL1_WORDS: dict[str, Level1] = {
    "产出": Level1.OUTPUT,
    "预期产出": Level1.OUTPUT,
    "效益": Level1.BENEFIT,
    "效果": Level1.BENEFIT,
    "预期效益": Level1.BENEFIT,
    "项目完成": Level1.OUTPUT,
    "项目效益": Level1.BENEFIT,
    "满意度": Level1.SATISFACTION,
    "成本": Level1.COST,
}
LEVEL2_WORDS: dict[str, Level2] = {
    "数量": Level2.QUANTITY,
    "质量": Level2.QUALITY,
    "时效": Level2.TIMELINESS,
    "成本": Level2.COST,
    "预算控制": Level2.COST,
    "经济成本": Level2.ECONOMIC_COST,
    "社会成本": Level2.SOCIAL_COST,
    "生态环境成本": Level2.ECOLOGICAL_COST,
    "生态成本": Level2.ECOLOGICAL_COST,
    "经济效益": Level2.ECONOMIC,
    "社会效益": Level2.SOCIAL,
    "生态效益": Level2.ECOLOGICAL,
    "环境效益": Level2.ECOLOGICAL,
    "可持续影响": Level2.SUSTAINABILITY,
    "可持续发展": Level2.SUSTAINABILITY,
    "服务对象满意度": Level2.SATISFACTION,
    "社会公众或服务对象满意度": Level2.SATISFACTION,
    "受益对象满意度": Level2.SATISFACTION,
    "群众满意度": Level2.SATISFACTION,
}


class LevelText(NamedTuple):
    """A 一级 or 二级 cell taken apart: the bare words, whether it calls itself 指标, and its mark."""

    words: str
    named: bool
    mark: str


_MARK = re.compile(r"[(\[【](必填[^)\]】]*|选填[^)\]】]*)[)\]】]")


@lru_cache(maxsize=16384)
def level_text(text: str) -> LevelText:
    """Takes a level cell apart: "数量指标 (必填硬性指标)" gives 数量, True, 必填硬性指标."""
    words, bare = squeeze(text), normalise(text)
    mark = None if words.isalnum() else _MARK.search(words)
    words = bare.removesuffix("指标").removesuffix("目标")
    return LevelText(words, words != bare or mark is not None, mark[1] if mark else "")


@lru_cache(maxsize=16384)
def label_of(text: str) -> Label | None:
    """The head label that a cell's text is, if it is one and nothing more."""
    return LABELS.get(normalise(text)) if len(text) <= 40 else None


@lru_cache(maxsize=16384)
def leading_label(text: str) -> Label | None:
    """The head label with which a short cell begins: alone, or before a colon with its value behind."""
    if ":" in text or "：" in text:
        text = text.partition("：")[0].partition(":")[0]
    return label_of(text)
