"""A claim against the sheet: is the formula still there, and does its saved value agree?"""

from collections.abc import Iterator, Mapping

from xl_perfgoals.core.amount import format_amount, from_fen, read_number
from xl_perfgoals.core.cells import scalar_text
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.verified.claims import Claim
from xl_perfgoals.ops.verified.difference import Difference, Kind, address
from xl_perfgoals.ops.verified.formula import Likeness, likeness


def is_empty(sheets: Mapping[str, WrittenSheet], claim: Claim) -> bool:
    """Whether a formula was saved without what it comes to, so that this cannot be compared."""
    if claim.figure is None:
        return False
    sheet = sheets[claim.sheet]
    return (claim.row, claim.col) in sheet.formulas and sheet.grid.value(claim.row, claim.col) is None


def unlike(sheets: Mapping[str, WrittenSheet], claim: Claim) -> Iterator[Difference]:
    """What stands there instead of the formula and the figure."""
    sheet = sheets[claim.sheet]
    value = sheet.grid.value(claim.row, claim.col)
    cell, stated = address(claim.row, claim.col), scalar_text(value)
    formula = sheet.formulas.get((claim.row, claim.col))
    wanted = "" if claim.figure is None else format_amount(from_fen(0) + claim.figure)
    if formula is None:
        yield Difference(Kind.TYPED_OVER, sheet.name, cell, stated, wanted)
        return
    like = likeness(formula, claim.formula, sheet.name) if claim.formula else Likeness.SAME
    if like is not Likeness.SAME and claim.formula:
        kind = Kind.SHORT_FORMULA if like is Likeness.SHORT else Kind.OTHER_FORMULA
        yield Difference(kind, sheet.name, cell, formula, claim.formula)
    elif value is not None and claim.figure is not None and read_number(value) != claim.figure:
        yield Difference(Kind.OTHER_FIGURE, sheet.name, cell, stated, wanted)
