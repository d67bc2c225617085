"""Reads 权重 and 分值, the points that an indicator counts for."""

import re
from decimal import Decimal

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.core.texts import squeeze

_POINTS = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,6})?)(?:%|分|个?百分点)?")


def read_weight(text: str) -> Decimal | None:
    """The points that a weight states: "10", "10分" and "10%" are all 10; None for any other text."""
    found = _POINTS.fullmatch(squeeze(text))
    return Decimal(found[1]) if found else None


def weight_at(grid: Grid, row: int, col: int) -> Entry[Decimal]:
    """The weight that stands in a cell; in a merged one it counts for the rows below it as well."""
    text = grid.text(row, col)
    return Entry(grid.value(row, col) if text else None, text, read_weight(text), grid.at(row, col))
