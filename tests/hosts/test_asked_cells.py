"""Keys of cells' values: equal for equal contents of equal types, and for nothing else."""

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts.asked_cells import Contents, digest, formulas_of, places_of_verdicts, without_places
from xl_perfgoals.hosts.grids import Part

MOMENT = datetime(2025, 11, 1)  # noqa: DTZ001 - as a host may give it
UNLIKE = pytest.mark.parametrize(
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
        (Decimal(1), 1.0),
        (MOMENT, 45962.0),
        (MOMENT, "2025-11-01"),
        ("甲", "乙"),
    ],
)


@UNLIKE
def test_unequal_values_have_unequal_keys(one, other):
    assert digest(((one,),)) != digest(((other,),))
    assert digest(((one, other),)) != digest(((one,), (other,)))


def test_equal_values_have_equal_keys_whoever_made_them():
    text = "石桥镇人民政府"
    copy = text.encode().decode()
    assert copy is not text
    assert digest(((text, text), ("a" * 3, 1.5))) == digest(((text, copy), ("".join("aaa"), 1.5)))
    assert digest(((MOMENT,),)) == digest(((MOMENT.replace(),),))
    assert digest((("\ud800",),)) == digest((("\ud800",),))


@UNLIKE
@pytest.mark.parametrize("rows", [tuple, list])
def test_contents_are_the_same_values_of_the_same_types(one, other, rows):
    def given(value):
        return rows([rows(["项目", None, ""]), rows(["名称", value, 5.5])])

    for value in (one, other):
        assert Contents(given(value)).are(given(value))
    assert not Contents(given(one)).are(given(other))
    assert not Contents(given(other)).are(given(one))
    assert not Contents(given(one)).are(given(one)[:1])


def test_keys_of_large_areas_are_short():
    rows = tuple(("某个项目", number) for number in range(5000))
    assert len(digest(rows)) < 100
    assert digest(rows) != digest(rows[:-1])


def test_verdicts_are_found_and_taken_out():
    formulas = (("=PG_VALIDATE()", "甲", "=PG_TOTAL(A1:B2)"), ("=1+1", "=if(1,pg_status(A1))", 5.0))
    places = places_of_verdicts(formulas)
    assert places == ((0, (0,)), (1, (1,)))
    assert list(map(list, without_places(((1, 2, 3), (4, 5, 6)), places))) == [[None, 2, 3], [4, None, 6]]


@pytest.mark.parametrize(
    ("shape", "given", "formulas"),
    [
        ((1, 1), "=A1", (("=A1",),)),
        ((1, 2), ("=A1", ""), (("=A1", ""),)),
        ((2, 1), ("=A1", ""), (("=A1",), ("",))),
        ((2, 2), (("=A1", ""), ("", "5")), (("=A1", ""), ("", "5"))),
        ((2, 2), [["=A1", ""], ["", "5"]], [["=A1", ""], ["", "5"]]),
    ],
)
def test_formulas_come_row_by_row_however_the_host_gives_them(shape, given, formulas):
    part = Part(None, SimpleNamespace(formula=given), Area(3, 2, 2 + shape[0], 1 + shape[1]))
    assert formulas_of(part, ((None,) * shape[1],) * shape[0]) == formulas


@pytest.mark.parametrize(
    ("filled", "asked", "given", "formulas"),
    [
        (0, None, None, ()),
        (1, ((3, 2), (3, 2)), "=A1", (("=A1",),)),
        (2, ((3, 2), (4, 2)), ("=A1", ""), (("=A1",), ("",))),
        (5000, None, ("=A1",) * 5000, (("=A1",),) * 5000),
    ],
)
def test_of_large_parts_only_filled_rows_are_asked_for_formulas(filled, asked, given, formulas):
    places = []
    cells = SimpleNamespace(formula=given)
    sheet = SimpleNamespace(range=lambda *corners: places.append(corners) or cells)
    rows = (("甲",),) * filled + ((None,), ("",)) * ((5000 - filled) // 2) + ((None,),) * (filled % 2)
    assert formulas_of(Part(sheet, cells, Area(3, 2, 5002, 2)), rows) == formulas
    assert places == ([asked] if asked else [])
