"""A paper's package: an empty one to begin with, and the finished one as bytes, the same every time."""

import hashlib
import io
import zipfile
from datetime import UTC, datetime
from typing import Final

import docx
from docx.document import Document

from xl_perfgoals.files.docx.fonts import FANG_SONG, font_entries

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip entry's time, since the time of writing would change the bytes."""
_CORE = "docProps/core.xml"

_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_MAIN}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{_MAIN}.fontTable+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_LINKS}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_LINKS}/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{_LINKS}/fontTable" Target="fontTable.xml"/>
</Relationships>""",
    "word/document.xml": f"<w:document {_W} xmlns:r='{_LINKS}'><w:body><w:sectPr/></w:body></w:document>",
    "word/settings.xml": f"""<w:settings {_W}><w:zoom w:percent="100"/>
<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>""",
    "word/fontTable.xml": f"<w:fonts {_W}>{font_entries()}</w:fonts>",
    "word/styles.xml": f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FANG_SONG.name}" w:hAnsi="{FANG_SONG.name}" w:eastAsia="{FANG_SONG.name}"
 w:cs="Times New Roman"/><w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/></w:style>
</w:styles>""",
}


def empty_document() -> Document:
    """A document without any text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in _PARTS.items():
            package.writestr(name, _HEAD + text)
    stream.seek(0)
    return docx.Document(stream)


def docx_bytes(document: Document, *, title: str, author: str, at: str) -> bytes:
    """The paper as a file: the same bytes for the same content. at is an ISO time, "" for none known."""
    moment = datetime.fromisoformat(at).astimezone(UTC).replace(tzinfo=None) if at else datetime(2000, 1, 1)  # noqa: DTZ001 - python-docx wants none
    about = document.core_properties
    about.title, about.author, about.last_modified_by = title, author, author
    about.created = about.modified = moment
    about.comments, about.revision, about.language = "", 1, "zh-CN"
    about.identifier = _content_hash(_saved(document))
    return _packed(_saved(document))


def is_untouched(data: bytes) -> bool:
    """Whether a paper is as docx_bytes made it: nobody has edited it since."""
    try:
        document = docx.Document(io.BytesIO(data))
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, SyntaxError):
        return False
    identifier = document.core_properties.identifier
    return bool(identifier) and identifier == _content_hash(data)


def _saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _content_hash(data: bytes) -> str:
    """A hash of every part but the one that holds the hash."""
    total = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if name != _CORE:
                total.update(name.encode() + b"\0" + hashlib.sha256(package.read(name)).digest())
    return f"sha256:{total.hexdigest()}"


def _packed(data: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as result,
    ):
        for entry in package.infolist():
            place = zipfile.ZipInfo(entry.filename, _EARLIEST)
            place.compress_type = zipfile.ZIP_DEFLATED
            place.external_attr = 0o600 << 16
            result.writestr(place, package.read(entry))
    return stream.getvalue()
