"""--office: who signs letters and approvals; what was told once is known from then on."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from xl_perfgoals.files.season_store import SeasonStore

F = TypeVar("F", bound=Callable[..., Any])

USUAL_OFFICE = "县财政局"


def office_option(command: F) -> F:
    """--office NAME."""
    return click.option(
        "--office",
        metavar="单位",
        default="",
        help=f"落款单位。写过一次就记在台账里，以后的退回意见和批复表都用它；从没写过是“{USUAL_OFFICE}”。",
    )(command)


def office_of(store: SeasonStore, given: str) -> str:
    """The office that was given, which the store is told, or else the one that it was told last."""
    if office := given.strip():
        store.set_office(office)
        return office
    return store.office or USUAL_OFFICE
