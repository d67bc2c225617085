"""指标明细: one row an indicator, in the columns of the budget system, under its department's subtotal."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.sheet import Cell, Formula, Merge, Sheet, Style, Value
from xl_perfgoals.core.summary import ProjectLine
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import ROW_HEIGHT, Canvas, Column, page
from xl_perfgoals.ops.present.looks import (
    CENTER,
    CLIPPED,
    COUNT,
    FAINT,
    INDICATORS,
    NOTE,
    PROJECTS,
    TEXT,
    linked,
    money,
    subtotal,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places, ProjectColumn
from xl_perfgoals.ops.present.target_columns import target_columns
from xl_perfgoals.ops.present.text_size import MAX_HEIGHT, room, text_height

LINKED_ROWS = 60_000
"""Up to so many rows each one is a link; beyond, Excel's limit leaves room for one a project."""
MERGED_PROJECTS = 2000
"""Up to so many projects 预算数 and 年度目标 span their indicators; more merged areas make Excel slow."""

SUBTOTAL = "小计"
NO_INDICATORS = "（没有读到绩效指标）"
NOTHING = "没有可以汇总的项目"

NUMBER, PROJECT, BUDGET, GOAL = 1, 3, 4, 5


class _Manner(NamedTuple):
    """How the rows of projects are drawn.

    merged: 预算数 and 年度目标 span the project's rows. linked: each row is a link. first are the styles
    of a project's first row, rest those of the others.
    """

    merged: bool
    linked: bool
    first: tuple[Style, ...]
    rest: tuple[Style, ...]


def _manner(columns: Sequence[Column], *, merged: bool, linked_rows: bool) -> _Manner:
    first = [column.style for column in columns]
    rest = list(first)
    rest[1] = rest[PROJECT - 1] = FAINT
    first[NUMBER - 1] = linked(COUNT)
    if linked_rows:
        rest[NUMBER - 1] = linked(COUNT)
    if not merged:
        first[GOAL - 1] = CLIPPED
    return _Manner(merged, linked_rows, tuple(first), tuple(rest))


def indicators_sheet(material: Material, places: Places) -> Sheet:
    """Draws 指标明细."""
    columns = _columns(material)
    canvas = Canvas([column.width for column in columns])
    title = f"{material.title}指标明细表"
    canvas.open_table(title, "金额单位：万元　点击序号可打开原表", columns, len(columns))
    manner = _manner(
        columns,
        merged=len(material.projects) <= MERGED_PROJECTS,
        linked_rows=places.indicator_rows.last <= LINKED_ROWS,
    )
    subtotals = tuple(subtotal(column.style) for column in columns)
    number = serial = 0
    # The sheet may have room for fewer departments than there are.
    for line, row, source in zip(
        material.summary.lines, places.indicator_subtotals, places.subtotals, strict=False
    ):
        budget = f.cell(PROJECTS, source, ProjectColumn.TOTAL)
        money_sum = Formula(f"={budget}", line.money.total.amount)
        values = [None, line.department, SUBTOTAL, money_sum, *[None] * (len(columns) - BUDGET)]
        canvas.line(row, values, subtotals)
        for project in line.projects:
            number += 1
            if number > len(places.indicators):
                break
            _project(canvas, places.indicators[number - 1], serial, project, manner)
            serial += max(1, len(project.form.indicators))
    last = places.indicator_rows.last
    if not material.summary.lines:
        canvas.spread(last, (1, len(columns)), NOTHING, CENTER)
    if missing := len(material.projects) - len(places.indicators):
        last += 1
        canvas.put(last, 2, f"本表已写满，其余 {missing} 个项目的指标没有列出，请按部门分批汇总。", NOTE)
    return replace(
        canvas.sheet(INDICATORS),
        freeze=(places.indicator_rows.first, PROJECT + 1),
        filter=Area(places.indicator_rows.first - 1, 1, places.indicator_rows.last, len(columns)),
        page=page(title, material.footer, len(columns), last),
        tab_color="#3F74B5",
    )


def _columns(material: Material) -> tuple[Column, ...]:
    d = material.decimals.total
    return (
        Column("序号", 7, COUNT),
        Column("单位名称", 15, TEXT),
        Column("项目名称", 20, TEXT),
        Column("预算数", material.money_widths.total, money(d)),
        Column("年度目标", 30, TEXT),
        Column("一级\n指标", 10, CENTER),
        Column("二级指标", 15, CENTER),
        Column("三级指标", 26, TEXT),
        Column("指标\n性质", 6, CENTER),
        Column("指标值", 12, CENTER),
        Column("度量\n单位", 8, CENTER),
        Column("权重", 6, CENTER),
        Column("指标\n方向性", 8, CENTER),
        Column("原表填写", 18, TEXT),
    )


def _project(canvas: Canvas, top: int, serial: int, project: ProjectLine, manner: _Manner) -> None:
    form = project.form
    unit, name = form.unit.value or project.department, form.project.value or form.project.text
    amount, goal = project.money.total.amount, form.annual_goal.text
    rows = [_indicator(indicator) for indicator in form.indicators] or [_NO_INDICATORS]
    # A goal that spans the project does not make its first row higher: _stretch spreads what it needs.
    head = (unit, name, amount, None if manner.merged else goal)
    canvas.line(top, (serial + 1, *head, *rows[0]), manner.first)
    for offset, row in enumerate(rows[1:], 1):
        canvas.line(top + offset, (serial + 1 + offset, unit, name, None, None, *row), manner.rest)
    targets = [indicator.target.at for indicator in form.indicators] or [form.at]
    for at_row, at in enumerate(targets[: None if manner.linked else 1], top):
        canvas.link(at_row, NUMBER, at)
    if manner.merged:
        end = top + len(rows) - 1
        canvas.cells.append(Cell(top, GOAL, goal, manner.first[GOAL - 1]))
        _stretch(canvas, top, end, goal, manner.first[GOAL - 1].size)
        if end > top:
            canvas.merges += [
                Merge(Area(top, col, end, col), manner.first[col - 1]) for col in (BUDGET, GOAL)
            ]


def _indicator(indicator: Indicator) -> tuple[Value, ...]:
    level2 = indicator.level2
    target = indicator.target.value
    nature, value, unit, direction = target_columns(target, indicator.target.text)
    weight = indicator.weight
    return (
        indicator.level1.value if indicator.level1 else None,
        level2.value.value if level2.value else level2.text,
        indicator.name.value or indicator.name.text,
        nature,
        value,
        unit,
        (weight.text if weight.value is None else weight.value) if weight else None,
        direction,
        indicator.target.text,
    )


_NO_INDICATORS: tuple[Value, ...] = (None, None, NO_INDICATORS, *[None] * 6)


def _stretch(canvas: Canvas, top: int, end: int, goal: str, size: float) -> None:
    """Gives the rows of a project together the height that its goal needs."""
    rows = range(top, end + 1)
    heights = [canvas.heights.get(row, ROW_HEIGHT) for row in rows]
    halves = room(canvas.widths[GOAL - 1], size)
    needed = text_height(goal, halves, size, limit=len(heights) * MAX_HEIGHT)
    if needed > sum(heights):
        factor = needed / sum(heights)
        for row, height in zip(rows, heights, strict=True):
            canvas.heights[row] = min(MAX_HEIGHT, round(height * factor + 0.5, 1))
