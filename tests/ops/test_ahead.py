"""What is worked out while files are still being read: however they came, in the end the same is found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import pytest

from tests.support.forms import submitted
from tests.support.published import CLEAN, PRINTED, published
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.ops.ahead import Ahead
from xl_perfgoals.ops.check import check, check_forms
from xl_perfgoals.ops.messages import sentence
from xl_perfgoals.ops.unit_rules import UnitRules
from xl_perfgoals.rules import Hit
from xl_perfgoals.rules._unit_rows import UnitRows
from xl_perfgoals.rules.x01_goals_alike import RULE as X01

POLICIES = [Policy(), Policy(off=frozenset({"X01", "X08"}))]
EAST, WEST = "河东镇人民政府本级", "河西镇人民政府本级"


def in_files(submission: Submission) -> list[tuple[PerfGoalForm, ...]]:
    return [tuple(own) for _, own in groupby(submission.forms, lambda form: form.at.book)]


def alike(*files: tuple[str, str]) -> Submission:
    """Projects of units by their files, all with one and the same goal."""
    return submitted(
        [
            {"文件": f"{book}.xlsx", "实施单位": unit, "项目名称": f"第{number}个项目"}
            for number, (book, unit) in enumerate(files)
        ]
    )


SPREAD = alike(("甲", EAST), ("甲", WEST), ("乙", EAST), ("乙", EAST), ("乙", WEST))
TOGETHER = alike(("甲", EAST), ("甲", EAST), ("乙", WEST), ("乙", WEST), ("丙", WEST))
AGAIN = submitted([{"文件": f"{name}.xlsx", "年度总体目标": None} for name in "甲乙丙"])


@pytest.mark.parametrize("policy", POLICIES, ids=["default", "some rules off"])
@pytest.mark.parametrize(
    "submission",
    [
        pytest.param(published(CLEAN).intake.submission, id="clean"),
        pytest.param(published(PRINTED).intake.submission, id="printed"),
        pytest.param(SPREAD, id="units over several files"),
        pytest.param(TOGETHER, id="units in one file"),
        pytest.param(AGAIN, id="one project again and again"),
    ],
)
def test_the_same_is_found(submission: Submission, policy: Policy):
    ahead = Ahead(policy)
    for forms in in_files(submission):
        ahead.look_at(forms, check_forms(forms, policy))
    found = check(submission, policy, units=ahead.units)
    assert found == check(submission, policy)
    assert [f"{ahead.told.message(own)}。{ahead.told.advice(own)}。" for own in found] == [
        *map(sentence, found)
    ]


def test_something_is_found_where_units_are_spread():
    assert {finding.code for finding in check(SPREAD)} & {"X01", "X08"}


class Asked:
    """A rule that notes the units that it is asked about."""

    def __init__(self) -> None:
        self.units: list[Sequence[PerfGoalForm]] = []
        self.rule = replace(X01, check_unit=self.check_unit)

    def check_unit(self, unit: UnitRows, _policy: Policy) -> Iterator[Hit]:
        self.units.append(unit.forms)
        yield from ()


@pytest.mark.parametrize(
    ("submission", "times"), [(TOGETHER, 3), (SPREAD, 3), (AGAIN, 0)], ids=["together", "spread", "again"]
)
def test_rules_are_asked_again_only_of_units_that_have_more_forms(submission: Submission, times: int):
    asked = Asked()
    units = UnitRules(Policy(), [asked.rule])
    for forms in in_files(submission):
        units.look_ahead(forms)
    check(submission, rules=[asked.rule], form_findings=(), units=units)
    assert len(asked.units) == times
    before = len(asked.units)
    check(submission, rules=[asked.rule], form_findings=(), units=units)
    assert len(asked.units) == before
