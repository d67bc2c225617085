"""The two panels of a province's 首页: money and findings by county, each a small table beside its chart."""

from collections.abc import Sequence

from xl_perfgoals.core.amount import Amount, add, subtract
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.core.sheet import Chart, Formula
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas
from xl_perfgoals.ops.present.front_page import (
    CHART_COLORS,
    CHART_COLUMN,
    CHART_MONEY,
    CHART_WIDTH,
    Panel,
    chart_series,
    chart_unit,
    pixels,
)
from xl_perfgoals.ops.present.looks import (
    CHART_BAR,
    COUNT,
    FRONT,
    HEAD,
    PERCENT,
    TEXT,
    linked,
    money,
    total,
)
from xl_perfgoals.ops.present.material import share
from xl_perfgoals.ops.province.columns import COUNTIES, CountyColumn
from xl_perfgoals.ops.province.departments import in_county
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.wording import NO_COUNTY, SEVERITY

TOP = 10
"""How many counties a panel shows."""
_FINDING_COLUMNS = (CountyColumn.ERRORS, CountyColumn.WARNINGS, CountyColumn.HINTS)
_PANEL_ROWS = 9
_Numbered = tuple[int, CountyLine]


def funds_panel(canvas: Canvas, material: ProvinceMaterial, top: int) -> Panel:
    """The counties with most money, the rest in one row, the total."""
    lines = list(enumerate(material.lines, 1))
    first = sorted(lines, key=lambda item: -item[1].sums.total)[:TOP]
    whole = material.sums.total
    whole_cell = f.cell(COUNTIES, material.county_rows.last + 1, CountyColumn.TOTAL)
    amount_style = money(material.decimals)

    def draw(row: int, label: str, amount: Formula, to: CellRef | None = None, *, last: bool = False) -> None:
        name, figure, percent = (linked(TEXT) if to else TEXT), amount_style, PERCENT
        if last:
            name, figure, percent = total(name), total(figure), total(percent)
        canvas.spread(row, (1, 3), label, name, to)
        canvas.spread(row, (4, 5), amount, figure)
        ratio = f'=IF({whole_cell}=0,"",ROUND($D{row}/{whole_cell},4))'
        canvas.put(row, 6, Formula(ratio, share(amount.value, whole)), percent)

    for start, end, head in ((1, 3, "县"), (4, 5, "金额（万元）"), (6, 6, "占比")):
        canvas.spread(top, (start, end), head, HEAD)
    for row, (number, line) in enumerate(first, top + 1):
        amount = Formula(_of_county(material, CountyColumn.TOTAL, number), line.sums.total)
        draw(row, line.county, amount, _front_of(line))
    row = last_shown = top + len(first)
    if rest := len(lines) - len(first):
        row += 1
        shown: Amount = add(line.sums.total for _, line in first)
        formula = f"=ROUND({whole_cell}-SUM($D${top + 1}:$D${last_shown}),6)"
        draw(row, _rest(lines, first), Formula(formula, subtract(whole, shown)))
    row += 1
    draw(row, "合计", Formula(f"={whole_cell}", whole), last=True)
    title = f"年度资金总额居前的 {len(first)} 个县" if rest else "各县年度资金总额"
    title += chart_unit(material.decimals)
    series = (chart_series("年度资金总额", (top + 1, last_shown), 4, CHART_BAR),)
    end = max(row, top + _PANEL_ROWS)
    place = (top, CHART_COLUMN, CHART_WIDTH, pixels(canvas, top, end))
    chart = Chart("bar", title, series, *place, number_format=CHART_MONEY)
    return Panel(chart if first else None, end + 1)


def findings_panel(canvas: Canvas, material: ProvinceMaterial, top: int) -> Panel:
    """The counties with most errors; those of the others in one row."""
    lines = list(enumerate(material.lines, 1))
    first = sorted(lines, key=lambda item: tuple(-count for count in item[1].findings))[:TOP]
    canvas.spread(top, (1, 3), "县", HEAD)
    for col, severity in enumerate(Severity, 4):
        canvas.put(top, col, SEVERITY[severity], HEAD)
    for row, (number, line) in enumerate(first, top + 1):
        to = _front_of(line)
        canvas.spread(row, (1, 3), line.county, linked(TEXT) if to else TEXT, to)
        for col, (column, count) in enumerate(zip(_FINDING_COLUMNS, line.findings, strict=True), 4):
            canvas.put(row, col, Formula(_of_county(material, column, number), count), COUNT)
    last_shown = top + len(first)
    last = last_shown + bool(rest := len(lines) - len(first)) + 1
    if rest:
        canvas.spread(last - 1, (1, 3), _rest(lines, first), TEXT)
    canvas.spread(last, (1, 3), "合计", total(TEXT))
    for col, (column, count) in enumerate(zip(_FINDING_COLUMNS, material.findings, strict=True), 4):
        whole = f.cell(COUNTIES, material.county_rows.last + 1, column)
        if rest:
            others = count - sum(line.findings[col - 4] for _, line in first)
            formula = f"={whole}-SUM({f.down(FRONT, col, top + 1, last_shown)})"
            canvas.put(last - 1, col, Formula(formula, others), COUNT)
        canvas.put(last, col, Formula(f"={whole}", count), total(COUNT))
    series = tuple(
        chart_series(SEVERITY[severity], (top + 1, last_shown), col, CHART_COLORS[severity])
        for col, severity in enumerate(Severity, 4)
    )
    title = f"错误最多的 {len(first)} 个县（条数）" if rest else "各县问题条数"
    end = max(last, top + _PANEL_ROWS)
    place = (top, CHART_COLUMN, CHART_WIDTH, pixels(canvas, top, end))
    chart = Chart("column", title, series, *place, stacked=True, number_format="0")
    return Panel(chart if first else None, end + 1)


def _rest(lines: Sequence[_Numbered], first: Sequence[_Numbered]) -> str:
    """What the row of those is called that are not shown."""
    shown = {number for number, _ in first}
    names = [line.county for number, line in lines if number not in shown]
    counties = sum(name != NO_COUNTY for name in names)
    return f"其余 {counties} 个县{'和' + NO_COUNTY if counties < len(names) else ''}"


def _of_county(material: ProvinceMaterial, column: CountyColumn, number: int) -> str:
    """A county's figure by its number, not by its cell: it stays right when 各县汇总 is sorted."""
    rows = material.county_rows
    return f.sum_where(
        f.down(COUNTIES, column, *rows), (f.down(COUNTIES, CountyColumn.NUMBER, *rows), str(number))
    )


def _front_of(line: CountyLine) -> CellRef | None:
    return in_county(line, FRONT, 1, 1) if line.workbook else None
