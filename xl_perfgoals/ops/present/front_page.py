"""How a 首页 is drawn, the county's and the province's alike: parts below each other, from the row given."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Chart, Formula, Mark, Page, Series, Sheet, Span
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import ROW_HEIGHT, Canvas
from xl_perfgoals.ops.present.checks import Check, Where
from xl_perfgoals.ops.present.front_cards import Card
from xl_perfgoals.ops.present.looks import (
    CARD_LABEL,
    CARD_VALUE,
    CHART_AMBER,
    CHART_BLUE,
    CHART_RED,
    COUNT,
    FAIL,
    FRONT,
    HEAD,
    NOTE,
    PASS,
    SECTION,
    TEXT,
    TITLE,
    linked,
    money,
)

COLUMNS, WIDTH = 12, 9.5
AGREES, DIFFERS, FAILS_AT = "✓", "✗", "　不符之处"
CHART_COLUMN, CHART_WIDTH = 7, 478
CHART_MONEY = "#,##0.00"
"""How a chart shows amounts: to be compared at a glance, the exact ones stand beside it. Labels that are much
longer are broken over two lines by LibreOffice.
"""
CHART_COLORS = {Severity.ERROR: CHART_RED, Severity.WARNING: CHART_AMBER, Severity.HINT: CHART_BLUE}
_HEADING = SECTION._replace(name="首页节", edges="none")
"""Without a line: beside the table below it, the line would show behind the chart only."""
_CHECK_COUNT = COUNT._replace(name="核对个数", across="right", number_format="#,##0_ ")


class Panel(NamedTuple):
    """A small table beside its chart that was drawn: the chart, and the first row below."""

    chart: Chart | None
    next_row: int


class Checked(NamedTuple):
    """Where the results of the checks stand, and the row below them."""

    results: Area
    next_row: int


def open_front(title: str, made: str) -> Canvas:
    """The page with its title and, below it, when and by what it was made."""
    canvas = Canvas([WIDTH] * COLUMNS)
    canvas.spread(1, (1, COLUMNS), title, TITLE._replace(name="大标题", size=20))
    canvas.heights[1] = 42.0
    canvas.spread(2, (1, COLUMNS), made, NOTE._replace(name="说明中", across="center"))
    return canvas


def draw_heading(canvas: Canvas, row: int, title: str) -> int:
    """Draws the heading of a part after a narrow gap, and gives the row below it."""
    canvas.heights[row] = 8.0
    canvas.spread(row + 1, (1, COLUMNS), title, _HEADING)
    canvas.heights[row + 1] = 24.0
    return row + 2


def draw_cards(canvas: Canvas, rows: Iterable[Iterable[Card]], row: int) -> int:
    """Draws cards beside and below each other, and gives the row below them."""
    for cards in rows:
        last = 0
        for card in cards:
            first, last = last + 1, last + card.columns
            name = f"卡片数{card.number_format}{card.color}"
            value = CARD_VALUE._replace(name=name, number_format=card.number_format, color=card.color)
            canvas.spread(row, (first, last), card.label, CARD_LABEL)
            canvas.spread(row + 1, (first, last), card.value, value)
        canvas.heights[row], canvas.heights[row + 1] = 18.0, 28.0
        row += 2
    return row


def chart_series(name: str, rows: tuple[int, int], col: int, color: str) -> Series:
    """What a chart shows of a panel's table: labels from its first column, values from another."""
    labels, values = (Span(FRONT, Area(rows[0], c, rows[1], c)) for c in (1, col))
    return Series(name, labels, values, color)


def chart_unit(decimals: int) -> str:
    """What stands behind the title of a chart of amounts that have so many decimals."""
    return "（万元）" if decimals <= len(CHART_MONEY.partition(".")[2]) else "（万元，保留两位小数）"


def pixels(canvas: Canvas, first: int, last: int) -> int:
    """How high some rows are together."""
    points = sum(canvas.heights.get(row, ROW_HEIGHT) for row in range(first, last + 1))
    return int(points * 96 / 72)


def draw_checks(canvas: Canvas, checks: Iterable[Check], decimals: int, row: int) -> Checked:
    """Draws what should agree, with its verdict as a live formula. decimals: those of the amounts."""
    top, amount = row + 1, money(decimals)
    for first, last, head in ((1, 6, "核对内容"), (7, 8, "等号左边"), (9, 10, "等号右边"), (11, 12, "结果")):
        canvas.spread(row, (first, last), head, HEAD)
    for check in checks:
        row += 1
        style = amount if check.money else _CHECK_COUNT
        canvas.spread(row, (1, 6), check.title, TEXT)
        canvas.spread(row, (7, 8), check.left, style)
        canvas.spread(row, (9, 10), check.right, style)
        formula = f'=IF(ROUND({f.here(row, 7)}-{f.here(row, 9)},6)=0,"{AGREES}","{DIFFERS}")'
        canvas.spread(row, (11, 12), Formula(formula, AGREES if check.holds else DIFFERS), PASS)
        if check.where and not check.holds:
            row += 1
            draw_where(canvas, row, FAILS_AT, check.where)
    return Checked(Area(top, COLUMNS - 1, row, COLUMNS), row + 1)


def draw_where(canvas: Canvas, row: int, label: str, where: Sequence[Where]) -> None:
    """Names the first few places beside each other, and says how many they are."""
    canvas.spread(row, (1, 2), label, NOTE)
    columns = ((3, 4), (5, 6), (7, 8), (9, 10), (11, 12))
    shown = where if len(where) <= len(columns) else where[: len(columns) - 1]
    for span, (text, to) in zip(columns, shown, strict=False):
        canvas.spread(row, span, text, linked(NOTE) if to else NOTE, to)
    if len(shown) < len(where):
        canvas.spread(row, columns[-1], f"等 {len(where)} 个", NOTE)


def draw_guide(canvas: Canvas, guide: Iterable[tuple[str, str]], notes: Iterable[str], row: int) -> int:
    """Draws what each sheet is for, and the notes; gives the last row drawn."""
    for sheet, text in guide:
        canvas.spread(row, (1, 2), sheet, linked(TEXT), CellRef("", sheet, 1, 1))
        canvas.spread(row, (3, COLUMNS), text, TEXT)
        row += 1
    for text in notes:
        canvas.spread(row, (1, COLUMNS), text, NOTE)
        row += 1
    return row - 1


def close_front(canvas: Canvas, panels: Iterable[Panel], results: Area, last: int, footer: str) -> Sheet:
    """The finished sheet with the panels' charts, what disagrees in red, and one page to print."""
    return replace(
        canvas.sheet(FRONT),
        charts=tuple(panel.chart for panel in panels if panel.chart),
        marks=(Mark(results, AGREES, PASS), Mark(results, DIFFERS, FAIL)),
        page=Page(landscape=False, area=Area(1, 1, last, COLUMNS), tall=1, footer=footer),
        tab_color="#1F3864",
    )
