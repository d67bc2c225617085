"""row_questions: what a rule declares of the rows it is asked of holds."""

import random
from decimal import Decimal

import pytest

from tests.ops.test_form_rules import EVERYTHING_ON, all_forms
from xl_perfgoals.ops.row_questions import wording_of
from xl_perfgoals.rules import RULES

ROWS = [(rule, rows) for rule in RULES for rows in (rule.rows, rule.other_rows) if rows is not None]
WORDINGS = dict.fromkeys(rows.wordings for _, rows in ROWS if rows.wordings)
NAMES = dict.fromkeys(rows.names for _, rows in ROWS if rows.names)


@pytest.mark.parametrize("doubt", WORDINGS, ids=lambda doubt: doubt.__name__)
def test_a_doubt_about_the_wording_does_not_hang_on_figures(doubt):
    rng = random.Random(4)
    for row in (row for form in all_forms() for row in form.indicators):
        target = row.target.value
        if target is None:
            continue
        text = "".join(rng.choice("0123456789") if "0" <= char <= "9" else char for char in target.text)
        numbers = {
            name: Decimal(rng.choice(("0", "-3", "0.5", "100", "20231031")))
            for name in ("number", "number2", "yuan", "yuan2")
            if getattr(target, name) is not None
        }
        dates = {
            name: rng.choice(("2023", "2022-12", "--12-31"))
            for name in ("date", "date2")
            if getattr(target, name) is not None
        }
        other = target._replace(text=text, **numbers, **dates)
        assert wording_of(other) == wording_of(target)
        assert doubt(other, EVERYTHING_ON) == doubt(target, EVERYTHING_ON)


@pytest.mark.parametrize("doubt", NAMES, ids=lambda doubt: doubt.__name__)
def test_a_doubt_about_the_name_hangs_on_nothing_else(doubt):
    rng = random.Random(5)
    rows = [row for form in all_forms() for row in form.indicators]
    for row in rows:
        other = rng.choice(rows)
        renamed = other._replace(
            name=row.name, mark=row.mark, level2=other.level2._replace(value=row.level2.value)
        )
        assert doubt(renamed, EVERYTHING_ON) == doubt(row, EVERYTHING_ON)
