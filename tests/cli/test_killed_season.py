"""send-out and publish killed at any moment: the store and the files are the earlier ones or the new."""

import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.good_form import MODEL
from tests.support.killed import killed_at
from tests.support.sent_files import send
from xl_perfgoals.cli.program import cli
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import Ledger
from xl_perfgoals.files.drafts import PREFIX
from xl_perfgoals.files.season_store import open_store
from xl_perfgoals.pipeline.season.track import track_paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")

POINTS = ["os:fsync", "os:replace", "tempfile:mkstemp"]
"""Where every file comes by on its way: made beside its place, flushed, moved."""
COPYING = pytest.param(
    "os:sendfile", marks=pytest.mark.skipif(sys.platform != "linux", reason="copied by other means")
)
"""In the middle of the copy that is kept of a file of which nobody knows who changed it."""
_STORE = "xl_perfgoals.files.season_store"

Files = dict[str, bytes]


def run(*arguments: object) -> int:
    result = CliRunner().invoke(cli, [*map(str, arguments)], standalone_mode=False)
    return 2 if result.exception else int(result.return_value or 0)


def ledger(store: Path) -> Ledger:
    with open_store(store, read_only=True) as own:
        return own.ledger()


def files(folder: Path) -> Files:
    """What stands there, but for the drafts that a killed run leaves and the next one removes."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(PREFIX))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def first_name(name: str) -> str:
    """What a file was called before it was kept aside."""
    return name.replace("（原有）", "")


def drafts(folder: Path) -> list[Path]:
    return list(folder.rglob(f"{PREFIX}*"))


def is_whole(name: str, data: bytes) -> bool:
    if name.endswith(("xlsx", "docx")):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.testzip() is None
    return bool(data)


def killed_everywhere(point: str, *arguments: object) -> Iterator[None]:
    """Kills a command at its first call of a function, its second, ... until it comes to its end."""
    for call in count(1):
        if not killed_at(point, *arguments, call=call):
            assert call > 1, "it never comes there"
            return
        yield


class TestSendOut:
    @pytest.fixture
    def desk(self, tmp_path: Path) -> Path:
        """A folder where one workbook for each unit was sent out before."""
        roster = "代码,单位名称,项目名称\n061,石桥镇人民政府,村道养护\n063,湖东乡人民政府,\n"
        (tmp_path / "名册.csv").write_text(roster, encoding="utf-8")
        return tmp_path

    def command(self, desk: Path, deadline: str) -> list[object]:
        given = ["--roster", desk / "名册.csv", "--store", desk / "台账.sqlite", "-o", desk / "下发"]
        return ["send-out", *given, "--deadline", deadline, "--forms", 1]

    @pytest.mark.parametrize("point", [*POINTS, f"{_STORE}.store:insert", f"{_STORE}.opening:_keep"])
    def test_each_file_is_the_earlier_or_the_new_one(self, desk: Path, point: str) -> None:
        store, out = desk / "台账.sqlite", desk / "下发"
        assert run(*self.command(desk, "2025-11-20")) == 0
        new = files(out)
        for path in (*out.iterdir(), store):
            path.unlink()
        assert run(*self.command(desk, "2025-11-15")) == 0
        before, earlier = ledger(store), files(out)
        assert all(new[name] != earlier[name] for name in new)
        for _ in killed_everywhere(point, *self.command(desk, "2025-11-20")):
            now = files(out)
            assert now.keys() == new.keys()
            assert all(data in (earlier[name], new[name]) for name, data in now.items())
            assert ledger(store) == before
        assert files(out) == new
        assert [own.deadline for own in ledger(store).sendings] == ["2025-11-15"] * 2 + ["2025-11-20"] * 2
        assert not drafts(desk)

    @pytest.mark.parametrize("call", [1, 2])
    def test_the_first_run_leaves_nothing_in_the_way(self, desk: Path, call: int) -> None:
        command = self.command(desk, "2025-11-15")
        assert killed_at(f"{_STORE}.store:insert", *command, call=call)
        assert all(is_whole(name, data) for name, data in files(desk / "下发").items())
        assert run(*command) == 0
        assert len(files(desk / "下发")) == 2
        assert len(ledger(desk / "台账.sqlite").sendings) == 2
        assert not drafts(desk)


class TestPublish:
    @pytest.fixture
    def desk(self, tmp_path: Path) -> Path:
        """A folder where one unit's form was published, and another's was approved since then."""
        sent, store = tmp_path / "报送", tmp_path / "台账.sqlite"
        for number, unit in enumerate(("石桥镇人民政府", "湖东乡人民政府"), 1):
            form = replace(MODEL, unit=unit, department_and_code=f"{unit} 06{number}")
            send(sent / f"{unit}.xlsx", form)
            track_paths([sent], store, Roster(), f"2025-11-0{number}T09:00:00+08:00")
            given = ["--unit", unit, "--number", f"财绩批〔2025〕{number}号", "--who", "王"]
            assert run("approve", "--store", store, *given, "-o", tmp_path / "批复") == 0
            if number == 1:
                assert run(*self.command(tmp_path)) == 0
        return tmp_path

    def command(self, desk: Path, out: str = "公开") -> list[object]:
        return ["publish", "--store", desk / "台账.sqlite", "-o", desk / out, "--no-pdf"]

    @pytest.mark.parametrize("point", [*POINTS, COPYING, f"{_STORE}.store:SeasonStore.ledger"])
    def test_each_file_is_the_earlier_or_the_new_one(self, desk: Path, point: str) -> None:
        store, out = desk / "台账.sqlite", desk / "公开"
        stored, earlier = store.read_bytes(), files(out)
        assert run(*self.command(desk, "另外")) == 0
        new = files(desk / "另外")
        assert earlier.keys() < new.keys()
        for _ in killed_everywhere(point, *self.command(desk)):
            now = files(out)
            assert all(data in (earlier.get(first_name(name)), new.get(name)) for name, data in now.items())
            assert earlier.keys() <= now.keys()
            assert store.read_bytes() == stored
        now = files(out)
        kept = sorted(now.keys() - new.keys())
        assert kept == ["指标明细表（原有）.csv", "绩效目标设置情况（原有）.txt"]
        assert {name: data for name, data in now.items() if name not in kept} == new
        assert not drafts(desk)
