"""How our own template is known: its identity, where its page ends, which form is blank."""

import pytest

from xl_perfgoals.core.cells import Area, Grid, Scalar
from xl_perfgoals.core.template import MARGIN, TemplateIdentity
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.own_template import is_untouched, page_of, read_identity
from xl_perfgoals.rules.model import model_grid


def hidden(*rows: tuple[Scalar, ...]) -> Grid:
    return Grid("a.xlsx", "_xl_perfgoals", rows)


@pytest.mark.parametrize(
    ("grid", "identity"),
    [
        (
            hidden(("template_version", "1"), ("unit_code", "061"), ("year", "2026"), ("forms", "3")),
            TemplateIdentity(1, "061", "", 2026, 3),
        ),
        (
            hidden(
                ("template_version", 2.0),
            ),
            TemplateIdentity(2),
        ),
        (hidden(("template_version", "9"), ("year", "")), TemplateIdentity(9)),
        (hidden(("unit_code", "061")), None),
        (hidden(("template_version", "x")), None),
        (Grid("a.xlsx", "表1", (("template_version", "1"),)), None),
    ],
)
def test_identity(grid: Grid, identity: TemplateIdentity | None) -> None:
    assert read_identity([Grid("a.xlsx", "表0", ()), grid]) == identity


def test_page_ends_where_the_margin_begins() -> None:
    grid = Grid(
        "a.xlsx",
        "表1",
        (("附件", None, MARGIN, "x"), ("项目名称", "修路", "✗"), ("a",)),
        merged=(Area(1, 1, 1, 2), Area(2, 3, 2, 4)),
        shown={(2, 2): "修路", (2, 3): "✗"},
    )
    page = page_of(grid)
    assert page.rows == (("附件", None), ("项目名称", "修路"), ("a",))
    assert page.merged == (Area(1, 1, 1, 2),)
    assert page.shown == {(2, 2): "修路"}


def test_a_sheet_without_a_margin_stays_as_it_is() -> None:
    grid = model_grid()
    assert page_of(grid) is grid


@pytest.mark.parametrize(
    ("edits", "untouched"),
    [
        ({}, False),
        ({"项目名称": None}, False),
    ],
)
def test_a_filled_form_is_touched(edits: dict[str, Scalar], untouched: bool) -> None:
    (form,) = parse_forms(model_grid(edits))
    assert is_untouched(form) is untouched
