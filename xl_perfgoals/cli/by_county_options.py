"""--by county and what goes with it: options of consolidate for a whole province."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.limits import ReadingLimits

F = TypeVar("F", bound=Callable[..., Any])


class ByCounty(NamedTuple):
    """What the command line says about a province. roster: a file, or a folder of them."""

    paths: tuple[Path, ...]
    output: Path
    policy: Policy
    roster: Path | None
    passwords: tuple[str, ...]
    limits: ReadingLimits


def by_county_options(command: F) -> F:
    """--by, --workers and --scheduler."""
    by = click.option(
        "--by",
        metavar="county",
        type=click.Choice(["county"]),
        help="按县汇总：给一个文件夹，每个子文件夹是一个县；-o 写输出文件夹。",
    )
    workers = click.option(
        "--workers", metavar="个数", type=click.IntRange(1, 64), help="按县汇总用几个进程，默认照处理器个数。"
    )
    scheduler = click.option(
        "--scheduler", metavar="tcp://主机:端口", help="按县汇总用 Dask 集群，这里写调度器的地址。"
    )
    return by(workers(scheduler(command)))
