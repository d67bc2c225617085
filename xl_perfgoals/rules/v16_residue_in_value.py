"""指标值或三级指标里有识别、转换留下的代码，如“$\\geq 90\\%$”“<p>”“&ge;”。

为什么：代码是扫描识别或系统导出时带进来的，程序虽已按原意识别，公开时仍会难看，也可能认错。

怎么改：对照原件，改成正常文字，例如“≥90%”。
"""

import re

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example
from xl_perfgoals.rules._written import written

_FLAG = "V16"
_RESIDUE = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|&[a-z]{2,6};|&#[0-9]{1,5};|\$[^$]{0,60}\\[^$]{1,60}\$|\\[a-z]{2,}"
)


def name_has_residue(row: Indicator, policy: Policy) -> bool:  # noqa: ARG001
    """Whether waste stands in the name."""
    name = row.name.text
    return not name.isalnum() and _RESIDUE.search(name) is not None


def value_has_residue(target: Target, policy: Policy) -> bool:  # noqa: ARG001
    """Whether waste stands in the value, or was cut off for reading."""
    return _FLAG in target.flags or _RESIDUE.search(target.text) is not None


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A value that was cleaned for reading, else a name with residue."""
    if value_has_residue(target, policy):
        read = written(target)
        return Hit(row.target.at, facts_of(row, read=read), variant="" if read else "text")
    return Hit(row.name.at, facts_of(row), variant="name") if name_has_residue(row, policy) else None


RULE = Rule(
    code="V16",
    name="residue_in_value",
    title="指标值里有代码残留",
    severity=Severity.HINT,
    message="指标值“{value}”里有识别或转换留下的代码，已按“{read}”识别",
    advice="请核对原件，改成“{read}”",
    variants={
        "text": (
            "指标值“{value}”里有识别或转换留下的代码",
            "请核对原件，删去代码",
        ),
        "name": (
            "三级指标“{name}”里有识别或转换留下的代码",
            "请核对原件，删去代码",
        ),
    },
    basis=(Basis.READING,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(EVERY_KIND, names=name_has_residue),
    other_rows=Rows(EVERY_KIND, wordings=value_has_residue),
    fails=(
        example({"服务对象满意度指标.指标值": "$\\geq 90\\%$"}),
        example({"质量指标.指标值": "<p>100%</p>"}),
        example({"质量指标.指标值": "&ge;95%"}),
        example({"质量指标.三级指标": "管网维修质量", "质量指标.指标值": "<b>合格</b>"}),
        example({"质量指标.三级指标": "管网维修<br>验收合格率"}),
    ),
    passes=(
        example(),
        example({"服务对象满意度指标.指标值": "≥90％"}, note="全角的百分号不是残留"),
        example({"质量指标.指标值": ">90%"}),
        example({"成本指标.指标值": "≤¥1000000元"}),
    ),
)
