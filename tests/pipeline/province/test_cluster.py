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
from xl_perfgoals.pipeline.province.province import Done, consolidate_by_county

_LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


@contextmanager
def process(command: str, *arguments: object, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask's command line, ended with the block."""
    words = [sys.executable, "-m", f"distributed.cli.{command}", *map(str, arguments)]
    with log.open("wb") as stream, subprocess.Popen(words, stdout=stream, stderr=stream) as started:
        try:
            yield started
        finally:
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
    for name in ("both", "one killed"):
        (tmp_path / name).mkdir()
    with scheduler(tmp_path, 2) as (address, workers):
        output = tmp_path / "both"
        with cluster(address, folder, output) as machines:
            machines.executor.submit(os.getpid).result(20)
            consolidate_by_county(job(folder, output), machines.executor, ahead=machines.ahead)
        assert bytes_of(output) == expected

        def kill(done: Done) -> None:
            if done.files >= 2:
                workers[0].send_signal(signal.SIGKILL)

        output = tmp_path / "one killed"
        with cluster(address, folder, output) as machines:
            consolidate_by_county(job(folder, output), machines.executor, progress=kill)
        assert workers[0].wait(10) == -signal.SIGKILL
        assert bytes_of(output) == expected


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
