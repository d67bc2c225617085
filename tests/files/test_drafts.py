"""Drafts: a run killed at any step leaves the earlier file or the new one whole; the next cleans up."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.files import killed_saving
from xl_perfgoals.files import drafts
from xl_perfgoals.files.atomic import replace_whole, save_whole

OLD = "旧的内容" * 1000
HERE = Path(__file__).parents[2]
UNIX = pytest.mark.skipif(os.name == "nt", reason="SIGKILL")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def killed(target, step):
    """Whether saving was killed at this step, or ended before it came to it."""
    program = [sys.executable, killed_saving.__file__, str(target), str(step)]
    ended = subprocess.run(program, cwd=HERE, env={**os.environ, "PYTHONPATH": str(HERE)}, check=False)
    assert ended.returncode in {0, -signal.SIGKILL}
    return ended.returncode != 0


@UNIX
@pytest.mark.parametrize("earlier", [OLD, None], ids=["replacing", "new"])
def test_killed_at_every_step_the_file_is_whole_and_the_next_run_cleans_up(tmp_path, earlier):
    target = tmp_path / "全县.xlsx"
    if earlier:
        target.write_text(earlier, encoding="utf-8")
    seen, step = set(), 1
    while killed(target, step):
        seen.add(target.read_text(encoding="utf-8") if target.exists() else None)
        step += 1
    assert step > 5
    assert earlier in seen
    assert seen <= {earlier, killed_saving.NEW}
    assert names(tmp_path) == ["全县.xlsx"]
    assert target.read_text(encoding="utf-8") == killed_saving.NEW


@UNIX
def test_what_a_killed_run_leaves_is_known_for_what_it_is(tmp_path):
    assert killed(tmp_path / "全县.xlsx", 4)
    (left,) = names(tmp_path)
    assert left.startswith(drafts.PREFIX)
    drafts.remove_forgotten(tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        ("{prefix}{host}-{dead}-ab.xlsx", 0, False),
        ("{prefix}{host}-{own}-ab.xlsx", 0, False),
        ("{prefix}{host}-{parent}-ab.xlsx", 0, True),
        ("{prefix}{host}-{parent}-ab.xlsx", 2, False),
        ("{prefix}ffffff-1-ab.xlsx", 0, True),
        ("{prefix}ffffff-1-ab.xlsx", 2, False),
        ("{prefix}说明.xlsx", 2, True),
        (".~lock.全县.xlsx#", 2, True),
    ],
    ids=[
        "its process has died",
        "of an earlier process of our number",
        "its process lives",
        "a number given again",
        "another computer's",
        "another computer's, of the day before yesterday",
        "not named by us",
        "a lock",
    ],
)
def test_which_drafts_are_forgotten(tmp_path, name, age, stays):
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    numbers = {"dead": ended.pid, "own": os.getpid(), "parent": os.getppid()}
    draft = tmp_path / name.format(prefix=drafts.PREFIX, host=drafts._host(), **numbers)
    draft.touch()
    os.utime(draft, (time.time() - age * 86400,) * 2)
    save_whole(tmp_path / "全县.xlsx", lambda path: path.write_bytes(b"x"))
    assert draft.exists() is stays


def test_a_draft_under_way_is_left_alone_by_the_same_process(tmp_path):
    with drafts.draft_for(tmp_path / "甲.xlsx") as first:
        replace_whole(tmp_path / "乙.xlsx", b"x")
        assert first.exists()
    assert names(tmp_path) == ["乙.xlsx"]


def test_a_draft_under_way_is_known_however_its_folder_is_written(tmp_path, monkeypatch):
    (tmp_path / "结果").mkdir()
    monkeypatch.chdir(tmp_path / "结果")
    for first, second in [("甲.xlsx", "乙.xlsx"), ("../结果/甲.xlsx", tmp_path / "结果" / "乙.xlsx")]:
        save_whole(
            Path(first),
            lambda path: path.write_bytes(b"x"),
            before_replacing=lambda _, other=Path(second): replace_whole(other, b"y"),
        )
    assert names(tmp_path / "结果") == ["乙.xlsx", "甲.xlsx"]


def test_replacing_what_is_open_elsewhere_fails_and_leaves_it(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "sharing violation")

    target = tmp_path / "加载项.xlam"
    target.write_bytes(b"old")
    monkeypatch.setattr(type(target), "replace", refuse)
    with pytest.raises(PermissionError):
        replace_whole(target, b"new", retries=1, pause=0)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["加载项.xlam"]


def test_the_computer_goes_by_the_name_that_it_has_in_the_network():
    assert drafts._host_name() == socket.gethostname()
