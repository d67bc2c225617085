"""A province of 1,000 workbooks: cold, pressed again after one file has changed, with one process; peers."""

import hashlib
import shutil
from pathlib import Path

from benchmarks import commands
from benchmarks.agreement import Tables, differences, tables_of_parquet, tables_of_workbooks, tables_printed
from benchmarks.dataset import Dataset
from benchmarks.generate import write_book
from benchmarks.processes import run
from benchmarks.results import Comparison, Province, Runs, Size

ROUNDS = {commands.OPENPYXL: 1, commands.CALAMINE: 1, commands.XLSXWRITER: 3, commands.OURS_ALONE: 2}
"""Slow commands are run less often; all others as often as is asked for."""
KEPT_ASIDE = "（上一次）"
STRANGER = 900_000
"""The number of a workbook that is in no dataset."""


class ProvinceRuns:
    """Our command over one folder; its results always go to the same place, to which links in them lead."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder = folder
        self.out = work / "out"
        self._cache = work / "cache"
        self._note = work / "peak"

    def cold(self, workers: int = commands.WORKERS) -> Size:
        """With nothing remembered and nothing written."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.rmtree(self._cache, ignore_errors=True)
        return self.again(workers)

    def again(self, workers: int = commands.WORKERS) -> Size:
        """On top of what the last run left."""
        command = commands.province(self.folder, self.out, workers, self._note)
        cost = run(command, commands.surroundings(self._cache))
        return Size(forms=0, wall=cost.wall, cpu=cost.cpu, peak_mb=float(self._note.read_text()))

    def digest(self) -> str:
        """Of the names and bytes of all results; what is kept of the press before is none."""
        found = hashlib.sha256()
        results = (path for path in self.out.rglob("*") if path.is_file() and KEPT_ASIDE not in path.name)
        for path in sorted(results):
            found.update(path.relative_to(self.out).as_posix().encode())
            found.update(path.read_bytes())
        return found.hexdigest()


def large(data: Dataset, work: Path, rounds: int) -> tuple[Comparison, Province, Size]:
    """Costs of all commands."""
    folder = work / "forms"  # a copy, since one of its files will change
    shutil.copytree(data.folder, folder)
    ours = ProvinceRuns(folder, work)
    names = (commands.RAW, commands.OURS_COLD, commands.OURS_AGAIN, commands.OURS_ALONE, *commands.PEERS)
    runs = {name: Runs() for name in names}
    tables: list[tuple[str, Tables]] = []
    peaks = []
    same_alone = same_again = True
    changed = sorted(folder.rglob("*.xlsx"))[data.books // 2]
    original = changed.read_bytes()
    ours.cold()  # not counted: compiles modules
    for number in range(rounds):
        _raw(folder, runs[commands.RAW])
        peaks.append(_counted(ours.cold(), runs[commands.OURS_COLD]).peak_mb)
        digest = ours.digest()
        if not number:
            tables += [("workbooks", tables_of_workbooks(ours.out)), ("Parquet", tables_of_parquet(ours.out))]
        write_book(changed, STRANGER + number, data.forms // data.books)
        _counted(ours.again(), runs[commands.OURS_AGAIN])
        if not number:
            again = ours.digest()
            ours.cold()
            same_again = again == ours.digest() != digest
        changed.write_bytes(original)
        if number < ROUNDS[commands.OURS_ALONE]:
            _counted(ours.cold(workers=1), runs[commands.OURS_ALONE])
            same_alone = same_alone and ours.digest() == digest
        for name in commands.PEERS:
            if number < ROUNDS[name]:
                cost = run(commands.peer(name, folder, work / "peer.xlsx"))
                runs[name].wall.append(cost.wall)
                runs[name].cpu.append(cost.cpu)
                tables.append((name, tables_printed(cost.printed)))
    shutil.rmtree(folder)
    compared = Comparison(
        books=data.books,
        forms=data.forms,
        indicators=data.indicators,
        runs=runs,
        differences=differences(tables),
    )
    cold = runs[commands.OURS_COLD]
    return (
        compared,
        Province(same_with_one_process=same_alone, second_press_same_as_cold=same_again),
        Size(forms=data.forms, wall=cold.seconds, cpu=cold.cpu_seconds, peak_mb=max(peaks)),
    )


def _raw(folder: Path, runs: Runs) -> None:
    cost = run(commands.raw(folder))
    runs.wall.append(float(cost.printed))
    runs.cpu.append(cost.cpu)


def _counted(size: Size, runs: Runs) -> Size:
    runs.wall.append(size.wall)
    runs.cpu.append(size.cpu)
    return size
