"""The store of a season: what goes in comes out; what it refuses, and what it keeps before it changes."""

import multiprocessing
import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.season import (
    Approval,
    Decision,
    FileSeen,
    FormVersion,
    Return,
    Round,
    Sending,
    StoredFinding,
)
from xl_perfgoals.files.season_store import StoreError, StoreFault, open_store
from xl_perfgoals.files.season_store.errors import backup_of
from xl_perfgoals.files.season_store.opening import read_only_address
from xl_perfgoals.files.season_store.schema import APPLICATION_ID, MIGRATIONS, VERSION

resource = pytest.importorskip("resource", reason="the full disk is one of POSIX")

TOWN = "石桥镇人民政府"
VERSION_ONE = FormVersion(
    TOWN, "石桥镇", "061", "饮水项目", 2023, "ab" * 32, "报送/石桥镇.xlsx", "2022-11-01 08:00", "表1", "A1",
    Decimal("100.000001"), None, Decimal("0.10"), "f" * 64, '{"project":"饮水项目"}',
)  # fmt: skip
FINDING = StoredFinding(
    TOWN, "饮水项目", "F02", Severity.ERROR, "表1", "D7", "数量指标|长度", "总额不等", "请核对",
    "100", "报送/石桥镇.xlsx", "县领导同意（张三）", "已说明", "电话核实",
)  # fmt: skip
FIRST = Round(TOWN, 1, "2022-11-02T09:00:00", (VERSION_ONE, VERSION_ONE), (FINDING,))
SECOND = Round(TOWN, 2, "2022-11-09T09:00:00", (VERSION_ONE,), ())
SENDING = Sending(TOWN, "2022-10-01T09:00:00", "2022-11-15", "石桥镇.xlsx", 3, Decimal("312.7584"))
RETURNED = Return(
    TOWN, 1, "2022-11-03T10:00:00", "2022-11-10", 20, 31, "石桥镇/退回.docx", "财绩退〔2022〕1号"
)
APPROVAL = Approval(
    TOWN, "饮水项目", "ab" * 32, "f" * 64, "2023-01-20T08:00:00", "r1", "平财〔2023〕1号", "李四", "{}"
)
DECISION = Decision(TOWN, "饮水项目", "ab" * 32, "采用", "最新的一份", "程序", "2022-11-02T09:00:00")
SEEN = FileSeen("报送/石桥镇.xlsx", "ab" * 32, "2022-11-02T09:00:00", "read", forms=2)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "绩效目标台账.sqlite"
    with open_store(path, new=True) as opened:
        opened.set_year(2023)
        opened.add_sending(SENDING)
        opened.add_round(FIRST)
        opened.add_round(SECOND)
        opened.add_return(RETURNED)
        opened.add_approval(APPROVAL)
        opened.add_decision(DECISION)
        opened.add_file(SEEN)
    return path


def fault_of(path: Path, **options: object) -> StoreFault:
    with pytest.raises(StoreError) as refused, open_store(path, wait=0.1, **options):  # type: ignore[arg-type]
        pytest.fail("the store was opened")
    assert str(path.name) in str(refused.value)
    return refused.value.fault


def test_what_goes_in_comes_out(store: Path) -> None:
    with open_store(store, read_only=True) as opened:
        ledger = opened.ledger()
        assert opened.latest_round(TOWN) == SECOND
        assert opened.units() == (TOWN,)
        assert [figure.round for figure in opened.figures_of(TOWN, "饮水项目")] == [1]
    assert ledger.year == 2023
    assert ledger.rounds == (FIRST, SECOND)
    assert (ledger.sendings, ledger.returns, ledger.approvals) == ((SENDING,), (RETURNED,), (APPROVAL,))
    assert (ledger.decisions, ledger.files) == ((DECISION,), (SEEN,))


def test_the_same_twice_adds_nothing(store: Path) -> None:
    with open_store(store) as opened:
        before = opened.ledger()
        opened.add_round(FIRST)
        opened.add_return(RETURNED)
        opened.add_decision(DECISION)
        opened.add_file(SEEN)
        assert opened.ledger() == before


def test_an_error_undoes_the_whole_run(store: Path) -> None:
    def run() -> None:
        with open_store(store) as opened:
            opened.add_approval(APPROVAL)
            raise KeyError

    with pytest.raises(KeyError):
        run()
    with open_store(store, read_only=True) as opened:
        assert opened.approvals() == (APPROVAL,)


def test_the_last_state_is_kept_beside(store: Path) -> None:
    with open_store(store) as opened:
        opened.add_approval(APPROVAL)
    with open_store(backup_of(store), read_only=True) as kept:
        assert kept.approvals() == (APPROVAL,)


def test_an_older_store_is_brought_up_to_date_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "旧台账.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(MIGRATIONS[0])
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO round (unit, number, at) VALUES (?, 1, '2022')", (TOWN,))
        old.execute(
            "INSERT INTO finding VALUES (1, 0, ?, '饮水项目', 'F02', 'error', '', '', '', '问题', '改')",
            (TOWN,),
        )
        old.commit()
    assert fault_of(path, read_only=True) is StoreFault.OLDER
    with open_store(path) as opened:
        (finding,) = opened.rounds(TOWN)[0].findings
    assert (finding.code, finding.value, finding.state) == ("F02", "", "")
    with closing(sqlite3.connect(tmp_path / "旧台账（第1版）.sqlite")) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)
        assert kept.execute("SELECT count(*) FROM finding").fetchone() == (1,)


def test_a_newer_store_is_left_alone(store: Path) -> None:
    with closing(sqlite3.connect(store)) as own:
        own.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = store.read_bytes()
    assert fault_of(store) is StoreFault.NEWER
    assert store.read_bytes() == before


@pytest.mark.parametrize("data", [b"PK\x03\x04 a workbook", bytes(4096)])
def test_other_files_are_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "汇总.xlsx"
    path.write_bytes(data)
    assert fault_of(path, new=True) is StoreFault.FOREIGN
    assert path.read_bytes() == data


def test_another_programs_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "别的.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE round (id INTEGER)")
    assert fault_of(path, new=True) is StoreFault.FOREIGN


@pytest.mark.parametrize("first", [0, 100, 4096], ids=["head", "tables", "rows"])
def test_a_damaged_store_names_its_backup(store: Path, first: int) -> None:
    with open_store(store):
        pass
    data = bytearray(store.read_bytes())
    data[first : first + 3000] = b"\xee" * 3000
    store.write_bytes(data)
    with pytest.raises(StoreError) as refused, open_store(store):
        pytest.fail("the store was opened")
    assert refused.value.fault is StoreFault.DAMAGED
    assert backup_of(store).name in str(refused.value)
    shutil.copy(backup_of(store), store)
    with open_store(store) as restored:
        assert restored.latest_round(TOWN) == SECOND


def test_a_half_file_is_damaged(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: 4096 * 3])
    assert fault_of(store) is StoreFault.DAMAGED


def test_a_missing_store_is_not_made_by_asking(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "无.sqlite", read_only=True) is StoreFault.MISSING
    assert fault_of(tmp_path) is StoreFault.MISSING
    assert not list(tmp_path.iterdir())


def test_a_store_in_use_is_waited_for_and_then_refused(store: Path) -> None:
    with open_store(store):
        assert fault_of(store) is StoreFault.LOCKED
    with open_store(store) as opened:
        assert opened.year == 2023


def test_reading_goes_on_beside_a_writer(store: Path) -> None:
    with open_store(store) as writer:
        writer.add_approval(APPROVAL)
        with open_store(store, read_only=True, wait=0.1) as reader:
            assert reader.approvals() == (APPROVAL,)


def _fill(path: Path, answer: "multiprocessing.Queue[str]") -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        with open_store(path) as opened:
            for number in range(3, 60):
                opened.add_round(Round(TOWN, number, "2023", (VERSION_ONE,) * 40, (FINDING,) * 40))
    except StoreError as error:
        answer.put(error.fault)
    else:
        answer.put("")


def test_a_full_disk_leaves_the_store_as_it_was(store: Path) -> None:
    context = multiprocessing.get_context("fork")
    answer: multiprocessing.Queue[str] = context.Queue()
    child = context.Process(target=_fill, args=(store, answer))
    child.start()
    assert answer.get(timeout=60) == StoreFault.FULL
    child.join()
    with open_store(store) as opened:
        assert opened.latest_round(TOWN) == SECOND


def test_a_folder_that_cannot_be_written_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", str(store))

    monkeypatch.setattr("xl_perfgoals.files.season_store.opening.save_whole", refuse)
    assert fault_of(store) is StoreFault.READ_ONLY
    with open_store(store, read_only=True) as opened:
        assert opened.year == 2023


def test_what_a_killed_run_left_half_written_is_undone_by_a_reader(store: Path, tmp_path: Path) -> None:
    left = tmp_path / "断电" / store.name
    left.parent.mkdir()
    with closing(sqlite3.connect(store, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM version")
        writer.execute("UPDATE round SET at = ?", ("x" * 100_000,))
        shutil.copy(store, left)
        shutil.copy(f"{store}-journal", f"{left}-journal")
        assert store.stat().st_size > 150_000
    with open_store(left, read_only=True) as opened:
        assert opened.rounds() == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/县/台账?#.sqlite"), "file:///%E5%8E%BF/%E5%8F%B0%E8%B4%A6%3F%23.sqlite?mode=ro"),
        (PureWindowsPath("C:/a b/x.sqlite"), "file:///C:/a%20b/x.sqlite?mode=ro"),
        (PureWindowsPath("//server/share/x.sqlite"), "file:////server/share/x.sqlite?mode=ro"),
    ],
)
def test_addresses(path: PurePath, address: str) -> None:
    assert read_only_address(path) == address
