"""Document types, which no office program writes: found by a parser, since encodings can hide them."""

import re
from contextlib import suppress
from xml.parsers import expat

_PLAIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b([^>]*)\?>\s*)?<[A-Za-z_]")
_ENCODING = re.compile(rb"""\bencoding\s*=\s*["']([\w.:-]*)""")
_LIKE_ASCII = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"gbk", b"gb2312", b"gb18030"}


def has_document_type(xml: bytes) -> bool:
    """Whether there is one before the root element."""
    if (plain := _PLAIN.match(xml)) and _is_like_ascii(plain[1]):
        return False  # the root element comes first
    found: list[str] = []
    parser = expat.ParserCreate()
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


def _is_like_ascii(declaration: bytes | None) -> bool:
    stated = _ENCODING.search(declaration or b"")
    return stated is None or stated[1].lower() in _LIKE_ASCII
