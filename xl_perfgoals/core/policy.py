"""Policy: a county-year's demands (defaults: the forms of 平罗 2023); Roster: the county's units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import cached_property

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.core.words import built_in


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """A finding that the officer lets pass: rule code, project or cell (either may be ""), reason and who."""

    code: str
    project: str = ""
    cell: str = ""
    reason: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A county-year's demands. Defaults are the forms that 平罗县 published for 2023.

    year is the task's fiscal year, None when the run has none. required maps each demanded 二级指标 to
    the severity of its absence. attributes are the allowed 项目属性. Percentages are plain numbers (80
    is 80 %). minimum_wage and per_head_ceiling are 元 per person and month. What an officer writes is
    checked where it is read: see policy_parser.
    """

    name: str = "平罗县 2023"
    year: int | None = None
    required: dict[Level2, Severity] = field(
        default_factory=lambda: {
            Level2.QUANTITY: Severity.ERROR,
            Level2.QUALITY: Severity.ERROR,
            Level2.TIMELINESS: Severity.ERROR,
            Level2.COST: Severity.ERROR,
            Level2.ECONOMIC: Severity.WARNING,
            Level2.SOCIAL: Severity.ERROR,
            Level2.ECOLOGICAL: Severity.WARNING,
            Level2.SUSTAINABILITY: Severity.ERROR,
            Level2.SATISFACTION: Severity.ERROR,
        }
    )
    attributes: dict[str, str] = field(default_factory=lambda: {"0101": "一年期项目"})
    one_year_attributes: frozenset[str] = frozenset({"0101"})
    goal_min_chars: int = 13
    minimum_indicators: int = 3
    minimum_per_level2: int = 1
    satisfaction_floor: Decimal = Decimal(80)
    satisfaction_high: Decimal = Decimal(98)
    goal_likeness: Decimal = Decimal("0.70")
    shared_names: int = 5
    filler_forms: int = 3
    minimum_wage: Decimal = Decimal(1750)
    per_head_ceiling: Decimal = Decimal(20000)
    weight_totals: tuple[Decimal, ...] = (Decimal(90), Decimal(100), Decimal(80))
    severities: dict[str, Severity] = field(default_factory=dict)
    off: frozenset[str] = frozenset({"V15", "C13", "H10"})
    waivers: tuple[Waiver, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """By name and year, as dicts have no hash: what is made for a policy can be kept by it."""
        return hash((self.name, self.year))

    def __getstate__(self) -> dict[str, object]:
        """Without what was looked up so far: a worker looks up its own."""
        return {own.name: self.__dict__[own.name] for own in fields(self)}

    def mentions(self, name: str, text: str) -> bool:
        """Whether a word of the list `name` stands anywhere in the text."""
        pattern = self._patterns.get(name)
        if pattern is None:
            # A list without words must match nothing
            pattern = re.compile("|".join(map(re.escape, self.word_list(name))) or "(?!)")
            self._patterns[name] = pattern
        return pattern.search(text) is not None

    def ends(self, name: str, text: str) -> bool:
        """Whether the text ends in a word of the list `name`."""
        endings = self._endings.get(name)
        if endings is None:
            endings = self._endings[name] = _by_last_character(self.word_list(name))
        last = endings.get(text[-1:])
        return (last is not None and text.endswith(last)) or "" in endings

    def lists(self, name: str, word: str) -> bool:
        """Whether the list `name` has this very word."""
        words = self._sets.get(name)
        if words is None:
            words = self._sets[name] = frozenset(self.word_list(name))
        return word in words

    def word_list(self, name: str) -> tuple[str, ...]:
        """The shipped word list `name` and the county's own additions to it."""
        words = self._lists.get(name)
        if words is None:
            words = self._lists[name] = (*built_in(name), *self.words.get(name, ()))
        return words

    @cached_property
    def _lists(self) -> dict[str, tuple[str, ...]]:
        """The lists asked for so far: rules ask for the same ones form after form."""
        return {}

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _endings(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {}

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}


def _by_last_character(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    by_last: dict[str, tuple[str, ...]] = {}
    for word in words:
        by_last[word[-1:]] = (*by_last.get(word[-1:], ()), word)
    return by_last


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A line of the roster. control is the unit's control number in 万元; expected its number of projects.

    contact and phone are whom to ring up there.
    """

    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""
    department: str = ""
    control: Decimal | None = None
    expected: int | None = None
    projects: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Roster:
    """单位名册: the county's units. A department is a unit too. source names the file it was read from."""

    source: str = "单位名册"
    units: tuple[Unit, ...] = ()

    def find(self, name: str, code: str = "") -> Unit | None:
        """The unit that a form means: by name or alias, else by code; None if the roster has none such."""
        return self._by_name.get(name_key(name)) or (self._by_code.get(code) if code else None)

    @cached_property
    def _by_name(self) -> dict[str, Unit]:
        names = {name_key(alias): unit for unit in self.units for alias in unit.aliases}
        return names | {name_key(unit.name): unit for unit in self.units}

    @cached_property
    def _by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units if unit.code}
