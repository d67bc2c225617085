"""Knows the lines that end an indicator table: remarks, opinions, signatures, stamps and dates below it."""

import re
from functools import lru_cache

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import Label, label_of

_WORD = re.compile(
    r"(?:"
    r"注[0-9]{0,2}|附注|备注"
    r"|(?:其[他它]|有关|相关|补充|填报|填表|编制|情况|特别)*说明(?:事项|情况|内容)?"
    r"|(?:其[他它]|有关)?需要?(?:特别)?说明的?(?:其[他它])?(?:问题|事项|情况|内容)"
    r"|.{0,14}(?:审核|审查|审批|审定|评审|评估|初审|复审|复核|批复|核定)(?:意见|结论|结果|人|单位|部门)"
    r"|(?:财政|主管|预算|业务|项目|归口|县|市|区|局|镇|乡|部门|单位|股室|科室|领导|分管|主要|负责人)*意见"
    r"|(?:财政|主管|预算)部门"
    r"|(?:填[报表]|制表|编制|申报|报送|审核|批复|评审)(?:单位|部门|人|日期|时间)"
    r"|(?:单位|部门|项目|财务|主管|分管|填报|科室|股室|镇|乡)*(?:负责人|领导|经办人|联系人|主管|联系电话)"
    r"|(?:单位|部门)?(?:盖章|公章|签章|签字|日期)|电话"
    r")"
)
_BRACKET = r"(?:\([^()]{0,20}\))?"
_LINE = re.compile(rf"(?:[0-9]{{1,2}}[.、])?(?:{_WORD.pattern}){_BRACKET}(?:[:;]|$)")
_REMARK = re.compile(r"(?:填[报表]|编制)?说明[1一(①]|注[1①][.、]|.{0,20}及电话:")
_SIGNED = re.compile(r".{0,16}\((?:单位)?(?:签字|签名|签章|盖章|公章|签字盖章)[^()]{0,6}\).{0,40}")
_DATE = re.compile(r"(?:20[0-9]{2})?年月日")
_MAYBE = re.compile("[注说意审评初复批核门填制编申报责领经联主章签电日]")
"""What all of these hold one of: few names of indicators do, so that most rows need no more than this."""


@lru_cache(maxsize=16384)
def is_footer(text: str) -> bool:
    """Whether a row that begins with a cell of such text stands below the table, not in it.

    A full date is no such text: it may be the 指标值 of a row whose name is missing.
    """
    words = squeeze(text)
    if _MAYBE.search(words) is None:
        return False
    return (
        label_of(text) is Label.PERSON
        or any(pattern.match(words) for pattern in (_LINE, _REMARK))
        or any(pattern.fullmatch(words) for pattern in (_SIGNED, _DATE))
    )
