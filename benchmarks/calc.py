"""What LibreOffice costs beside files alone, same data, same run: python -m benchmarks.calc [--rounds 3].

Needs LibreOffice. The ratios count; the speeds are those of this machine.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.sheet import Block, Formula, Sheet, Value
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.write_xlsx import write_xlsx
from xl_perfgoals.hosts.calc.engine import activate, book_of
from xl_perfgoals.hosts.calc.office_process import Office, started_office
from xl_perfgoals.hosts.calc.uno_bridge import Uno, properties
from xl_perfgoals.hosts.entering import entered
from xl_perfgoals.ops.present.looks import INDICATORS
from xl_perfgoals.pipeline.county import consolidate_paths, result_sheets

CELLS = 100_000
SAMPLES = asset("workbook", "samples")


def median(rounds: int, work: Callable[[], object]) -> float:
    """The median time of the work over some rounds; a first one is not counted."""
    times = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def summary_sheets() -> tuple[Sheet, ...]:
    """The county summary of the samples."""
    made_at = datetime.now().astimezone().isoformat(timespec="seconds")
    return result_sheets(consolidate_paths([SAMPLES]), Roster(), made_at)


def plain_block(sheets: tuple[Sheet, ...]) -> Block:
    """The lines of 指标明细 over and over, as plain values."""
    (sheet,) = (sheet for sheet in sheets if sheet.name == INDICATORS)
    table = max(sheet.blocks, key=lambda block: len(block.rows))
    rows = [tuple(v.value if isinstance(v, Formula) else v for v in row) for row in table.rows]
    return replace(table, top=1, rows=tuple(islice(cycle(rows), CELLS // len(rows[0]))))


def new_document(office: Office) -> Uno:
    return office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))


def write_live(office: Office, rows: tuple[tuple[Value, ...], ...]) -> None:
    """The rows in one block into a new document, as write_sheet writes them."""
    document = new_document(office)
    book = book_of(document)
    place = book.sheets[0].range((1, 1), (len(rows), len(rows[0])))
    place.value = [[entered(value) for value in row] for row in rows]
    document.close(True)


def show(what: str, cells: int, live: float, headless: float, beside: str) -> None:
    print(f"{what:34}{live:7.2f} s {cells / live:10,.0f} cells/s {live / headless:7.2f} times {beside}")


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.calc")
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    sheets = summary_sheets()
    block = plain_block(sheets)
    cells = len(block.rows) * len(block.rows[0])
    with tempfile.TemporaryDirectory() as name, started_office() as office:
        folder = Path(name)
        activate(office.context)
        live = median(rounds, lambda: write_live(office, block.rows))
        plain = Sheet("plain", blocks=(block,))
        headless = median(rounds, lambda: write_xlsx(folder / "plain.xlsx", (plain,)))
        show("plain values in a block", cells, live, headless, "the same into a file")


if __name__ == "__main__":
    main()
