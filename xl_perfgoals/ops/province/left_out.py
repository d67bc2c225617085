"""未汇总的表 of a province: every form that was read but not summed, county by county, and why."""

from collections.abc import Iterator

from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.ops.present.canvas import Column
from xl_perfgoals.ops.present.looks import CENTER, COUNT, SOURCES, TEXT
from xl_perfgoals.ops.province.columns import LEFT_OUT, LeftOutColumn as C
from xl_perfgoals.ops.province.departments import in_county
from xl_perfgoals.ops.province.listing import Line, Listing, list_sheets
from xl_perfgoals.ops.province.material import ProvinceMaterial

FIRST_IN_COUNTY = 6
"""The row of 来源, in a county's workbook, where the forms begin that were left out."""
_LISTING = Listing(
    LEFT_OUT,
    "这些表读到了，金额没有计入任何合计　点击单元格可打开该县的“来源”，从那里打开原表",
    "没有：读到的表全部汇总",
    (
        Column("序号", 6, COUNT),
        Column("县", 16, TEXT),
        Column("部门", 20, TEXT),
        Column("项目", 30, TEXT),
        Column("文件", 34, TEXT),
        Column("工作表", 14, TEXT),
        Column("单元格", 9, CENTER),
        Column("原表金额", 18, CENTER),
        Column("代码", 8, CENTER),
        Column("原因", 44, TEXT),
        Column("处理办法", 44, TEXT),
    ),
    "#E0A100",
)


def left_out_sheets(material: ProvinceMaterial) -> Iterator[Sheet]:
    """Draws 未汇总的表."""
    lines = []
    for number, (county, own, form) in enumerate(material.left_out, 1):
        line = material.lines[county - 1]
        values = (
            *(number, line.county, form.department, form.project, form.path, form.sheet, form.cell),
            *(form.total, form.code, form.reason, form.remedy),
        )
        lines.append(Line(values, {C.CELL: in_county(line, SOURCES, FIRST_IN_COUNTY + own, 1)}))
    return list_sheets(material, _LISTING, material.left_out_parts, lines)
