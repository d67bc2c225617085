"""Writes a workbook for a command; what prevents it is told in one Chinese sentence."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.atomic import OverwritesInputError, Saved
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.pipeline.county import Consolidation, ForeignFileError, write_county_workbook


def saved(result: Consolidation, target: Path, roster: Roster) -> Saved:
    """Writes the summary workbook, its time being now. Raises click.ClickException when that fails."""
    made_at = datetime.now().astimezone().isoformat(timespec="seconds")
    return written(target, lambda: write_county_workbook(result, target, roster, made_at))


def written(target: Path, write: Callable[[], Saved], done: str = "") -> Saved:
    """Writes a workbook. Raises click.ClickException when it cannot be written; done tells what was done
    all the same.
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
