"""Documents of Word and WPS (.docx, and the XML files that both save too): their tables as sheets."""

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree
from lxml.etree import _Element

from xl_perfgoals.files.formats.page_sheets import is_unruled_form, sheets_of
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.ruled_tables import in_columns
from xl_perfgoals.files.formats.word_tables import Body
from xl_perfgoals.files.formats.word_text import attribute, name_of
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet

_SHEET = "表"
_RELATIONS = "_rels/.rels"
_USUAL = "word/document.xml"
_ASIDE = "D18"


def read_sheets(data: bytes) -> tuple[RawSheet, ...]:
    """The sheets of a document. Raises DamagedError, or RefusedError where it has no table."""
    root = _parsed(_main_part(data) if data.startswith(b"PK") else data)
    bodies = [one for one in root.iter() if name_of(one) == "body"]
    if not bodies:
        raise DamagedError
    body = Body()
    try:
        body.walk(bodies[0])
    except RecursionError as error:
        raise DamagedError from error
    sheets = sheets_of(in_columns(body.parts), _SHEET)
    if not sheets:
        raise RefusedError("B09")
    named = [sheet._replace(name=f"{_SHEET}{number}") for number, sheet in enumerate(sheets, 1)]
    if body.aside or is_unruled_form(body.parts):
        named[0] = named[0]._replace(doubts=(*named[0].doubts, _ASIDE))
    return tuple(named)


def _main_part(data: bytes) -> bytes:
    """The part that holds the text: the package says which it is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
            wanted = _USUAL
            if _RELATIONS in names:
                wanted = _target(archive.read(names[_RELATIONS])) or _USUAL
            return archive.read(names[wanted if wanted in names else _USUAL])
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise DamagedError from error


def _target(relations: bytes) -> str | None:
    for one in _parsed(relations):
        if (attribute(one, "Type") or "").endswith("/officeDocument"):
            return posixpath.normpath((attribute(one, "Target") or "").lstrip("/")).lower()
    return None


def _parsed(xml: bytes) -> _Element:
    """The root. Entities stay as they are, and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedError  # Word writes none
    return root
