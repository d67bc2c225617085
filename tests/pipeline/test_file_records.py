import pickle
import random
import zlib
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import partial
from pathlib import Path

import pytest

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.form import Entry
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Doubt, Problem, Receipt, Status
from xl_perfgoals.core.target import Kind, Target
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


def exact(value: object, *, fact: bool = False) -> object:
    """What is equal only where every type, figure and text is the same, down to the digits of a number."""
    if isinstance(value, tuple):
        return type(value), [exact(one, fact=fact) for one in value]
    if is_dataclass(value):
        return type(value), [exact(getattr(value, own.name)) for own in fields(value)]
    if isinstance(value, dict):
        return [(key, exact(one, fact=True)) for key, one in value.items()]
    if fact and isinstance(value, StrEnum):  # a fact is a text, whatever list the text is from
        value = value.value
    return type(value), repr(value)


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.name)
def test_nothing_changes_its_type(path: Path):
    record = record_of(Found(path, path.name), LIMITS, EVERY_RULE)
    assert exact(unpack(pack(record))) == exact(record)


ENTRIES = [
    Entry(raw, text, value, CellRef("书", sheet, row, 300), found)
    for raw, text, value, sheet, row, found in (
        ("甲", "甲", "甲", "表1", 1, True),
        (1, "1", "1", "表1", 255, True),
        (True, "1", "1", "表2", 256, True),
        (1.0, "1", None, "", 70_000, True),
        (None, "", None, "表1", 1, False),
    )
]


def odd_record(seed: int) -> FileRecord:
    """Forms whose blanks are all kinds of values, often one object; findings of theirs and others."""
    dice = random.Random(seed)
    blank = partial(dice.choice, ENTRIES)
    targets = [
        Target("1", Kind.NUMBER_WITHOUT_UNIT, number=Decimal("1.0")),
        Target("", Kind.BLANK, per=("年",)),
    ]
    forms = []
    (model,) = submitted([{}]).forms
    for number in range(dice.randint(0, 4)):
        rows = []
        for row in model.indicators[: dice.randint(0, 9)]:
            same, level2 = rows and dice.random() < 0.5, dice.choice((None, Level2.COST))
            rows.append(
                row._replace(
                    level1=dice.choice((None, row.level1)),
                    level2=rows[-1].level2 if same else row.level2._replace(value=level2),
                    name=blank(),
                    target=row.target._replace(value=dice.choice((*targets, None))),
                    number=dice.choice((1, 255, 256, 10**9)),
                    weight=dice.choice((None, blank()._replace(value=Decimal("1E+1")))),
                    shifted=dice.random() < 0.5,
                )
            )
        at = CellRef("书", f"表{number}", 1, 1)
        funding = replace(model.funding, declared=dice.random() < 0.5, fiscal=blank()._replace(value=None))
        filled = replace(model, at=at, unit=blank(), title=blank(), funding=funding, indicators=tuple(rows))
        forms.append(replace(filled, long_indicators=tuple(rows[:2]), project=blank(), department=blank()))
    findings = list(check_forms(forms, EVERY_RULE))
    for _ in range(dice.randint(0, 2)):
        findings.insert(
            dice.randint(0, len(findings)),
            Finding(CellRef.of_file("书"), "F01", dice.choice((*Severity,)), FACTS),
        )
    if dice.random() < 0.3:
        dice.shuffle(findings)
    return FileRecord(EMPTY.receipt, tuple(forms), tuple(findings))


@pytest.mark.parametrize("seed", range(150))
def test_odd_forms(seed: int):
    record = odd_record(seed)
    assert exact(unpack(pack(record))) == exact(record)


def test_a_blank_that_rows_share_is_one_again():
    record = record_of(Found(PRINTED[0], "a.xls"), LIMITS, EVERY_RULE)

    def objects(record: FileRecord) -> list[int]:
        return [len({id(row.level2) for row in form.indicators}) for form in record.forms]

    assert objects(unpack(pack(record))) == objects(record)


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
