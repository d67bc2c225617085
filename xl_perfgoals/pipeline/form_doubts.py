"""Doubts about forms that were read: amounts typed as text, values that Excel turned into dates."""

import re
from collections.abc import Iterator, Sequence

from xl_perfgoals.core.amount import Amount, read_number
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import Entry, Funding, Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.submission import Doubt
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.problems import doubt

_NAMED = 5
_MONTH_AND_DAY = re.compile(r"[0-9]{1,2}(?:月[0-9]{1,2}日|[-/][0-9]{1,2}|-[A-Z][a-z]{2})")
"""As Excel shows what it makes of 1-12."""


def form_doubts(forms: Sequence[PerfGoalForm]) -> Iterator[Doubt]:
    """What a file's forms give reason to ask, once for the file."""
    amounts = [entry for form in forms for entry in _amounts(form.funding)]
    # where all amounts are texts (exports, web pages, Word) that is how the file was made
    if any(read_number(entry.raw) is not None for entry in amounts):
        yield from _about("D19", [entry.at for entry in amounts if _is_text_number(entry)])
    numbers = [i for form in forms for i in form.indicators if not isinstance(i.target.raw, str)]
    yield from _about("D20", [indicator.target.at for indicator in numbers if _became_date(indicator)])


def _amounts(funding: Funding) -> tuple[Entry[Amount], ...]:
    own = (funding.total, funding.fiscal, funding.other, funding.long_total)
    listed = (*funding.more, *funding.sources)
    return (*own, *[part.amount for part in listed]) if listed else own


def _is_text_number(entry: Entry[Amount]) -> bool:
    """Whether an amount is a text of nothing but digits. With a unit behind it, it is meant as a text."""
    if not isinstance(entry.raw, str) or entry.value is None:
        return False
    return squeeze(entry.raw).replace(",", "").replace(".", "", 1).lstrip("-").isdecimal()


def _became_date(indicator: Indicator) -> bool:
    """Whether a 指标值 is a date without a year where no date is asked for."""
    target, level2 = indicator.target, indicator.level2.value
    is_number = read_number(target.raw) is not None
    return is_number and level2 is not Level2.TIMELINESS and bool(_MONTH_AND_DAY.fullmatch(target.text))


def _about(code: str, cells: Sequence[CellRef]) -> Iterator[Doubt]:
    if cells:
        named = "、".join(f"{cell.sheet}!{cell.a1}" for cell in cells[:_NAMED])
        yield doubt(code, cells=named + ("等" if len(cells) > _NAMED else ""), count=len(cells))
