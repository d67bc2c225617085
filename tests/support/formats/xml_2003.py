"""Forms as SpreadsheetML 2003."""

from collections.abc import Sequence
from html import escape

from tests.support.formats.samples import cell_texts
from xl_perfgoals.core.cells import Grid, number_text

_SPACES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40"'
)


def workbook(grids: Sequence[Grid], encoding: str = "utf-8") -> bytes:
    """A workbook as Excel 2003 saves it, each grid a worksheet."""
    sheets = "".join(map(worksheet, grids))
    return document(sheets, encoding=encoding)


def document(sheets: str, styles: str = "", encoding: str = "utf-8") -> bytes:
    """A workbook around the XML of its worksheets and styles. What says GB 2312 is mostly GBK."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n'
        f"<Workbook {_SPACES}>\r\n"
        f'<Styles><Style ss:ID="Default" ss:Name="Normal"><NumberFormat/></Style>{styles}</Styles>'
        f"{sheets}</Workbook>"
    ).encode("gbk" if encoding == "gb2312" else encoding)


def worksheet(grid: Grid) -> str:
    """One sheet: numbers as numbers, merged areas, and the cells under them left out."""
    anchors = {(area.first_row, area.first_col): area for area in grid.merged}
    rows = []
    for row, texts in enumerate(cell_texts(grid), 1):
        cells = []
        for col, text in enumerate(texts, 1):
            span = ""
            if area := anchors.get((row, col)):
                across, down = area.last_col - col, area.last_row - row
                span = (f' ss:MergeAcross="{across}"' if across else "") + (
                    f' ss:MergeDown="{down}"' if down else ""
                )
            if not text and not span:
                continue
            value = grid.value(row, col)
            kind, shown = ("Number", number_text(value)) if isinstance(value, float) else ("String", text)
            data = escape(shown).replace("\n", "&#10;")
            cells.append(f'<Cell ss:Index="{col}"{span}><Data ss:Type="{kind}">{data}</Data></Cell>')
        if cells:
            rows.append(f'<Row ss:Index="{row}">{"".join(cells)}</Row>')
    return f'<Worksheet ss:Name="{escape(grid.sheet)}"><Table>{"".join(rows)}</Table></Worksheet>'
