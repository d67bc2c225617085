"""指标明细: one row an indicator, in the columns of the budget system: a flat list to sort and filter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain, count, groupby, repeat, zip_longest
from typing import NamedTuple

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.sheet import Sheet, Value
from xl_perfgoals.core.summary import ProjectLine
from xl_perfgoals.ops.present.canvas import Canvas, Column, page
from xl_perfgoals.ops.present.columns import IndicatorColumn as C
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    TEXT,
    linked,
    money,
    repeated,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.present.target_columns import target_columns

LINKED_ROWS = 60_000
"""Up to so many rows each one is a link; beyond, Excel's limit leaves room for one a project."""

NOTICE = "金额单位：万元　预算数、年度目标写在项目的第一条指标上　点击序号可打开原表"
NO_INDICATORS = "（没有读到绩效指标）"
NOTHING = "没有可以汇总的项目"

_NUMBER = int(C.NUMBER)
_LEVEL_NAMES: dict[Level1 | Level2 | None, str | None] = {
    None: None,
    **{level: level.value for level in (*Level1, *Level2)},
}
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
    projects = _by_sheet(material, places)
    serial = 1
    for part, following in zip_longest(parts, parts[1:]):
        canvas = Canvas([column.width for column in columns])
        title = f"{material.title}指标明细表"
        canvas.open_table(title, NOTICE, columns, len(columns))
        row = part.first
        for _, own in groupby(projects.get(part.sheet, ()), _has_indicators):
            table = _table(serial, [*own])
            looks = [rest] * len(table.targets)
            for start in table.starts:
                looks[start] = first
            canvas.table(row, table.columns, looks)
            if every_row:
                canvas.links_down(count(row), _NUMBER, table.targets)
            else:
                for start in table.starts:
                    canvas.link(row + start, _NUMBER, table.targets[start])
            serial += len(looks)
            row += len(looks)
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
    return (
        Column("序号", 6, COUNT),
        Column("主管部门", 13, TEXT),
        Column("单位名称", 13, TEXT),
        Column("项目名称", 20, TEXT),
        Column("预算数", material.money_widths.total, money(material.decimals)),
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


class _Table(NamedTuple):
    """Rows of projects below each other: their columns, where each leads, and which are a project's first."""

    columns: Sequence[Sequence[Value]]
    targets: Sequence[CellRef]
    starts: Sequence[int]


def _by_sheet(material: Material, places: Places) -> Mapping[str, Sequence[ProjectLine]]:
    """The projects that stand on each of the table's sheets."""
    sheets: dict[str, list[ProjectLine]] = {}
    for (sheet, _), project in zip(places.indicators, material.projects, strict=True):
        sheets.setdefault(sheet, []).append(project)
    return sheets


def _has_indicators(project: ProjectLine) -> bool:
    return bool(project.form.indicators)


def _table(serial: int, projects: Sequence[ProjectLine]) -> _Table:
    """The rows of projects that all have indicators, or all have none; serial is the first row's number."""
    forms = [project.form for project in projects]
    indicators = [*chain.from_iterable([form.indicators for form in forms])]
    lengths = [len(form.indicators) for form in forms] if indicators else [1] * len(forms)
    *starts, total = accumulate(lengths, initial=0)

    def everywhere(values: Iterable[Value]) -> Sequence[Value]:
        return [*chain.from_iterable(map(repeat, values, lengths))]

    def at_first(values: Iterable[Value]) -> Sequence[Value]:
        column: list[Value] = [None] * total
        for start, value in zip(starts, values, strict=True):
            column[start] = value
        return column

    columns = (
        range(serial, serial + total),
        everywhere([project.department for project in projects]),
        everywhere([project.form.unit.value or project.department for project in projects]),
        everywhere([form.project.value or form.project.text for form in forms]),
        at_first([project.money.total.amount for project in projects]),
        at_first([form.annual_goal.value or form.annual_goal.text for form in forms]),
        *(_columns_of(indicators) if indicators else [[value] * total for value in _NO_INDICATORS]),
    )
    targets = [indicator.target.at for indicator in indicators] or [form.at for form in forms]
    return _Table(columns, targets, starts)


def _columns_of(indicators: Sequence[Indicator]) -> Iterator[Sequence[Value]]:
    """The columns from 一级指标 on."""
    level2s = [indicator.level2 for indicator in indicators]
    names = [indicator.name for indicator in indicators]
    weights = [indicator.weight for indicator in indicators]
    targets = [indicator.target for indicator in indicators]
    texts = [target.text for target in targets]
    values = [target.value for target in targets]
    nature, sign, number, unit, direction = zip(*map(target_columns, values, texts), strict=True)
    yield [_LEVEL_NAMES[indicator.level1] for indicator in indicators]
    yield [_LEVEL_NAMES[value] if (value := level.value) else level.text for level in level2s]
    yield [name.value or name.text for name in names]
    yield from (nature, sign, number, unit)
    yield [(weight.text if weight.value is None else weight.value) if weight else None for weight in weights]
    yield from (direction, texts)


_NO_INDICATORS: tuple[Value, ...] = (None, None, NO_INDICATORS, *[None] * 7)
