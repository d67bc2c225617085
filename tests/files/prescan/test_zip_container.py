"""Parts of a container: what is inflated is exactly what other readers would inflate."""

import zipfile
import zlib

import pytest

from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.prescan.zip_container import damaged, listed, opened
from xl_perfgoals.files.zip_parts import Part, deflated, put_together

NAME = "xl/sharedStrings.xml"
TEXT = b"<sst><si><t>afgccebfeafbefehfchhcaeafgagfgahacdbdhffehbfe</t></si></sst>"
INCOMPLETE_CODES = bytes.fromhex(
    "05c1c11100200803b0915c806397822df886fdcfd466d66d9edb3a54990c110a"
    "8aadec4e102a940a8dbc715b62876867ddce3cb733b3fe01"
)
"""TEXT for an inflater that takes an incomplete set of codes for distances, as isal does; zlib refuses it."""


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        (deflated(TEXT), True),
        (deflated(TEXT)._replace(size=len(TEXT) - 1), False),
        (deflated(TEXT)._replace(size=len(TEXT) + 1), False),
        (deflated(TEXT)._replace(crc=0), False),
        (deflated(TEXT)._replace(data=deflated(TEXT).data[:-1]), False),
        (Part(INCOMPLETE_CODES, zlib.crc32(TEXT), len(TEXT), zipfile.ZIP_DEFLATED), False),
    ],
    ids=["whole", "more than declared", "less", "another checksum", "cut off", "incomplete codes"],
)
def test_only_what_is_whole_counts_as_inflated(part: Part, whole: bool):
    container = put_together({NAME: part})
    parts = opened(container, listed(container), LIMITS)
    assert damaged(parts) == (frozenset() if whole else {NAME})
    assert (parts[NAME].data == TEXT) is whole
