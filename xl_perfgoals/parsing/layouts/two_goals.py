"""D: two goals and two totals, of all years of the project and of the year, side by side or in turn.

Known by a cumulative total (项目资金总额, 实施期资金总额) or a goal of all years (实施期目标, 中期目标). Only
what belongs to the year counts: the total nearest to its label, the goal that says 年度, and of two sets of
indicators the year's; the other set is read as the long one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import AMOUNT_LABELS, Label, normalise
from xl_perfgoals.parsing.layouts.layout import Layout, Page
from xl_perfgoals.parsing.locate import Blank, Head

_OVERALL = "总体目标"
_ALL_YEARS = rare(
    r"长期|中期|实施期|项目期|建设期|总投资|总规模|累计|全部|总体|(?<![近前])[三3五5]年|20[0-9]{2}年?[-~至—]+20[0-9]{2}"
)
_OF_THE_YEAR = rare(r"年度|当年|本年|年初|(?<![-~至—])20[0-9]{2}年(?!20|[-~至—])")
_LONGEST_HEADING = 24


def of_all_years(text: str) -> bool:
    """Whether a heading speaks of all years of a project: 长期绩效指标, 实施期（2024-2026年）."""
    words = squeeze(text)
    return _ALL_YEARS.search(words) is not None and not words.startswith(("年度", "当年", "本年"))


def year_filter(head: Head) -> Callable[[Blank], bool]:
    """Tells the year's blanks from those of a cumulative total beside, above or below the year's total."""
    totals, longs = head.get(Label.TOTAL, ()), head.get(Label.LONG_TOTAL, ())
    if not totals or not longs:
        return lambda _: True
    year, long = totals[0].label_at, longs[0].label_at
    if year.row == long.row:
        return lambda blank: abs(blank.label_at.col - year.col) < abs(blank.label_at.col - long.col)
    if year.row < long.row:
        return lambda blank: blank.label_at.row < long.row
    return lambda blank: blank.label_at.row >= year.row


def with_cumulative_totals(grid: Grid, head: Head) -> Head:
    """The head with cumulative totals told apart that are labelled like the year's own.

    资金总额 beside or above 年度资金总额 is the whole project's; and where one row of labels has a column
    for all years and one for the year, each blank stands in the year's column.
    """
    totals = head.get(Label.TOTAL, ())
    if len(totals) > 1:
        yearly = [blank for blank in totals if "年" in normalise(blank.label_text)]
        others = tuple(blank for blank in totals if blank not in yearly and blank.text)
        if yearly and others:
            longs = (*head.get(Label.LONG_TOTAL, ()), *others)
            return {**head, Label.TOTAL: tuple(yearly), Label.LONG_TOTAL: longs}
    return _by_columns(grid, head, totals) if len(totals) == 1 else head


def _by_columns(grid: Grid, head: Head, totals: tuple[Blank, ...]) -> Head:
    total = totals[0]
    row = total.label_at.row
    if sum(1 for col, _ in grid.filled(row) if col > total.label_at.col) < 2:
        return head
    for above in (row - 1, row - 2):
        headings = {
            col: text
            for col, text in grid.filled(above)
            if col > total.label_at.col and len(text) <= _LONGEST_HEADING
        }
        long = next((col for col, text in headings.items() if of_all_years(text)), None)
        year = next((col for col, text in headings.items() if _is_of_the_year(text)), None)
        if long is not None and year is not None:
            return dict(_moved(grid, head, (year, long), above))
    return head


def _is_of_the_year(text: str) -> bool:
    return _OF_THE_YEAR.search(squeeze(text)) is not None and not of_all_years(text)


def _moved(
    grid: Grid, head: Head, columns: tuple[int, int], above: int
) -> Iterator[tuple[Label, tuple[Blank, ...]]]:
    """The head with amounts in the year's column; the total of all years is headed in the row above."""
    year, long = columns

    def at(blank: Blank, col: int) -> Blank:
        row = blank.label_at.row
        return blank._replace(at=CellRef(blank.at.book, blank.at.sheet, row, col), text=grid.text(row, col))

    for label, blanks in head.items():
        moved = label in AMOUNT_LABELS
        yield label, tuple(at(blank, year) if moved and not blank.glued else blank for blank in blanks)
        if label is Label.TOTAL and Label.LONG_TOTAL not in head:
            heading = CellRef(blanks[0].at.book, blanks[0].at.sheet, above, long)
            found = [at(blank, long)._replace(label=Label.LONG_TOTAL) for blank in blanks]
            yield Label.LONG_TOTAL, tuple(blank._replace(label_at=heading) for blank in found)


def goals(head: Head) -> tuple[tuple[Blank, ...], tuple[Blank, ...]]:
    """The blanks of the year's goal and of that of all years.

    A form with both 总体目标 and 年度目标 means the whole project by the former.
    """
    year, long = head.get(Label.GOAL, ()), head.get(Label.LONG_GOAL, ())
    yearly = tuple(blank for blank in year if "年" in normalise(blank.label_text))
    overall = tuple(blank for blank in year if normalise(blank.label_text) == _OVERALL)
    return (yearly, long or overall) if yearly and overall else (year, long)


def year_set(starts: Sequence[int], headings: Iterable[tuple[int, str]], year: int | None) -> int:
    """Which of several sets of columns, that start so, holds the year's indicators, counted from 0.

    headings are (column, text) of the headings and of what stands above them. The set counts that names the
    year, else one whose headings speak of no other years, else the last.
    """
    spoken: list[list[str]] = [[] for _ in starts]
    for col, text in headings:
        if (index := sum(1 for start in starts if start <= col) - 1) >= 0:
            spoken[index].append(squeeze(text))
    all_years = {index for index, texts in enumerate(spoken) if any(map(of_all_years, texts))}
    of_the_year = [index for index in range(len(starts)) if index not in all_years]
    named = [index for index in of_the_year if year and any(f"{year}年" in text for text in spoken[index])]
    return (named or of_the_year or [len(starts) - 1])[-1]


def _shown(page: Page) -> bool:
    return (
        page.funding.long_total.found
        or page.long_goal.found
        or (page.long_indicators != () and page.shares_rows)
    )


LAYOUT = Layout("D", "实施期与年度两级目标", _shown)
