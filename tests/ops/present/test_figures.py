"""Figures of plain projects are those that the general way names; widths and decimals fit every amount."""

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.summaries import FORMS, County
from xl_perfgoals.core.amount import decimals
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import FundingPart
from xl_perfgoals.core.summary import Money, Traced
from xl_perfgoals.ops.present import figures as f, money_columns as m

D = Decimal
AMOUNTS = [D(0), D("0.0"), D(7), D("7.10"), D("7.1"), D("-3.5"), None]


@pytest.fixture(scope="module")
def projects():
    return County(FORMS).summary.projects


def odd_project(chance, project):
    """The project with blanks that may share a cell, and sums that may come from elsewhere."""
    cells = [CellRef("甲.xlsx", "表", row, 2) for row in (4, 5, 6, 7)]
    funding = project.form.funding
    own_cells = chance.choice((chance.sample(cells, 3), chance.choices(cells, k=3)))
    blanks = [
        blank._replace(value=chance.choice(AMOUNTS), at=at, found=chance.random() < 0.8)
        for blank, at in zip((funding.total, funding.fiscal, funding.other), own_cells, strict=True)
    ]
    more = (FundingPart("上年结转", blanks[0]._replace(at=chance.choice(cells))),) * chance.choice((0, 0, 1))
    traced = [
        Traced(
            *chance.choice(
                [(blank.value or D(0), (blank.at,))] * 6
                + [(D(0), ()), (D(0), (blank.at,)), (D(2), ()), (D(2), (blank.at, cells[0]))]
            )
        )
        for blank in blanks
    ]
    funding = replace(funding, total=blanks[0], fiscal=blanks[1], other=blanks[2], more=more)
    return replace(project, form=replace(project.form, funding=funding), money=Money(*traced))


def test_plain_projects_have_the_figures_of_the_general_way(projects):
    chance = random.Random(1)
    plain = 0
    for _ in range(4000):
        project = odd_project(chance, chance.choice(projects))
        quick = f._plain_figures(3, project)
        if quick is not None:
            plain += 1
            general = list(f._project_figures(3, project))
            assert quick == general
            assert [str(figure.amount) for figure in quick] == [str(figure.amount) for figure in general]
    assert plain > 200


def test_forms_as_they_come_are_plain(projects):
    assert [f._plain_figures(1, project) is not None for project in projects] == [True] * len(projects)


@pytest.mark.parametrize("seed", range(100))
def test_columns_are_wide_enough_for_every_amount(seed):
    chance = random.Random(seed)
    texts = (
        "0",
        "-0",
        "0.00",
        "1E+3",
        "2.5E-7",
        "-2.5E-7",
        "12.34",
        "-12.345",
        "99999999999.123456",
        "-1E+10",
        "100.10",
    )
    amounts = [D(text) for text in chance.choices(texts, k=chance.randint(1, 6))]
    places = m._most_decimals(amounts)
    assert places == max([2, *map(decimals, amounts)])
    assert m._money_width(amounts, places) == max(
        12, *(len(f"{amount:,.{places}f}") + 2 for amount in amounts)
    )
