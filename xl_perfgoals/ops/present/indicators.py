"""指标明细: one row an indicator, in the columns of the budget system, under its department's subtotal."""

from collections.abc import Sequence
from typing import NamedTuple

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.sheet import Block, Formula, Merge, Sheet, Style, Value
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
from xl_perfgoals.ops.present.text_size import text_height

LINKED_ROWS = 60_000
"""Up to so many rows each one is a link; beyond, Excel's limit leaves room for one a project."""
MERGED_PROJECTS = 2000
"""Up to so many projects 预算数 and 年度目标 span their indicators; more merged areas make Excel slow."""

SUBTOTAL = "小计"
NO_INDICATORS = "（没有读到绩效指标）"
NOTHING = "没有可以汇总的项目"

NUMBER, PROJECT, BUDGET, GOAL, NAME, TARGET, UNIT, TEXT_AS_WRITTEN = 1, 3, 4, 5, 8, 10, 11, 14


_WRAPPED = (7, NAME, TARGET, UNIT, TEXT_AS_WRITTEN)


class _Manner(NamedTuple):
    """How the rows are drawn: whether 预算数 and 年度目标 span the project, whether each row is a link."""

    columns: tuple[Column, ...]
    merged: bool
    linked: bool


def indicators_sheet(material: Material, places: Places) -> Sheet:
    """Draws 指标明细."""
    columns = _columns(material)
    canvas = Canvas([column.width for column in columns])
    title = f"{material.title}指标明细表"
    canvas.open_table(title, "金额单位：万元　点击序号可打开原表", columns, len(columns))
    manner = _Manner(
        columns,
        merged=len(material.summary.projects) <= MERGED_PROJECTS,
        linked=places.indicator_rows.last <= LINKED_ROWS,
    )
    number = serial = 0
    # The sheet may have room for fewer departments than there are.
    for line, row, source in zip(
        material.summary.lines, places.indicator_subtotals, places.subtotals, strict=False
    ):
        budget = f.cell(PROJECTS, source, ProjectColumn.TOTAL)
        values: list[Value] = [
            None,
            line.department,
            SUBTOTAL,
            Formula(f"={budget}", line.money.total.amount),
        ]
        styles = [subtotal(column.style) for column in columns]
        canvas.line(row, [*values, *[None] * (len(columns) - 4)], styles)
        for project in line.projects:
            number += 1
            if number > len(places.indicators):
                break
            _project(canvas, places.indicators[number - 1], serial, project, manner)
            serial += max(1, len(project.form.indicators))
    last = places.indicator_rows.last
    if not material.summary.lines:
        canvas.spread(last, (1, len(columns)), NOTHING, CENTER)
    if missing := len(material.summary.projects) - len(places.indicators):
        last += 1
        canvas.put(last, 2, f"本表已写满，其余 {missing} 个项目的指标没有列出，请按部门分批汇总。", NOTE)
    return Sheet(
        INDICATORS,
        tuple(canvas.cells),
        blocks=tuple(canvas.blocks),
        merges=tuple(canvas.merges),
        links=tuple(canvas.links),
        widths=canvas.width_map(),
        heights=canvas.heights,
        freeze=(places.indicator_rows.first, PROJECT + 1),
        filter=Area(places.indicator_rows.first - 1, 1, places.indicator_rows.last, len(columns)),
        page=page(title, material.footer, len(columns), last),
        tab_color="#3F74B5",
    )


def _columns(material: Material) -> tuple[Column, ...]:
    d = material.decimals.total
    return (
        Column("序号", 6, COUNT),
        Column("单位名称", 15, TEXT),
        Column("项目名称", 20, TEXT),
        Column("预算数", 13 + d - 2, money(d)),
        Column("年度目标", 30, TEXT),
        Column("一级\n指标", 10, CENTER),
        Column("二级指标", 12, CENTER),
        Column("三级指标", 26, TEXT),
        Column("指标\n性质", 6, CENTER),
        Column("指标值", 12, CENTER),
        Column("度量\n单位", 8, CENTER),
        Column("权重", 6, CENTER),
        Column("指标\n方向性", 8, CENTER),
        Column("原表填写", 18, TEXT),
    )


def _project(canvas: Canvas, top: int, serial: int, project: ProjectLine, manner: _Manner) -> None:
    form, columns = project.form, manner.columns
    unit, name = form.unit.value or project.department, form.project.value or form.project.text
    goal = form.annual_goal.text
    rows = [
        (serial + i, unit, name, None, None, *_indicator(indicator))
        for i, indicator in enumerate(form.indicators, 1)
    ] or [(serial + 1, unit, name, None, None, None, None, NO_INDICATORS, *[None] * 6)]
    first: tuple[Value, ...] = (*rows[0][: BUDGET - 1], project.money.total.amount, goal, *rows[0][GOAL:])
    end = top + len(rows) - 1
    styles = [column.style for column in columns]
    first_styles = list(styles)
    first_styles[NUMBER - 1] = linked(COUNT)
    if manner.linked:
        styles[NUMBER - 1] = linked(COUNT)
    if not manner.merged:
        first_styles[GOAL - 1] = CLIPPED
    canvas.blocks.append(Block(top, 1, (first,), tuple(first_styles)))
    styles[1] = styles[PROJECT - 1] = FAINT
    if len(rows) > 1:
        canvas.blocks.append(Block(top + 1, 1, tuple(rows[1:]), tuple(styles)))
    targets = [indicator.target.at for indicator in form.indicators] or [form.at]
    for row, at in enumerate(targets[: None if manner.linked else 1], top):
        canvas.link(row, NUMBER, at)
    _grow(canvas, top, rows, columns)
    if manner.merged:
        _stretch(canvas, top, end, goal, columns)
        if end > top:
            for col in (BUDGET, GOAL):
                canvas.merges.append(Merge(Area(top, col, end, col), _spanning(columns[col - 1].style)))


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


def _grow(canvas: Canvas, top: int, rows: Sequence[tuple[Value, ...]], columns: Sequence[Column]) -> None:
    for offset, row in enumerate(rows):
        for col in _WRAPPED if offset else (2, PROJECT, *_WRAPPED):
            value = row[col - 1]
            # A short text needs one line; asking for its height costs more than this look at its length.
            if isinstance(value, str) and (len(value) * 2 > columns[col - 1].width - 1 or "\n" in value):
                canvas.grow(top + offset, value, columns[col - 1].width, columns[col - 1].style.size)


def _stretch(canvas: Canvas, top: int, end: int, goal: str, columns: Sequence[Column]) -> None:
    """Gives the rows of a project the height that its goal needs."""
    style: Style = columns[GOAL - 1].style
    rows = range(top, end + 1)
    heights = [canvas.heights.get(row, ROW_HEIGHT) for row in rows]
    needed = text_height(goal, columns[GOAL - 1].width, style.size, limit=len(heights) * 400.0)
    if needed > sum(heights):
        factor = needed / sum(heights)
        for row, height in zip(rows, heights, strict=True):
            canvas.heights[row] = min(409.0, round(height * factor + 0.5, 1))


def _spanning(style: Style) -> Style:
    return style._replace(name=style.name + "跨行", down="top" if style.wrap else "center")
