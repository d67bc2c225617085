"""PrintedForm: a form as an official paper shows it, without the persons at its foot."""

from dataclasses import dataclass
from typing import NamedTuple


class PrintedRow(NamedTuple):
    """A row of 绩效指标."""

    level1: str
    level2: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """The official 附件2 filled in; all are texts as printed. opinion is a last line, "" for none."""

    year: str
    project: str
    department: str
    unit: str
    attribute: str
    period: str
    total: str
    fiscal: str
    other: str
    goal: str
    rows: tuple[PrintedRow, ...]
    opinion: str = ""
