"""A promise that was not kept is called so."""

import pytest

from benchmarks.report import report
from benchmarks.results import (
    CellFunction,
    Comparison,
    Machine,
    Province,
    Results,
    Runs,
    Size,
    keep,
    kept,
)
from benchmarks.verdicts import of_growth, verdicts

KEPT = {
    "raw": 2.0,
    "ours": 3.0,
    "ours_again": 0.7,
    "calamine_xlsxwriter": 18.0,
    "pandas_calamine": 60.0,
    "pandas_openpyxl": 120.0,
}


def comparison(books, seconds, differences=()):
    runs = {name: Runs(wall=[cost], cpu=[cost]) for name, cost in seconds.items()}
    return Comparison(
        books=books, forms=books * 15, indicators=books * 200, runs=runs, differences=[*differences]
    )


def results(*, peak=150.0, each=0.0002, same=True, checks=1, parse=20.0, differences=(), **seconds):
    parts = dict.fromkeys(("python", "imports", "read", "totals", "write", "rest", "first_answer"), 0.1)
    return Results(
        machine=Machine(
            processor="", cores=4, load_before=0, system="Linux", python="3.11", packages={"pandas": "3"}
        ),
        rounds=1,
        small=comparison(20, KEPT | seconds),
        parts={**parts, "whole": 0.6},
        stages={"calamine alone": 100, "read": 140, "parse": parse, "all rules": 80},
        cell_function=CellFunction(checks=checks, first_ms=30, cached_ms_per_1000=15),
        large=comparison(1000, KEPT | seconds, differences),
        province=Province(same_with_one_process=same, second_press_same_as_cold=same),
        sizes=[
            Size(forms=300, wall=0.06, cpu=0.06, peak_mb=90),
            Size(forms=15_000, wall=15_000 * each, cpu=3, peak_mb=peak),
        ],
    )


@pytest.mark.parametrize(
    ("worse", "broken"),
    [
        ({}, 0),
        ({"raw": 1.9}, 1),
        ({"calamine_xlsxwriter": 17.9}, 1),
        ({"pandas_openpyxl": 119}, 1),
        ({"pandas_calamine": 14}, 1),
        ({"ours_again": 0.8}, 1),
        ({"same": False}, 2),
        ({"differences": ["ours: 1", "theirs: 2"]}, 1),
        ({"checks": 2}, 1),
        ({"parse": 21}, 1),
        ({"peak": 201}, 1),
        ({"each": 0.00025}, 1),
    ],
)
def test_broken_promises(worse, broken):
    found = [verdict for verdict in verdicts(results(**worse)) if not verdict.holds]
    assert len(found) == broken


@pytest.mark.parametrize(
    ("forms", "peak", "holds"),
    [
        (15_000, 200, [True]),
        (15_000, 201, [False]),
        (60_000, 300, [True]),
        (60_000, 301, [False]),
        (300, 999, []),
    ],
)
def test_memory_of_one_size_measured_by_itself(forms, peak, holds):
    found = of_growth([Size(forms=forms, wall=1, cpu=1, peak_mb=peak)])
    assert [verdict.holds for verdict in found] == holds


def test_what_is_kept_comes_back_and_can_be_read(tmp_path):
    keep(results(), tmp_path / "results" / "latest.json")
    assert kept(tmp_path / "results" / "latest.json") == results()
    assert "DOES NOT HOLD" not in report(results())
    assert "DOES NOT HOLD" in report(results(peak=300))
