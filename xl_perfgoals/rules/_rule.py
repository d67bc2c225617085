"""Rule: what one rule of the catalogue is; Hit: one place where it fires; Example: a form that shows it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.cells import CellRef, Scalar
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.summary import CountySummary, Recount
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._neighbours import by_unit
from xl_perfgoals.rules._unit_rows import UnitRows

_NO_FACTS: Facts = {}


class Hit(NamedTuple):
    """A place where a rule fires. severity overrides the rule's own; variant picks one of its messages.

    form is set by rules over several forms: the form that the finding is listed under. Where it is
    none form's finding, department and unit name whom it concerns.
    """

    at: CellRef
    facts: Facts = _NO_FACTS
    severity: Severity | None = None
    variant: str = ""
    also: tuple[CellRef, ...] = ()
    form: PerfGoalForm | None = None
    department: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Scene:
    """All that a rule over several forms may look at. summary and recount are there once totals are made.

    Forms that another version of their project has overruled stand in the submission's decisions only.
    """

    submission: Submission
    policy: Policy
    roster: Roster
    summary: CountySummary | None = None
    recount: tuple[Recount, ...] = ()

    @cached_property
    def units(self) -> tuple[tuple[PerfGoalForm, ...], ...]:
        """The projects of each unit that has several: these are compared with one another."""
        return by_unit(self.submission)


FormCheck: TypeAlias = Callable[[PerfGoalForm, Policy], Iterator[Hit]]
FormDoubt: TypeAlias = Callable[[PerfGoalForm, Policy], bool]
RowCheck: TypeAlias = Callable[[Indicator, Target, Policy], Hit | None]
RowDoubt: TypeAlias = Callable[[Indicator, Target, Policy], bool]
NameDoubt: TypeAlias = Callable[[Indicator, Policy], bool]
ValueDoubt: TypeAlias = Callable[[Target, Policy], bool]
SceneCheck: TypeAlias = Callable[[Scene], Iterator[Hit]]
UnitCheck: TypeAlias = Callable[[UnitRows, Policy], Iterator[Hit]]


EVERY_KIND = frozenset(Kind)
FILLED_IN = EVERY_KIND - {Kind.BLANK}


class Rows(NamedTuple):
    """Which rows a rule about one row is asked of: by the kind of their 指标值 and their 二级指标; None: all.

    A row without a readable 指标值 is of the kind BLANK. names, wordings and values sort out more rows: by
    their 三级指标 (with its mark and the 二级指标 above it), by their 指标值 whatever its figures are, and by
    their 指标值 alone. Each comes again in many rows that are new as a whole, and is looked at only once
    (ops.row_questions). Values that differ in their digits only, ≥8次 and ≥15次, and were read alike but for
    numbers and days, have one wording: a doubt about that must be the same for them all.
    """

    kinds: frozenset[Kind] = FILLED_IN
    level2: frozenset[Level2 | None] | None = None
    names: NameDoubt | None = None
    values: ValueDoubt | None = None
    wordings: ValueDoubt | None = None


class Basis(StrEnum):
    """Where a rule comes from."""

    LAW_88 = "财预〔2015〕88号"
    LAW_101 = "财预〔2021〕101号"
    LAW_10 = "财预〔2020〕10号"
    TEMPLATE = "表样标注"
    SYSTEM = "预算管理系统"
    PRACTICE = "通行做法"
    READING = "读取过程"


class Category(StrEnum):
    """The four questions that a reviewer asks of a form (财预〔2015〕88号)."""

    COMPLETE = "完整性"
    RELEVANT = "相关性"
    ADEQUATE = "适当性"
    FEASIBLE = "可行性"


Edits: TypeAlias = Mapping[str, Scalar]
"""Changes to the model form by label: {"财政拨款": 90, "数量指标.指标值": "5"}; see rules/model.py."""


@dataclass(frozen=True, slots=True)
class Example:
    """Forms that show a rule: one edited model form each. also names codes that it cannot but raise too.

    tamper changes the scene after reading and totalling, to show what no edited form can (a wrong sum).
    """

    forms: tuple[Edits, ...]
    also: tuple[str, ...] = ()
    policy: Policy | None = None
    roster: Roster | None = None
    note: str = ""
    tamper: Callable[[Scene], Scene] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. message and advice are templates over the facts: {total} prints an amount or text.

    messages and advices by variant may replace them. name is the English slug of the module; doc is the
    module's docstring (what, 为什么, 怎么改). A rule has check, check_row, check_unit or check_scene.

    check_unit compares the projects of one unit with one another. All such rules look at a unit before any
    looks at the next: what they look at is then still at hand in the processor, which is twice as fast.

    check_row judges a row by itself. A rule with doubts or rows has its check asked only of forms with a row
    that doubts is true of. Both see only the rows that `rows` (None: all that are filled in) or else
    other_rows describes, and what they say may hang on the row's texts, its value, its mark and value_lost
    alone, but for the row's cells and its number, which is the fact "row": a row that says the same elsewhere
    is not judged again (ops.row_rules).

    looks_at names the part of a form on which it hangs alone whether check finds anything: that is not asked
    again of forms that say the same there (ops.form_rules). A rule with doubts_form is asked only of forms
    that this is true of (or that a row gives cause to ask of); with looks_at too, that alone must hang on
    the part. Rules may share a doubt. Two rules are equal only if they are the same one.
    """

    code: str
    name: str
    title: str
    severity: Severity
    message: str
    advice: str
    basis: tuple[Basis, ...]
    category: Category
    doc: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    check: FormCheck | None = None
    check_row: RowCheck | None = None
    looks_at: Look | None = None
    doubts_form: FormDoubt | None = None
    doubts: RowDoubt | None = None
    rows: Rows | None = None
    other_rows: Rows | None = None
    check_scene: SceneCheck | None = None
    check_unit: UnitCheck | None = None
    variants: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def example(
    *forms: Edits,
    also: tuple[str, ...] = (),
    policy: Policy | None = None,
    roster: Roster | None = None,
    note: str = "",
    tamper: Callable[[Scene], Scene] | None = None,
) -> Example:
    """An Example of the given edited forms; with none, the model form as it is."""
    return Example(forms or ({},), also, policy, roster, note, tamper)
