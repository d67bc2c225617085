import pickle
import random
import zlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Doubt, Problem, Receipt, Status
from xl_perfgoals.core.versions import SavedTimes
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.saved_time import disk_time
from xl_perfgoals.ops.check import check_forms
from xl_perfgoals.ops.examples import submitted
from xl_perfgoals.pipeline.file_records import (
    DamagedRecordError,
    FileRecord,
    head,
    is_whole,
    pack,
    unpack,
    with_disk_time,
)
from xl_perfgoals.pipeline.one_file import record_of
from xl_perfgoals.pipeline.packing import packed
from xl_perfgoals.rules import RULES

PRINTED = sorted(asset("workbook", "samples_as_printed").rglob("*.xls*"))
EVERY_RULE = Policy(off=frozenset())
DIGEST = "ab" * 32
EMPTY = FileRecord(Receipt("a.xlsx", Status.READ))


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_a_file_that_was_read(path: Path):
    record = record_of(Found(path, path.name), LIMITS, EVERY_RULE)
    assert record.findings
    assert unpack(pack(record)) == record


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_forms_and_findings_of_every_rule(rule):
    for example in (*rule.fails, *rule.passes):
        submission = submitted(example.forms)
        findings = check_forms(submission.forms, EVERY_RULE)
        record = FileRecord(submission.receipts[0], submission.forms, findings)
        assert unpack(pack(record)) == record


FACTS = {
    "nothing": None,
    "yes": True,
    "one": 1,
    "amounts": (Decimal("1.50"), ("≥", 2)),
    "none": Decimal("-0"),
}


@pytest.mark.parametrize(
    "record",
    [
        EMPTY,
        FileRecord(
            Receipt("b.xlsx", Status.REFUSED, DIGEST, 2, problem=Problem("B09", "没有", "请重报")),
        ),
        FileRecord(
            Receipt(
                "c.xlsx", Status.DOUBTS, DIGEST, 1, 1, doubts=(Doubt("D01", "隐藏", "表1"), Doubt("D02", ""))
            ),
        ),
        FileRecord(EMPTY.receipt, (), (Finding(CellRef.of_file("a"), "F01", Severity.HINT, FACTS),)),
        FileRecord(replace(EMPTY.receipt, saved=SavedTimes(disk_time(1.7e9), disk_time(1.6e9 + 0.9)))),
    ],
)
def test_odd_ones(record: FileRecord):
    back = unpack(pack(record))
    assert back == record
    for finding, own in zip(back.findings, record.findings, strict=True):
        assert repr(finding.facts) == repr(own.facts)


@pytest.mark.parametrize(
    ("code", "lasts"),
    [
        ("", True),
        ("B09", True),
        ("B07", True),
        ("B10", False),
        ("B22", False),
        ("B26", False),
        ("B32", False),
    ],
)
def test_what_lasts(code: str, lasts: bool):
    problem = Problem(code, "", "") if code else None
    record = FileRecord(Receipt("a.xlsx", Status.REFUSED if code else Status.READ, DIGEST, problem=problem))
    assert head(pack(record)) == (DIGEST, lasts)


def test_what_was_not_opened_does_not_last():
    assert head(pack(EMPTY)) == ("", False)


@pytest.mark.parametrize("mtime", [1.7e9 + 0.99, 0.0, -1e18])
def test_the_time_on_the_disk_is_put_in_afterwards(mtime: float):
    saved = SavedTimes(disk_time(1.5e9), disk_time(1.6e9))
    record = replace(EMPTY, receipt=replace(EMPTY.receipt, saved=saved))
    moved = unpack(with_disk_time(pack(record), mtime))
    assert moved.receipt.saved == SavedTimes(disk_time(1.5e9), disk_time(mtime))


def test_damaged_bytes_are_told():
    data = pack(record_of(Found(PRINTED[0], "a.xls"), LIMITS, None))
    rolls = random.Random(1)
    for _ in range(200):
        place = rolls.choice([*range(4), *rolls.sample(range(46, len(data)), 9)])
        damaged = data[:place] + bytes([data[place] ^ 1 << rolls.randrange(8)]) + data[place + 1 :]
        assert not is_whole(damaged)
        with pytest.raises(DamagedRecordError):
            unpack(damaged)
    for short in (b"", data[:3], data[:46], data[:-1]):
        with pytest.raises(DamagedRecordError):
            unpack(short)


class Harmful:
    def __reduce__(self):
        return exec, ("raise SystemExit",)


@pytest.mark.parametrize(
    "value", [Harmful(), CellRef("a", "b", 1, 1), Path(), [Status.READ], None, (1, 2, 3)]
)
def test_bytes_of_others_run_nothing(value: object):
    piece = pickle.dumps(value)
    foreign = zlib.crc32(piece).to_bytes(4, "little") + pack(EMPTY)[4:46] + piece
    assert is_whole(foreign)
    with pytest.raises(DamagedRecordError):
        unpack(foreign)


def test_what_nobody_has_said_how_to_pack_is_a_bug():
    with pytest.raises(TypeError, match="nobody has said"):
        packed([object()], object)
    finding = Finding(CellRef("a", "b", 1, 1), "F01", Severity.HINT, {"": object()})
    with pytest.raises(TypeError, match="cannot be packed"):
        pack(replace(EMPTY, findings=(finding,)))
