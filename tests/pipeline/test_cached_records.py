"""Files that have not changed are not read again; whatever has changed is."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.generate import generate
from tests.files.hostile.hostile_files import rows_added
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.folders import find_files
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.cached_records import CachedRecords, fingerprint
from xl_perfgoals.pipeline.file_records import is_whole
from xl_perfgoals.pipeline.file_work import Work
from xl_perfgoals.pipeline.intake import Intake, take_in
from xl_perfgoals.pipeline.one_file import packed_record

BOOKS = 4
HOUR = 3600 * 10**9


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    generate(folder, BOOKS, 1)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """Files that have lain there for an hour."""
    folder = tmp_path / "报送"
    shutil.copytree(made, folder)
    for path in folder.iterdir():
        aged(path)
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def aged(path: Path, nanoseconds: int = HOUR) -> None:
    then = time.time_ns() - nanoseconds
    os.utime(path, ns=(then, then))


def run(folder: Path, place: Path, **how: object) -> tuple[Intake, int]:
    """What was taken in, and how many files had to be read for it."""
    with ReadingCache(place) as cache:
        taken = take_in([folder], SerialExecutor(), cache=cache, **({"policy": Policy()} | how))
        return taken, len(find_files([folder])) - cache.hits


def test_a_second_run_reads_nothing_and_gives_the_same(folder: Path, place: Path):
    first, read = run(folder, place)
    assert read == BOOKS
    assert first.form_findings
    assert run(folder, place) == (first, 0)
    assert take_in([folder], SerialExecutor(), policy=Policy()) == first


def other_forms(folder: Path) -> None:
    first, second, *_ = sorted(folder.iterdir())
    first.write_bytes(second.read_bytes())
    aged(first)


def same_size_and_time(folder: Path) -> None:
    """Other bytes of the same length within the time that a disk may not tell apart."""
    path = min(folder.iterdir())
    state = path.stat()
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(state.st_mtime_ns, state.st_mtime_ns))


def touched(folder: Path) -> None:
    for path in folder.iterdir():
        aged(path, 2 * HOUR)


def renamed(folder: Path) -> None:
    path = min(folder.iterdir())
    path.rename(path.with_name("新名字.xlsx"))


def nothing(_: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "age", "reads"),
    [
        (nothing, HOUR, 0),
        (nothing, 0, 0),
        (other_forms, HOUR, 1),
        (touched, HOUR, 0),
        (renamed, HOUR, 1),
        (same_size_and_time, 0, 1),
    ],
)
def test_what_is_read_again(change, age: int, reads: int, folder: Path, place: Path):
    for path in folder.iterdir():
        aged(path, age)
    run(folder, place)
    change(folder)
    taken, read = run(folder, place)
    assert read == reads
    assert taken == take_in([folder], SerialExecutor(), policy=Policy())


def test_what_was_changed_while_it_was_read_is_not_taken_for_what_lay_there_before(folder: Path, place: Path):
    first, second = sorted(folder.iterdir())[:2]
    state, before = first.stat(), first.read_bytes()
    work = Work(policy=Policy())
    with ReadingCache(place) as cache:
        known, files = CachedRecords(cache, work), find_files([first])
        assert known.unknown(files) == files
        first.write_bytes(second.read_bytes())
        known.keep(files[0], packed_record(files[0], work.limits, work.policy))
    first.write_bytes(before)
    os.utime(first, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert run(first, place)[0] == take_in([first], SerialExecutor(), policy=Policy())


def test_a_folder_that_was_moved_is_not_read_again(folder: Path, place: Path):
    run(folder, place)
    moved = folder.rename(folder.with_name("搬走"))
    assert run(moved, place)[1] == 0


@pytest.mark.parametrize(
    "how",
    [
        {"policy": Policy(year=2024)},
        {"policy": Policy(off=frozenset())},
        {"policy": Policy(words={"vague": ("逐步",)})},
        {"policy": None},
        {"limits": ReadingLimits(seconds=9)},
    ],
)
def test_what_was_read_in_another_way_is_read_again(how: dict, folder: Path, place: Path):
    run(folder, place)
    assert run(folder, place, **how)[1] == BOOKS
    assert run(folder, place)[1] == 0


def test_another_version_of_the_program_reads_again(
    folder: Path, place: Path, monkeypatch: pytest.MonkeyPatch
):
    run(folder, place)
    monkeypatch.setattr("xl_perfgoals.pipeline.cached_records.program_fingerprint", lambda _: "another")
    assert run(folder, place)[1] == BOOKS


def test_the_way_of_reading_is_told_alike_in_every_process():
    code = (
        "from xl_perfgoals.pipeline.cached_records import fingerprint\n"
        "from xl_perfgoals.pipeline.file_work import Work\n"
        "from xl_perfgoals.core.policy import Policy\n"
        "print(fingerprint(Work(policy=Policy())))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert told == {fingerprint(Work(policy=Policy()))}


def test_what_passwords_may_open_is_not_kept(folder: Path, place: Path):
    assert run(folder, place, passwords=("甲",))[1] == BOOKS
    assert run(folder, place)[1] == BOOKS
    assert run(folder, place, passwords=("甲",))[1] == BOOKS
    assert "甲".encode() not in (place / "records.sqlite").read_bytes()


def test_refusals_of_content_are_kept_and_those_that_pass_are_not(folder: Path, place: Path):
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    (folder / "说明.xlsx").write_text("只有一句话", encoding="utf-8")
    short = ReadingLimits(seconds=30, cells=1)
    first, read = run(folder, place, limits=short)
    assert read == BOOKS + 2
    assert {receipt.problem.code for receipt in first.submission.receipts if receipt.problem} >= {"B21"}
    assert run(folder, place, limits=short) == (first, 0)


def test_what_only_failed_this_time_is_tried_again(folder: Path, place: Path):
    here = ReadingLimits(guarded=False)
    (folder / "远.xlsx").write_bytes(rows_added(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))
    first, _ = run(folder, place, limits=here)
    assert {receipt.problem.code for receipt in first.submission.receipts if receipt.problem} == {"B26"}
    assert run(folder, place, limits=here) == (first, 1)


def spoiled(database: Path) -> None:
    database.write_bytes(b"no database at all" * 1000)


def cut(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 3])


def foreign(database: Path) -> None:
    database.unlink()
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE files (path TEXT)")
    connection.close()


def newer(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def records_damaged(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE records SET record = zeroblob(100)")
    connection.close()


@pytest.mark.parametrize("harm", [spoiled, cut, foreign, newer, records_damaged])
def test_a_damaged_or_foreign_cache_is_made_anew(harm, folder: Path, place: Path):
    first, _ = run(folder, place)
    harm(place / "records.sqlite")
    assert run(folder, place)[0] == first
    assert run(folder, place) == (first, 0)


def test_damaged_records_are_made_anew(folder: Path, place: Path):
    run(folder, place)
    records_damaged(place / "records.sqlite")
    run(folder, place)
    with sqlite3.connect(place / "records.sqlite") as connection:
        (kept,) = zip(*connection.execute("SELECT record FROM records"), strict=True)
    connection.close()
    assert len(kept) == BOOKS
    assert all(map(is_whole, kept))


@pytest.mark.parametrize("harm", ["DROP TABLE files", "UPDATE records SET record = 'a text'"])
def test_what_befalls_a_cache_in_use(harm: str, folder: Path, place: Path):
    first, _ = run(folder, place)
    with ReadingCache(place) as cache:
        with sqlite3.connect(place / "records.sqlite") as connection:
            connection.execute(harm)
        connection.close()
        assert take_in([folder], SerialExecutor(), cache=cache, policy=Policy()) == first


def test_a_cache_that_is_found_damaged_while_in_use_is_taken_away(folder: Path, place: Path):
    first, _ = run(folder, place)
    database = place / "records.sqlite"
    whole = database.read_bytes()
    with ReadingCache(place) as cache:
        database.write_bytes(whole[:100] + bytes(len(whole) - 100))
        assert take_in([folder], SerialExecutor(), cache=cache, policy=Policy()) == first
    assert not database.exists()
    assert run(folder, place) == (first, BOOKS)


def test_a_locked_cache_is_done_without(folder: Path, place: Path):
    first, _ = run(folder, place)
    other = sqlite3.connect(place / "records.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    begun = time.monotonic()
    assert run(folder, place) == (first, BOOKS)
    assert time.monotonic() - begun < 5
    other.close()
    assert run(folder, place) == (first, 0)


def test_where_no_cache_can_be_made_files_are_read(folder: Path, tmp_path: Path):
    (tmp_path / "file").write_text("")
    first, read = run(folder, tmp_path / "file" / "below")
    assert read == BOOKS
    assert run(folder, tmp_path / "file") == (first, BOOKS)


def test_the_least_lately_used_are_let_go(folder: Path, place: Path):
    with ReadingCache(place) as cache:
        take_in([folder], SerialExecutor(), cache=cache)
    with sqlite3.connect(place / "records.sqlite") as connection:
        sizes = [own for (own,) in connection.execute("SELECT size FROM records ORDER BY rowid")]
        connection.execute("UPDATE records SET used = used - 1 WHERE rowid <= 2")
    connection.close()
    size = sum(sizes) - sum(sizes[:2])
    newest = next(folder.iterdir()).with_name("zz.xlsx")
    newest.write_bytes(b"nothing that could be read")
    with ReadingCache(place, most_bytes=size + 2000) as cache:
        take_in([newest], SerialExecutor(), cache=cache)
    _, read = run(folder, place, policy=None)
    assert read == 2


def test_notes_are_kept(place: Path):
    with ReadingCache(place) as cache:
        assert cache.note("石桥县") is None
        cache.write_note("石桥县", b"1")
        assert cache.note("石桥县") == b"1"
    with ReadingCache(place) as cache:
        assert cache.note("石桥县") == b"1"
    with ReadingCache(None) as cache:
        cache.write_note("石桥县", b"1")
        assert cache.note("石桥县") is None
