"""Sheet: a sheet to be written, as data: cells, styles, links, formulas with their values, print set-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.column_names import column_letters

MAX_ROWS = 1_048_576
MAX_LINKS = 65_530
"""Excel's limits of one sheet."""


class Formula(NamedTuple):
    """A live formula, with its "=", and the exact value that it gives now."""

    text: str
    value: Decimal | int | str


Value: TypeAlias = str | int | Decimal | bool | Formula | None
"""What is written. A str is always written as text, whatever it looks like."""

Edges: TypeAlias = Literal["none", "all", "bottom"]


class Style(NamedTuple):
    """How a cell looks. name is what a host may call the style; colours are "#RRGGBB", "" for none."""

    name: str
    font: str = "宋体"
    size: float = 10
    bold: bool = False
    color: str = "#000000"
    fill: str = ""
    across: Literal["left", "center", "right"] = "left"
    down: Literal["top", "center"] = "center"
    wrap: bool = False
    shrink: bool = False
    indent: int = 0
    number_format: str = ""
    edges: Edges = "all"
    edge_color: str = "#BFBFBF"


class Cell(NamedTuple):
    """One cell, 1-based."""

    row: int
    col: int
    value: Value
    style: Style


class Block(NamedTuple):
    """Many rows of plain values below each other, one style per column: the bulk of a long sheet."""

    top: int
    left: int
    rows: tuple[tuple[Value, ...], ...]
    styles: tuple[Style, ...]


class Merge(NamedTuple):
    """A merged area; its value is the Cell at its first place."""

    area: Area
    style: Style


class Link(NamedTuple):
    """A click on a cell leads to a cell. to.book "" is this workbook; to.sheet "" is the file as a whole."""

    row: int
    col: int
    to: CellRef
    tip: str = ""


class Choice(NamedTuple):
    """Cells that offer a list of values."""

    area: Area
    options: tuple[str, ...]
    title: str = ""
    prompt: str = ""


class Mark(NamedTuple):
    """Cells that look like style while their text equals `text`."""

    area: Area
    text: str
    style: Style


class Span(NamedTuple):
    """Cells of a named sheet."""

    sheet: str
    area: Area

    @property
    def formula(self) -> str:
        """As a formula names it: '部门汇总'!$C$5:$C$20."""
        a = self.area
        first = f"${column_letters(a.first_col)}${a.first_row}"
        last = f"${column_letters(a.last_col)}${a.last_row}"
        return f"{quoted(self.sheet)}!{first}" + ("" if first == last else f":{last}")


class Series(NamedTuple):
    """One series of a chart."""

    name: str
    labels: Span
    values: Span
    color: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart whose upper left corner lies in a cell; width and height are in pixels."""

    kind: Literal["bar", "column"]
    title: str
    series: tuple[Series, ...]
    row: int
    col: int
    width: int
    height: int
    stacked: bool = False
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class Page:
    """How the sheet is printed, on A4, as wide as one page. header and footer use Excel's & codes."""

    landscape: bool = True
    repeat: tuple[int, int] | None = None
    area: Area | None = None
    tall: int = 0
    header: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. links stand in order of weight: a writer may have to stop at MAX_LINKS.

    widths are in digits of the standard font by column, hidden the columns that only formulas need,
    heights in points by row, row_height that of all other rows. freeze is the first cell (row, col) that
    scrolls. Rows and columns are 1-based.
    Cells lie over blocks, and links over both.
    """

    name: str
    cells: tuple[Cell, ...] = ()
    blocks: tuple[Block, ...] = ()
    merges: tuple[Merge, ...] = ()
    links: tuple[Link, ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    heights: Mapping[int, float] = field(default_factory=dict)
    row_height: float = 20.0
    freeze: tuple[int, int] | None = None
    filter: Area | None = None
    choices: tuple[Choice, ...] = ()
    marks: tuple[Mark, ...] = ()
    charts: tuple[Chart, ...] = ()
    page: Page = Page()
    tab_color: str = ""


class Properties(NamedTuple):
    """What the file says about itself. made_at is an ISO time, "" if unknown."""

    title: str = ""
    subject: str = ""
    author: str = ""
    keywords: str = ""
    comments: str = ""
    made_at: str = ""


def quoted(sheet: str) -> str:
    """A sheet's name as formulas and links quote it."""
    return "'" + sheet.replace("'", "''") + "'"
