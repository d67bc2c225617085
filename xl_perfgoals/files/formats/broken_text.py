"""Broken text: sheets read from a text some of whose characters could not be made out say so."""

from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet
from xl_perfgoals.files.text_encoding import Decoded, decoded


def decoded_text(data: bytes) -> Decoded:
    """The bytes as text. Raises DamagedError for what is no text."""
    found = decoded(data)
    if found is None:
        raise DamagedError
    return found


def with_broken_text(sheets: tuple[RawSheet, ...], found: Decoded) -> tuple[RawSheet, ...]:
    """The sheets, the first of them with the doubt if the text they come from is broken."""
    if not found.broken:
        return sheets
    return tuple(sheet._replace(doubts=(*sheet.doubts, "D15")) for sheet in sheets[:1]) + sheets[1:]
