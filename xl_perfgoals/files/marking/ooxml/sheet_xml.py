"""A sheet of ours as a worksheet part: texts stand in their cells, so that no list of theirs is touched."""

from collections.abc import Callable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from xl_perfgoals.core.sheet import MAX_LINKS, Cell, Sheet, Style, Value, quoted
from xl_perfgoals.files.marking.ooxml.notes import escaped
from xl_perfgoals.files.marking.places import area_reference, reference

_MARGINS = 'left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"'


def sheet_xml(sheet: Sheet, main: str, number_of: Callable[[Style], int]) -> bytes:
    """The part, in the main namespace of its workbook; number_of gives the number of a look there."""
    color = f'<tabColor rgb="FF{sheet.tab_color.lstrip("#")}"/>' if sheet.tab_color else ""
    head = (
        f'<sheetPr>{color}<pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f"{_pane(sheet.freeze[0]) if sheet.freeze else ''}</sheetView></sheetViews>"
        f'<sheetFormatPr defaultRowHeight="{sheet.row_height:g}"/>'
        f"<cols>{''.join(map(_col, sorted(sheet.widths.items())))}</cols>"
    )
    way = "landscape" if sheet.page.landscape else "portrait"
    tail = (
        f"{_merges(sheet)}{_links(sheet)}<pageMargins {_MARGINS}/>"
        f'<pageSetup paperSize="9" fitToHeight="0" orientation="{way}"/>'
        f"<headerFooter><oddFooter>{escape(sheet.page.footer)}</oddFooter></headerFooter>"
    )
    rows = "".join(_rows(sheet, number_of))
    text = f'<worksheet xmlns="{main}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()


def repeated_rows(sheet: Sheet) -> str:
    """What the name of the rows that every page repeats stands for, "" if there are none."""
    if sheet.page.repeat is None:
        return ""
    first, last = sheet.page.repeat
    return f"{quoted(sheet.name)}!${first}:${last}"


def _pane(first: int) -> str:
    return (
        f'<pane ySplit="{first - 1}" topLeftCell="A{first}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{first}" sqref="A{first}"/>'
    )


def _col(item: tuple[int, float]) -> str:
    col, width = item
    return f'<col min="{col}" max="{col}" width="{width + 0.7:g}" customWidth="1"/>'


def _rows(sheet: Sheet, number_of: Callable[[Style], int]) -> Iterator[str]:
    rows: dict[int, dict[int, Cell]] = {}
    for (top, left, bottom, right), style in sheet.merges:
        for row in range(top, bottom + 1):
            rows.setdefault(row, {}).update(
                {col: Cell(row, col, None, style) for col in range(left, right + 1)}
            )
    for cell in sheet.cells:
        rows.setdefault(cell.row, {})[cell.col] = cell
    for row, cells in sorted(rows.items()):
        height = f' ht="{sheet.heights[row]:g}" customHeight="1"' if row in sheet.heights else ""
        written = "".join(_cell(cell, number_of(cell.style)) for _, cell in sorted(cells.items()))
        yield f'<row r="{row}"{height}>{written}</row>'


def _cell(cell: Cell, style: int) -> str:
    at = f'<c r="{reference(cell.row, cell.col)}" s="{style}"'
    return at + _content(cell.value)


def _content(value: Value) -> str:
    if value is None or value == "":
        return "/>"
    if isinstance(value, int):
        return f"><v>{value}</v></c>"
    text = escape(escaped(str(value)), {"\r": "&#13;"})
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _merges(sheet: Sheet) -> str:
    areas = "".join(f'<mergeCell ref="{area_reference(merge.area)}"/>' for merge in sheet.merges)
    return f'<mergeCells count="{len(sheet.merges)}">{areas}</mergeCells>' if areas else ""


def _links(sheet: Sheet) -> str:
    said: Mapping[tuple[int, int], Value] = {(cell.row, cell.col): cell.value for cell in sheet.cells}
    links = "".join(
        f'<hyperlink ref="{reference(link.row, link.col)}" location={quoteattr(_location(link.to))} '
        f"display={quoteattr(escaped(str(said.get((link.row, link.col), ''))))}/>"
        for link in sheet.links[:MAX_LINKS]
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _location(to: tuple[str, str, int, int]) -> str:
    _, sheet, row, col = to
    return f"{quoted(sheet)}!{reference(row, col)}"
