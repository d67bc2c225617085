"""年度总体目标里夹着网页标记、转义符号或识别乱码；读取时已清除。

为什么：从系统里复制或者扫描识别出来的文字常带这些东西，原样公开很难看，也影响比对。

怎么改：把单元格里的标记删掉，再通读一遍看有没有丢字。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_RESIDUE = rare(
    r"</?[A-Za-z!][^<>]{0,200}>"  # <p>
    r"|&(?:[A-Za-z]{2,8}|#[0-9]{1,5});"  # &nbsp;
    r"|_x000[DA]_|\\(?:geq?|leq?|%|times)|\$[^$]{1,40}\$"  # $\geq 90\%$
    r"|[\ufffd□■◆]|[?？]\s?[?？]|锟斤拷|烫烫"  # characters that no font or reader knew
)


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:  # noqa: ARG001
    """Looks for residue in the goal as it stands in the cell."""
    found = tuple(dict.fromkeys(_RESIDUE.findall(form.annual_goal.text)))
    if found:
        yield Hit(form.annual_goal.at, {"residue": found})


RULE = Rule(
    code="G05",
    name="goal_residue",
    title="年度总体目标夹有标记或乱码",
    severity=Severity.HINT,
    message="年度总体目标里夹有标记或乱码 {residue}，已清洗",
    advice="请删去标记并通读一遍，看有没有丢字",
    basis=(Basis.READING,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.GOAL,
    fails=(
        example({"年度总体目标": "<p>维修村级饮水管网20公里，让800户用上自来水。</p>"}),
        example({"年度总体目标": "维修村级饮水管网&nbsp;20公里，让800户用上自来水。"}),
        example(
            {"年度总体目标": "维修村级饮水管网20公里，让800户用上自来水? ?漏损率下降。"}, note="识别不出的字"
        ),
        example({"年度总体目标": "维修村级饮水管网20公里，漏损率$\\leq 10\\%$。"}, note="公式符号"),
    ),
    passes=(
        example(),
        example(
            {"年度总体目标": "维修村级饮水管网20公里，漏损率<10%，让800户用上自来水。"}, note="小于号不是标记"
        ),
        example({"年度总体目标": None}, also=("G01",)),
    ),
)
