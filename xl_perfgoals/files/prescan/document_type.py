"""Document types, which no office program writes: found by a parser, since encodings can hide them."""

import re
from contextlib import suppress
from xml.parsers import expat

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.files.prescan.xml_heads import usual_head

_PLAIN = rare(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*\?>\s*)?<[A-Za-z_]")
_ENCODING = re.compile(rb"""\bencoding\s*=\s*["']([\w.:-]*)""")
_HEAD = 200
_LIKE_ASCII = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"gbk", b"gb2312", b"gb18030"}


def has_document_type(xml: bytes) -> bool:
    """Whether there is one before the root element."""
    if usual_head(xml):
        return False
    like_ascii = _is_like_ascii(xml[:_HEAD])
    if like_ascii and _PLAIN.match(xml):
        return False  # the root element comes first
    found: list[str] = []
    # expat knows no GBK, whose tags are those of Latin-1
    parser = expat.ParserCreate("iso-8859-1" if like_ascii else None)
    parser.StartDoctypeDeclHandler = lambda name, *_: found.append(name)
    parser.StartElementHandler = _stop
    # readers have the last word on damage, and on encodings that nobody knows
    with suppress(expat.ExpatError, _RootReachedError, LookupError, ValueError):
        parser.Parse(xml, True)
    return bool(found)


class _RootReachedError(Exception):
    pass


def _stop(_name: str, _attributes: dict[str, str]) -> None:
    raise _RootReachedError


def _is_like_ascii(head: bytes) -> bool:
    """Whether tags are written as in ASCII: not in two bytes a character, nor in some coding of their own."""
    if b"\0" in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    stated = _ENCODING.search(head.partition(b"?>")[0])
    return stated is None or stated[1].lower() in _LIKE_ASCII
