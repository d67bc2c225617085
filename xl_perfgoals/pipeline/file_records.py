"""FileRecord: all that one file came to, as a value and packed as bytes that cross between processes."""

import io
import pickle
import struct
import zlib
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

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
from xl_perfgoals.files.saved_time import disk_time


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

_HEAD = struct.Struct("<Iq?32s")
"""Check sum of the rest, when the disk says that the file was saved, whether the record lasts, SHA-256."""
_NEVER = -(1 << 63)
_PASSING = frozenset({"B10", "B11", "B12", "B13", "B22", "B23", "B24", "B26", "B32"})
"""Refusals that may end otherwise the next time: the file cannot be opened now, a reader broke down, no
LibreOffice is there.
"""


class Head(NamedTuple):
    """What is told of a record without unpacking it.

    lasts: the same bytes come to the same whenever they are read. sha256 is "" for what was not opened.
    """

    sha256: str
    lasts: bool


def pack(record: FileRecord) -> bytes:
    """The record as bytes."""
    receipt = record.receipt
    disk = receipt.saved.disk
    # The disk's time is no part of what the file's bytes come to: it can be put in afterwards.
    receipt = replace(receipt, saved=receipt.saved._replace(disk=None))
    packed = pickle.dumps((receipt, record.forms, record.findings), pickle.HIGHEST_PROTOCOL)
    lasts = bool(receipt.sha256) and not (receipt.problem and receipt.problem.code in _PASSING)
    digest = bytes.fromhex(receipt.sha256)
    return _HEAD.pack(zlib.crc32(packed), disk.seconds if disk else _NEVER, lasts, digest) + packed


def unpack(data: bytes) -> FileRecord:
    """The record. Raises DamagedRecordError, and never runs what the bytes say."""
    if not is_whole(data):
        raise DamagedRecordError
    _, seconds, _, _ = _HEAD.unpack_from(data)
    try:
        receipt, forms, findings = _Unpickler(io.BytesIO(data[_HEAD.size :])).load()
    except Exception as error:
        raise DamagedRecordError from error
    if seconds != _NEVER:
        receipt = replace(receipt, saved=receipt.saved._replace(disk=disk_time(seconds)))
    return FileRecord(receipt, forms, findings)


def is_whole(data: bytes) -> bool:
    """Whether these are the bytes of a record as they were packed."""
    return len(data) > _HEAD.size and zlib.crc32(memoryview(data)[_HEAD.size :]) == _HEAD.unpack_from(data)[0]


def head(data: bytes) -> Head:
    """What is told without unpacking."""
    _, _, lasts, digest = _HEAD.unpack_from(data)
    return Head(digest.hex() if any(digest) else "", lasts)


def with_disk_time(data: bytes, mtime: float) -> bytes:
    """The record of the same bytes on another disk, or touched since."""
    disk = disk_time(mtime)
    check, _, lasts, digest = _HEAD.unpack_from(data)
    return _HEAD.pack(check, disk.seconds if disk else _NEVER, lasts, digest) + data[_HEAD.size :]


class _Unpickler(pickle.Unpickler):
    """Builds our own values and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """The class of that name, if it is one of ours."""
        return _OURS[module, name]
