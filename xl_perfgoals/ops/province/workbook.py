"""The province's workbook: all its sheets, from what its counties came to."""

from xl_perfgoals.core.sheet import Properties, Sheet
from xl_perfgoals.ops.province.counties import counties_sheet
from xl_perfgoals.ops.province.departments import departments_sheet
from xl_perfgoals.ops.province.doubles import doubles_sheets
from xl_perfgoals.ops.province.fingerprint import fingerprints
from xl_perfgoals.ops.province.front import front_sheet
from xl_perfgoals.ops.province.left_out import left_out_sheets
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.unread import unread_sheets


def province_sheets(material: ProvinceMaterial) -> tuple[Sheet, ...]:
    """All sheets, in the order of their tabs. Links lead to files called as the lines' workbooks are."""
    front = front_sheet(material)
    lists = (*unread_sheets(material), *left_out_sheets(material), *doubles_sheets(material))
    prints = fingerprints((front, *lists))
    return (front, counties_sheet(material, prints), departments_sheet(material), *lists)


def province_properties(material: ProvinceMaterial) -> Properties:
    """What the file says about itself."""
    return Properties(
        title=material.title,
        subject="项目支出绩效目标审核与汇总",
        author=f"xl_perfgoals {material.version}",
        keywords="绩效目标 汇总 审核",
        made_at=material.made_at,
    )
