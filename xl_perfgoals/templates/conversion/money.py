"""The money of a form as the template has it: three amounts in 万元; what becomes of all others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.core.amount import Amount, MoneyUnit, add, format_amount
from xl_perfgoals.core.form import Entry, Funding, FundingPart
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import normalise
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.note import Note, doubtful, lost, repaired
from xl_perfgoals.templates.typed_entry import MAX_DIGITS

_OWN_UNIT = re.compile(r"亿元?|百万元|千元|万元?|元")
_WAN = frozenset({"万", "万元"})


class MoneyContent(NamedTuple):
    """The three amounts as they are written."""

    total: str
    fiscal: str
    other: str


def other_amount(funding: Funding) -> Amount | None:
    """其他资金 of the template: every part beyond 财政拨款; None if there is none, or one cannot be read."""
    parts = (funding.other, *(part.amount for part in funding.more))
    stated = [part.value for part in parts if part.value is not None]
    return add(stated) if stated and all(map(_is_known, parts)) else None


def money_content(funding: Funding) -> tuple[MoneyContent, list[Note]]:
    """What is written into the three blanks, and notes on it."""
    notes = [
        *_amount_notes(say.TOTAL, funding.total, funding),
        *_amount_notes(say.FISCAL, funding.fiscal, funding),
        *_amount_notes(say.OTHER, funding.other, funding),
        *_folded(funding),
        *_sources(funding),
    ]
    if not funding.long_total.empty:
        notes.append(lost(say.LONG_TOTAL, funding.long_total.at, funding.long_total.text, say.LONG_LOST))
    folded = other_amount(funding) if any(not part.amount.blank for part in funding.more) else None
    other = _written(funding.other, funding) if folded is None else format_amount(folded)
    return MoneyContent(_written(funding.total, funding), _written(funding.fiscal, funding), other), notes


def _is_known(entry: Entry[Amount]) -> bool:
    return entry.value is not None or entry.blank


def _written(entry: Entry[Amount], funding: Funding) -> str:
    """An amount in 万元; the text of one that cannot be read, with its unit, lest it be taken for 万元."""
    if entry.value is not None:
        return format_amount(entry.value)
    if entry.blank or funding.unit is MoneyUnit.WAN or _OWN_UNIT.search(entry.text):
        return entry.text
    return entry.text + funding.unit.value


def _amount_notes(field: str, entry: Entry[Amount], funding: Funding) -> Iterator[Note]:
    if entry.value is None:
        if not entry.blank:
            words = say.UNREADABLE if funding.unit is MoneyUnit.WAN else say.UNREADABLE_IN
            yield doubtful(field, entry.at, entry.text, words.format(unit=funding.unit.value))
        return
    amount = format_amount(entry.value)
    if entry.raw is None:
        yield repaired(field, entry.at, entry.text, say.SUM_OF_SOURCES.format(amount=amount))
    elif entry.value and (unit := _unit_of(entry, funding)) not in _WAN:
        yield repaired(field, entry.at, entry.text, say.CONVERTED_UNIT.format(unit=unit, amount=amount))
    if sum(map(str.isdigit, amount)) > MAX_DIGITS:
        yield doubtful(field, entry.at, entry.text, say.TOO_PRECISE)


def _unit_of(entry: Entry[Amount], funding: Funding) -> str:
    own = _OWN_UNIT.search(squeeze(entry.text))
    return own[0] if own else funding.unit.value


def _folded(funding: Funding) -> Iterator[Note]:
    readable = other_amount(funding) is not None
    for label, amount in funding.more:
        if amount.blank:
            continue
        name = normalise(label)
        if readable and amount.value is not None:
            words = say.FOLDED.format(label=name, amount=format_amount(amount.value))
            yield repaired(say.OTHER, amount.at, amount.text, words)
        else:
            yield doubtful(say.OTHER, amount.at, amount.text, say.NOT_FOLDED.format(label=name))


def _sources(funding: Funding) -> Iterator[Note]:
    for whole, parts in ((say.FISCAL, funding.sources), (say.OTHER, funding.other_sources)):
        for label, amount in filter(_says_something, parts):
            words = say.SOURCE_LOST.format(label=normalise(label), whole=whole)
            yield lost(whole, amount.at, amount.text, words)


def _says_something(part: FundingPart) -> bool:
    return not part.amount.blank
