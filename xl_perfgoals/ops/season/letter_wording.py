"""What a letter says, place by place of its template; values to sentences."""

from collections.abc import Mapping

from xl_perfgoals.core.letter import Letter, LetterPlace

_EARLIER = "上一轮（{day}退回）指出的问题，已改正{fixed}个，仍有{open}个没有改正（清单中注明“上轮未改”）。"
_EARLIER_ALL_FIXED = "上一轮（{day}退回）指出的问题已全部改正（{fixed}个），这次的问题是新出现的。"
_ALL_LISTED = "问题清单列出了全部{total}个问题。"
_SOME_LISTED = "问题清单按严重程度列出{listed}个，其余{rest}个见所附标注件的第一张工作表。"
_SOME_LISTED_ONLY = "问题清单按严重程度列出{listed}个，其余{rest}个请联系我们领取完整清单。"
_MARKED = "（三）所附标注件中，有问题的单元格已着色并加了批注，第一张工作表是全部问题的清单，请对照修改。"
_NO_UNIT = "（表中没有填写单位）"
_YEAR = "{year}年"


def letter_texts(letter: Letter) -> Mapping[LetterPlace, str]:
    """What stands in each place but the list of findings, "" where there is nothing to say."""
    attached = letter.attachments
    return {
        LetterPlace.UNIT: letter.unit or _NO_UNIT,
        LetterPlace.NUMBER: letter.number,
        LetterPlace.YEAR: _YEAR.format(year=letter.year) if letter.year else "",
        LetterPlace.ROUND: str(letter.round),
        LetterPlace.RECEIVED: long_date(letter.received_on),
        LetterPlace.TOTAL: str(letter.total),
        LetterPlace.ERRORS: str(letter.errors),
        LetterPlace.WARNINGS: str(letter.warnings),
        LetterPlace.PROJECTS: str(letter.projects),
        LetterPlace.EARLIER: _earlier(letter),
        LetterPlace.LISTED: _listed(letter),
        LetterPlace.DEADLINE: long_date(letter.deadline),
        LetterPlace.MARKED: _MARKED if attached else "",
        LetterPlace.ATTACHMENTS: _numbered(attached),
        LetterPlace.CONTACT: letter.contact,
        LetterPlace.OFFICE: letter.office,
        LetterPlace.DATE: long_date(letter.date),
    }


def long_date(day: str) -> str:
    """2025年3月1日 of 2025-03-01; anything else as it is."""
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return day
    year, month, date = map(int, parts)
    return f"{year}年{month}月{date}日"


def _earlier(letter: Letter) -> str:
    if not letter.returned_on:
        return ""
    text = _EARLIER if letter.open else _EARLIER_ALL_FIXED
    return text.format(day=long_date(letter.returned_on), fixed=letter.fixed, open=letter.open)


def _listed(letter: Letter) -> str:
    rest = letter.total - letter.listed
    if not rest:
        return _ALL_LISTED.format(total=letter.total)
    text = _SOME_LISTED if letter.attachments else _SOME_LISTED_ONLY
    return text.format(listed=letter.listed, rest=rest)


def _numbered(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names)
    return "；".join(f"{number}.{name}" for number, name in enumerate(names, 1))
