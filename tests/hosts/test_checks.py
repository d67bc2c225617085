"""What checks remember never shows: every answer is the one that nothing remembered would give."""

import itertools
import random
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest

from tests.hosts.conftest import simulated
from tests.support.openpyxl_cells import Range
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.hosts import checks
from xl_perfgoals.hosts.checks import Checks
from xl_perfgoals.hosts.county import County
from xl_perfgoals.rules.model import model_grid

pytestmark = simulated
MONEY = "C8"
MOMENT = datetime(2025, 11, 1, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture(params=["Value2", "Value"])
def forms(request, opened, tmp_path, monkeypatch):
    """Three sheets with the same form; their values come as Excel gives them, or as other hosts do."""
    if request.param == "Value2":
        monkeypatch.setattr(Range, "Value2", Range.raw_value, raising=False)
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title in ("甲", "乙", "丙"):
        sheet = workbook.create_sheet(title)
        for row in model_grid().rows:
            sheet.append(row)
    workbook.save(tmp_path / "石桥镇.xlsx")
    return opened(tmp_path / "石桥镇.xlsx")


def put(sheet, cell, value):
    """Puts a value into a cell as it is: nothing is guessed of it as when it is typed."""
    sheet.impl.ws[cell]._value = value
    sheet.impl.ws[cell].data_type = "f" if str(value)[:1] == "=" else "s" if isinstance(value, str) else "n"


def told(own, place):
    """All that is known of a place. Among equals, repr tells 1, 1.0 and True apart."""
    (grid, submission, columns), checked = own.reading(place), own.checked(place)
    assert checked.reading == (grid, submission, columns)
    return repr(grid.rows), grid, submission, columns, checked.findings, checked.verdict


def _roster(name):
    return Roster(units=(Unit(name=name),))


EQUALS = [
    [1, 1.0, True, "1", Decimal(1), Decimal("1.0"), "1.0"],
    [0, 0.0, -0.0, False, "0", None, ""],
    [45962, 45962.0, "45962", MOMENT, "2025-11-01"],
    ["5", 5.0, "５", " 5", "5\n", "5\r\n"],
]


@pytest.mark.parametrize("values", EQUALS, ids=repr)
def test_values_that_are_equal_or_look_so_are_not_taken_for_each_other(forms, values):
    own, sheet = Checks(), forms.sheets["甲"]
    for first in values:
        for then in values:
            for value in (first, then):
                put(sheet, MONEY, value)
                assert told(own, sheet["A1:E40"]) == told(Checks(), sheet["A1:E40"])


@pytest.mark.parametrize(
    ("cell", "before", "after"),
    [
        (MONEY, 100, 100.01),
        (MONEY, 100, None),
        (MONEY, None, 100),
        ("B3", "村道维修", "村道维修工程"),
        ("E40", None, "备注"),
        ("K60", None, "远处"),
        ("H2", "=1+1", "=PG_VALIDATE()"),
        ("H2", "=PG_VALIDATE()", "通过"),
        ("H2", "=PG_VALIDATE()", "=PG_TARGET(E20)"),
    ],
)
@pytest.mark.parametrize("area", [None, "A1:E40", "A:J"])
def test_one_cell_that_changes_counts(forms, cell, before, after, area):
    own, sheet = Checks(), forms.sheets["甲"]
    place = sheet[area] if area else sheet
    for value in (before, after, before):
        put(sheet, cell, value)
        sheet.impl.calculated[sheet[cell].row, sheet[cell].column] = "通过"
        assert told(own, place) == told(Checks(), place)


def test_a_cell_that_becomes_or_ceases_to_be_a_verdict_counts_though_it_looks_the_same(forms):
    own, sheet = Checks(), forms.sheets["甲"]
    seen = []
    for content in ("通过", "=PG_VALIDATE(A1:E40)", "通过"):
        put(sheet, "F2", content)
        sheet.impl.calculated[2, 6] = "通过"
        seen.append(told(own, sheet)[1].value(2, 6))
    assert seen == ["通过", None, "通过"]


def test_sheets_and_areas_in_turn_are_each_checked_once(forms):
    own = Checks()
    places = [sheet[area] for sheet in forms.sheets for area in ("A1:E40", "A1:E15", "A2:E40")]
    for number, sheet in enumerate(forms.sheets):
        put(sheet, MONEY, 100 + number)
    plain = [told(Checks(), place) for place in places]
    for _ in range(3):
        assert [told(own, place) for place in places] == plain
    assert own.made == len(places)


@pytest.mark.parametrize(
    "counties",
    [
        (County(), County(Policy(year=2031)), County()),
        (County(), County(Policy(), _roster("教育局")), County(Policy(), _roster("民政局"))),
    ],
    ids=["policy", "roster"],
)
def test_settings_that_change_count(forms, monkeypatch, counties):
    """Equal settings read anew ask for no check anew."""
    now = itertools.count(0, 60)
    own = Checks(lambda: next(now))
    place = forms.sheets["甲"]["A1:E40"]
    for county in counties:
        monkeypatch.setattr(checks, "county_of", lambda _, county=county: county)
        for _ in range(3):
            checked = own.checked(place)
            assert checked.findings == checks.check_reading(checked.reading, county)
    assert own.made == len(counties)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_changes_in_whatever_order(forms, seed):
    chance, own = random.Random(seed), Checks()
    contents = [*(value for equals in EQUALS for value in equals), "=PG_VALIDATE()", "=1+1", "≥90%"]
    for _ in range(60):
        sheet = forms.sheets[chance.randrange(3)]
        cell = chance.choice([MONEY, "C9", "E20", "E22", "F3", "H2", "H50"])
        put(sheet, cell, chance.choice(contents))
        at = (sheet[cell].row, sheet[cell].column)
        sheet.impl.calculated[at] = chance.choice([1.0, True, "1", None, "通过"])
        for asked in chance.sample(list(forms.sheets), 2):
            area = chance.choice([None, "A1:E40", "A:H", "H2"])
            place = asked[area] if area else asked
            assert told(own, place) == told(Checks(), place)


@pytest.mark.parametrize(("area", "calls"), [("A1:E40", 2), ("A1:I100", 2), ("A:E", 4)])
def test_what_was_asked_before_costs_the_host_its_values_and_formulas(forms, area, calls):
    """Of large areas also what is in use, and the area of that."""
    own, place, app = Checks(), forms.sheets["甲"][area], forms.app.impl
    own.checked(place)
    before = app.calls
    own.checked(place)
    assert app.calls - before == calls


@pytest.mark.parametrize(
    ("change", "texts"),
    [
        (lambda sheet: setattr(sheet["E20"], "number_format", "0%"), ["0.95", "0.95", "95%", "95%"]),
        (lambda sheet: sheet["A4:B4"].merge(), ["0.95"] * 4),
    ],
    ids=["number format", "merged"],
)
def test_looks_that_change_count_after_a_while(forms, change, texts):
    """The values stay the same; what they mean does not."""
    now = [0.0]
    own, sheet = Checks(lambda: now[0]), forms.sheets["甲"]
    put(sheet, "E20", 0.95)
    before = told(own, sheet)
    change(sheet)
    found = [before]
    for seconds in (1, 60, 60):
        now[0] += seconds
        found.append(told(own, sheet))
    assert [grid.text(20, 5) for _, grid, *_ in found] == texts
    assert found == [before, before, *[told(Checks(), sheet)] * 2]
    assert before != found[-1]
    assert own.made == 2
