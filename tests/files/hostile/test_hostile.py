import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.generate import generate
from tests.files.hostile.hostile_files import GOOD, STRINGS, Hostile, hostile_files, rows_added
from tests.support.workbooks import parts_of, with_parts
from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.problems import REFUSALS
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.pipeline.book_forms import take_in_file
from xl_perfgoals.pipeline.guarded import read_all
from xl_perfgoals.pipeline.intake import take_in

FILES = hostile_files()


@pytest.fixture(scope="module")
def receipts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Receipt]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, file in FILES.items():
        (folder / name).write_bytes(file.data)
    found = [Found(folder / name, name) for name in FILES]
    with GuardedExecutor(LIMITS, take_in_file) as workers:
        ends = list(read_all(found, take_in_file, workers, None, LIMITS))
    return {receipt.path: receipt for receipt, _ in ends}


@pytest.mark.parametrize(("name", "file"), FILES.items(), ids=list(FILES))
def test_ends(name: str, file: Hostile, receipts: dict[str, Receipt]):
    receipt = receipts[name]
    codes = [receipt.problem.code] if receipt.problem else [doubt.code for doubt in receipt.doubts]
    assert (receipt.status, codes) == (file.status, [file.code] if file.code else [])
    assert bool(receipt.forms) == (file.status is not Status.REFUSED)


def test_what_lies_near_is_read_in_spite_of_far_cells(receipts: dict[str, Receipt]):
    clean = receipts["clean.xlsx"]
    for name, receipt in receipts.items():
        if receipt.status is Status.DOUBTS and name.startswith("far") and name.endswith(".xlsx"):
            assert (receipt.forms, receipt.sheets) == (clean.forms, clean.sheets)


def test_a_far_cell_is_not_read_where_nothing_guards(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(rows_added(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    receipt, forms = take_in_file(Found(path, path.name), replace(LIMITS, guarded=False))
    assert (receipt.problem and receipt.problem.code, forms) == ("B26", ())
    path.write_bytes(GOOD)
    assert take_in_file(Found(path, path.name), replace(LIMITS, guarded=False))[1]


def test_a_claim_of_too_many_strings_is_not_believed(tmp_path: Path):
    clean, boast = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    clean.write_bytes(GOOD)
    strings = parts_of(GOOD)[STRINGS]
    claim = re.sub(rb'uniqueCount="\d+"', b'uniqueCount="999999999999"', strings)
    assert claim != strings
    boast.write_bytes(with_parts(GOOD, {STRINGS: claim}))
    unguarded = replace(LIMITS, guarded=False)
    (one, forms), (other, same) = (take_in_file(Found(path, "a.xlsx"), unguarded) for path in (clean, boast))
    assert (other.status, other.problem) == (one.status, None)
    assert forms
    assert same == forms


def test_many_sheets(tmp_path: Path):
    generate(tmp_path, 1, 300)
    (receipt,) = take_in([tmp_path]).submission.receipts
    assert (receipt.status, receipt.forms) == (Status.READ, 300)


def test_a_folder_of_junk(tmp_path: Path):
    chance = random.Random(7)
    starts = (
        b"",
        b"PK\3\4",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"%PDF-1.4",
        b"<html>",
        "项目".encode("gbk"),
    )
    for number in range(1000):
        ending = chance.choice(
            ("xlsx", "xls", "et", "ods", "docx", "pdf", "csv", "txt", "jpg", "rar", "", "数据")
        )
        junk = chance.choice(starts) + chance.randbytes(chance.choice((0, 1, 100, 3000)))
        (tmp_path / f"{number}.{ending}").write_bytes(junk)
    told: list[tuple[int, int]] = []
    submission = take_in([tmp_path], progress=lambda done, count: told.append((done, count))).submission
    assert len(submission.receipts) == 1000
    assert told[-1] == (1000, 1000)
    codes = {refusal.code for refusal in REFUSALS}
    for receipt in submission.receipts:
        assert receipt.problem is not None
        assert receipt.problem.code in codes
    assert not submission.forms
