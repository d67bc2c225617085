"""The province's workbook: all its sheets, from what its counties came to."""

from collections.abc import Sequence

from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.core.sheet import Properties, Sheet
from xl_perfgoals.ops.province.counties import counties_sheet
from xl_perfgoals.ops.province.departments import departments_sheet
from xl_perfgoals.ops.province.doubles import doubles_sheets
from xl_perfgoals.ops.province.front import front_sheet
from xl_perfgoals.ops.province.left_out import left_out_sheets
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.unread import unread_sheets


def province_sheets(
    lines: Sequence[CountyLine], *, made_at: str, version: str, name: str = ""
) -> tuple[Sheet, ...]:
    """All sheets, in the order of their tabs. Links lead to files called as the lines' workbooks are."""
    material = ProvinceMaterial(tuple(lines), made_at, version, name)
    return (
        front_sheet(material),
        counties_sheet(material),
        departments_sheet(material),
        *unread_sheets(material),
        *left_out_sheets(material),
        *doubles_sheets(material),
    )


def province_properties(lines: Sequence[CountyLine], *, made_at: str, version: str) -> Properties:
    """What the file says about itself."""
    return Properties(
        title=ProvinceMaterial(tuple(lines), made_at, version).title,
        subject="项目支出绩效目标审核与汇总",
        author=f"xl_perfgoals {version}",
        keywords="绩效目标 汇总 审核",
        made_at=made_at,
    )
