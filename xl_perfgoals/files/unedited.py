"""Whether a workbook of ours is as we wrote it, or was saved by another program since."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from xl_perfgoals.core.patterns import rare

_PROPERTIES = "docProps/core.xml"
_AS_WRITTEN = rare(
    rb"<dc:creator>([^<]+)</dc:creator><cp:keywords>[^<]*</cp:keywords><dc:description>[^<]*</dc:description>"
    rb"<cp:lastModifiedBy>\1</cp:lastModifiedBy>"
    rb"<dcterms:created ([^/]+)</dcterms:created><dcterms:modified \2</dcterms:modified></cp:coreProperties>"
)
"""Who made it saved it last, at that very time. The order is ours: LibreOffice may leave names and times as
they are when it converts, but not their order.
"""


def is_as_written(workbook: bytes) -> bool:
    """Whether nobody saved it since; False in doubt."""
    try:
        with ZipFile(BytesIO(workbook)) as book:
            properties = book.read(_PROPERTIES)
    except (BadZipFile, KeyError, NotImplementedError, zlib.error):
        return False
    return _AS_WRITTEN.search(properties) is not None
