"""The marks of one worksheet: those of an earlier round are taken away, those of this one put in."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.season import StoredFinding
from xl_perfgoals.files.marking import wording as words
from xl_perfgoals.files.marking.findings_told import told
from xl_perfgoals.files.marking.ooxml.book import BookPart
from xl_perfgoals.files.marking.ooxml.conditions import Conditions
from xl_perfgoals.files.marking.ooxml.marked_looks import MarkedLooks
from xl_perfgoals.files.marking.ooxml.sheet_cells import SheetCells
from xl_perfgoals.files.marking.ooxml.sheet_notes import Drawings, SheetNotes
from xl_perfgoals.files.marking.places import place_of, reference

Numbered: TypeAlias = tuple[int, StoredFinding]
Place: TypeAlias = tuple[int, int]
_MOST_NAMED = 8


class SheetMarks:
    """Of the worksheet in one part."""

    def __init__(self, book: BookPart, sheet: str, path: str, looks: MarkedLooks, drawings: Drawings) -> None:
        self._book = book
        self._sheet = sheet
        self._path = path
        self._looks = looks
        self._notes = SheetNotes(book, path, drawings)

    @property
    def earlier(self) -> bool:
        """Whether the sheet has notes of ours from an earlier round."""
        return bool(self._notes.ours)

    def put(self, found: Mapping[Place, list[Numbered]], list_name: str) -> list[str]:
        """Marks the cells in which something was found; what could not be done."""
        root = self._book.package.edit(self._path)
        cells = SheetCells(root)
        wanted: dict[Area, list[Numbered]] = {}
        for place, findings in found.items():
            wanted.setdefault(cells.merged(*place), []).extend(findings)
        for place in filter(None, map(place_of, self._notes.ours)):
            cells.dress(*place, self._looks.unmarked(cells.style(*place)))
        colorless = []
        for area, findings in wanted.items():
            if not self._color(cells, area, _gravest(findings)):
                colorless.append(reference(*area[:2]))
        conditions = Conditions(root, self._looks.lists)
        conditions.take()
        conditions.put({area: _gravest(findings) for area, findings in wanted.items()})
        lost = [words.NO_COLORS.format(sheet=self._sheet, cells=named(colorless))] if colorless else []
        texts = {area: told(findings, list_name) for area, findings in wanted.items()}
        return lost + [one.format(sheet=self._sheet) for one in self._notes.put(root, texts)]

    def _color(self, cells: SheetCells, area: Area, severity: Severity) -> bool:
        """Colours a cell, or the first cell of a merged area, whose colour is that of the whole."""
        place = area[:2]
        look = self._looks.marked(cells.style(*place), severity)
        if look is None:
            return False
        cells.dress(*place, look)
        return True


def _gravest(findings: Iterable[Numbered]) -> Severity:
    return min((finding.severity for _, finding in findings), key=lambda one: one.rank)


def named(references: list[str]) -> str:
    """A few references, and how many there are."""
    shown = "、".join(references[:_MOST_NAMED])
    return shown if len(references) <= _MOST_NAMED else f"{shown} 等 {len(references)} 处"
