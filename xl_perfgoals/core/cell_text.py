"""Any text as a cell of a workbook can hold it."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAX_TEXT = 32_767
"""Excel's limit for the text of one cell, in UTF-16 units."""
CUT_MARK = "……（原文过长，此处截断）"


def cell_text(text: str) -> str:
    """Text as a cell can hold it: what XML forbids becomes a visible sign, what is too long is cut visibly.

    A control character becomes its picture (␀ for NUL), half a surrogate pair becomes �.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ILLEGAL.search(text):
        text = _ILLEGAL.sub(lambda found: _picture(found[0]), text)
    if len(text) > MAX_TEXT // 2 and _units(text) > MAX_TEXT:
        room = 2 * (MAX_TEXT - len(CUT_MARK))
        text = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT_MARK
    return text


def _picture(char: str) -> str:
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
