"""--limit NAME=NUMBER, for whoever has a submission that is larger than any form should be."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import click

from xl_perfgoals.files.limits import LIMITS, ReadingLimits

F = TypeVar("F", bound=Callable[..., Any])

_OURS = {field.name for field in fields(ReadingLimits)} - {"guarded"}


def limit_option(command: F) -> F:
    """The option; the command gets `limits`. Not listed by --help: few should touch it."""
    return click.option("--limit", "limits", metavar="名称=数", multiple=True, hidden=True, callback=_limits)(
        command
    )


def _limits(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> ReadingLimits:
    changes: dict[str, Any] = {}
    for setting in given:
        name, _, number = setting.partition("=")
        if name not in _OURS:
            raise click.BadParameter(f"没有“{name}”这项限制，可以设的有：{'、'.join(sorted(_OURS))}。")
        if not number.isdecimal() or not int(number):
            raise click.BadParameter(f"“{setting}”的等号后面要写正整数。")
        changes[name] = int(number)
    return replace(LIMITS, **changes)
