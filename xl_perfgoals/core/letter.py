"""A letter that returns forms to a unit, as data; and the places of a letter's template that it fills."""

from dataclasses import dataclass
from enum import StrEnum

from xl_perfgoals.core.finding import Severity


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One finding in a letter. cell is "" for what concerns the whole form; still_open: told before."""

    number: int
    cell: str
    value: str
    reason: str
    fix: str
    severity: Severity
    still_open: bool = False


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The findings of one form. project is "" for a whole file, file "" for the unit as a whole."""

    project: str
    file: str
    sheet: str
    items: tuple[LetterItem, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What a unit is told. Days are ISO dates. groups hold what is listed, the figures count everything.

    total: findings to be mended; projects: in so many of them. open and fixed: of what was told on
    returned_on, "" where nothing has been returned yet. attachments: the names of the marked copies.
    """

    unit: str
    number: str
    year: int | None
    round: int
    received_on: str
    groups: tuple[LetterGroup, ...]
    total: int
    errors: int
    warnings: int
    projects: int
    deadline: str
    office: str
    date: str
    contact: str = ""
    returned_on: str = ""
    open: int = 0
    fixed: int = 0
    attachments: tuple[str, ...] = ()

    @property
    def listed(self) -> int:
        """How many findings are listed."""
        return sum(len(group.items) for group in self.groups)


class LetterPlace(StrEnum):
    """What the template of a letter may name in 「」, and what is put there."""

    UNIT = "单位"
    NUMBER = "文号"
    YEAR = "年度"
    ROUND = "轮次"
    RECEIVED = "收到日期"
    TOTAL = "问题总数"
    ERRORS = "错误个数"
    WARNINGS = "警告个数"
    PROJECTS = "项目个数"
    EARLIER = "上轮情况"
    LISTED = "列出情况"
    FINDINGS = "问题清单"
    DEADLINE = "截止日期"
    MARKED = "标注件说明"
    ATTACHMENTS = "附件"
    CONTACT = "联系方式"
    OFFICE = "落款单位"
    DATE = "落款日期"


REQUIRED_PLACES = (LetterPlace.UNIT, LetterPlace.FINDINGS, LetterPlace.DEADLINE)
"""Without these a letter does not say whom it is for, what to mend or until when."""
