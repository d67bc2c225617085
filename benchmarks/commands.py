"""The commands that are compared, and the names under which their costs are kept."""

import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.processes import OURS

RAW, OURS_COLD, OURS_AGAIN, OURS_ALONE = "raw", "ours", "ours_again", "ours_one_process"
OPENPYXL, CALAMINE, XLSXWRITER = "pandas_openpyxl", "pandas_calamine", "calamine_xlsxwriter"
PEERS = (OPENPYXL, CALAMINE, XLSXWRITER)

WORKERS = 4
"""Processes of a province, unless it is done with one."""

TITLES: Mapping[str, str] = {
    RAW: "calamine only reads",
    OURS_COLD: "xl-perfgoals consolidate",
    OURS_AGAIN: "  pressed again",
    OURS_ALONE: "  with one process",
    XLSXWRITER: "calamine, pandas tables, XlsxWriter",
    CALAMINE: "pandas + calamine",
    OPENPYXL: "pandas + openpyxl",
}


def raw(folder: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.raw", str(folder)]


def peer(name: str, folder: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.peers.{name}", str(folder), str(out)]


def county(folder: Path, out: Path) -> list[str]:
    """One workbook for the whole folder."""
    return [*OURS, "consolidate", str(folder), "-o", str(out)]


def province(folder: Path, out: Path, workers: int, note: Path) -> list[str]:
    """One workbook for each subfolder; the peak memory of the parent goes into the note."""
    wrapped = [sys.executable, "-m", "benchmarks.own_peak", str(note), *OURS[2:]]
    return [*wrapped, "consolidate", str(folder), "-o", str(out), "--by", "county", "--workers", str(workers)]


def surroundings(cache: Path) -> dict[str, str]:
    """Environment variables under which our command gives the same bytes and remembers into this folder."""
    return {"XL_PERFGOALS_CACHE": str(cache), "SOURCE_DATE_EPOCH": "1700000000"}
