"""来源: every figure that was added up with its file, sheet and cell; and the forms that were left out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.sheet import Sheet, Value
from xl_perfgoals.core.summary import LeftOut
from xl_perfgoals.ops.present.canvas import HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.columns import SourceColumn as C
from xl_perfgoals.ops.present.figures import COLUMN_NAMES, Figure
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    SECTION,
    TEXT,
    linked,
    money,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.parts import lines_of
from xl_perfgoals.ops.present.places import Places

LEFT_OUT_TITLE, FIGURES_TITLE = "一、读到但没有汇总的表", "二、汇总数的来源"
NO_LEFT_OUT, NO_FIGURES, NO_CELL = "没有：读到的表全部汇总", "没有汇总数", "（表中没有这一栏）"

_LEFT_OUT_HEADS = ("序号", "部门", "项目", "代码", "原因", None, "原表金额", "文件", "工作表", "单元格")


def sources_sheets(material: Material, places: Places) -> Iterator[Sheet]:
    """Draws 来源, on as many sheets as the figures take; the forms left out stand on the first."""
    columns = _columns(material)
    styles = tuple(column.style for column in columns)
    linked_styles = (*styles[:-1], linked(styles[-1]))
    number = 1
    for part, listed, following in lines_of(places.sources, material.figures):
        canvas = Canvas([column.width for column in columns])
        title = f"{material.title}汇总数来源"
        canvas.open_table(title, "金额单位：万元　点击单元格地址可打开原表", (), C.CELL)
        if part is places.sources[0]:
            _forms_left_out(canvas, material, places)
            canvas.spread(part.first - 2, (1, C.CELL), FIGURES_TITLE, SECTION)
            canvas.heights[part.first - 2] = 26.0
        canvas.head(part.first - 1, columns)
        if listed:
            canvas.table(
                part.first, _figures(number, listed), [linked_styles if f.at else styles for f in listed]
            )
            canvas.links_down(count(part.first), C.CELL, [figure.at for figure in listed])
            number += len(listed)
        last = part.last
        if not listed:
            canvas.spread(part.first, (1, C.CELL), NO_FIGURES, CENTER)
        if following:
            last += 1
            canvas.go_on(last, C.CELL, following.sheet)
        yield replace(
            canvas.sheet(part.sheet),
            freeze=(HEAD_ROW, 1),
            filter=Area(part.first - 1, 1, part.last, C.CELL),
            page=page(title, material.footer, C.CELL, last, repeat=part.first - 1),
            tab_color="#7F7F7F",
        )


def _forms_left_out(canvas: Canvas, material: Material, places: Places) -> None:
    canvas.spread(HEAD_ROW, (1, C.CELL), LEFT_OUT_TITLE, SECTION)
    canvas.heights[HEAD_ROW] = 26.0
    rows = places.left_out
    canvas.spread_head(rows.first - 1, _LEFT_OUT_HEADS)
    for index, left in enumerate(material.summary.left_out):
        _left_out(canvas, rows.first + index, index + 1, left, material.left_out_places[index].department)
    if not material.summary.left_out:
        canvas.spread(rows.first, (1, C.CELL), NO_LEFT_OUT, CENTER)


def _columns(material: Material) -> tuple[Column, ...]:
    return (
        Column("序号", 6, COUNT),
        Column("部门", 20, TEXT),
        Column("项目", 30, TEXT),
        Column("计入", 14, CENTER),
        Column("原表栏目", 16, TEXT),
        Column("金额", max(material.money_widths[:3]), money(material.decimals)),
        Column("原表填写", 17, CENTER),
        Column("文件", 34, TEXT),
        Column("工作表", 16, TEXT),
        Column("单元格", 9, CENTER),
    )


def _left_out(canvas: Canvas, row: int, number: int, left: LeftOut, department: str) -> None:
    form, at = left.form, left.at
    canvas.put(row, 1, number, COUNT)
    canvas.put(row, 2, department, TEXT)
    canvas.put(row, 3, form.project.text, TEXT)
    canvas.put(row, 4, left.code, CENTER)
    canvas.spread(row, (5, 6), left.reason, TEXT)
    canvas.put(row, 7, form.funding.total.text, CENTER)
    canvas.put(row, 8, at.book, TEXT)
    canvas.put(row, 9, at.sheet, TEXT)
    canvas.put(row, 10, at.a1, linked(CENTER), at)


def _figures(number: int, figures: Sequence[Figure]) -> Sequence[Sequence[Value]]:
    """The columns of figures below each other; the first has this number."""
    _, projects, columns, labels, amounts, cells, texts = zip(*figures, strict=True)
    places = [cell or project.form.at for cell, project in zip(cells, projects, strict=True)]
    return (
        range(number, number + len(figures)),
        [project.department for project in projects],
        [project.form.project.text for project in projects],
        [COLUMN_NAMES[column] for column in columns],
        labels,
        amounts,
        texts,
        [place.book for place in places],
        [place.sheet for place in places],
        [cell.a1 if cell else NO_CELL for cell in cells],
    )
