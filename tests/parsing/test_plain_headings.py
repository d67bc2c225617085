"""Headings that are remembered by their line are those that are found by all that stands around them."""

import random

import pytest

from tests.support import layout_sheets
from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.parsing import headings as module
from xl_perfgoals.parsing.columns import COLUMNS
from xl_perfgoals.parsing.headings import read_headings

PLAIN = ("名称", "一级指标", "二级指标", "三级指标", "指标值")
TEXTS = (
    *COLUMNS,
    "实施期指标值",
    "长期指标值",
    "2022年指标值",
    "年度指标值（2023）",
    "评价人",
    "绩效指标",
    None,
    "",
)


def told(grid: Grid, table: int, monkeypatch) -> tuple:
    with monkeypatch.context() as without:
        without.setattr(module, "_plain_headings", lambda *_: None)
        found = read_headings(grid, table, 2023)
    return read_headings(grid, table, 2023), found


def test_plain_headings_are_remembered() -> None:
    grids = [Grid(book, "表", ((), PLAIN, ("绩效指标", "产出指标"))) for book in "ab"]
    assert read_headings(grids[0], 2) is read_headings(grids[1], 2)
    moved = read_headings(Grid("a", "表", ((), (None, *PLAIN))), 2)
    assert sorted(moved.at.values()) == [2, 3, 4, 5, 6]


@pytest.mark.parametrize("seed", range(10))
def test_any_headings_are_told_the_same(seed, monkeypatch) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        lines = [[*PLAIN], chance.choice(([], ["绩效指标", "产出指标"], ["指标值", "单位"]))]
        for line in lines:
            for _ in range(chance.choice((0, 1, 1, 2))):
                line.insert(chance.randrange(len(line) + 1), chance.choice(TEXTS))
            if line and chance.random() < 0.4:
                line[chance.randrange(len(line))] = chance.choice(TEXTS)
        merged = (Area(1, 5, 1, 7),) if chance.random() < 0.4 else ()
        both = told(Grid("a", "表", tuple(map(tuple, lines)), merged), 1, monkeypatch)
        assert both[0] == both[1], lines


def test_the_headings_of_every_layout_are_told_the_same(monkeypatch) -> None:
    for page in vars(layout_sheets).values():
        if isinstance(page, layout_sheets.Page):
            for row in range(1, len(page.rows)):
                remembered, found = told(Grid("a", "表", page.rows), row, monkeypatch)
                assert remembered == found
