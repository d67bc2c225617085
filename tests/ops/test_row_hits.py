"""row_hits: what a rule says of one row is what it says of any row with the same words."""

import random

import pytest

from tests.ops.test_form_rules import EVERYTHING_ON, all_forms
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.ops.row_hits import asked_again, elsewhere
from xl_perfgoals.ops.row_questions import NO_TARGET
from xl_perfgoals.rules import RULES, Hit

ROWS = [row for form in all_forms() for row in form.indicators]


def moved(row, rng):
    """A row that says the same on another page."""
    cells = [CellRef("另一个.xlsx", "表9", rng.randint(1, 90), col) for col in rng.sample(range(1, 9), 3)]
    return row._replace(
        number=rng.randint(100, 200),
        row=rng.randint(300, 400),
        level2=row.level2._replace(at=cells[0]),
        name=row.name._replace(at=cells[1]),
        target=row.target._replace(at=cells[2]),
    )


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.check_row], ids=lambda rule: rule.code)
def test_a_hit_in_its_place_is_what_the_rule_says_there(rule):
    rng, told = random.Random(6), 0
    for row in ROWS:
        target = row.target.value or NO_TARGET
        asked = any(target.kind in rows.kinds for rows in (rule.rows, rule.other_rows) if rows)
        hit = rule.check_row(row, target, EVERYTHING_ON) if asked else None
        if hit is None or len({row.target.at, row.name.at, row.level2.at}) < 3:
            continue
        other = moved(row, rng)
        placed = elsewhere(hit, row)
        assert placed is not None
        assert placed(other) == rule.check_row(other, target, EVERYTHING_ON)
        assert list(placed(other).facts) == list(hit.facts)
        told += 1
    assert told


def test_what_is_not_plain_is_not_put_elsewhere():
    row = ROWS[0]
    foreign = CellRef("另一个.xlsx", "表9", 1, 1)
    assert elsewhere(Hit(foreign), row) is None
    assert elsewhere(Hit(row.name.at, also=(foreign,)), row) is None
    assert elsewhere(Hit(row.name.at, {"row": row.number + 1}), row) is None
    assert elsewhere(Hit(row.name.at), row._replace(target=row.target._replace(at=row.name.at))) is None


def test_a_row_whose_cells_are_one_is_judged_where_it_stands():
    row = ROWS[0]
    again = asked_again(lambda row, target, _: Hit(row.name.at, {"value": target.text}), EVERYTHING_ON)
    assert again(row) == Hit(row.name.at, {"value": row.target.value.text})
