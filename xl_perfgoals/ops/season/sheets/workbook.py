"""报送情况.xlsx: all its sheets, from one state of the store."""

from xl_perfgoals.core.sheet import Properties, Sheet
from xl_perfgoals.ops.season.sheets.changes import changes_sheet
from xl_perfgoals.ops.season.sheets.control import control_sheet
from xl_perfgoals.ops.season.sheets.material import Material
from xl_perfgoals.ops.season.sheets.phone import phone_sheet
from xl_perfgoals.ops.season.sheets.progress import progress_sheet


def tracking_sheets(material: Material) -> tuple[Sheet, ...]:
    """All sheets, in the order of their tabs."""
    return (
        progress_sheet(material),
        phone_sheet(material),
        changes_sheet(material),
        control_sheet(material),
    )


def tracking_properties(material: Material) -> Properties:
    """What the file says about itself."""
    return Properties(
        title=f"{material.year}项目支出绩效目标报送情况",
        subject="项目支出绩效目标报送、退回与批复进度",
        author=f"xl_perfgoals {material.version}",
        keywords="绩效目标 报送 轮次 控制数",
        made_at=material.made_at,
    )
