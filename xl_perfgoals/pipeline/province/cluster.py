"""A cluster of machines as an executor: Dask's scheduler, once its workers are known to be fit for it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xl_perfgoals import __version__
from xl_perfgoals.pipeline.province.job import Pool

if TYPE_CHECKING:
    from distributed import Client

_TO_CONNECT = 15
"""Seconds to wait for the scheduler, and for a first worker."""
_LOOK_EVERY, _WITHOUT_WORKERS = 5.0, 60.0
"""Seconds between looks whether there are workers, and how long there may be none."""
_AHEAD = 4
"""Batches of files under way for each thread of the cluster."""


class ClusterError(Exception):
    """The cluster cannot be used; the text says why and what to do."""


class _Fitness(NamedTuple):
    """What a worker says of itself."""

    version: str
    sees_folder: bool
    sees_output: bool


@contextmanager
def cluster(address: str, folder: Path, output: Path) -> Iterator[Pool]:
    """The scheduler at the address, like tcp://10.0.0.1:8786. The folders must be there. While it is waited
    for, ClusterError is raised when all workers are gone and none comes back.

    Raises ClusterError where it cannot be reached, has no worker, or one that has another version of this
    program or does not see the folders.
    """
    if find_spec("distributed") is None:
        raise ClusterError(
            '本机没有装 Dask，不能用 --scheduler。请先运行：pip install "xl-perfgoals[province]"。'
        )
    from distributed import Client  # noqa: PLC0415 - slow to load, and rarely wanted

    try:
        client = Client(address, timeout=_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"连不上调度器 {address}。请检查地址（如 tcp://10.0.0.1:8786）、网络和防火墙，"
            "以及 dask scheduler 是否已经启动。"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_TO_CONNECT)
        except TimeoutError as error:
            raise ClusterError(
                f"调度器 {address} 上没有工作机。请在各台机器上运行：dask worker {address} --nthreads 1。"
            ) from error
        _check(client.run(_fitness, str(folder), str(output), on_error="return"))
        threads = sum(client.nthreads().values())
        # Every call is one of its own, even with equal arguments: it writes files.
        yield Pool(client.get_executor(pure=False), _AHEAD * threads, _Watch(client))


class _Watch:
    """Looks now and then whether there are workers: Dask itself would wait for them for ever."""

    def __init__(self, client: "Client") -> None:
        self._client = client
        self._seen = self._looked = time.monotonic()

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self._looked < _LOOK_EVERY:
            return
        self._looked = now
        try:
            if self._client.nthreads():
                self._seen = now
        except OSError:  # the scheduler is gone: whoever waits for a future is told
            return
        if now - self._seen > _WITHOUT_WORKERS:
            raise ClusterError(
                "集群里的工作机全都断开了，没有等到新的，已停止。写好的县都留着；工作机恢复以后再运行一次，接着做没有做完的。"
            )


def _fitness(folder: str, output: str) -> _Fitness:
    """Run by each worker. Paths cross as texts: another system's could not be made there."""
    return _Fitness(__version__, Path(folder).is_dir(), Path(output).is_dir())


def _check(answers: dict[str, object]) -> None:
    """Raises ClusterError for the first worker that is not fit."""
    for worker, answer in answers.items():
        if not isinstance(answer, _Fitness):
            raise ClusterError(
                f"工作机 {worker} 上没有能用的 xl_perfgoals。请在每台机器上安装同一版本（{__version__}）。"
            )
        if answer.version != __version__:
            raise ClusterError(
                f"工作机 {worker} 上是 {answer.version} 版，本机是 {__version__} 版。请装成同一版本。"
            )
        if not (answer.sees_folder and answer.sees_output):
            which = "输出文件夹" if answer.sees_folder else "报送文件夹"
            raise ClusterError(
                f"工作机 {worker} 上看不到{which}。请把文件放在共享存储上，在每台机器上挂载为同一个路径。"
            )
