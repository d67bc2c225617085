"""What the officer is told of a difference, and what to do."""

from collections.abc import Sequence

from xl_perfgoals.ops.verified.difference import Difference, Kind

AGAIN = "请用原始材料重新汇总，不要在汇总工作簿里改数。"
"""What to do about most of them: told once, after all of them."""
PRESS_AGAIN = "请再按一次汇总，全省的数会随之更新。"
"""What to do where only counties were saved since, and hold."""
_MOST = 160

SENTENCES = {
    Kind.NO_TABLE: "没有找到这张表或它的“{found}”一行，工作表可能改了名，表头可能改动过。",
    Kind.TYPED_OVER: "这里原是公式，现在是手工填写的“{stated}”。",
    Kind.OTHER_FORMULA: "公式改动过：现在是 {stated}，应为 {found}。",
    Kind.SHORT_FORMULA: "公式没有包括全部的行：现在是 {stated}，应为 {found}。",
    Kind.OTHER_FIGURE: "存下的数是 {stated}，按各行重新相加是 {found}。请用 Excel 或 WPS 打开、重算并保存后"
    "再复核；仍不相符的，请重新汇总。",
    Kind.NO_AMOUNT: "这里应是金额（万元，最多到分），现在是“{stated}”，没有计入合计。",
    Kind.TWICE: "序号 {stated} 出现了两次，这一行可能是复制的。",
    Kind.GONE: "序号 {stated} 没有了，这些行可能被删除。",
    Kind.NOT_LISTED: "项目“{stated}”在这里有，在项目汇总里没有，可能被删除或改名。",
    Kind.NO_SOURCE: "项目“{stated}”在来源里没有，可能是后来添加或改名的。",
    Kind.OTHER_AMOUNT: "金额是 {stated}，按其他工作表的记录应为 {found}，金额可能改动过。",
    Kind.OTHER_COUNT: "指标条数是 {stated}，指标明细里有 {found} 条。",
    Kind.OTHER_TARGET: "指标值是“{stated}”，同一行的原表填写却是“{found}”，有一处改动过。",
    Kind.OTHER_DEPARTMENT: "部门序号所指的部门是“{stated}”，主管部门却是“{found}”。",
    Kind.FORMS: "读到 {stated} 张绩效目标表，汇总的加上没有汇总的却是 {found} 张。",
    Kind.FINDINGS: "表头上写着 {stated} 条，逐行数是 {found} 条，可能删过行、加过行或改过级别。",
    Kind.OTHER_SEVERITY: "级别是“{stated}”，这条规则的级别是“{found}”，级别可能改动过。",
    Kind.OTHER_RULE: "规则代码“{stated}”与规则表和问题类别“{found}”对不上，代码或类别可能改动过。",
    Kind.FILES: "收到 {stated} 个文件，按读取结果相加却是 {found} 个。",
    Kind.LISTED: "这里写着 {stated} 个，“{other}”里列出 {found} 个，可能改过数或删过行。",
    Kind.OTHER_COUNTY: "县序号所指的县是“{stated}”，县一栏却是“{found}”。",
    Kind.COUNTY_FIGURE: "这里是 {stated}，“{other}”里是 {found}，有一处在汇总以后改动过。",
    Kind.COUNTY_SINCE: "这里是 {stated}，“{other}”里是 {found}：该县的工作簿在汇总以后保存过。"
    "如果是填写了整改状态（如已豁免）或重新汇总过该县，请再按一次汇总，全省的数会随之更新。",
    Kind.LIST_CHANGED: "这里的内容与汇总时写出的不一样，有的行或字改动过、增加过或删除过。",
    Kind.NO_PRINT: "“{other}”的指纹没有了，无法核对它有没有改动过。",
    Kind.REMARK_CHANGED: "“{stated}”的说明与汇总时写出的不一样，可能改动过或删除过。",
    Kind.NOT_IN_COUNTY: "“{other}”的部门汇总里没有部门“{stated}”。",
    Kind.NOT_IN_PROVINCE: "“{other}”的部门汇总里有部门“{stated}”，这里没有。",
}
NO_SHEET = "没有找到这张工作表，或其中的表头改动过。"
NOT_OURS = (
    "这不是本程序生成的汇总工作簿（.xlsx），无法复核。请给出 consolidate 生成的全县汇总或全省汇总工作簿。"
)
NO_VALUES = "有 {count} 个公式没有存下算出的数，没有核对这些数；请用 Excel 或 WPS 打开并保存后再复核。"


def sentence(difference: Difference) -> str:
    """The sentence, in which what stands in cells is cut and cannot break lines."""
    if difference.kind is Kind.NO_TABLE and not difference.found:
        return NO_SHEET
    stated, found, other = map(_shown, (difference.stated, difference.found, difference.other))
    return SENTENCES[difference.kind].format(stated=stated, found=found, other=other)


def _shown(text: str) -> str:
    plain = "".join(char if char.isprintable() else " " for char in text)
    return plain if len(plain) <= _MOST else plain[:_MOST] + "…"


MISSING = "旁边没有找到 {count} 个县的工作簿，没有核对：{names}。请把它们和全省汇总放在一起再复核。"
RESAVED = "{count} 个县的工作簿在汇总以后保存过，已另行复核，数字都与全省汇总相符：{names}。"
_NAMED = 5


def named(sentence: str, names: Sequence[str]) -> str:
    """A sentence about some counties' workbooks, of which the first are named."""
    shown = "、".join(map(_shown, names[:_NAMED])) + (" 等" if len(names) > _NAMED else "")
    return sentence.format(count=len(names), names=shown)
