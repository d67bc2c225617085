"""The published forms as data: published_forms.toml, and the rows as they were printed."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workbook.official_form import FormContent, IndicatorRow

HERE = Path(__file__).parent
FORMS_FILE = HERE / "published_forms.toml"
PRINTED_FOLDER = HERE / "published_rows"
GOAL_MARK = "{goal}"
"""Stands in the printed rows for the goal sentence, which published_forms.toml holds once."""


class PublishedForm(NamedTuple):
    """One form, and the name of the sheet it fills."""

    sheet: str
    content: FormContent


@dataclass(frozen=True, slots=True)
class PublishedUnit:
    """One published document: the forms of a unit under one attachment line."""

    department: str
    attachment: str
    forms: tuple[PublishedForm, ...]


def read_published() -> tuple[PublishedUnit, ...]:
    """The units in the order of published_forms.toml."""
    tables = tomllib.loads(FORMS_FILE.read_text(encoding="utf-8"))["unit"]
    return tuple(
        PublishedUnit(
            unit["department"],
            unit["attachment"],
            tuple(
                PublishedForm(
                    form["sheet"],
                    FormContent(
                        project=form["project"],
                        department_and_code=unit["department_and_code"],
                        unit=unit["unit"],
                        attribute=unit["attribute"],
                        period=unit["period"],
                        year=unit["year"],
                        total=form["total"],
                        fiscal=form["fiscal"],
                        other=form["other"],
                        goal=form["goal"],
                        rows=tuple(IndicatorRow(*row) for row in form["indicators"]),
                    ),
                )
                for form in unit["form"]
            ),
        )
        for unit in tables
    )


def read_printed_rows(unit: PublishedUnit) -> tuple[tuple[str, ...], ...]:
    """The unit's document row by row, every text in the column where the print has it."""
    text = (PRINTED_FOLDER / f"{unit.department}.tsv").read_text(encoding="utf-8")
    goals = iter([form.content.goal for form in unit.forms if form.content.goal])
    return tuple(
        tuple(next(goals) if cell == GOAL_MARK else cell for cell in line.split("\t"))
        for line in text.splitlines()
    )
