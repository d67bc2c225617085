"""ApprovalPaper: 绩效目标批复表 of a unit, as data."""

from dataclasses import dataclass
from decimal import Decimal

from xl_perfgoals.core.printed_form import PrintedForm


@dataclass(frozen=True, slots=True)
class ApprovedLine:
    """A project that is approved; amounts in 万元. rules and fingerprint tell what was looked at."""

    project: str
    total: Decimal
    fiscal: Decimal
    other: Decimal
    indicators: int
    at: str
    fingerprint: str
    rules: str


@dataclass(frozen=True, slots=True)
class ApprovalPaper:
    """What a unit is told about its forms. date is as it is written; texts are the 批复意见, by paragraph."""

    unit: str
    year: int | None
    number: str
    office: str
    date: str
    title: str
    texts: tuple[str, ...]
    lines: tuple[ApprovedLine, ...]
    sums: tuple[Decimal, Decimal, Decimal]
    forms: tuple[PrintedForm, ...]
