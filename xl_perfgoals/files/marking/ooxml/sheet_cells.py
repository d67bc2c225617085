"""The cells of a worksheet's XML: found by place, made where they are missing, in the order of the sheet."""

from bisect import bisect_right, insort
from collections.abc import Iterator

from lxml.etree import _Element

from xl_perfgoals.core.cells import Area
from xl_perfgoals.files.marking.ooxml.package import NotEditableError, namespace, whole
from xl_perfgoals.files.marking.places import area_of, area_reference, place_of, reference

_TRUE = {"1", "true", "on"}


class SheetCells:
    """Rows and columns are 1-based. Raises NotEditableError where the XML is none of a worksheet."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._ns = namespace(root)
        data = root.find(f"{self._ns}sheetData")
        if data is None:
            raise NotEditableError("a sheet without cells")
        self._data = data
        self._rows = dict(_numbered_rows(data, self._ns))
        self._order = sorted(self._rows)
        self._cells: dict[int, dict[int, _Element]] = {}
        self._merged = [
            area
            for one in root.iterfind(f"{self._ns}mergeCells/{self._ns}mergeCell")
            if (area := area_of(one.get("ref", "")))
        ]

    def merged(self, row: int, col: int) -> Area:
        """The merged area that a cell belongs to, or the cell itself."""
        for area in self._merged:
            if area.first_row <= row <= area.last_row and area.first_col <= col <= area.last_col:
                return area
        return Area(row, col, row, col)

    def style(self, row: int, col: int) -> int:
        """The number of the look that a cell has, of its own or from its row or column."""
        cell = self._in_row(row).get(col) if row in self._rows else None
        if cell is not None:
            return whole(cell.get("s"))
        if row in self._rows and self._rows[row].get("customFormat") in _TRUE:
            return whole(self._rows[row].get("s"))
        for one in self._root.iterfind(f"{self._ns}cols/{self._ns}col"):
            if whole(one.get("min")) <= col <= whole(one.get("max")):
                return whole(one.get("style"))
        return 0

    def dress(self, row: int, col: int, style: int) -> None:
        """Gives a cell a look, by its number; the cell is made where the sheet has none."""
        self._cell(row, col).set("s", str(style))

    def _cell(self, row: int, col: int) -> _Element:
        line = self._row(row)
        cells = self._in_row(row)
        if col not in cells:
            cell = line.makeelement(f"{self._ns}c", {"r": reference(row, col)})
            after = min((other for other in cells if other > col), default=0)
            if after:
                cells[after].addprevious(cell)
            elif cells:
                cells[max(cells)].addnext(cell)
            else:
                line.insert(0, cell)
            cells[col] = cell
            self._widen(line, row, col)
        return cells[col]

    def _row(self, row: int) -> _Element:
        if row not in self._rows:
            line = self._data.makeelement(f"{self._ns}row", {"r": str(row)})
            at = bisect_right(self._order, row)
            if at < len(self._order):
                self._rows[self._order[at]].addprevious(line)
            else:
                self._data.append(line)
            insort(self._order, row)
            self._rows[row] = line
        return self._rows[row]

    def _in_row(self, row: int) -> dict[int, _Element]:
        if row not in self._cells:
            self._cells[row] = dict(_numbered_cells(self._rows[row], self._ns, row))
        return self._cells[row]

    def _widen(self, line: _Element, row: int, col: int) -> None:
        """What the sheet says of its extent must hold the new cell too."""
        line.attrib.pop("spans", "")
        dimension = self._root.find(f"{self._ns}dimension")
        if dimension is not None and (old := area_of(dimension.get("ref", ""))):
            rows, cols = (old.first_row, old.last_row, row), (old.first_col, old.last_col, col)
            new = Area(min(rows), min(cols), max(rows), max(cols))
            dimension.set("ref", area_reference(new))


def _numbered_rows(data: _Element, ns: str) -> Iterator[tuple[int, _Element]]:
    """The rows with their numbers, which writers may leave out; they are written down where missing."""
    number = 0
    for row in data.iterchildren(f"{ns}row"):
        number = whole(row.get("r")) or number + 1
        if not row.get("r"):
            row.set("r", str(number))
        yield number, row


def _numbered_cells(row: _Element, ns: str, number: int) -> Iterator[tuple[int, _Element]]:
    col = 0
    for cell in row.iterchildren(f"{ns}c"):
        place = place_of(cell.get("r") or "")
        col = place[1] if place else col + 1
        if not cell.get("r"):
            cell.set("r", reference(number, col))
        yield col, cell
