"""Workbooks of ours as somebody has changed them since, and what verifying tells of that."""

from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl

from xl_perfgoals.ops.verified.difference import Difference
from xl_perfgoals.ops.verified.wording import sentence

Edit = Callable[[openpyxl.Workbook], object]
Told = set[tuple[str, str, str]]
"""The kind, the sheet and the cell of each difference."""


def edited(path: Path, edit: Edit) -> Path:
    """Changed where it stands."""
    workbook = openpyxl.load_workbook(path)
    edit(workbook)
    workbook.save(path)
    workbook.close()
    return path


def put(sheet: str, cell: str, value: object) -> Edit:
    """Another value in a cell."""

    def edit(workbook: openpyxl.Workbook) -> None:
        assert workbook[sheet][cell].value != value
        workbook[sheet][cell] = value

    return edit


def where(differences: Iterable[Difference]) -> Told:
    """Where and what; each can be said in words."""
    every = list(differences)
    assert all(map(sentence, every))
    return {(one.kind.value, one.sheet, one.cell) for one in every}
