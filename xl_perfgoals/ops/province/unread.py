"""未能读取的文件 of a province: every file that was refused, county by county, and what to do about it."""

from dataclasses import replace

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import Sheet
from xl_perfgoals.ops.present.canvas import HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER, COUNT, NOTE as NOTE_STYLE, RECEIPTS, TEXT
from xl_perfgoals.ops.province.columns import UNREAD, UnreadColumn as C
from xl_perfgoals.ops.province.departments import in_county
from xl_perfgoals.ops.province.material import ProvinceMaterial

NOTE = "这些文件里的金额没有计入任何合计；请通知报送单位按处理办法重新报送　点击县名可打开该县的报送情况"
NOTHING = "没有：收到的文件都读成了"
_COLUMNS = (
    Column("序号", 6, COUNT),
    Column("县", 18, TEXT),
    Column("文件", 44, TEXT),
    Column("代码", 8, CENTER),
    Column("原因", 48, TEXT),
    Column("处理办法", 48, TEXT),
)


def unread_sheet(material: ProvinceMaterial) -> Sheet:
    """Draws 未能读取的文件."""
    canvas = Canvas([column.width for column in _COLUMNS])
    title = f"{material.title}：{UNREAD}"
    canvas.open_table(title, NOTE, _COLUMNS, C.REMEDY)
    rows = material.unread_rows
    styles = tuple(column.style for column in _COLUMNS)
    for number, (county, file) in enumerate(material.unread, 1):
        line = material.lines[county - 1]
        links: dict[int, CellRef] = {}
        if line.workbook:
            links[C.COUNTY] = in_county(line, RECEIPTS, 1, 1)
        canvas.line(rows.first + number - 1, [number, line.county, *file], styles, links)
    if not material.unread:
        canvas.spread(rows.first, (1, C.REMEDY), NOTHING, CENTER)
    last = rows.last
    if more := material.files.refused - len(material.unread):
        last += 1
        canvas.spread(last, (1, C.REMEDY), f"本表已写满，其余 {more} 个见各县工作簿的报送情况。", NOTE_STYLE)
    return replace(
        canvas.sheet(UNREAD),
        freeze=(rows.first, 1),
        filter=Area(HEAD_ROW, 1, rows.last, C.REMEDY),
        page=page(title, material.footer, C.REMEDY, last),
        tab_color="#C00000" if material.unread else "#7F7F7F",
    )
