"""--store: where the season's store is; what prevents its use is told in Chinese."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from xl_perfgoals.core.season import STORE_NAME
from xl_perfgoals.files.season_store import SeasonStore, StoreError, open_store

F = TypeVar("F", bound=Callable[..., Any])


def store_option(command: F) -> F:
    """--store FILE."""
    return click.option(
        "--store",
        "store_path",
        metavar="文件",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path(STORE_NAME),
        help=f"台账文件，默认当前文件夹里的“{STORE_NAME}”。",
    )(command)


@contextmanager
def opened_store(path: Path, *, new: bool = False, read_only: bool = False) -> Iterator[SeasonStore]:
    """The store, for one transaction. Raises click.ClickException where it cannot be used."""
    try:
        with open_store(path, new=new, read_only=read_only) as store:
            yield store
    except StoreError as error:
        raise click.ClickException(str(error)) from error
