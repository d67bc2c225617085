"""未能读取的文件 of a province: every file that was refused, county by county, and what to do about it."""

from collections.abc import Iterator

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.ops.present.canvas import Column
from xl_perfgoals.ops.present.looks import CENTER, COUNT, RECEIPTS, TEXT
from xl_perfgoals.ops.province.columns import UNREAD, UnreadColumn as C
from xl_perfgoals.ops.province.departments import in_county
from xl_perfgoals.ops.province.listing import Line, Listing, list_sheets
from xl_perfgoals.ops.province.material import ProvinceMaterial

_LISTING = Listing(
    UNREAD,
    "这些文件里的金额没有计入任何合计；请通知报送单位按处理办法重新报送　点击县名可打开该县的报送情况",
    "没有：收到的文件都读成了",
    (
        Column("序号", 6, COUNT),
        Column("县", 18, TEXT),
        Column("文件", 44, TEXT),
        Column("代码", 8, CENTER),
        Column("原因", 48, TEXT),
        Column("处理办法", 48, TEXT),
    ),
    "#C00000",
)


def unread_sheets(material: ProvinceMaterial) -> Iterator[Sheet]:
    """Draws 未能读取的文件."""
    lines = []
    for number, (county, file) in enumerate(material.unread, 1):
        line = material.lines[county - 1]
        links: dict[int, CellRef] = {}
        if line.workbook:
            links[C.COUNTY] = in_county(line, RECEIPTS, 1, 1)
        lines.append(Line([number, line.county, *file], links))
    return list_sheets(material, _LISTING, material.unread_parts, lines)
