"""FileRecord: all that one file came to, as a value and packed as bytes that cross between processes."""

import io
import pickle
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import READ, Receipt
from xl_perfgoals.files.saved_time import disk_time
from xl_perfgoals.pipeline.own_findings import OwnFinding, findings_of, own_findings
from xl_perfgoals.pipeline.packing import packed, unpacked


class DamagedRecordError(ValueError):
    """Bytes that are no packed record."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file's receipt, its forms, and the findings of each form by itself, in the order of the forms."""

    receipt: Receipt
    forms: tuple[PerfGoalForm, ...] = ()
    findings: tuple[Finding, ...] = ()


_HEAD = struct.Struct("<Iq??32s")
"""Check sum of the rest, when the disk says that the file was saved, whether it was asked, whether the record
lasts, SHA-256.
"""
_KNOWN: Mapping[tuple[str, str], type] = {("decimal", "Decimal"): Decimal, ("builtins", "str"): str}
"""The types that may be named in a record, all of them harmless."""
_NEVER = -(1 << 63)
_PASSING = frozenset({"B10", "B11", "B12", "B13", "B22", "B23", "B24", "B26", "B32"})
"""Refusals that may end otherwise the next time: the file cannot be opened now, a reader broke down, no
LibreOffice is there.
"""


class _Parts(NamedTuple):
    """What is packed of a record."""

    receipt: Receipt
    forms: tuple[PerfGoalForm, ...]
    own: tuple[OwnFinding, ...]
    others: tuple[Finding, ...]


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
    stream = io.BytesIO()
    parts = _Parts(receipt, record.forms, *own_findings(record.forms, record.findings))
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(packed((parts,), _Parts))
    plain = stream.getvalue()
    lasts = bool(receipt.sha256) and not (receipt.problem and receipt.problem.code in _PASSING)
    digest = bytes.fromhex(receipt.sha256)
    asked = disk is not None or receipt.status in READ
    return _HEAD.pack(zlib.crc32(plain), disk.seconds if disk else _NEVER, asked, lasts, digest) + plain


def unpack(data: bytes) -> FileRecord:
    """The record. Raises DamagedRecordError, and never runs what the bytes say."""
    if not is_whole(data):
        raise DamagedRecordError
    _, seconds, *_ = _HEAD.unpack_from(data)
    try:
        ((receipt, forms, own, others),) = unpacked(
            _Unpickler(io.BytesIO(memoryview(data)[_HEAD.size :])).load(), _Parts
        )
        findings = findings_of(forms, own, others)
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
    *_, lasts, digest = _HEAD.unpack_from(data)
    return Head(digest.hex() if any(digest) else "", lasts)


def with_disk_time(data: bytes, mtime: float) -> bytes:
    """The record of the same bytes on another disk, or touched since."""
    check, _, asked, lasts, digest = _HEAD.unpack_from(data)
    disk = disk_time(mtime) if asked else None
    return _HEAD.pack(check, disk.seconds if disk else _NEVER, asked, lasts, digest) + data[_HEAD.size :]


class _Pickler(pickle.Pickler):
    """Writes plain values, and among the facts of findings decimals and names of levels."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - a tuple, or NotImplemented, which has no type of its own
        """How a value that is not plain is written. Raises TypeError for what a record cannot hold."""
        if isinstance(value, Decimal) or value in _KNOWN.values():
            return NotImplemented
        if isinstance(value, StrEnum):  # a fact is a text, whatever list the text is from
            return str, (value.value,)
        raise TypeError(f"{value!r} cannot be packed")


class _Unpickler(pickle.Unpickler):
    """Reads what _Pickler writes, and looks up nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """The type of that name. Raises KeyError for any but ours."""
        return _KNOWN[module, name]
