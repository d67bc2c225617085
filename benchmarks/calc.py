"""What LibreOffice costs beside files alone, same data, same run: python -m benchmarks.calc [--rounds 3].

Needs LibreOffice. The ratios count; the speeds are those of this machine.
"""

import argparse
import json
import os
import statistics
import struct
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path

import xl_perfgoals
from benchmarks import commands
from benchmarks.processes import run
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.sheet import Block, Formula, Sheet, Value
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.write_xlsx import write_xlsx
from xl_perfgoals.hosts.calc.engine import activate, book_of, deactivate
from xl_perfgoals.hosts.calc.loading import open_document
from xl_perfgoals.hosts.calc.office_process import Office, started_office
from xl_perfgoals.hosts.calc.uno_bridge import Uno, properties, service
from xl_perfgoals.hosts.county import note_folder
from xl_perfgoals.hosts.entering import entered
from xl_perfgoals.hosts.udfs import PG_WANYUAN, UDFS
from xl_perfgoals.office.build import build_county_workbook
from xl_perfgoals.office.calc.basic_functions import MODULE, functions_module
from xl_perfgoals.office.calc.extension import macro_files
from xl_perfgoals.ops.present.looks import INDICATORS
from xl_perfgoals.pipeline.county import consolidate_paths, result_sheets

CELLS, FORMULAS = 100_000, 2_000
CLICK = "vnd.sun.star.script:{library}.PgButtons.consolidate?language=Basic&location=document"
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


@contextmanager
def office_with_functions() -> Iterator[Office]:
    """LibreOffice with our macros and functions for cells, which run this very environment's program."""
    with tempfile.TemporaryDirectory() as name:
        profile = Path(name)
        for path, data in macro_files().items():
            place = profile / "user" / "Scripts" / "python" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        note = {
            "python": sys.executable,
            "version": sys.version_info[:2],
            "bits": 8 * struct.calcsize("P"),
            "folders": [sysconfig.get_path("purelib"), str(Path(xl_perfgoals.__file__).parents[1])],
        }
        (profile / "user" / "xl_perfgoals.json").write_text(json.dumps(note), encoding="utf-8")
        with started_office(profile=profile) as office:
            libraries = service(office.context, "script.ApplicationScriptLibraryContainer")
            libraries.getByName("Standard").insertByName(MODULE, functions_module(UDFS))
            yield office


@contextmanager
def cold_office(cache: Path) -> Iterator[Office]:
    """LibreOffice that has read no file before; it inherits what stands in the environment."""
    os.environ.update(commands.surroundings(cache))
    with office_with_functions() as office:
        yield office


def functions_cost(rounds: int) -> float:
    """The time that FORMULAS cells take, each of which changes an amount in yuan into 万元."""
    with office_with_functions() as office:
        document = new_document(office)
        sheet = document.Sheets.getByIndex(0)
        texts = tuple((f"{number}元",) for number in range(1, FORMULAS + 1))
        sheet.getCellRangeByPosition(0, 0, 0, FORMULAS - 1).setDataArray(texts)
        cells = sheet.getCellRangeByPosition(1, 0, 1, FORMULAS - 1)
        cells.setFormulaArray(tuple((f"=PG_WANYUAN(A{row})",) for row in range(1, FORMULAS + 1)))
        cost = median(rounds, document.calculateAll)
        found = [row[0] for row in cells.getDataArray()]
        if found != [read_wanyuan(text) for (text,) in texts]:
            raise SystemExit(f"PG_WANYUAN gave {found[:3]}")
        document.close(True)
    return cost


def read_wanyuan(text: str) -> float:
    answered = PG_WANYUAN(text)
    return answered if isinstance(answered, float | int) else float("nan")


def click_cost(rounds: int) -> float:
    """The time from a click on 汇总乡镇 to the written summary of the samples; each time in a new office."""
    times = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name, cold_office(Path(name) / "cache") as office:
            path = Path(name) / "county.xlsm"
            build_county_workbook(path, UDFS)
            document = open_document(office, path, macros=True)
            activate(office.context)
            note_folder(book_of(document), SAMPLES)
            provider = document.getScriptProvider()
            click = provider.getScript(CLICK.format(library=document.BasicLibraries.ProjectName))
            start = time.perf_counter()
            click.invoke((), (), ())
            times.append(time.perf_counter() - start)
            if not document.Sheets.hasByName(INDICATORS):
                raise SystemExit("nothing was consolidated")
            document.close(True)
            deactivate(office.context)
    return statistics.median(times)


def consolidate_samples() -> None:
    """The same from the command line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(commands.county(SAMPLES, folder / "summary.xlsx"), commands.surroundings(folder / "cache"))


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
        deactivate(office.context)
    live = functions_cost(rounds)
    headless = median(rounds, lambda: [read_wanyuan(f"{number}元") for number in range(1, FORMULAS + 1)])
    show("=PG_WANYUAN(A1)", FORMULAS, live, headless, "the function by itself")
    headless = median(rounds, consolidate_samples)
    live = click_cost(rounds)
    print(
        f"{'汇总乡镇, from click to result':24}{live:8.2f} s {live / headless:24.2f} times the command line"
    )


if __name__ == "__main__":
    main()
