"""Forms as Word documents: title lines as paragraphs, the form below them as a table, one after another."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tests.support.formats.samples import cell_texts, width
from tests.support.workbooks import parts_of, zipped
from xl_perfgoals.core.cells import Area, Grid

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WIDTHS = (1.8, 2.3, 4.2, 5.4, 3.6)
"""Centimetres, so that the columns of an official form fill a page."""


def heads(grid: Grid) -> int:
    """How many rows at the top are lines over the whole width."""
    across = {area.first_row for area in grid.merged if area.last_col - area.first_col + 1 == width(grid)}
    return next(row for row in range(1, grid.last_row + 1) if row not in across) - 1


def document(grids: Sequence[Grid]) -> bytes:
    """All in one .docx, each form on a page of its own."""
    made = Document()
    style = made.styles["Normal"]
    style.font.size = Pt(10.5)
    style.font.name = "宋体"
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    for number, grid in enumerate(grids):
        texts = cell_texts(grid)
        first = heads(grid)
        for line, (text, *_) in enumerate(texts[:first]):
            paragraph = made.add_paragraph(text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.page_break_before = number > 0 and line == 0
            if text.endswith("目标表"):
                paragraph.runs[0].font.size = Pt(18)
                paragraph.runs[0].font.bold = True
        _add_table(made, texts[first:], _merged_below(grid, first))
    made.add_paragraph()  # as Word ends a document
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _merged_below(grid: Grid, row: int) -> list[Area]:
    return [
        Area(area.first_row - row, area.first_col, area.last_row - row, area.last_col)
        for area in grid.merged
        if area.first_row > row
    ]


def _add_table(made, texts: list[list[str]], merged: list[Area]):
    columns = len(texts[0])
    table = made.add_table(len(texts), columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, share in zip(table.columns, WIDTHS, strict=False):
        column.width = Cm(share)
    cells = table._cells
    for row, line in enumerate(texts):
        for col, text in enumerate(line):
            cell = cells[row * columns + col]
            if col < len(WIDTHS):
                cell.width = Cm(WIDTHS[col])
            first, *more = text.split("\n")
            cell.paragraphs[0].text = first
            for another in more:
                cell.add_paragraph(another)
    for area in merged:
        start, end = (
            cells[(row - 1) * columns + col - 1]
            for row, col in ((area.first_row, area.first_col), (area.last_row, area.last_col))
        )
        start.merge(end)


def flat_xml(data: bytes) -> bytes:
    """A .docx as Word saves it in one XML file."""
    pack = "http://schemas.microsoft.com/office/2006/xmlPackage"
    parts = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>{_bare(part)}'
        "</pkg:xmlData></pkg:part>"
        for name, part in parts_of(data).items()
        if name.endswith((".xml", ".rels")) and not name.startswith("[")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<pkg:package xmlns:pkg="{pack}">{parts}</pkg:package>'
    ).encode()


def word_2003(data: bytes) -> bytes:
    """A .docx as Word 2003 saved it in one XML file, so far as tables go."""
    text = _bare(parts_of(data)["word/document.xml"])
    text = text.replace(WORD, "http://schemas.microsoft.com/office/word/2003/wordml")
    text = text.replace("w:document", "w:wordDocument").replace("w:vMerge", "w:vmerge")
    return f'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n{text}'.encode()


def strict(data: bytes) -> bytes:
    """A .docx in the strict variant of its format."""
    parts = parts_of(data)
    for name in ("word/document.xml", "_rels/.rels"):
        text = parts[name].decode().replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        parts[name] = text.replace(
            relations, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ).encode()
    return zipped(parts)


def _bare(part: bytes) -> str:
    return part.decode().partition("?>")[2]
