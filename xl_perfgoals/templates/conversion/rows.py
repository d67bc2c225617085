"""The indicators of a form in the template's order: which row of which block each is written into."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xl_perfgoals.core.cells import scalar_text
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, level_text
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.note import Note, doubtful, lost, repaired
from xl_perfgoals.templates.places import OFFICIAL, Block, Foreign

Home = Level2 | Foreign
"""The 二级指标 of the official form, or those words of another that are printed."""


class Placed(NamedTuple):
    """An indicator and the sheet row that it is written into."""

    indicator: Indicator
    row: int


def home_of(indicator: Indicator) -> Home:
    """Where an indicator belongs in the template."""
    level2 = indicator.level2.value
    if level2 is Level2.ECONOMIC_COST:
        return Level2.COST
    if level2 in OFFICIAL:
        return level2
    level1 = indicator.level1.value if indicator.level1 else ""
    if level2 is not None:
        return level1, level2.value
    text = indicator.level2.text
    says_level1_only = level_text(text).words in LEVEL1_WORDS
    return level1, "" if says_level1_only else text


def homes(indicators: Sequence[Indicator]) -> tuple[Counter[Level2], Counter[Foreign]]:
    """How many rows each 二级指标 of the official form needs, and each other one."""
    official: Counter[Level2] = Counter()
    foreign: Counter[Foreign] = Counter()
    for indicator in indicators:
        home = home_of(indicator)
        if isinstance(home, Level2):
            official[home] += 1
        else:
            foreign[home] += 1
    return official, foreign


def placed(indicators: Sequence[Indicator], blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """Every indicator with its row, top to bottom; those of a block keep their order."""
    rows = {block.foreign if block.level2 is None else block.level2: iter(block.rows) for block in blocks}
    found = (Placed(indicator, next(rows[home_of(indicator)])) for indicator in indicators)
    return tuple(sorted(found, key=lambda place: place.row))


def row_notes(indicators: Sequence[Indicator]) -> Iterator[Note]:
    """The notes on the rows: first on each, then on what is alike for many."""
    for indicator in indicators:
        yield from _of_row(indicator)
    yield from _of_levels(indicators)
    yield from _of_all(indicators)


def _of_row(row: Indicator) -> Iterator[Note]:
    name, target = row.name, row.target
    if row.shifted:
        yield repaired(say.NAME, name.at, name.text, say.SHIFTED)
    if row.value_lost:
        yield doubtful(say.TARGET, name.at, name.text, say.VALUE_LOST)
    elif target.empty:
        yield doubtful(say.TARGET, target.at, name.text, say.NO_VALUE)
    if name.empty:
        yield doubtful(say.NAME, name.at, target.text, say.NO_NAME)
    if row.level1 and row.printed_under:
        words = say.PRINTED_UNDER.format(printed=row.printed_under.value, level1=row.level1.value)
        yield repaired(say.LEVEL1, row.level2.at, row.level2.text, words)
    elif row.level1_filled and row.level1:
        words = say.LEVEL1_FILLED.format(level1=row.level1.value)
        yield repaired(say.LEVEL1, row.level2.at, row.level2.text, words)
    standing = squeeze(scalar_text(name.raw))
    if standing and standing != squeeze(name.text):
        yield repaired(say.NAME, name.at, scalar_text(name.raw), say.STAR_REMOVED.format(text=name.text))
    if isinstance(target.raw, str) and squeeze(target.raw) != squeeze(target.text):
        yield repaired(say.TARGET, target.at, target.raw, say.JOINED.format(text=target.text))


def _of_levels(indicators: Sequence[Indicator]) -> Iterator[Note]:
    """The notes on 二级指标, one for each cell where they stand or wording that they have."""
    told: set[object] = set()
    for row in indicators:
        if (found := _of_level(row)) and found[0] not in told:
            told.add(found[0])
            yield found[1]


def _of_level(row: Indicator) -> tuple[object, Note] | None:
    """The note on a row's 二级指标, if any, and what it is told once for."""
    level2, home = row.level2, home_of(row)
    words = level_text(level2.text).words
    if isinstance(home, tuple):
        return (home, level2.at), doubtful(say.LEVEL2, level2.at, level2.text, _unplaced(home))
    if level2.value is Level2.ECONOMIC_COST:
        return level2.value, repaired(say.LEVEL2, level2.at, level2.text, say.COST_RENAMED)
    if level2.value is Level2.COST and row.level1 is Level1.COST:
        return Level1.COST, repaired(say.LEVEL2, level2.at, level2.text, say.COST_MOVED)
    if words and words != home.value.removesuffix("指标"):
        said = say.LEVEL2_LABEL.format(words=level2.text.strip(), level2=home.value)
        return words, repaired(say.LEVEL2, level2.at, level2.text, said)
    return None


def _unplaced(home: Foreign) -> str:
    level1, level2 = home
    if level2:
        return say.OWN_LEVEL2.format(level2=level2)
    return say.NO_LEVEL2 if level1 else say.NO_LEVELS


def _of_all(indicators: Sequence[Indicator]) -> Iterator[Note]:
    """Weights and stars: one note each, with every cell."""
    weights = [row.weight for row in indicators if row.weight is not None and not row.weight.empty]
    if weights:
        listed = "；".join(f"{weight.at.a1} {weight.text}" for weight in weights)
        yield lost(say.WEIGHTS, weights[0].at, weights[0].text, say.WEIGHTS_LOST.format(weights=listed))
    cores = [row.name for row in indicators if row.core]
    if cores:
        listed = "、".join(name.at.a1 for name in cores)
        yield lost(say.CORE, cores[0].at, cores[0].text, say.CORE_LOST.format(rows=listed))
