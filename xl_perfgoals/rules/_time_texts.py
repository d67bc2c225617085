"""Times in running text: whether a text is nothing but a time, and whether it names one."""

import re

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze

_YEAR = r"(?:(?:19|20)[0-9]{2}年?度?|[当本今全]年度?|年度)"
_NUMBER = r"(?:(?<![0-9])[0-9]{1,3}|[一二三四五六七八九十两]{1,3})"
_SPAN = rf"{_NUMBER}(?:个?(?:月|季度|工作日|自然日|星期|小时|学期|学年)份?|[天日号周年])"
_POINT = (
    r"(?:第?[一二三四1-4]季度|[上下]半年|半年|年[底末初终内]|月[底末初]|[底末]|[上中下]旬|全年|整年|年"
    r"|第?[一二三四](?=[至到、和~-]))"
)
_RHYTHM = r"[每按逐]个?(?:[天日周旬月季年]度?)"
_JOIN = r"(?:至|到|[-—–~～/.、,和及]|截至|截止|起|止|期间|以?前|之前|以?内|之内|以后|之后|份|[（()）\[\]])"
_TIME = rare(rf"(?:{_YEAR}|{_SPAN}|{_POINT}|{_RHYTHM}|{_JOIN}|(?<![0-9])[0-9]{{1,2}}(?![0-9]))+")
_ONLY_DONE = re.compile(r"(?:全部|全面|如数)?(?:完成|完工|实施|落实|到位|执行|开展)(?:完毕)?")
_SOME_TIME = rare(r"[年月日号季周天旬]|小时|(?:19|20)[0-9]{2}[-./]")
_LONGEST = 40  # characters; what is longer is prose
_NAMED = rare(
    rf"{_NUMBER}(?:个?(?:月|季度|工作日|小时|分钟)|[日号天周])|[一二三四]季度|[上下]半年|年[底末]|月[底末]"
    r"|[每按逐][天日周旬月季]|(?:19|20)[0-9]{2}[-./][0-9]{1,2}"
)


def is_time(text: str) -> bool:
    """Whether the text is a time and nothing else, or a time by which something unnamed is done."""
    words = squeeze(text).strip("。.;；:：")
    if len(words) > _LONGEST:
        return False
    rest = _ONLY_DONE.sub("", words)
    return _SOME_TIME.search(rest) is not None and _TIME.fullmatch(rest) is not None


def names_time(text: str) -> bool:
    """Whether the text names a time closer than a year, or a rhythm."""
    return _NAMED.search(squeeze(text)) is not None
