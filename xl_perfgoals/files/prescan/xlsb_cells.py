"""Records of .xlsb sheets: how many filled cells there are, and how far out."""

from collections.abc import Mapping

from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.prescan import wording
from xl_perfgoals.files.prescan.extents import Place, stray_places
from xl_perfgoals.files.prescan.scan import RefusedScanError
from xl_perfgoals.files.zip_parts import Part

_ROW, _BLANK, _LAST_CELL = 0, 1, 11


def look_over(parts: Mapping[str, Part], limits: ReadingLimits) -> None:
    """Raises RefusedScanError for a sheet with too many cells, or with stray ones: they cannot be cut out."""
    for name, part in parts.items():
        path = name.replace("\\", "/").lower()
        if "worksheets/" in path and path.endswith(".bin"):
            title = path.rpartition("/")[2]
            places = _filled(part.data, limits, title)
            if strays := stray_places(places, limits, title):
                what = wording.AREA.format(first=min(places).a1, last=strays[-1].a1)
                raise RefusedScanError("B21", sheet=title, what=what)


def _filled(data: bytes, limits: ReadingLimits, title: str) -> set[Place]:
    places: set[Place] = set()
    at = row = 0
    while at < len(data) - 1:
        kind, at = _number(data, at, 2)
        length, at = _number(data, at, 4)
        if kind == _ROW and length >= 4:
            row = int.from_bytes(data[at : at + 4], "little") + 1
        elif _BLANK < kind <= _LAST_CELL and length >= 4:
            places.add(Place(row, int.from_bytes(data[at : at + 4], "little") + 1))
            if len(places) > limits.cells:
                raise RefusedScanError("B21", sheet=title, what=wording.CELLS.format(limit=limits.cells))
        at += length
    return places


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number in pieces of seven bits, and where it ends."""
    number = 0
    for place in range(most):
        byte = data[at] if at < len(data) else 0
        at += 1
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at
