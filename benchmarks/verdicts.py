"""What the program promises of its speed, and whether a run of the benchmarks kept it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks import commands
from benchmarks.results import Comparison, Results, Size


class Verdict(NamedTuple):
    """A promise, what was measured, and whether the promise holds."""

    promise: str
    measured: str
    holds: bool


def verdicts(results: Results) -> Iterator[Verdict]:
    """Those that the run says anything about; a quick run says nothing about a province."""
    yield from _small(results.small)
    yield from _stages(results.stages)
    if results.large and results.province:
        large = results.large
        yield _same_tables(large)
        yield _at_most("a province cold, against calamine's serial read", _ours(large, commands.RAW), 1.5)
        yield _times_faster(large, commands.XLSXWRITER, 6)
        yield _times_faster(large, commands.OPENPYXL, 40)
        again = large.times(commands.OURS_AGAIN, commands.OURS_COLD)
        yield _at_most("pressed again after one file changed, against cold", again, 0.25)
        province = results.province
        yield _true("1 and 4 processes give the same bytes", holds=province.same_with_one_process)
        yield _true("pressed again gives the same bytes as cold", holds=province.second_press_same_as_cold)
    yield from of_growth(results.sizes)
    cells = results.cell_function
    yield _true(f"1,000 cells over one sheet cost {cells.checks} check", holds=cells.checks == 1)
    yield _at_most("ms of Python for 1,000 cached calls", cells.cached_ms_per_1000, 20)


def _small(small: Comparison) -> Iterator[Verdict]:
    yield _same_tables(small)
    yield _times_faster(small, commands.OPENPYXL, 8)
    yield _times_faster(small, commands.CALAMINE, 5)


def _stages(stages: dict[str, float]) -> Iterator[Verdict]:
    raw = stages["calamine alone"]
    yield _at_most(
        "parse + all rules, against calamine's read", (stages["parse"] + stages["all rules"]) / raw, 1
    )
    yield _at_most("guards, formats, errors, against calamine's read", (stages["read"] - raw) / raw, 0.4)


def of_growth(measured: Iterable[Size]) -> Iterator[Verdict]:
    """Those about provinces of the sizes that were measured."""
    sizes = {size.forms: size for size in measured}
    if {300, 15_000} <= sizes.keys():
        few, many = sizes[300], sizes[15_000]
        dearer = max(many.wall / few.wall, many.cpu / few.cpu) * few.forms / many.forms
        yield _at_most("a form of 15,000, against a form of 300 (time or CPU)", dearer, 1.2)
    for forms, most in ((15_000, 200), (60_000, 300)):
        if forms in sizes:
            yield _at_most(f"MB in the parent at {forms:,} forms", sizes[forms].peak_mb, most)


def _ours(comparison: Comparison, other: str) -> float:
    return comparison.times(commands.OURS_COLD, other)


def _same_tables(comparison: Comparison) -> Verdict:
    return _true(f"{comparison.forms:,} forms: all make the same tables", holds=not comparison.differences)


def _times_faster(comparison: Comparison, peer: str, least: float) -> Verdict:
    times = comparison.times(peer, commands.OURS_COLD)
    promise = f"{comparison.forms:,} forms: times faster than {commands.TITLES[peer]}, at least {least:g}"
    return Verdict(promise, f"{times:.1f}", times >= least)


def _at_most(what: str, measured: float, most: float) -> Verdict:
    return Verdict(f"{what}, at most {most:g}", f"{measured:.2f}", measured <= most)


def _true(promise: str, *, holds: bool) -> Verdict:
    return Verdict(promise, "yes" if holds else "no", holds)
