"""PDF pages: what stands on one page, from top to bottom: lines of text and ruled tables."""

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text
from pdfplumber.page import Page

from xl_perfgoals.files.formats.pdf_bands import PdfTable, bands_of
from xl_perfgoals.files.formats.pdf_ruling import boxes_of
from xl_perfgoals.files.formats.pdf_text import UNKNOWN, Char, lines_of, plain
from xl_perfgoals.files.raw_sheets import DamagedError

T = TypeVar("T")

_NUMBER = re.compile(
    r"[-–—~·•\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?[-–—~·•\s]*"
    r"|第?\s*[0-9]{1,4}\s*页?\s*[/,，、]?\s*共?\s*[0-9]{1,4}\s*页?|第?[0-9]+页/?共[0-9]+页",
)
_SAME_PLACE = 1.0
_LARGEST, _SLOPE = 1000.0, 0.1
_PICTURE = 0.3
"""The part of a page from which on a picture is the page itself, scanned."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page. parts: its lines and tables; unknown: characters of which nobody knows what they are.

    hidden: whether something on it cannot be read: it is a picture, or damaged.
    """

    parts: list[str | PdfTable]
    characters: int
    unknown: int
    hidden: bool


def asked(question: Callable[[], T]) -> T:
    """What the parser answers. Over a damaged file it raises whatever it meets."""
    try:
        return question()
    except MemoryError:
        raise
    except Exception as error:
        raise DamagedError from error


def read_page(page: Page) -> PdfPage:
    """All that stands on a page. Raises DamagedError."""
    broken = asked(lambda: any(map(_is_broken, page.page_obj.contents)))
    asked(lambda: page.objects)  # the page is parsed now
    drawn = list(_chars(page))
    chars = [*drawn, *_typed(page)]
    bands = bands_of(boxes_of(page))
    outside: list[Char] = []
    for char in chars:
        band = next((one for one in bands if one.top <= char.middle[1] <= one.bottom), None)
        if band is None:
            outside.append(char)
        else:
            band.chars.append(char)
    parts: list[tuple[float, str | PdfTable]] = [(band.top, band.table()) for band in bands]
    parts += [(line.middle, line.text) for line in lines_of(outside) if not _NUMBER.fullmatch(line.text)]
    area = float(page.width * page.height) or 1.0
    pictures = sum(float(one["width"] * one["height"]) for one in page.images)
    return PdfPage(
        [part for _, part in sorted(parts, key=lambda one: one[0])],
        len(chars),
        sum(char.text == UNKNOWN for char in drawn),
        (pictures > _PICTURE * area and not chars) or broken,
    )


def _is_broken(contents: object) -> bool:
    """Whether what is drawn on a page cannot be inflated: the parser would take it for empty."""
    stream = resolve1(contents)
    if not isinstance(stream, PDFStream) or stream.decipher or stream.rawdata is None:
        return False
    filters = [getattr(name, "name", "") for name, _ in stream.get_filters()]
    if filters != ["FlateDecode"]:
        return False
    try:
        zlib.decompressobj().decompress(stream.rawdata)
    except zlib.error:
        return True
    return False


def _chars(page: Page) -> Iterator[Char]:
    """The characters that stand upright, each once: bold ones may be drawn twice."""
    seen: dict[str, list[Char]] = defaultdict(list)
    for one in page.chars:
        slope = abs(one["matrix"][1]) > _SLOPE * abs(one["matrix"][0])
        if slope or not (one["upright"] and 0 < one["size"] < _LARGEST):
            continue  # a watermark, mostly
        char = Char(plain(one["text"]), one["x0"], one["top"], one["x1"], one["bottom"])
        again = any(
            abs(char.left - other.left) < _SAME_PLACE and abs(char.top - other.top) < _SAME_PLACE
            for other in seen[char.text][-4:]
        )
        if not again:
            seen[char.text].append(char)
            yield char


def _typed(page: Page) -> Iterator[Char]:
    """What was typed into the fields of a form."""
    for annotation in asked(lambda: page.annots):
        data: dict[str, Any] = annotation["data"]
        parent = resolve1(data.get("Parent"))
        if not isinstance(parent, dict):
            parent = {}
        kind, value = (resolve1(data.get(key, parent.get(key))) for key in ("FT", "V"))
        if getattr(kind, "name", "") in {"Tx", "Ch"} and isinstance(value, bytes | str):
            text = decode_text(value) if isinstance(value, bytes) else value
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            height = annotation["height"] / len(lines)
            for number, line in enumerate(filter(None, lines)):
                top = annotation["top"] + number * height
                yield Char(line, annotation["x0"], top, annotation["x1"], top + height)
