"""A day given as an option."""

import click

from xl_perfgoals.pipeline.season.days import iso_day


def day_of(text: str, option: str) -> str:
    """The ISO date of 2025-11-15, 2025/11/15, 2025.11.15 or 2025年11月15日. Raises click.UsageError."""
    day = iso_day(text)
    if day is None:
        raise click.UsageError(f"{option} 的值不对：“{text}”不是日期，请写成 2025-11-15 这样。")
    return day
