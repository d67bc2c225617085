"""Two years compared: which project is which, and what of it changed."""

from decimal import Decimal

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import FormVersion
from xl_perfgoals.ops.examples import submitted
from xl_perfgoals.ops.season.taken import taken_in
from xl_perfgoals.ops.season.years import Kinship, compare_years
from xl_perfgoals.ops.versions import decided

Edits = dict[str, Scalar]
WATER, OTHER_GOAL = "村级饮水管网维修项目", "2024年12月底前资助困难学生300人，使其不因贫困失学。"


def versions(*forms: Edits) -> tuple[FormVersion, ...]:
    sent = taken_in(decided(submitted(forms)), (), Roster())
    return tuple(version for own in sent.values() for version in own.versions)


def later(**edits: Scalar) -> Edits:
    return {
        "年度": "(2024 年度)",
        "年度总体目标": parsed({})[0].annual_goal.text.replace("2023", "2024"),
        **edits,
    }


@pytest.mark.parametrize(
    ("old", "new", "kinship"),
    [
        ({}, later(), Kinship.NAME),
        ({"项目名称": "2023年饮水项目"}, later(项目名称="2024年度饮水项目"), Kinship.NAME),
        ({}, later(项目名称="村级饮水管网改造维修项目"), Kinship.PROPOSED),
        ({}, later(项目名称="农村安全用水工程"), Kinship.PROPOSED),
        ({}, later(实施单位="河西镇人民政府"), Kinship.MOVED),
    ],
    ids=["same name", "the year in the name", "a like name", "a like goal", "another unit"],
)
def test_the_same_project_is_found(old: Edits, new: Edits, kinship: Kinship) -> None:
    (pair,) = compare_years(versions(old), versions(new)).pairs
    assert pair.kinship is kinship
    assert pair.old
    assert pair.new


def test_another_project_is_another() -> None:
    new = later(项目名称="助学项目", 年度总体目标=OTHER_GOAL)
    years = compare_years(versions({}), versions(new))
    assert [pair.kinship for pair in years.pairs] == [Kinship.COME, Kinship.GONE]


def test_amounts_and_targets_are_compared_exactly() -> None:
    new = later(年度资金总额=100.000001, 财政拨款=90.000001, **{"成本指标.指标值": "≤100.000001万元"})
    years = compare_years(versions({}), versions(new))
    (pair,) = years.pairs
    assert pair.difference == Decimal("0.000001")
    assert (years.old_total, years.new_total) == (Decimal(100), Decimal("100.000001"))
    assert [(change.old, change.new) for change in pair.changes] == [
        ("100", "100.000001"),
        ("90", "90.000001"),
        ("≤100万元", "≤100.000001万元"),
    ]


@pytest.mark.parametrize(("now", "told"), [("2024年11月底前", []), ("2024年12月底前", ["2024年12月底前"])])
def test_a_year_that_moved_on_is_no_change(now: str, told: list[str]) -> None:
    time = "时效指标.指标值"
    (pair,) = compare_years(versions({time: "2023年11月底前"}), versions(later(**{time: now}))).pairs
    assert [change.new for change in pair.changes] == told


def test_each_project_is_proposed_once() -> None:
    old = versions({"项目名称": "饮水管网维修一期"}, {"项目名称": "饮水管网维修二期"})
    new = versions(later(项目名称="饮水管网维修二期工程"))
    pairs = compare_years(old, new).pairs
    assert [(pair.kinship, pair.old and pair.old.project) for pair in pairs] == [
        (Kinship.PROPOSED, "饮水管网维修二期"),
        (Kinship.GONE, "饮水管网维修一期"),
    ]
