"""PerfGoalForm: one 项目支出绩效目标表 as a value; every blank knows its cell."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from xl_perfgoals.core.amount import Amount, MoneyUnit, is_blank
from xl_perfgoals.core.cells import CellRef, Grid, Scalar
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.target import Target
from xl_perfgoals.core.texts import name_key

T = TypeVar("T")


class Entry(NamedTuple, Generic[T]):
    """One blank of the form: what stands there (raw; text as displayed), what it means, and where it is.

    value is None when the blank is empty or unreadable: a rule says so, the parser does not judge.
    found tells whether the form has the blank at all; if not, `at` is the form's first cell.
    """

    raw: Scalar
    text: str
    value: T | None
    at: CellRef
    found: bool = True

    @property
    def empty(self) -> bool:
        """Whether nothing is written in the blank."""
        return self.text == ""

    @property
    def blank(self) -> bool:
        """Whether the blank says "nothing": empty, or only a dash such as clerks put there."""
        return is_blank(self.text)


def entry_in(grid: Grid, row: int, col: int, text: str, value: T | None) -> Entry[T]:
    """The Entry of a cell that holds something, with its meaning."""
    # Both without the detour over their __new__: every indicator of every form has two of each.
    raw = grid.rows[row - grid.first_row][col - grid.first_col]
    at = tuple.__new__(CellRef, (grid.book, grid.sheet, row, col))
    entry: Entry[T] = tuple.__new__(Entry, (raw, text, value, at, True))
    return entry


def with_value(entry: Entry[str], value: T | None) -> Entry[T]:
    """The blank with another meaning."""
    raw, text, _, at, found = entry
    changed: Entry[T] = tuple.__new__(Entry, (raw, text, value, at, found))
    return changed


class Attribute(NamedTuple):
    """项目属性, like 0101 一年期项目. code is "" when only a name is given."""

    code: str
    name: str


class Period(NamedTuple):
    """项目期. months is its length, stated or counted from start to end ("2023-07", both inside)."""

    months: int | None
    start: str | None = None
    end: str | None = None


class FundingPart(NamedTuple):
    """A further source of money that the form lists beside 财政拨款 and 其他资金 (上年结转, 单位资金 ...)."""

    label: str
    amount: Entry[Amount]


class CostItem(NamedTuple):
    """A line of the table of costs: 费用名称, this year's money, 测算依据."""

    name: Entry[str]
    amount: Entry[Amount]
    basis: Entry[str]


class Contact(NamedTuple):
    """A person, signature or stamp that the form asks for (联系人, 填报人 ...)."""

    label: str
    entry: Entry[str]


@dataclass(frozen=True, slots=True)
class Funding:
    """项目资金, in 万元 whatever the form's unit is.

    unit is the unit the form declares (万元 when it declares none, declared is then False).
    more holds the parts of the total beyond 财政拨款 and 其他资金. sources are those of 财政拨款 (中央,
    自治区, 县级 ...); where a form lists only these, fiscal is their sum. long_total is the money of all
    years of a project of several years. other_sources are those of 其他资金.
    """

    total: Entry[Amount]
    fiscal: Entry[Amount]
    other: Entry[Amount]
    long_total: Entry[Amount]
    more: tuple[FundingPart, ...] = ()
    sources: tuple[FundingPart, ...] = ()
    unit: MoneyUnit = MoneyUnit.WAN
    declared: bool = True
    other_sources: tuple[FundingPart, ...] = ()


class Indicator(NamedTuple):
    """One row of 绩效指标.

    level1 always follows from level2 where that is known. level2.value is None for a name that no
    list knows; level2.at is where the 二级指标 stands, maybe some rows above. mark is the template's
    mark (必填, 必填硬性指标) without brackets. number counts rows within the form from 1; row is the
    1-based sheet row. shifted: its cells had slipped sideways and were put back. value_lost: one cell
    too few was left, the 指标值 is gone. level1_filled: the 一级指标 was missing on the page. weight is the
    row's 权重 or 分值 in points (10% is 10), None where the form has no such column. printed_under is the
    一级指标 that the page itself puts the row under where that contradicts level1, else None. core: the
    page marks the row with a star.
    """

    level1: Level1 | None
    level2: Entry[Level2]
    name: Entry[str]
    target: Entry[Target]
    mark: str
    number: int
    row: int
    shifted: bool = False
    value_lost: bool = False
    level1_filled: bool = False
    weight: Entry[Decimal] | None = None
    printed_under: Level1 | None = None
    core: bool = False


@dataclass(frozen=True, slots=True)
class PerfGoalForm:
    """One form. at is its first cell (the title, or 项目名称 where there is none).

    attachment is the line above the title ("附件2：××项目支出绩效目标表"), "" if none. department is the
    name without its code, project the name without a code glued before it. long_goal is the goal of all
    years of a project of several years, long_indicators are what it is measured by; neither is the year's.
    costs are the lines of a table of costs. layouts are the codes of the layouts that the page shows
    (parsing.layouts), in their order.
    """

    at: CellRef
    last_row: int
    title: Entry[str]
    attachment: Entry[str]
    year: Entry[int]
    project: Entry[str]
    project_code: Entry[str]
    department: Entry[str]
    department_code: Entry[str]
    unit: Entry[str]
    attribute: Entry[Attribute]
    period: Entry[Period]
    funding: Funding
    annual_goal: Entry[str]
    long_goal: Entry[str]
    indicators: tuple[Indicator, ...]
    contacts: tuple[Contact, ...] = ()
    long_indicators: tuple[Indicator, ...] = ()
    costs: tuple[CostItem, ...] = ()
    layouts: tuple[str, ...] = ()

    @property
    def unit_key(self) -> str:
        """Whose form this is, as compared: 实施单位, or 主管部门 where that is empty; "" when both are."""
        unit = self.unit.text if self.unit.value else ""
        return name_key(unit or self.department.value or "")

    @property
    def identity(self) -> tuple[str, str] | None:
        """What makes two forms the same project: whose it is and 项目名称; None when either is empty."""
        unit, project = self.unit_key, name_key(self.project.text if self.project.value else "")
        return (unit, project) if unit and project else None
