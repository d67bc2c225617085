"""The format codes of an .xlsx by the numbers that its cells know them by, from styles.xml."""

import re

from xl_perfgoals.files.built_in_formats import BUILT_IN
from xl_perfgoals.files.displayed import is_plain
from xl_perfgoals.files.xml_events import elements


def codes_by_style(xml: bytes) -> dict[str, str]:
    """The format codes by style number, of those styles that show more than plain digits."""
    codes = {str(number): code for number, code in BUILT_IN.items()}
    for _, a in elements(_passage(xml, b"numFmts"), "numFmt"):
        codes[a["numFmtId"]] = a["formatCode"]
    styles = [a.get("numFmtId", "0") for _, a in elements(_passage(xml, b"cellXfs"), "xf")]
    return {
        str(number): code
        for number, code in enumerate(codes.get(style, "General") for style in styles)
        if not is_plain(code)
    }


def _passage(xml: bytes, name: bytes) -> bytes:
    """One element with all it holds: styles.xml may be a hundred times as long as what matters here."""
    found = re.search(rb"<((?:\w+:)?)%s\b[^<>]*>.*?</\1%s>" % (name, name), xml, re.DOTALL)
    return found[0] if found else b"<none/>"
