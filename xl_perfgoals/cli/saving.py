"""Writes a workbook for a command; what prevents it is told in one Chinese sentence."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.atomic import OverwritesInputError, Saved
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.pipeline.earlier import ForeignFileError

# A province's run starts without what makes a county's sheets.
if TYPE_CHECKING:
    from xl_perfgoals.pipeline.county import Consolidation
    from xl_perfgoals.pipeline.earlier_summary import EarlierSummary

T = TypeVar("T")


def saved(
    result: "Consolidation", target: Path, roster: Roster, earlier: "EarlierSummary | None" = None
) -> Saved:
    """Writes the summary workbook, its time being now; earlier is the one that stands there, if it has been
    read. Raises click.ClickException when that fails.
    """
    from xl_perfgoals.pipeline.county import write_county_workbook  # noqa: PLC0415

    return written(target, lambda: write_county_workbook(result, target, roster, made_at(), earlier))


def made_at() -> str:
    """The ISO time that is written into what is made: now, or what SOURCE_DATE_EPOCH says, so that the same
    input gives the same bytes.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return moment.astimezone().isoformat(timespec="seconds")


def written(target: Path, write: Callable[[], T], done: str = "") -> T:
    """Writes what goes to target. Raises click.ClickException when that fails; done tells what was done all
    the same.
    """
    try:
        return write()
    except (ForeignFileError, OverwritesInputError) as error:
        raise click.ClickException(f"{done}{error}") from error
    except OSError as error:
        reason = unwritable(error)
        raise click.ClickException(
            f"{done}写不出“{target}”（{reason}）。请检查文件夹是否存在、能否写入、磁盘是否已满，再运行一次。"
        ) from error
