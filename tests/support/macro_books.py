"""Workbooks with macros, opened by openpyxl so that nothing is left to be written when they are dropped."""

import io
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook


def load_macro_book(source: Path | IO[bytes]) -> Workbook:
    """The workbook with its macros.

    openpyxl keeps the package in an archive open for writing and never closes it: when the workbook is
    collected, whenever that is, the archive would write its end into memory that is gone already.
    """
    workbook = load_workbook(source, keep_vba=True)
    if kept := workbook.vba_archive:
        memory = kept.fp
        kept.close()
        workbook.vba_archive = ZipFile(io.BytesIO(memory.getvalue()))
    return workbook
