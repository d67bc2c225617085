"""疑似重复 of a province: what came from several counties, each place a line: files, and projects."""

from collections.abc import Iterator

from xl_perfgoals.core.amount import Amount
from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.ops.present.canvas import Column
from xl_perfgoals.ops.present.looks import COUNT, PROJECTS, RECEIPTS, TEXT, money
from xl_perfgoals.ops.province.columns import DOUBLES, DoubleColumn as C
from xl_perfgoals.ops.province.departments import in_county
from xl_perfgoals.ops.province.listing import Line, Listing, list_sheets
from xl_perfgoals.ops.province.material import ProvinceMaterial

SAME_FILE = "文件完全相同"
SAME_PROJECT, SAME_MONEY = "同名单位的同名项目", "同名单位的同名项目，金额也相同"
_NOTE = (
    "同一组里各处可能是同一份材料，都已计入合计　文件完全相同的，请核实应归哪个县；"
    "各县有同名的乡镇、单位时，同名项目属正常"
)


def doubles_sheets(material: ProvinceMaterial) -> Iterator[Sheet]:
    """Draws 疑似重复."""
    columns = (
        Column("组", 6, COUNT),
        Column("第几处", 8, COUNT),
        Column("情况", 30, TEXT),
        Column("县", 16, TEXT),
        Column("文件", 40, TEXT),
        Column("工作表", 16, TEXT),
        Column("实施单位", 28, TEXT),
        Column("项目", 32, TEXT),
        Column("年度资金总额", material.widths.total, money(material.decimals)),
    )
    listing = Listing(DOUBLES, _NOTE, "没有：没有发现几个县都有的文件和项目", columns, "#E0A100")
    return list_sheets(material, listing, material.double_parts, [*_lines(material)])


def _lines(material: ProvinceMaterial) -> Iterator[Line]:
    for group, same in enumerate(material.twice, 1):
        for place, (number, county, path) in enumerate(same.places, 1):
            to = in_county(material.lines[number - 1], RECEIPTS, 1, 1)
            yield Line([group, place, SAME_FILE, county, path, None, None, None, None], {C.COUNTY: to})
    for group, project in enumerate(material.same_projects, len(material.twice) + 1):
        kind = SAME_MONEY if project.same_money else SAME_PROJECT
        for place, (number, county, form) in enumerate(project.places, 1):
            to = in_county(material.lines[number - 1], PROJECTS, 1, 1)
            values = (
                *(group, place, kind, county, form.path, form.sheet, form.unit, form.project),
                Amount(form.total),
            )
            yield Line(values, {C.COUNTY: to})
