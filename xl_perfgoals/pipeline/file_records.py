"""FileRecord: all that one file came to, as a value and packed as bytes that cross between processes."""

import io
import pickle
import zlib
from dataclasses import dataclass
from decimal import Decimal

from xl_perfgoals.core.amount import MoneyUnit
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.form import (
    Attribute,
    Contact,
    CostItem,
    Entry,
    Funding,
    FundingPart,
    Indicator,
    PerfGoalForm,
    Period,
)
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.submission import Doubt, Problem, Receipt, Status
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.core.versions import Moment, SavedTimes


class DamagedRecordError(ValueError):
    """Bytes that are no packed record."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file's receipt, its forms, and the findings of each form by itself, in the order of the forms."""

    receipt: Receipt
    forms: tuple[PerfGoalForm, ...] = ()
    findings: tuple[Finding, ...] = ()


_OURS: dict[tuple[str, str], type] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (
        *(Attribute, CellRef, Contact, CostItem, Decimal, Doubt, Entry, Finding, Funding, FundingPart),
        *(Indicator, Kind, Level1, Level2, MoneyUnit, Moment, Op, PerfGoalForm, Period, Problem, Receipt),
        *(SavedTimes, Severity, Status, Target),
    )
}
"""What may stand in a packed record: whatever else its bytes name is not looked up."""

_CHECK = 4


def pack(record: FileRecord) -> bytes:
    """The record as bytes."""
    packed = pickle.dumps((record.receipt, record.forms, record.findings), pickle.HIGHEST_PROTOCOL)
    return zlib.crc32(packed).to_bytes(_CHECK, "little") + packed


def unpack(data: bytes) -> FileRecord:
    """The record. Raises DamagedRecordError, and never runs what the bytes say."""
    packed = data[_CHECK:]
    if zlib.crc32(packed).to_bytes(_CHECK, "little") != data[:_CHECK]:
        raise DamagedRecordError
    try:
        receipt, forms, findings = _Unpickler(io.BytesIO(packed)).load()
    except Exception as error:
        raise DamagedRecordError from error
    return FileRecord(receipt, forms, findings)


class _Unpickler(pickle.Unpickler):
    """Builds our own values and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """The class of that name, if it is one of ours."""
        return _OURS[module, name]
