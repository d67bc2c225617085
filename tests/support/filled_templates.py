"""The township template filled in by script, and recalculated by LibreOffice as a clerk's program would."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.libreoffice.convert import ConversionError, convert_many
from xl_perfgoals.templates.form_content import FormContent
from xl_perfgoals.templates.places import (
    ATTRIBUTE,
    DEPARTMENT,
    FISCAL,
    GOAL,
    OTHER,
    PROJECT,
    TOTAL,
    YEAR,
    blocks,
)

BLOCKS = blocks(Policy().required)


def fill(source: Path, target: Path, forms: Sequence[FormContent]) -> Path:
    """The template with the forms in its blanks, form after form. Formulas lose their values in it."""
    book = openpyxl.load_workbook(source)
    for number, form in enumerate(forms, 1):
        fill_form(book[f"表{number}"], form)
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


def fill_form(sheet: Worksheet, form: FormContent) -> None:
    """Writes a form into the blanks of a sheet, as typed: amounts as numbers where they are numbers."""
    blanks = {
        f"C{PROJECT}": form.project,
        f"C{DEPARTMENT}": form.department_and_code,
        f"E{DEPARTMENT}": form.unit,
        f"C{ATTRIBUTE}": form.attribute,
        f"E{ATTRIBUTE}": form.period,
        f"D{TOTAL}": _typed(form.total),
        f"D{FISCAL}": _typed(form.fiscal),
        f"D{OTHER}": _typed(form.other),
        f"B{GOAL}": form.goal,
    }
    if form.year:
        blanks[f"A{YEAR}"] = int(form.year) if form.year.isdecimal() else form.year
    for cell, value in blanks.items():
        put(sheet, cell, value)
    for block in BLOCKS:
        own = [row for row in form.rows if re.split(r"[(（]", row.level2)[0] == block.level2.value]
        for row, line in zip(block.rows, own, strict=False):
            put(sheet, f"D{row}", line.name)
            put(sheet, f"E{row}", line.value)
        assert len(own) <= len(block.rows), f"{form.project}: {len(own)} rows of {block.level2}"


def put(sheet: Worksheet, cell: str, value: str | float) -> None:
    """Types into a blank, which must be one; text stays text."""
    assert not sheet[cell].protection.locked, cell
    sheet[cell].value = None if value == "" else value
    if isinstance(value, str) and value:
        sheet[cell].data_type = "s"


def recalculate(files: Iterable[Path], folder: Path) -> None:
    """Has LibreOffice open the files, work out every formula and save them as .xlsx into a folder."""
    for made in convert_many(tuple(files), "xlsx", folder):
        if isinstance(made, ConversionError):
            raise made


def _typed(amount: str) -> str | float:
    return float(amount) if re.fullmatch(r"[0-9.]+", amount) else amount
