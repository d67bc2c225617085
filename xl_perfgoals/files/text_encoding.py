"""Text encoding: bytes to text, by what they are and not by what they say they are.

Tried in this order: the mark in front (UTF-8, UTF-16, UTF-32), UTF-16 without a mark where every other
byte may be zero, UTF-8, GB18030 (which holds GBK and GB 2312). What a page or an XML file declares is
not asked: exports declare one thing and write another, and the strict decoders do not mistake them.
"""

import codecs
from typing import NamedTuple

from xl_perfgoals.core.patterns import rare

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = rare(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_DOS_END = "\x1a"
_MOST_BROKEN = 200
"""One character in so many may be broken before it is no text at all."""
_BROKEN = "\ufffd"


class Decoded(NamedTuple):
    """Text, the encoding it was in, and how many of its characters could not be made out."""

    text: str
    encoding: str
    broken: int = 0


def decoded(data: bytes, *, cut: bool = False) -> Decoded | None:
    """The bytes as text; None for what is no text. cut: they may end in the middle of a character."""
    encodings = _candidates(data)
    for encoding in encodings:
        try:
            text = _decode(data, encoding, "strict", cut=cut)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return Decoded(text, encoding)
    lenient = [
        Decoded(text, encoding, text.count(_BROKEN))
        for encoding in encodings
        if not _NO_TEXT.search(text := _decode(data, encoding, "replace", cut=cut))
    ]
    best = min(lenient, key=lambda found: found.broken, default=None)
    return best if best and best.broken * _MOST_BROKEN <= len(best.text) else None


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if b"\0" not in data:
        return ("utf-8", "gb18030")
    low, high = data[0::2].count(0), data[1::2].count(0)
    return ("utf-16-le" if high > low else "utf-16-be",)


def _decode(data: bytes, encoding: str, errors: str, *, cut: bool) -> str:
    text = codecs.getincrementaldecoder(encoding)(errors).decode(data, not cut)
    return text.removesuffix(_DOS_END)
