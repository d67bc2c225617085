"""ODS packages made around a content.xml that was found elsewhere: in a flat file, behind a password."""

import re
import zipfile
from io import BytesIO

from xl_perfgoals.core.patterns import rare

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_ROOT = rare(rb"<(/?)office:document\b(?!-)")
_INDENT = re.compile(rb">\r?\n\s*<")
_MANIFEST = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>'
    b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    b"</manifest:manifest>" % _TYPE
)


def package(content: bytes) -> bytes:
    """An .ods with this content.xml and nothing else."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", _TYPE)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return stream.getvalue()


def package_of_flat(data: bytes) -> bytes:
    """The .ods that a flat file (.fods) means: its one root takes the name that it has in packages.

    Its indents go: calamine takes no rows with blanks between their cells.
    """
    return package(_INDENT.sub(b"><", _ROOT.sub(rb"<\1office:document-content", data)))
