"""Writes official papers as .docx: A4, type and margins as GB/T 9704-2012 has them, through python-docx.

A paper is begun with `new_paper`, filled with `paragraph`, `signature` and `table`, and ended with
`docx_bytes`. Every piece carries its own looks, so that it may also go into a paper of somebody else's.
"""

from xl_perfgoals.files.docx.looks import (
    ADDRESSEE,
    BODY,
    CENTRED,
    DOCUMENT_NUMBER,
    HEADING_1,
    HEADING_2,
    NOTE,
    TITLE,
    Align,
    Look,
)
from xl_perfgoals.files.docx.package import docx_bytes, is_untouched
from xl_perfgoals.files.docx.page_numbers import counted_page_numbers, official_page_numbers
from xl_perfgoals.files.docx.paper import new_paper
from xl_perfgoals.files.docx.pieces import page_break, paragraph, signature
from xl_perfgoals.files.docx.tables import CELL, HEAD_CELL, Cell, table

__all__ = [
    "ADDRESSEE",
    "BODY",
    "CELL",
    "CENTRED",
    "DOCUMENT_NUMBER",
    "HEADING_1",
    "HEADING_2",
    "HEAD_CELL",
    "NOTE",
    "TITLE",
    "Align",
    "Cell",
    "Look",
    "counted_page_numbers",
    "docx_bytes",
    "is_untouched",
    "new_paper",
    "official_page_numbers",
    "page_break",
    "paragraph",
    "signature",
    "table",
]
