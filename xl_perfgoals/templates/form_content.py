"""FormContent: what is written into one official form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class IndicatorRow(NamedTuple):
    """One row of 绩效指标. level2 carries the template's mark: 数量指标(必填硬性指标)."""

    level1: str
    level2: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FormContent:
    """What is written into one form. Amounts are texts as printed: "22.000000" shows six decimals."""

    project: str
    department_and_code: str
    unit: str
    attribute: str
    period: str
    year: str
    total: str
    fiscal: str
    other: str
    goal: str
    rows: Sequence[IndicatorRow]
