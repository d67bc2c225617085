"""Frames: all that the forms of one template have in common above their tables, and how a frame is known.

The cells that hold known words, or nothing, are the frame; what fills the blanks stands in the free cells.
"""

from collections.abc import Callable
from itertools import chain, count
from operator import and_, itemgetter
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.amount import is_blank, read_amount
from xl_perfgoals.core.cells import Area, Grid, Scalar, scalar_text
from xl_perfgoals.parsing.head_cells import HAS_DIGIT, IS_AMOUNT, IS_SHORT, KNOWN, kind_of
from xl_perfgoals.parsing.head_plan import HeadPlan, Place, plan_of
from xl_perfgoals.parsing.labels import AMOUNT_LABELS, label_of
from xl_perfgoals.parsing.landmarks import marks_a_form
from xl_perfgoals.parsing.partition import FormRows

Cells: TypeAlias = tuple[Scalar, ...]
Shape: TypeAlias = tuple[tuple[int, ...], tuple[Area, ...]]
"""The lengths of the rows of a head, and the merged areas that begin in them or in the headings below."""


class Frame(NamedTuple):
    """The head of one template. fixed takes from the cells of all rows those that hold `words` on every
    form; free takes all others, whose places are numbered. asked leaves of the kind of each free cell what
    is asked of it where it stands. plans are by what it leaves of their kinds; None where the general way
    must read such a form.
    """

    shape: Shape
    fixed: Callable[[Cells], Cells]
    words: Cells
    free: Callable[[Cells], Cells]
    places: dict[Place, int]
    asked: tuple[int, ...]
    plans: dict[tuple[int, ...], HeadPlan | None]


_EMPTY = ("", None)
"""What an empty cell holds, whatever is said to be shown there."""


class Found(NamedTuple):
    """The plan of a form, the row of its table's headings, and what its free cells hold: the values, and the
    texts that a clerk sees.
    """

    plan: HeadPlan
    table: int
    raws: Cells
    texts: list[str]


_Heading: TypeAlias = tuple[int, int, int, Cells]
"""Where a sheet begins, how many rows stand above the headings of its table, and these headings."""
_frames: dict[_Heading, list[Frame]] = {}
_heights: set[int] = set()
"""How many rows stand above the headings of all tables that are known."""
_MOST_HEADINGS, _MOST_FRAMES, _MOST_PLANS = 128, 16, 256
"""Of all sheets, of one row of headings, of one frame: beyond these what was known is forgotten."""


def find(grid: Grid) -> Found | None:
    """The plan of the form that a sheet holds, if it is of a known template."""
    for above in tuple(_heights):
        frames = _frames.get(_heading(grid, above)) if above < len(grid.rows) else None
        if frames:
            shape, cells = _shape(grid, above), tuple(chain.from_iterable(grid.rows[:above]))
            for frame in frames:
                if frame.shape != shape or frame.fixed(cells) != frame.words:
                    continue
                # A frame with one more free cell, which is empty here, fits as well but has no plan.
                if found := _found(grid, above, frame, frame.free(cells)):
                    return found
    return None


def remember(grid: Grid, rows: FormRows, table: int) -> None:
    """Keeps where the blanks of the form in the given rows stand; table is the row of its headings."""
    above = table - grid.first_row
    frame = _frame(grid, above)
    if frame is None or any(type(cell) is not str and cell is not None for cell in grid.rows[above]):
        return
    cells = tuple(chain.from_iterable(grid.rows[:above]))
    raws = frame.free(cells)
    kinds = _kinds(grid, above, frame, raws, _texts(raws))
    if kinds is None or min(kinds) < 0:
        return
    if len(_frames) >= _MOST_HEADINGS:
        _frames.clear()
        _heights.clear()
    frames = _frames.setdefault(_heading(grid, above), [])
    known = (
        other
        for other in frames
        if (other.shape, other.words, other.places) == (frame.shape, frame.words, frame.places)
    )
    kept = next(known, None)
    if kept is None:
        frames[_MOST_FRAMES - 1 :] = []
        frames.insert(0, kept := frame)
    if len(kept.plans) >= _MOST_PLANS:
        kept.plans.clear()
    kept.plans[kinds] = plan_of(grid, rows, kept.places)
    _heights.add(above)


def _heading(grid: Grid, above: int) -> _Heading:
    return grid.first_row, grid.first_col, above, grid.rows[above]


def _shape(grid: Grid, above: int) -> Shape:
    table = grid.first_row + above
    merged = tuple([area for area in grid.merged if area[0] <= table])
    return tuple(map(len, grid.rows[:above])), merged


def _frame(grid: Grid, above: int) -> Frame | None:
    """The frame of a head; None where it cannot be told from what fills its blanks."""
    fixed: list[int] = []
    words: list[Scalar] = []
    free: dict[Place, int] = {}
    at_free: list[int] = []
    numbered = count()
    asked: list[int] = []
    for row, cells in enumerate(grid.rows[:above], grid.first_row):
        left = ""
        in_landmark = any(marks_a_form(text) for _, text in grid.filled(row))
        for col, cell in enumerate(cells, grid.first_col):
            number, text = next(numbered), grid.text(row, col)
            kind = kind_of(text)
            if kind >= 0:
                free[row, col] = len(at_free)
                at_free.append(number)
                asked.append(_asked(left, in_landmark=in_landmark))
            elif kind == KNOWN and (cell is None or isinstance(cell, str)):
                fixed.append(number)
                words.append(cell)
            else:
                return None
            left = text or left
    if min(len(fixed), len(at_free)) < 2:  # of a single cell itemgetter makes no tuple
        return None
    return Frame(
        _shape(grid, above), itemgetter(*fixed), tuple(words), itemgetter(*at_free), free, tuple(asked), {}
    )


def _asked(left: str, *, in_landmark: bool) -> int:
    """What of the kind of a cell matters where it stands: its length only where rows are told apart by their
    short cells, its digits only right of a label of money. Negative kinds stay negative.
    """
    unasked = 0 if in_landmark else IS_SHORT
    if label_of(left) not in AMOUNT_LABELS:
        unasked |= HAS_DIGIT
    return ~unasked


def _found(grid: Grid, above: int, frame: Frame, raws: Cells) -> Found | None:
    texts = _texts(raws)
    kinds = _kinds(grid, above, frame, raws, texts)
    plan = None if kinds is None else frame.plans.get(kinds)
    return None if plan is None else Found(plan, grid.first_row + above, raws, texts)


def _texts(raws: Cells) -> list[str]:
    return [raw.strip() if type(raw) is str else scalar_text(raw) for raw in raws]


def _kinds(grid: Grid, above: int, frame: Frame, raws: Cells, texts: list[str]) -> tuple[int, ...] | None:
    """The kinds of the free cells; texts are put right where numbers are shown otherwise than by their
    digits. None where cells that are not free are shown otherwise.
    """
    if not grid.shown:
        return tuple(map(and_, map(kind_of, texts), frame.asked))
    table = grid.first_row + above
    shown = {place: text.strip() for place, text in grid.shown.items() if place[0] <= table}
    if not shown.keys() <= frame.places.keys():
        return None
    for place, text in shown.items():
        if raws[frame.places[place]] not in _EMPTY:
            texts[frame.places[place]] = text
    kinds = list(map(kind_of, texts))
    for place, text in shown.items():
        index = frame.places[place]
        amount = is_blank(text) or read_amount(raws[index]) is not None
        if kinds[index] >= 0:
            kinds[index] = kinds[index] & ~IS_AMOUNT | IS_AMOUNT * amount
    return tuple(map(and_, kinds, frame.asked))
