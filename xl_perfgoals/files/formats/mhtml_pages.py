"""MHTML: a workbook saved as one web page (.mht), each of whose sheets is a page of its own inside."""

import re
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.message import Message
from html import unescape
from posixpath import basename
from urllib.parse import unquote

from xl_perfgoals.files.formats.broken_text import decoded_text, with_broken_text
from xl_perfgoals.files.formats.html_tables import page_sheets
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet

_SHEET = re.compile(
    r"<x:ExcelWorksheet>\s*<x:Name>([^<]{1,31})</x:Name>.{0,200}?<x:WorksheetSource\s+HRef=\"([^\"]{1,300})\"",
    re.DOTALL,
)


def read_sheets(data: bytes) -> tuple[RawSheet, ...]:
    """The sheets of all pages inside. Raises DamagedError, or RefusedError where there is no table."""
    try:
        message = message_from_bytes(data)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        raise DamagedError from error
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        raise RefusedError("B03")  # it breaks off
    texts = [(part, decoded_text(_content(part))) for part in pages if _content(part).strip()]
    names = {source: name for _, found in texts for source, name in _names(found.text)}
    sheets: list[RawSheet] = []
    for part, found in texts:
        own = page_sheets(found.text, names.get(_source(part.get("Content-Location", "")), ""))
        sheets.extend(with_broken_text(own, found))
    if not sheets:
        raise RefusedError("B14")
    return tuple(sheets)


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _names(text: str) -> list[tuple[str, str]]:
    """Which page holds which sheet, as the frame around the pages tells."""
    return [(_source(source), unescape(name)) for name, source in _SHEET.findall(text)]


def _source(path: str) -> str:
    return basename(unquote(str(path)))
