"""Cell texts: what stands in a cell of a page or a text file, freed of what only carried it there."""

import re

_FORCED = re.compile(r'="((?:[^"]|"")*)"')
_BLANKS = " \t\r\n\f\v\xa0\u3000\ufeff\u200b"
_CHINESE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_BROKEN_LINE = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})")
_IS_CHINESE = re.compile(_CHINESE)
_SCRAP = re.compile(rf"{_CHINESE}{{1,2}}")
_SPACES = re.compile(r"[ \t\r\n\f]+")


def cell_text(text: str) -> str:
    """The text without blanks at its ends, and without the ="..." that exports put round digits.

    Anything else that begins with = is text as it stands: nothing here is ever calculated.
    """
    text = text.strip(_BLANKS)
    if forced := _FORCED.fullmatch(text):
        return forced[1].replace('""', '"').strip(_BLANKS)
    return text


def flowed(text: str) -> str:
    """Text of a page as a browser shows it: line breaks of the source are blanks, or nothing in Chinese."""
    return _SPACES.sub(" ", _BROKEN_LINE.sub("", text))


def rejoined(text: str) -> str:
    """Text of a narrow cell whose words were broken by hand: a line of one or two characters is none."""
    first, *lines = text.split("\n")
    joined = [first]
    before = first
    for line in lines:
        scrap = _SCRAP.fullmatch(before) or _SCRAP.fullmatch(line)
        if scrap and _IS_CHINESE.match(before[-1:]) and _IS_CHINESE.match(line[:1]):
            joined[-1] += line
        else:
            joined.append(line)
        before = line
    return "\n".join(joined)
