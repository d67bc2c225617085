"""A day as an officer writes it, as an ISO date."""

from datetime import datetime

_FORMS = ("%Y-%m-%d", "%Y.%m.%d", "%Y%m%d")


def iso_day(text: str) -> str | None:
    """The ISO date of 2025-11-15, 2025/11/15, 2025.11.15 or 2025年11月15日; None for anything else."""
    plain = text.strip().replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-")
    for form in _FORMS:
        try:
            return datetime.strptime(plain, form).date().isoformat()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    return None
