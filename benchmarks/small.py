"""One county of 20 workbooks: whole processes, one after the other in turn, round by round."""

import shutil
from pathlib import Path

from benchmarks import commands
from benchmarks.agreement import Tables, differences, tables_of_workbook, tables_printed
from benchmarks.dataset import Dataset
from benchmarks.processes import run
from benchmarks.results import Comparison, Runs

NAMES = (commands.RAW, commands.OURS_COLD, commands.OURS_AGAIN, *reversed(commands.PEERS))


def small(data: Dataset, work: Path, rounds: int) -> Comparison:
    """Costs of all commands."""
    runs = {name: Runs() for name in NAMES}
    tables: dict[str, Tables] = {}
    for number in range(rounds + 1):
        shutil.rmtree(work / "cache", ignore_errors=True)
        for name in NAMES:
            seconds, cpu, made = _one(name, data.folder, work)
            if made:
                tables[name] = made
            if number:  # the first round, not counted, compiles modules and fills the page cache
                runs[name].wall.append(seconds)
                runs[name].cpu.append(cpu)
    return Comparison(
        books=data.books,
        forms=data.forms,
        indicators=data.indicators,
        runs=runs,
        differences=differences([*tables.items()]),
    )


def _one(name: str, folder: Path, work: Path) -> tuple[float, float, Tables | None]:
    """Seconds, CPU seconds and tables of one run."""
    if name == commands.RAW:
        cost = run(commands.raw(folder))
        return float(cost.printed), cost.cpu, None
    out = work / f"{name}.xlsx"
    out.unlink(missing_ok=True)
    if name in commands.PEERS:
        cost = run(commands.peer(name, folder, out))
        return cost.wall, cost.cpu, tables_printed(cost.printed)
    cost = run(commands.county(folder, out), commands.surroundings(work / "cache"))
    return cost.wall, cost.cpu, tables_of_workbook(out)
