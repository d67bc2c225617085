"""A real Dask scheduler with two worker processes gives what one process gives, one of them killed too."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.support.provinces import bytes_of, job, make_province
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.province import cluster as clusters
from xl_perfgoals.pipeline.province.cluster import ClusterError, cluster
from xl_perfgoals.pipeline.province.job import Done
from xl_perfgoals.pipeline.province.province import consolidate_by_county

_LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


@contextmanager
def process(command: str, *arguments: object, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask's command line, ended with the block."""
    words = [sys.executable, "-m", f"distributed.cli.{command}", *map(str, arguments)]
    # by the first death already a task is given up, so that the test need not wait for four
    settings = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with (
        log.open("wb") as stream,
        subprocess.Popen(words, stdout=stream, stderr=stream, env=settings) as started,
    ):
        try:
            yield started
        finally:
            started.terminate()  # not killed: a nanny has a worker to end
            try:
                started.wait(5)
            except subprocess.TimeoutExpired:
                started.kill()


@contextmanager
def scheduler(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its workers."""
    told = folder / "scheduler.json"
    with ExitStack() as stack:
        options = (*_LOCAL, "--port", 0, "--scheduler-file", told)
        stack.enter_context(process("dask_scheduler", *options, log=folder / "scheduler.log"))
        deadline = time.monotonic() + 20
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"]
        hands = ("--nthreads", 1, "--no-nanny", "--local-directory", folder)
        yield (
            address,
            [
                stack.enter_context(
                    process("dask_worker", address, *_LOCAL, *hands, log=folder / f"worker{number}.log")
                )
                for number in range(workers)
            ],
        )


def test_the_same_also_when_a_worker_is_killed(tmp_path: Path) -> None:
    folder = make_province(tmp_path / "全省")
    consolidate_by_county(job(folder, tmp_path / "serial"), SerialExecutor())
    expected = bytes_of(tmp_path / "serial")
    (tmp_path / "one killed").mkdir()
    with scheduler(tmp_path, 2) as (address, workers):
        output = tmp_path / "both"
        consolidate_by_county(job(folder, output), machines=cluster(address, folder, output))
        assert bytes_of(output) == expected

        def kill(done: Done) -> None:
            if done.files >= 2:
                workers[0].send_signal(signal.SIGKILL)

        output = tmp_path / "one killed"
        with cluster(address, folder, output) as machines:
            consolidate_by_county(job(folder, output), machines.executor, progress=kill)
        assert workers[0].wait(10) == -signal.SIGKILL
        assert bytes_of(output) == expected


_DEADLY = """
import os
from pathlib import Path

def deadly(path, *mode, opening=Path.open, **how):  # bound here: Dask loads this twice
    if path.name == "坏.xlsx":
        os.abort()
    return opening(path, *mode, **how)

Path.open = deadly
"""


def test_a_file_that_kills_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # after the first death already a task is given up: the test need not wait for three more
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    consolidate_by_county(job(folder, tmp_path / "serial"), SerialExecutor())
    preload = tmp_path / "deadly.py"
    preload.write_text(_DEADLY, encoding="utf-8")
    with scheduler(tmp_path, 0) as (address, _):
        hands = ("--nthreads", 1, "--local-directory", tmp_path, "--preload", preload)
        with process("dask_worker", address, *_LOCAL, *hands, log=tmp_path / "worker.log"):
            consolidate_by_county(job(folder, output), machines=cluster(address, folder, output))
    assert "signal 6" in (tmp_path / "worker.log").read_text()
    assert bytes_of(output) == bytes_of(tmp_path / "serial")


def test_all_workers_are_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_LOOK_EVERY", 0.1)
    monkeypatch.setattr(clusters, "_WITHOUT_WORKERS", 1.0)
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    with scheduler(tmp_path, 1) as (address, workers):

        def kill(done: Done) -> None:
            if done.files >= 1:
                workers[0].kill()

        machines = cluster(address, folder, output)
        with pytest.raises(ClusterError, match="断开"):
            consolidate_by_county(job(folder, output), machines=machines, progress=kill)


def test_unfit_clusters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_TO_CONNECT", 1)
    for address in ("tcp://127.0.0.1:1", "no address"):
        with pytest.raises(ClusterError, match="连不上"), cluster(address, tmp_path, tmp_path):
            pass
    with scheduler(tmp_path, 0) as (address, _):
        with pytest.raises(ClusterError, match="没有工作机"), cluster(address, tmp_path, tmp_path):
            pass
        hands = ("--nthreads", 1, "--no-nanny", "--local-directory", tmp_path)
        with process("dask_worker", address, *_LOCAL, *hands, log=tmp_path / "worker.log"):
            monkeypatch.setattr(clusters, "_TO_CONNECT", 20)
            seen = tmp_path / "nowhere"
            with pytest.raises(ClusterError, match="看不到报送文件夹"), cluster(address, seen, tmp_path):
                pass
            monkeypatch.setattr(clusters, "__version__", "9.9")
            with pytest.raises(ClusterError, match="同一版本"), cluster(address, tmp_path, tmp_path):
                pass
