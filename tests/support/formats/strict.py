"""Forms as Strict Open XML: what Excel calls "Strict Open XML 电子表格", under other namespaces."""

from collections.abc import Sequence

from tests.support.formats.xlsx import workbook
from tests.support.workbooks import parts_of, zipped
from xl_perfgoals.core.cells import Grid

_NAMES = (
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/",
        "http://purl.oclc.org/ooxml/officeDocument/",
    ),
)


def strict_xlsx(grids: Sequence[Grid]) -> bytes:
    """A workbook under the namespaces of ISO 29500 Strict."""
    return made_strict(workbook(grids))


def made_strict(data: bytes) -> bytes:
    """An .xlsx with the names of Strict put for those of Transitional."""
    parts = {}
    for name, part in parts_of(data).items():
        text = part
        for old, new in _NAMES:
            text = text.replace(old.encode(), new.encode())
        if name == "xl/workbook.xml":
            text = text.replace(b"<workbook ", b'<workbook conformance="strict" ', 1)
        parts[name] = text
    return zipped(parts)
