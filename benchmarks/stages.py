"""What each stage costs per form, in this process: python -m benchmarks.stages [--books 20] [--forms 15].

Reading is also compared with calamine alone, which neither guards against hostile files nor sees formats,
errors, missing results or what is hidden.
"""

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from python_calamine import CalamineWorkbook

from benchmarks.generate import generate
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.messages import sentence
from xl_perfgoals.ops.present import county_material, sheets_of
from xl_perfgoals.parsing import targets
from xl_perfgoals.parsing.form_parser import parse_forms

T = TypeVar("T")

MOST_BESIDE_CALAMINE = 0.4
"""What guards, formats, errors and settled rows may cost together, against calamine alone."""


def measured(rounds: int, work: Callable[[], T]) -> tuple[float, T]:
    """The median time of the processor for the work over some rounds, and its result."""
    times = []
    for _ in range(rounds):
        targets.forget()
        gc.collect()
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return statistics.median(times), result


def raw_read(found: Sequence[Found]) -> None:
    """Reads every cell and merged area with calamine, and nothing else."""
    for one in found:
        workbook = CalamineWorkbook.from_path(one.path)
        for number in range(len(workbook.sheet_names)):
            sheet = workbook.get_sheet_by_index(number)
            _ = sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.stages")
    options.add_argument("--books", type=int, default=20)
    options.add_argument("--forms", type=int, default=15)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    gc.disable()  # as in a worker
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, chosen.books, chosen.forms)
        found = [Found(path, path.name) for path in sorted(folder.glob("*.xlsx"))]
        raw, _ = measured(chosen.rounds, lambda: raw_read(found))
        read, books = measured(chosen.rounds, lambda: [read_file(one) for one in found])
    grids = [grid for book in books for grid in book.grids]
    parse, forms = measured(chosen.rounds, lambda: [form for grid in grids for form in parse_forms(grid)])
    receipts = tuple(Receipt(book.name, Status.READ, book.sha256) for book in books)
    submission = Submission(receipts, tuple(forms))
    add, summary = measured(chosen.rounds, lambda: consolidate(submission))
    rules, findings = measured(chosen.rounds, lambda: check(submission, summary=summary))
    words, _ = measured(chosen.rounds, lambda: [sentence(finding) for finding in findings])
    present, _ = measured(
        chosen.rounds,
        lambda: sheets_of(
            county_material(summary, submission, findings, made_at="2023-01-01T00:00:00", version="0")
        ),
    )
    base = read + parse
    count = len(forms)
    print(f"{count} forms, {len(findings)} findings; medians of {chosen.rounds}; read + parse = 1")
    for title, cost in (
        ("calamine alone", raw),
        ("read", read),
        ("parse", parse),
        ("all rules", rules),
        ("findings' sentences", words),
        ("totals", add),
        ("sheets as data", present),
    ):
        print(f"{title:22}{cost / base:6.2f}   {cost / count * 1e6:8.0f} µs a form")
    beside = read / raw - 1
    verdict = "holds" if beside <= MOST_BESIDE_CALAMINE else "DOES NOT HOLD"
    print(f"guards, formats and errors cost {beside:.2f} times calamine alone,", end=" ")
    print(f"at most {MOST_BESIDE_CALAMINE}: {verdict}")
    verdict = "holds" if rules < 5 * base else "DOES NOT HOLD"
    print(f"rules cost less than 5 times read + parse: {verdict}")


if __name__ == "__main__":
    main()
