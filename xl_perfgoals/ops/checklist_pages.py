"""What explain and the catalogue say of the reviewer's questions (审核要点)."""

from collections.abc import Mapping
from types import MappingProxyType

from xl_perfgoals.ops.checklist import ALIKE_ASK, ALIKE_CODE, JUDGEMENTS, LARGE_BUNDLE, MANY_INDICATORS

TITLE = "审核要点"
_MEANING = "由人判断：`check --checklist` 对有关的表列出，供审核人员考虑；不算校验问题，也不发给单位。"
_UNNAMED = "……"

_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "C14": "有两条成本指标金额相同",
        "F07": "项目名称里有上级资金的字样，资金栏没有再分来源",
        "G08": "年度总体目标的句末没有标点，或序号写法不一",
        "G09": "年度总体目标里有两处以上文件中的提法",
        "H13": "按一年期项目申报，项目名称里有工资、补贴一类年年都发的名目",
        "R07": "定性的可持续影响指标用了空泛的词",
        "S10": f"资金达到 {LARGE_BUNDLE} 万元，或指标达到 {MANY_INDICATORS} 条",
        "V17": "有定量指标",
        "X06": "产出指标里有几个不同的百分率",
        ALIKE_CODE: "同一单位有名称相近的项目",
    }
)
"""When each question is asked, in words."""

_ASK = {judgement.code: judgement.ask for judgement in JUDGEMENTS} | {ALIKE_CODE: ALIKE_ASK}


def is_question(code: str) -> bool:
    """Whether the check-list has a question of this code."""
    return code in _ASK


def question_text(code: str) -> str:
    """One question's page for a terminal: when it is asked, and what."""
    meaning = _MEANING.replace("`", "")
    return f"{code} {TITLE}\n{meaning}\n\n什么表会问：{_ASKED[code]}。\n问：{_asked(code)}"


def questions_text() -> str:
    """One line a question."""
    return "\n".join(f"{code}  {TITLE}  {_asked(code)}" for code in sorted(_ASK))


def questions_markdown() -> str:
    """All questions as a table of Markdown."""
    lines = [f"## {TITLE}", "", _MEANING, "", "| 编号 | 什么表会问 | 问什么 |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| {code} | {_ASKED[code]} | {_asked(code)} |" for code in sorted(_ASK))])


def _asked(code: str) -> str:
    return _ASK[code].format(facts=_UNNAMED)
