"""The title of a sheet by the part that holds it; looked up only for what is said about a sheet."""

import posixpath
from collections.abc import Mapping
from xml.parsers.expat import ExpatError

from xl_perfgoals.files.xml_events import elements
from xl_perfgoals.files.zip_parts import Part


def sheet_title(parts: Mapping[str, Part], name: str) -> str:
    """The name on the sheet's tab; that of the part, where the workbook does not tell."""
    base = posixpath.basename(name.replace("\\", "/"))
    book = relations = b""
    for path, part in parts.items():
        match posixpath.basename(path.replace("\\", "/")).lower():
            case "workbook.xml":
                book = part.data
            case "workbook.xml.rels":
                relations = part.data
    try:
        ids = {
            a.get("Id", "")
            for _, a in elements(relations, "Relationship")
            if posixpath.basename(a.get("Target", "").replace("\\", "/")).lower() == base.lower()
        }
        for _, a in elements(book, "sheet"):
            if a.get("id") in ids:
                return a.get("name", base)
    except (ExpatError, LookupError, ValueError):
        pass
    return base
