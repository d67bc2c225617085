"""The season: what was sent out to units, what came back round by round, what was decided and approved."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xl_perfgoals.core.finding import Severity

STORE_NAME = "绩效目标台账.sqlite"
"""What the store is called where nobody says otherwise; it lies beside the county workbook."""

EXEMPT = "已豁免"
"""The officer's 整改状态 of a finding that need not be mended."""


class UnitState(StrEnum):
    """How far a unit is. DUE and MISSING: nothing came, before and after the deadline."""

    DUE = "未到期未报"
    MISSING = "逾期未报"
    RECEIVED = "已报待审"
    RETURNED = "已退回"
    RESUBMITTED = "已重报"
    ACCEPTED = "已批复"


@dataclass(frozen=True, slots=True)
class FormVersion:
    """One form as it counted in a round. Times are ISO, amounts 万元, None where the form gives none.

    unit is the roster's name of whose form it is, or what the form says where the roster knows none. file
    is the name as shown, at the form's first cell. fingerprint tells contents apart, whatever their place
    or looks; record is the content as JSON (ops.season.content).
    """

    unit: str
    department: str
    department_code: str
    project: str
    year: int | None
    sha256: str
    file: str
    saved_at: str
    sheet: str
    at: str
    total: Decimal | None
    fiscal: Decimal | None
    other: Decimal | None
    fingerprint: str
    record: str


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A finding as it was told. cell is its address on the sheet, "" for a whole file or unit.

    row_key is what its row says, 二级指标 and 三级指标 squeezed, "" for the form's head: rows move between
    rounds. value is what stood in the cell. waived says why the policy lets it pass, and who decided that;
    state and remark are 整改状态 and 备注 as the officer wrote them, "" where he has not.
    """

    unit: str
    project: str
    code: str
    severity: Severity
    sheet: str
    cell: str
    row_key: str
    message: str
    fix: str
    value: str = ""
    file: str = ""
    waived: str = ""
    state: str = ""
    remark: str = ""

    @property
    def standing(self) -> bool:
        """Whether it is still to be mended: nobody has let it pass."""
        return not self.waived and self.state != EXEMPT


@dataclass(frozen=True, slots=True)
class Round:
    """What counts of a unit since a moment: number 1 is what it sent first. at is when it was taken in."""

    unit: str
    number: int
    at: str
    versions: tuple[FormVersion, ...]
    findings: tuple[StoredFinding, ...]


@dataclass(frozen=True, slots=True)
class RoundChange:
    """Two rounds compared: findings that are gone, those still there, those that were not there before.

    fixed are as they were told in the earlier round, open and new as in the later one.
    """

    fixed: tuple[StoredFinding, ...]
    open: tuple[StoredFinding, ...]
    new: tuple[StoredFinding, ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """A blank workbook sent to a unit. deadline is an ISO date, "" for none; control is in 万元."""

    unit: str
    at: str
    deadline: str
    file: str
    expected: int | None
    control: Decimal | None


@dataclass(frozen=True, slots=True)
class Return:
    """A round sent back: so many of all its findings are listed in the letter (the file's name as shown).

    number is the letter's own, 财绩退〔2025〕3号; a round that is sent back again keeps it.
    """

    unit: str
    round: int
    at: str
    deadline: str
    listed: int
    total: int
    letter: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """A form accepted as it was then: record and fingerprint are those of its FormVersion."""

    unit: str
    project: str
    sha256: str
    fingerprint: str
    at: str
    rules_version: str
    document_number: str
    who: str
    record: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the officer decided about a project, or about a whole unit (project ""), and why."""

    unit: str
    project: str
    sha256: str
    what: str
    why: str
    who: str
    at: str


WITHDRAWN = "撤销"
"""Decision.what: the project is no longer reported; earlier rounds keep it."""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file that was taken in: how it ended (submission.Status) and why, and when it was first seen."""

    file: str
    sha256: str
    at: str
    status: str
    code: str = ""
    reason: str = ""
    forms: int = 0
    saved_at: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Where a figure comes from: the version that counted in a round, when it came, its approval if any."""

    round: int
    received_at: str
    version: FormVersion
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that a store holds, each in the order in which it came."""

    year: int | None = None
    sendings: tuple[Sending, ...] = ()
    rounds: tuple[Round, ...] = ()
    returns: tuple[Return, ...] = ()
    approvals: tuple[Approval, ...] = ()
    decisions: tuple[Decision, ...] = ()
    files: tuple[FileSeen, ...] = ()
