"""Whether a workbook of ours is as we wrote it, or was saved by another program since."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from xl_perfgoals.core.patterns import rare

_PROPERTIES = "docProps/core.xml"
_MADE = rare(rb"<dc:creator>([^<]+)</dc:creator>.*<dcterms:created[^>]*>([^<]+)<")
_SAVED = rare(rb"<cp:lastModifiedBy>([^<]+)</cp:lastModifiedBy>.*<dcterms:modified[^>]*>([^<]+)<")


def is_as_written(workbook: bytes) -> bool:
    """Whether who saved it last, and when, is who made it, and when: every office program states its own."""
    try:
        with ZipFile(BytesIO(workbook)) as book:
            properties = book.read(_PROPERTIES)
    except (BadZipFile, KeyError, NotImplementedError, zlib.error):
        return False
    made, saved = _MADE.search(properties), _SAVED.search(properties)
    return made is not None and saved is not None and made.groups() == saved.groups()
