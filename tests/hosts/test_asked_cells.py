"""Keys of cells' values: equal for equal contents of equal types, and for nothing else."""

from datetime import datetime
from decimal import Decimal

import pytest

from xl_perfgoals.hosts.asked_cells import digest, may_hold_verdicts, places_of_verdicts, without_places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (1, True),
        (0.0, False),
        (None, ""),
        ("1", 1),
        (0.0, -0.0),
        (Decimal("1.0"), Decimal("1.00")),
        (Decimal(1), 1),
    ],
)
def test_unequal_values_have_unequal_keys(one, other):
    assert digest(((one,),)) != digest(((other,),))
    assert digest(((one, other),)) != digest(((one,), (other,)))


def test_equal_values_have_equal_keys_whoever_made_them():
    text = "石桥镇人民政府"
    copy = text.encode().decode()
    assert copy is not text
    assert digest(((text, text), ("a" * 3, 1.5))) == digest(((text, copy), ("".join("aaa"), 1.5)))
    moment = datetime(2025, 11, 1)  # noqa: DTZ001 - as a host may give it
    assert digest(((moment,),)) == digest(((moment.replace(),),))
    assert digest((("\ud800",),)) == digest((("\ud800",),))


def test_keys_of_large_areas_are_short():
    rows = tuple(("某个项目", number) for number in range(5000))
    assert len(digest(rows)) < 100
    assert digest(rows) != digest(rows[:-1])


def test_verdicts_are_found_and_taken_out():
    formulas = (("=PG_VALIDATE()", "甲", "=PG_TOTAL(A1:B2)"), ("=1+1", "=if(1,pg_status(A1))", 5.0))
    assert may_hold_verdicts(formulas)
    places = places_of_verdicts(formulas)
    assert places == ((0, (0,)), (1, (1,)))
    assert list(map(list, without_places(((1, 2, 3), (4, 5, 6)), places))) == [[None, 2, 3], [4, None, 6]]


@pytest.mark.parametrize(
    ("formulas", "may"),
    [
        ((), False),
        ((("", "=SUM(A1:A2)"), ("项目", "")), False),
        ((("", "=Pg_Status(A1)"),), True),
        ((("", 5.0),), True),
    ],
)
def test_where_no_verdict_can_be_none_is_looked_for(formulas, may):
    assert may_hold_verdicts(formulas) == may
