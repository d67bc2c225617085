"""The township template as its readers know it: its own sheets, its margin, and whose workbook it is."""

from typing import NamedTuple

VERSION = 1
"""Of the template's layout. Forms are found by their labels, so every version can be read."""

MOST_FORMS = 40
"""Of one workbook."""

IDENTITY_SHEET = "_xl_perfgoals"
GUIDE_SHEET = "填报说明"
LIST_SHEET = "项目清单"
CONVERSION_SHEET = "转换说明"
OWN_SHEETS = frozenset({IDENTITY_SHEET, GUIDE_SHEET, LIST_SHEET, CONVERSION_SHEET})
"""The sheets of a template that are no forms."""

MARGIN = "自查（不打印）"
"""Heads the first column right of the printed page: what stands there and beyond is no part of the form."""


class TemplateIdentity(NamedTuple):
    """Whose template it is. code and unit are "" and year is None in a blank one; forms counts its forms.

    projects are the names that were written into its forms before it was sent out.
    """

    version: int
    code: str = ""
    unit: str = ""
    year: int | None = None
    forms: int = 0
    projects: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str | int | None, ...]:
        """The values of IDENTITY_KEYS."""
        return self[:-1]


IDENTITY_KEYS = ("template_version", "unit_code", "unit_name", "year", "forms")
"""What column A of the hidden sheet says, in the order of the fields; the values stand in column B."""

PROJECTS_COLUMN = 6
"""Of the hidden sheet, 1-based: the projects, from its first row on."""
