"""The texts of a workbook: each stands once in the file, and cells name it by its number."""

import re
from collections.abc import Iterable, Iterator
from html import escape  # that of xml.sax brings in the network, which takes a tenth of a second

from xlsxwriter.sharedstrings import SharedStrings

_MARKUP = re.compile("[&<>]")
_ESCAPED_BY_EXCEL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_OWN_ESCAPE = re.compile(r"(_x[0-9a-fA-F]{4}_)")


class TextTable(SharedStrings):  # type: ignore[misc]  # XlsxWriter ships no types
    """The part of the package that holds them. XlsxWriter's own takes a text <r>…</r> for markup."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self._texts = texts

    def _write_sst(self) -> None:
        self.fh.write('<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')

    def _write_sst_strings(self) -> None:
        for item in _items(self._texts):
            self.fh.write(item)


def _items(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        shown = _coded(text) if _ESCAPED_BY_EXCEL.search(text) else text
        if _MARKUP.search(shown):
            shown = escape(shown, quote=False)
        space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
        yield f"<si><t{space}>{shown}</t></si>"


def _coded(text: str) -> str:
    """Control characters as Excel writes them, _x0007_; what only looks like that is marked so."""
    marked = _OWN_ESCAPE.sub(r"_x005F\1", text)
    return _ESCAPED_BY_EXCEL.sub(
        lambda found: found[0] if len(found[0]) > 1 else f"_x{ord(found[0]):04X}_", marked
    )
