"""Forms as flat ODS: one indented XML file."""

from collections.abc import Sequence
from html import escape

from tests.support.formats.samples import cell_texts
from xl_perfgoals.core.cells import Grid, number_text

_NAMES = "office table text style"


def document(grids: Sequence[Grid]) -> bytes:
    """Each grid a table, merged areas as spans."""
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in _NAMES.split())
    tables = "\n".join(map(_table, grids))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n\n<office:document {spaces} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">\n'
        f" <office:body>\n  <office:spreadsheet>\n{tables}\n  </office:spreadsheet>\n </office:body>\n"
        "</office:document>\n"
    ).encode()


def _table(grid: Grid) -> str:
    anchors = {(area.first_row, area.first_col): area for area in grid.merged}
    lines = [f'   <table:table table:name="{escape(grid.sheet)}">']
    for row, texts in enumerate(cell_texts(grid), 1):
        lines.append("    <table:table-row>")
        for col, text in enumerate(texts, 1):
            value = grid.value(row, col)
            kind = (
                f' office:value-type="float" office:value="{number_text(value)}"'
                if isinstance(value, float)
                else ' office:value-type="string"'
            )
            if area := anchors.get((row, col)):
                kind += (
                    f' table:number-columns-spanned="{area.last_col - col + 1}"'
                    f' table:number-rows-spanned="{area.last_row - row + 1}"'
                )
            paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
            cell = (
                f"<table:table-cell{kind}>{paragraphs}</table:table-cell>" if text else "<table:table-cell/>"
            )
            lines.append(f"     {cell}")
        lines.append("    </table:table-row>")
    return "\n".join([*lines, "   </table:table>"])
