"""Recounted: what the tables of a finished workbook come to when somebody else adds them up."""

from collections.abc import Mapping
from typing import NamedTuple


class Sums(NamedTuple):
    """Of some projects; money in 分."""

    projects: int = 0
    total: int = 0
    fiscal: int = 0
    other: int = 0
    indicators: int = 0
    quantified: int = 0


class Whereabouts(NamedTuple):
    """Projects of one name in one department by three tables: money in 分, and the first line that tells it.

    listed, source and detail are the places of those lines in their tables, counted from 1; 0 for none.
    """

    department: str
    project: str
    listed: int
    listed_money: tuple[int, int, int]
    listed_indicators: int
    source: int
    source_money: tuple[int, int, int]
    detail: int
    detail_total: int
    detail_indicators: int


class Recounted(NamedTuple):
    """Of the county, by the number of the department, and project by project."""

    whole: Sums
    departments: Mapping[int, Sums]
    projects: tuple[Whereabouts, ...]
