"""The texts of a workbook: each stands once in the file, and cells name it by its number."""

import re
from collections.abc import Iterable
from html import escape  # that of xml.sax brings in the network, which takes a tenth of a second
from itertools import islice

from xlsxwriter.sharedstrings import SharedStrings

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPED_BY_EXCEL = re.compile(_CONTROLS.pattern + "|_x[0-9a-fA-F]{4}_")
_OWN_ESCAPE = re.compile(r"(_x[0-9a-fA-F]{4}_)")
_AT_ONCE = 64
"""So many texts are looked through together: nearly all need nothing but their tags."""


class TextTable(SharedStrings):  # type: ignore[misc]  # XlsxWriter ships no types
    """The part of the package that holds them. XlsxWriter's own takes a text <r>…</r> for markup."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self._texts = texts

    def _write_sst(self) -> None:
        self.fh.write('<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')

    def _write_sst_strings(self) -> None:
        left = iter(self._texts)
        while texts := list(islice(left, _AT_ONCE)):
            self.fh.write(_items(texts))


def _items(texts: list[str]) -> str:
    together = "\n".join(texts)
    if "_x" in together or _has_controls(together) or list(map(str.strip, texts)) != texts:
        return "".join(map(_item, texts))
    return f"<si><t>{'</t></si><si><t>'.join(_marked_up(texts, together))}</t></si>"


def _has_controls(text: str) -> bool:
    """Asked first whether all is printable, which is soon said: no control is."""
    return not text.replace("\n", "").isprintable() and bool(_CONTROLS.search(text))


def _marked_up(texts: list[str], together: str) -> list[str]:
    if "&" in together or "<" in together or ">" in together:
        return [escape(text, quote=False) for text in texts]
    return texts


def _item(text: str) -> str:
    shown = _coded(text) if _ESCAPED_BY_EXCEL.search(text) else text
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<si><t{space}>{escape(shown, quote=False)}</t></si>"


def _coded(text: str) -> str:
    """Control characters as Excel writes them, _x0007_; what only looks like that is marked so."""
    marked = _OWN_ESCAPE.sub(r"_x005F\1", text)
    return _ESCAPED_BY_EXCEL.sub(
        lambda found: found[0] if len(found[0]) > 1 else f"_x{ord(found[0]):04X}_", marked
    )
