"""The results as text for the terminal."""

from collections.abc import Iterable, Iterator

from benchmarks import commands
from benchmarks.results import Comparison, Results, Size
from benchmarks.verdicts import Verdict, verdicts

PARTS = {
    "python": "Python starts",
    "imports": "imports",
    "read": "reading and form rules",
    "totals": "adding up and the county's rules",
    "write": "sheets and writing",
    "rest": "the rest",
}


def report(results: Results) -> str:
    return "\n".join(_lines(results))


def _lines(results: Results) -> Iterator[str]:
    machine = results.machine
    yield f"{machine.processor}, {machine.cores} cores, {machine.system}, Python {machine.python}"
    yield f"load before: {machine.load_before}; medians of {results.rounds}, of fewer where it says so"
    yield from _comparison(results.small, results.rounds)
    yield ""
    yield f"where the {results.parts['whole']:.2f} s of {results.small.forms} forms go:"
    for name, title in PARTS.items():
        cost = results.parts[name]
        note = f"  ({results.parts['first_answer']:.2f} s until a worker answers)" if name == "read" else ""
        yield f"  {title:32}{cost:7.2f} s{cost / results.parts['whole']:7.0%}{note}"
    yield ""
    yield "stages, µs a form in one process, and against calamine alone:"
    for name, cost in results.stages.items():
        yield f"  {name:28}{cost:7.0f}  {cost / results.stages['calamine alone']:7.2f}"
    if results.large:
        yield from _comparison(results.large, results.rounds)
    if results.sizes:
        yield ""
        yield from sizes_told(results.sizes)
    cells = results.cell_function
    yield ""
    yield (
        f"1,000 cells with PG_VALIDATE over one sheet: {cells.checks} check, {cells.first_ms:.1f} ms; "
        f"then {cells.cached_ms_per_1000:.1f} ms of Python per 1,000"
    )
    yield ""
    yield from verdicts_told(verdicts(results))


def sizes_told(sizes: Iterable[Size]) -> Iterator[str]:
    """A table of what provinces of several sizes took."""
    yield f"{'forms':>8}{'seconds':>10}{'ms a form':>11}{'CPU ms':>9}{'MB in the parent':>18}"
    for size in sizes:
        each, cpu = 1000 * size.wall / size.forms, 1000 * size.cpu / size.forms
        yield f"{size.forms:8,}{size.wall:10.2f}{each:11.3f}{cpu:9.3f}{size.peak_mb:18.0f}"


def verdicts_told(all_of_them: Iterable[Verdict]) -> Iterator[str]:
    """Which promises hold."""
    for verdict in all_of_them:
        yield f"{'holds' if verdict.holds else 'DOES NOT HOLD':15}{verdict.measured:>9}  {verdict.promise}"


def _comparison(comparison: Comparison, rounds: int) -> Iterator[str]:
    yield ""
    yield f"{comparison.books:,} workbooks, {comparison.forms:,} forms, {comparison.indicators:,} indicators"
    ours = comparison.runs[commands.OURS_COLD].seconds
    raw = comparison.runs[commands.RAW].seconds
    yield f"  {'':38}{'seconds':>9}{'of ours':>9}{'of raw':>9}{'CPU s':>9}"
    for name, title in commands.TITLES.items():
        if name in comparison.runs:
            runs = comparison.runs[name]
            fewer = f"  ({len(runs.wall)})" if len(runs.wall) != rounds else ""
            cost = runs.seconds
            yield (
                f"  {title:38}{cost:9.2f}{cost / ours:9.2f}{cost / raw:9.1f}{runs.cpu_seconds:9.2f}{fewer}"
            )
    yield from comparison.differences
