"""PDF documents: their ruled tables as sheets, a form that goes on over several pages as one."""

from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF

from xl_perfgoals.files.formats.page_sheets import gathered, is_unruled_form
from xl_perfgoals.files.formats.pdf_bands import PdfTable
from xl_perfgoals.files.formats.pdf_joins import joined, ruled
from xl_perfgoals.files.formats.pdf_pages import PdfPage, asked, read_page
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.ruled_tables import in_columns
from xl_perfgoals.files.raw_sheets import DamagedError, RawSheet
from xl_perfgoals.files.worker.outside import longer

MOST_PAGES = 300
_END, _TAIL = b"startxref", 2048
"""What stands at the end of every document that has arrived as a whole."""
_SECONDS_A_PAGE = 0.2

_NO_LINES = "里面没有画出表格线的表格"
_PICTURES = "里面只有图片（多半是扫描件或照片），没有文字"
_UNKNOWN = "其中的文字没有按通用的编码保存，认不出来"
_BROKEN_TEXT, _JOINED, _ASIDE = "D15", "D17", "D18"


def read_sheets(data: bytes) -> tuple[RawSheet, ...]:
    """The sheets of a document. Raises DamagedError, or RefusedError with what is wrong with it."""
    pages = _pages(data)
    characters, unknown = (sum(getattr(page, name) for page in pages) for name in ("characters", "unknown"))
    if unknown * 5 > characters:
        raise RefusedError("B29", what=_UNKNOWN)
    parts = joined(pages)
    tables = in_columns(ruled(part.item) if isinstance(part.item, PdfTable) else part.item for part in parts)
    sheets: list[RawSheet] = []
    names: set[str] = set()
    for sheet in gathered(tables):
        own = [parts[place] for place in sheet.places]
        first, last = own[0].page, max(part.last_page for part in own)
        name = _free_name(f"第{first}页", names)
        sheets.append(sheet.builder.sheet(name, doubts=(_JOINED,) if last > first else ()))
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise RefusedError("B29", what=_NO_LINES if characters else _PICTURES)
    if unknown:
        sheets[0] = sheets[0]._replace(doubts=(*sheets[0].doubts, _BROKEN_TEXT))
    if any(page.hidden or is_unruled_form(page.parts) for page in pages):
        sheets[0] = sheets[0]._replace(doubts=(*sheets[0].doubts, _ASIDE))
    return tuple(sheets)


def _free_name(name: str, names: set[str]) -> str:
    number, free = 1, name
    while free in names:
        number += 1
        free = f"{name}-{number}"
    names.add(free)
    return free


def _pages(data: bytes) -> list[PdfPage]:
    """What stands on each page."""
    if _END not in data.rstrip(b"\0 \t\r\n")[-_TAIL:]:
        raise RefusedError("B03")
    try:
        document = asked(lambda: pdfplumber.open(BytesIO(data), raise_unicode_errors=False))
    except DamagedError as error:
        inner = getattr(error.__cause__, "args", ()) or (None,)
        if isinstance(inner[0], PDFPasswordIncorrect | PDFEncryptionError):
            raise RefusedError("B30") from error
        raise
    pages = asked(lambda: document.pages)
    if len(pages) > MOST_PAGES:
        raise RefusedError("B31", pages=len(pages), limit=MOST_PAGES)
    if not pages or len(pages) < asked(lambda: _pages_said(document)):
        raise DamagedError
    longer(len(pages) * _SECONDS_A_PAGE)
    found = []
    for page in pages:
        found.append(read_page(page))
        page.close()
    return found


def _pages_said(document: PDF) -> int:
    """How many pages the document says it has: where it is damaged, some are not found."""
    tree = resolve1(document.doc.catalog["Pages"])
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else 0
    return count if isinstance(count, int) else 0
