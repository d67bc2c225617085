"""A day as the user writes it, as an ISO date."""

from datetime import datetime

import click

_FORMS = ("%Y-%m-%d", "%Y.%m.%d", "%Y%m%d")


def day_of(text: str, option: str) -> str:
    """The ISO date of 2025-11-15, 2025/11/15, 2025.11.15 or 2025年11月15日. Raises click.UsageError."""
    plain = text.strip().replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-")
    for form in _FORMS:
        try:
            return datetime.strptime(plain, form).date().isoformat()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    raise click.UsageError(f"{option} 的值不对：“{text}”不是日期，请写成 2025-11-15 这样。")
