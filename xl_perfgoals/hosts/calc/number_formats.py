"""Number formats: Excel's codes and LibreOffice's keys, and which parts of a range have which."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.calc.entries import Kind
from xl_perfgoals.hosts.calc.places import Place, area_of_address
from xl_perfgoals.hosts.calc.uno_bridge import Uno, struct

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.book import Book

DAY_OR_TIME, TEXT, LOGICAL = 2 | 4, 256, 1024
"""What a format is for, in LibreOffice's own bits."""
GENERAL = "General"

_DAY = 2
_NOT_GENERAL = "0"
_FORMAT = "NumberFormat"
_SPLIT = "AMBIGUOUS_VALUE"
_KEYS_PER_LANGUAGE = 10_000
_CODES = {Kind.TRUTH: "BOOLEAN", Kind.DAY: "yyyy/m/d", Kind.MOMENT: "yyyy/m/d h:mm"}


def number_format(place: Place) -> str | None:
    """The code that all cells of the place have; None where they differ."""
    if place.uno.getPropertyState(_FORMAT).value == _SPLIT:
        return None
    return code_of(place.sheet.book, place.uno.NumberFormat)


def set_number_format(place: Place, code: str) -> None:
    """Gives the cells a format by its code."""
    place.check_writable()
    place.uno.NumberFormat = key_of(place.sheet.book, code)


@contextmanager
def kept_formats(place: Place) -> Iterator[None]:
    """Has the cells keep their formats while something is written.

    LibreOffice gives texts that look like numbers the format "text"; then a number typed there later would
    be a text as well.
    """
    before = list(_parts(place))
    yield
    for part, key in before:
        cells = place.sheet.cells_at(part)
        if cells.getPropertyState(_FORMAT).value == _SPLIT or cells.NumberFormat != key:
            cells.NumberFormat = key


def take_own(place: Place) -> None:
    """Has formulas that are entered next not take over the format of what they speak of.

    Into cells of the format General LibreOffice puts that of the first result, whenever it is worked out,
    over whatever format they have been given meanwhile.
    """
    place.uno.NumberFormat = key_of(place.sheet.book, _NOT_GENERAL)


def suit(place: Place, kind: Kind) -> None:
    """Gives truths and moments the format that shows them as such, where there is none of the kind."""
    wanted = LOGICAL if kind is Kind.TRUTH else DAY_OR_TIME
    for part, has in kinds(place):
        if not has & (wanted | TEXT):
            place.sheet.place(part).uno.NumberFormat = key_of(place.sheet.book, _CODES[kind])


def kinds(place: Place) -> Iterator[tuple[Area, int]]:
    """Parts of the place, and what the format of each is for."""
    for part, key in _parts(place):
        yield part, kind_of(place.sheet.book, key)


def _parts(place: Place) -> Iterator[tuple[Area, int]]:
    if place.uno.getPropertyState(_FORMAT).value != _SPLIT:
        yield place.area, place.uno.NumberFormat
        return
    groups = place.uno.getUniqueCellFormatRanges()
    for number in range(groups.getCount()):
        group = groups.getByIndex(number)
        key = group.NumberFormat
        for address in group.RangeAddresses:
            yield area_of_address(address), key


def key_of(book: "Book", code: str) -> int:
    """LibreOffice's key for a code."""
    known = book.format_keys
    if code not in known:
        english = struct("lang.Locale", Language="en", Country="US")
        key = book.uno.NumberFormats.queryKey(code, english, False)
        known[code] = key if key != -1 else book.uno.NumberFormats.addNew(code, english)
    return known[code]


def kind_of(book: "Book", key: int) -> int:
    """What the format of a key is for."""
    return _known(book, key)[1]


def code_of(book: "Book", key: int) -> str:
    """The code of a key."""
    return _known(book, key)[0]


def _known(book: "Book", key: int) -> tuple[str, int]:
    if key not in book.formats:
        entry = book.uno.NumberFormats.getByKey(key)
        book.formats[key] = (_excel_code(entry, key), entry.Type)
    return book.formats[key]


def _excel_code(entry: Uno, key: int) -> str:
    # The first of each language is General, whatever the language calls it; Excel's truths are General too.
    if key % _KEYS_PER_LANGUAGE == 0 or entry.Type & LOGICAL:
        return GENERAL
    code = str(entry.FormatString)
    return f"[$-804]{code}" if entry.Type & _DAY and entry.Locale.Country == "CN" else code
