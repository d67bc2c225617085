"""Styles: looks under a name, which LibreOffice wants for looks that depend on a condition."""

from pathlib import Path
from tempfile import TemporaryDirectory

from xl_perfgoals.hosts.calc.uno_bridge import Uno, properties, url_of

_FAMILY = "CellStyles"
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:styles>
<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {cell}/>
<style:text-properties {text}/></style:style></office:styles>
<office:body><office:spreadsheet><table:table table:name="A"/></office:spreadsheet></office:body>
</office:document>
"""
_BOLD = " ".join(f'{name}="bold"' for name in ("fo:font-weight", "style:font-weight-asian"))


def style_of(document: Uno, fill: int | None, ink: int | None, *, bold: bool) -> str:
    """The name of a cell style with these looks, which the document has afterwards."""
    name = f"PG_{_hex(fill)}_{_hex(ink)}_{'bold' if bold else 'plain'}"
    if not document.StyleFamilies.getByName(_FAMILY).hasByName(name):
        cell = "" if fill is None else f'fo:background-color="#{_hex(fill)}"'
        text = "" if ink is None else f'fo:color="#{_hex(ink)}"'
        _load(document, name, cell, f"{text} {_BOLD if bold else ''}")
    return name


def _load(document: Uno, name: str, cell: str, text: str) -> None:
    """Takes the style from a file: where any sheet is protected LibreOffice lets no style be changed."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "style.fods"
        path.write_text(_DOCUMENT.format(spaces=_SPACES, name=name, cell=cell, text=text), encoding="utf-8")
        document.StyleFamilies.loadStylesFromURL(
            url_of(path), properties(OverwriteStyles=False, LoadCellStyles=True, LoadPageStyles=False)
        )


def _hex(color: int | None) -> str:
    return "none" if color is None else f"{color:06X}"
