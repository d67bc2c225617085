"""What 1,000 cells cost that ask for the verdict on one sheet: python -m benchmarks.udf prints it as JSON.

The host's own time, which is Excel's or LibreOffice's, is left out: it answers at once.
"""

import tempfile
import time
from pathlib import Path

import xlwings as xw

from benchmarks.generate import write_book
from benchmarks.prompt_host import FreshCells, Prompt
from benchmarks.results import CellFunction
from tests.support.openpyxl_engine import opened_app
from xl_perfgoals.hosts.checks import CHECKS
from xl_perfgoals.hosts.udfs import PG_VALIDATE

CELLS, ROUNDS = 1_000, 5


class WrongVerdictError(Exception):
    """The cells do not all give the same verdict."""


def cell_function() -> CellFunction:
    with tempfile.TemporaryDirectory() as name, opened_app() as app:
        path = Path(name) / "乡镇.xlsx"
        write_book(path, 1, 1)
        sheet = app.books.open(str(path)).sheets[0]
        area, caller = FreshCells(sheet.used_range.impl), Prompt(sheet["K1"].impl)
        before = CHECKS.made
        start = time.process_time()
        first = PG_VALIDATE(xw.Range(impl=area), None, xw.Range(impl=caller))
        first_ms = (time.process_time() - start) * 1000
        times = []
        for _ in range(ROUNDS):
            start = time.process_time()
            # Each cell gets ranges of its own, as from xlwings.
            answers = {PG_VALIDATE(xw.Range(impl=area), None, xw.Range(impl=caller)) for _ in range(CELLS)}
            times.append((time.process_time() - start) * 1000)
        if answers != {first}:
            raise WrongVerdictError(answers)
        return CellFunction(
            checks=CHECKS.made - before, first_ms=first_ms, cached_ms_per_1000=sorted(times)[ROUNDS // 2]
        )


if __name__ == "__main__":
    print(cell_function().model_dump_json())
