"""Compares consolidating a folder with a plain pandas + openpyxl script, both as whole processes.

python -m benchmarks [--books 20] [--forms 15] [--rounds 3]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import generate


def seconds(
    command: list[str], rounds: int, *, result: Path | None = None, allowed: tuple[int, ...] = (0,)
) -> tuple[float, str]:
    """The median time of the command over some rounds, each writing its result anew, and what it printed."""
    times = []
    # Compiled modules are kept, as on anybody's machine; a first run, not counted, writes them.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for number in range(rounds + 1):
        if result is not None:
            result.unlink(missing_ok=True)
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if number:
            times.append(time.perf_counter() - start)
        if done.returncode not in allowed:
            raise SystemExit(f"{command}: {done.returncode}\n{done.stderr}")
    return statistics.median(times), done.stdout


def raw_read(folder: Path) -> list[str]:
    """A process that only reads every cell of the folder with calamine: the lower bound of any reader."""
    code = (
        "import sys,pathlib,python_calamine as c\n"
        "for p in sorted(pathlib.Path(sys.argv[1]).glob('*.xlsx')):\n"
        "    w = c.CalamineWorkbook.from_path(p)\n"
        "    [w.get_sheet_by_name(n).to_python() for n in w.sheet_names]\n"
    )
    return [sys.executable, "-c", code, str(folder)]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks")
    options.add_argument("--books", type=int, default=20)
    options.add_argument("--forms", type=int, default=15)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "forms"
        expected = generate(folder, chosen.books, chosen.forms)
        ours = Path(name) / "ours.xlsx"
        command = [sys.executable, "-m", "xl_perfgoals", "consolidate", str(folder), "-o", str(ours)]
        read, _ = seconds(raw_read(folder), chosen.rounds)
        # Findings of severity error make exit code 1; the job is done all the same.
        mine, printed = seconds([*command, "--format", "json"], chosen.rounds, result=ours, allowed=(0, 1))
        peer_out = Path(name) / "peer.xlsx"
        peer = [sys.executable, "-m", "benchmarks.peers.pandas_openpyxl", str(folder), str(peer_out)]
        theirs, their_total = seconds(peer, chosen.rounds, result=peer_out)
    total = json.loads(printed)["county"]["total"]
    print(f"{chosen.books} workbooks x {chosen.forms} forms, medians of {chosen.rounds} whole processes")
    print(f"total: expected {expected:f}, xl-perfgoals {total}, plain script {their_total.strip()}")
    rows = (
        ("raw calamine read", read, "reads only: the lower bound"),
        ("xl-perfgoals consolidate", mine, "reads, 97 checks, adds twice, writes 8 linked sheets"),
        ("pandas + openpyxl script", theirs, "reads, 12 checks, adds, writes 4 plain sheets"),
    )
    for title, cost, what in rows:
        print(f"{title:26}{cost:6.2f} s  {cost / mine:6.2f}   ({what})")


if __name__ == "__main__":
    main()
