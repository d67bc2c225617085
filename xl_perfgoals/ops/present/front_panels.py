"""The two panels of 首页: funds by department and findings by kind, each a small table beside its chart."""

from collections import Counter

from xl_perfgoals.core.amount import add, subtract
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Chart, Formula
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas
from xl_perfgoals.ops.present.columns import DepartmentColumn, FindingColumn, ProjectColumn
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
    CENTER,
    CHART_BAR,
    COUNT,
    DEPARTMENTS,
    FRONT,
    HEAD,
    PERCENT,
    PROJECTS,
    TEXT,
    money,
    total,
)
from xl_perfgoals.ops.present.material import Material, share
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.remarks import WAIVED
from xl_perfgoals.rules import Category
from xl_perfgoals.wording import SEVERITY

TOP = 10
"""How many departments the chart shows."""
FUNDS_ROWS, FINDINGS_ROWS = 9, 8
"""Rows that a panel takes at least, so that its chart can be read."""

OTHER_KIND = "其他"


def funds_panel(canvas: Canvas, material: Material, places: Places, top: int) -> Panel:
    """The departments with most money, the rest in one row, the total."""
    lines = list(enumerate(material.summary.lines, 1))
    first = sorted(lines, key=lambda item: -item[1].money.total.amount)[:TOP]
    rest = len(lines) - len(first)
    whole = material.summary.money.total.amount
    style = money(material.decimals)
    whole_cell = f.cell(PROJECTS, places.project_rows.last + 1, ProjectColumn.TOTAL)
    amounts = f.down(DEPARTMENTS, DepartmentColumn.TOTAL, *places.departments)
    numbers = f.down(DEPARTMENTS, DepartmentColumn.NUMBER, *places.departments)

    def draw(row: int, label: str, amount: Formula, last: bool = False) -> None:
        styles = (TEXT, style, PERCENT)
        name, figure, percent = map(total, styles) if last else styles
        canvas.spread(row, (1, 3), label, name)
        canvas.spread(row, (4, 5), amount, figure)
        canvas.put(
            row,
            6,
            Formula(f'=IF({whole_cell}=0,"",ROUND($D{row}/{whole_cell},4))', share(amount.value, whole)),
            percent,
        )

    for start, end, head in ((1, 3, "部门"), (4, 5, "金额（万元）"), (6, 6, "占比")):
        canvas.spread(top, (start, end), head, HEAD)
    row = top
    for number, line in first:
        row += 1
        # By number, not by cell: the figure stays right when 部门汇总 is sorted.
        draw(
            row,
            line.department,
            Formula(f.sum_where(amounts, (numbers, str(number))), line.money.total.amount),
        )
    last_shown = row
    if rest:
        row += 1
        shown = add(line.money.total.amount for _, line in first)
        formula = f"=ROUND({whole_cell}-SUM($D${top + 1}:$D${last_shown}),6)"
        draw(row, f"其余 {rest} 个部门", Formula(formula, subtract(whole, shown)))
    row += 1
    draw(row, "合计", Formula(f"={whole_cell}", whole), last=True)
    end = max(row, top + FUNDS_ROWS)
    chart = Chart(
        "bar",
        (f"年度资金总额居前的 {len(first)} 个部门" if rest else "各部门年度资金总额")
        + chart_unit(material.decimals),
        (chart_series("年度资金总额", (top + 1, last_shown), 4, CHART_BAR),),
        top,
        CHART_COLUMN,
        CHART_WIDTH,
        pixels(canvas, top, end),
        number_format=CHART_MONEY,
    )
    return Panel(chart if first else None, end + 1)


def findings_panel(canvas: Canvas, material: Material, places: Places, top: int) -> Panel:
    """Standing findings by the reviewer's four questions and by severity."""
    categories = material.categories
    kinds = [category.value for category in Category]
    if any(code not in categories for code in material.by_rule):
        kinds.append(OTHER_KIND)
    standing: Counter[tuple[str, Severity]] = Counter()
    for code, tally in material.by_rule.items():
        for severity, count in zip(Severity, tally.standing, strict=True):
            standing[categories.get(code, OTHER_KIND), severity] += count
    for start, end, head in ((1, 2, "问题类别"), (6, 6, "合计")):
        canvas.spread(top, (start, end), head, HEAD)
    for col, severity in enumerate(Severity, 3):
        canvas.put(top, col, SEVERITY[severity], HEAD)
    for row, kind in enumerate(kinds, top + 1):
        canvas.spread(row, (1, 2), kind, CENTER)
        for col, severity in enumerate(Severity, 3):
            formula = f.summed(
                f.count_where(
                    (part.down(FindingColumn.CATEGORY), f'"{kind}"'),
                    (part.down(FindingColumn.SEVERITY), f'"{SEVERITY[severity]}"'),
                    (part.down(FindingColumn.STATE), f'"<>{WAIVED}"'),
                )
                for part in places.findings
            )
            canvas.put(row, col, Formula(formula, standing[kind, severity]), COUNT)
        count = sum(standing[kind, severity] for severity in Severity)
        canvas.put(row, 6, Formula(f"=SUM($C{row}:$E{row})", count), COUNT)
    last = top + len(kinds)
    canvas.spread(last + 1, (1, 2), "合计", total(CENTER))
    counts = [sum(standing[kind, severity] for kind in kinds) for severity in Severity]
    for col, count in enumerate([*counts, sum(counts)], 3):
        canvas.put(last + 1, col, Formula(f"=SUM({f.down(FRONT, col, top + 1, last)})", count), total(COUNT))
    end = max(last + 1, top + FINDINGS_ROWS)
    chart = Chart(
        "column",
        "各类问题条数",
        tuple(
            chart_series(SEVERITY[severity], (top + 1, last), col, CHART_COLORS[severity])
            for col, severity in enumerate(Severity, 3)
        ),
        top,
        CHART_COLUMN,
        CHART_WIDTH,
        pixels(canvas, top, end),
        stacked=True,
        number_format="0",
    )
    return Panel(chart, end + 1)
