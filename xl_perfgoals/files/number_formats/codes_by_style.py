"""The format codes of an .xlsx by the numbers that its cells know them by, from styles.xml."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from xl_perfgoals.files.built_in_formats import BUILT_IN
from xl_perfgoals.files.displayed import is_plain
from xl_perfgoals.files.xml_events import elements

_SHORT = 100_000


def codes_by_style(xml: bytes) -> Mapping[str, str]:
    """The format codes by style number, of those styles that show more than plain digits."""
    return _remembered(xml) if len(xml) < _SHORT else _codes(xml)


@lru_cache(maxsize=128)
def _remembered(xml: bytes) -> Mapping[str, str]:
    """Workbooks made from one template have the same styles."""
    return _codes(xml)


def _codes(xml: bytes) -> Mapping[str, str]:
    codes = {str(number): code for number, code in BUILT_IN.items()}
    for _, a in elements(_passage(xml, b"numFmts"), "numFmt"):
        codes[a["numFmtId"]] = a["formatCode"]
    styles = [a.get("numFmtId", "0") for _, a in elements(_passage(xml, b"cellXfs"), "xf")]
    return MappingProxyType(
        {
            str(number): code
            for number, code in enumerate(codes.get(style, "General") for style in styles)
            if not is_plain(code)
        }
    )


def _passage(xml: bytes, name: bytes) -> bytes:
    """One element with all it holds: styles.xml may be a hundred times as long as what matters here."""
    found = re.search(rb"<((?:\w+:)?)%s\b[^<>]*>.*?</\1%s>" % (name, name), xml, re.DOTALL)
    return found[0] if found else b"<none/>"
