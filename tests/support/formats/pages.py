"""Forms as web pages: as a budget system exports them, as Excel saves them, laid out by tables, as MHTML."""

from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape

from tests.support.formats.samples import cell_texts
from xl_perfgoals.core.cells import Grid, number_text

Attributes = Callable[[Grid, int, int], str]


def _no_attributes(_grid: Grid, _row: int, _col: int) -> str:
    return ""


def table(grid: Grid, attributes: Attributes = _no_attributes) -> str:
    """A sheet as an HTML table, merged areas as spans."""
    anchors = {(area.first_row, area.first_col): area for area in grid.merged}
    covered = {
        (row, col)
        for area in grid.merged
        for row in range(area.first_row, area.last_row + 1)
        for col in range(area.first_col, area.last_col + 1)
    } - anchors.keys()
    rows = []
    for row, texts in enumerate(cell_texts(grid), 1):
        cells = []
        for col, text in enumerate(texts, 1):
            if (row, col) in covered:
                continue
            span = ""
            if area := anchors.get((row, col)):
                across, down = area.last_col - col + 1, area.last_row - row + 1
                span = (f' colspan="{across}"' if across > 1 else "") + (
                    f" rowspan={down}" if down > 1 else ""
                )
            shown = escape(text).replace("\n", "<br/>\r\n   ") or "&nbsp;"
            cells.append(f"<td{span}{attributes(grid, row, col)}>{shown}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1 cellspacing='0'><tbody>\r\n{chr(10).join(rows)}\r\n</tbody></table>"


def html(grids: Sequence[Grid], encoding: str, declared: str = "") -> bytes:
    """As budget systems export a list of forms under the name .xls."""
    body = "<br>".join(table(grid) for grid in grids)
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n<head>'
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared or encoding}">'
        '<style>td {mso-number-format:"\\@";} .a {display:none}</style>'
        f"<script>document.write('<table><tr><td>x</td></tr></table>')</script></head>"
        f"<body><!-- 导出 -->{body}<p>第 1 页&nbsp;打印时间：2023-03-01</p></body></html>"
    )
    return page.encode(encoding)


def excel_html(grids: Sequence[Grid]) -> bytes:
    """As Excel saves a sheet as a web page: numbers beside the texts that show them."""

    def number(grid: Grid, row: int, col: int) -> str:
        value = grid.value(row, col)
        return f' x:num="{number_text(value)}"' if isinstance(value, float) else " x:str"

    body = "".join(table(grid, number) for grid in grids)
    names = "<x:ExcelWorksheet><x:Name>绩效目标表</x:Name></x:ExcelWorksheet>"
    return (
        f"<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>{names}"
        f"</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><body>{body}</body></html>"
    ).encode("gbk")


def layout_html(grids: Sequence[Grid]) -> bytes:
    """As a web page shows it: tables inside a table, what was typed in fields."""
    rows = "".join(
        f"<tr><td class=side><a href='#'>菜单</a></td><td><div>{_with_fields(grid)}</div></td></tr>"
        for grid in grids
    )
    return f"<!DOCTYPE html><html><body><table id=layout>{rows}</table></body></html>".encode()


def _with_fields(grid: Grid) -> str:
    """Figures as fields of a form, with what nobody sees beside them."""
    return (
        table(grid)
        .replace("<td>", '<td><input type=hidden value="17"><span style="display: none">帮助</span>')
        .replace("万元</td>", '<input type="text" value="万元"/></td>')
    )


def mhtml(grids: Sequence[Grid]) -> bytes:
    """As Excel saves a workbook as one web page."""
    message = EmailMessage()
    names = "".join(
        f"<x:ExcelWorksheet><x:Name>{escape(grid.sheet)}</x:Name>"
        f'<x:WorksheetSource HRef="3D.files/sheet{n:03d}.htm"/></x:ExcelWorksheet>'
        for n, grid in enumerate(grids)
    )
    message.set_content(
        f"<html><xml>{names}</xml><frameset></frameset></html>", subtype="html", charset="utf-8"
    )
    message.make_related()
    for number, grid in enumerate(grids):
        message.add_related(
            f"<html><body>{table(grid)}</body></html>".encode("gbk"),
            "text",
            "html",
            headers=[f"Content-Location: file:///C:/3D.files/sheet{number:03d}.htm"],
        )
    return b"From: <Saved by WPS>\r\n" + message.as_bytes()
