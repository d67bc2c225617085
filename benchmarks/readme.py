"""The part of README.md that tells what was measured: python -m benchmarks.readme writes it anew."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks import commands
from benchmarks.report import PARTS
from benchmarks.results import Comparison, Results, kept
from xl_perfgoals.rules import RULES

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- measured by poe bench -->\n", "<!-- end of what was measured -->\n"
WHAT = {
    commands.RAW: "calamine only reads, one file after the other",
    commands.OURS_COLD: "**`xl-perfgoals consolidate`**: {rules} rules, linked workbooks",
    commands.OURS_AGAIN: "  pressed again, one file changed",
    commands.XLSXWRITER: "script: calamine, pandas tables, XlsxWriter, 22 checks",
    commands.CALAMINE: "script: pandas with calamine, 12 checks",
    commands.OPENPYXL: "script: pandas with openpyxl, 12 checks",
}


def measured_part(results: Results) -> str:
    """Ratios in a table, and where the time of one county goes."""
    return "\n".join(_lines(results)) + "\n"


def update(results: Results, path: Path = README) -> None:
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(before + BEGIN + measured_part(results) + END + after, encoding="utf-8")


def _lines(results: Results) -> Iterator[str]:
    compared = [one for one in (results.small, results.large) if one]
    yield "![速度](docs/图/速度.svg)"
    yield ""
    yield "| times as long as ours | " + " | ".join(map(_heading, compared)) + " |"
    yield "|---|" + "---:|" * len(compared)
    for name, what in WHAT.items():
        cells = " | ".join(_cell(name, one) for one in compared)
        yield f"| {what.format(rules=len(RULES))} | {cells} |"
    yield ""
    yield _county(results)
    if results.sizes:
        yield ""
        yield _growth(results)


def _heading(compared: Comparison) -> str:
    seconds = compared.runs[commands.OURS_COLD].seconds
    return f"{compared.books:,} workbooks, {compared.forms:,} forms (ours: {seconds:.2g} s)"


def _cell(name: str, compared: Comparison) -> str:
    # In the small comparison no file is changed between two presses.
    if name not in compared.runs or (name == commands.OURS_AGAIN and compared.books < 100):
        return ""
    times = compared.times(name, commands.OURS_COLD)
    return f"{times:.0f}" if times >= 10 else f"{times:.2g}"


def _county(results: Results) -> str:
    whole = results.parts["whole"]
    parts = ", ".join(f"{PARTS[name]} {results.parts[name] / whole:.0%}" for name in PARTS)
    return f"Where the time of {results.small.forms} forms goes: {parts}."


def _growth(results: Results) -> str:
    each = "; ".join(
        f"{size.forms:,} forms {1000 * size.wall / size.forms:.2g} ms each, {size.peak_mb:.0f} MB"
        for size in results.sizes
    )
    return f"With {commands.WORKERS} processes, and memory of the one that directs them: {each}."


if __name__ == "__main__":
    update(kept())
