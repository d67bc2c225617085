"""指标明细: one row an indicator, in the columns of the budget system: a flat list to sort and filter."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.sheet import Link, Sheet, Style, Value
from xl_perfgoals.core.summary import ProjectLine
from xl_perfgoals.ops.present.canvas import Canvas, Column, page
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    TEXT,
    linked,
    money,
    repeated,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import IndicatorColumn as C, Places
from xl_perfgoals.ops.present.target_columns import target_columns

LINKED_ROWS = 60_000
"""Up to so many rows each one is a link; beyond, Excel's limit leaves room for one a project."""

NOTICE = "金额单位：万元　预算数、年度目标写在项目的第一条指标上　点击序号可打开原表"
NO_INDICATORS = "（没有读到绩效指标）"
NOTHING = "没有可以汇总的项目"

_NUMBER = int(C.NUMBER)
_LEVEL_NAMES = {level: level.value for level in (*Level1, *Level2)}
"""Asked for by every row, and slow to ask of the levels themselves."""
_REPEATED = (C.DEPARTMENT, C.UNIT, C.PROJECT)
"""Every row names its project, so that it stays clear whose it is when the list is sorted or filtered."""


def indicators_sheets(material: Material, places: Places) -> Iterator[Sheet]:
    """Draws 指标明细, on as many sheets as it takes."""
    columns = _columns(material)
    parts = places.indicator_parts
    every_row = parts[-1].last <= LINKED_ROWS and len(parts) == 1
    first = tuple(linked(c.style) if n == C.NUMBER else c.style for n, c in enumerate(columns, 1))
    rest = tuple(repeated(s) if n in _REPEATED else s for n, s in enumerate(first, 1))
    if not every_row:
        rest = (columns[0].style, *rest[1:])
    projects = iter(zip(places.indicators, material.projects, strict=True))
    serial = 0
    for part, following in zip_longest(parts, parts[1:]):
        canvas = Canvas([column.width for column in columns])
        title = f"{material.title}指标明细表"
        canvas.open_table(title, NOTICE, columns, len(columns))
        row = part.first
        while row <= part.last and (placed := next(projects, None)):
            (_, row), project = placed
            _project(canvas, row, serial, project, (first, rest))
            targets = [indicator.target.at for indicator in project.form.indicators] or [project.form.at]
            linked_to = targets if every_row else targets[:1]
            canvas.links.extend([Link(at_row, _NUMBER, at) for at_row, at in enumerate(linked_to, row)])
            serial += len(targets)
            row += len(targets)
        last = part.last
        if not material.projects:
            canvas.spread(last, (1, len(columns)), NOTHING, CENTER)
        if following:
            last += 1
            canvas.go_on(last, len(columns), following.sheet)
        yield replace(
            canvas.sheet(part.sheet),
            freeze=(part.first, C.PROJECT + 1),
            filter=Area(part.first - 1, 1, part.last, len(columns)),
            page=page(title, material.footer, len(columns), last),
            tab_color="#3F74B5",
        )


def _columns(material: Material) -> tuple[Column, ...]:
    d = material.decimals.total
    return (
        Column("序号", 6, COUNT),
        Column("主管部门", 13, TEXT),
        Column("单位名称", 13, TEXT),
        Column("项目名称", 20, TEXT),
        Column("预算数", material.money_widths.total, money(d)),
        Column("年度目标", 36, TEXT),
        Column("一级\n指标", 10, CENTER),
        Column("二级指标", 14, CENTER),
        Column("三级指标", 24, TEXT),
        Column("指标\n性质", 6, CENTER),
        Column("运算\n符", 6, CENTER),
        Column("指标值", 13, CENTER),
        Column("度量\n单位", 8, CENTER),
        Column("权重", 6, CENTER),
        Column("指标\n方向性", 7, CENTER),
        Column("原表填写", 17, TEXT),
    )


def _project(
    canvas: Canvas, top: int, serial: int, project: ProjectLine, styles: tuple[tuple[Style, ...], ...]
) -> None:
    form = project.form
    first, rest = styles
    unit, name = form.unit.value or project.department, form.project.value or form.project.text
    whose = (project.department, unit, name)
    goal = form.annual_goal.value or form.annual_goal.text
    rows = [_indicator(indicator) for indicator in form.indicators] or [_NO_INDICATORS]
    canvas.line(top, (serial + 1, *whose, project.money.total.amount, goal, *rows[0]), first)
    canvas.lines(top + 1, [(n, *whose, None, None, *row) for n, row in enumerate(rows[1:], serial + 2)], rest)


def _indicator(indicator: Indicator) -> tuple[Value, ...]:
    level1, level2, weight = indicator.level1, indicator.level2, indicator.weight
    _, text, target, _, _ = indicator.target
    nature, sign, number, unit, direction = target_columns(target, text)
    return (
        _LEVEL_NAMES[level1] if level1 else None,
        _LEVEL_NAMES[level2.value] if level2.value else level2.text,
        indicator.name.value or indicator.name.text,
        nature,
        sign,
        number,
        unit,
        (weight.text if weight.value is None else weight.value) if weight else None,
        direction,
        text,
    )


_NO_INDICATORS: tuple[Value, ...] = (None, None, NO_INDICATORS, *[None] * 7)
