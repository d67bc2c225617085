"""Which forms may be approved, document numbers, the hash of rules and demands."""

from dataclasses import replace

import pytest

from tests.support.approvals import approval, error, form, round_of
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.season import EXEMPT, WITHDRAWN, Decision, Ledger
from xl_perfgoals.ops.season.approval import (
    Why,
    approved,
    candidates,
    document_numbers,
    ever_approved,
    rules_version,
)

ROAD, WATER = form("村道硬化"), form("饮水管护")


@pytest.mark.parametrize(
    ("versions", "findings", "approvals", "expected"),
    [
        pytest.param((ROAD, WATER), (), (), (2, [], 0), id="nothing wrong"),
        pytest.param((ROAD, WATER), (error("村道硬化"),), (), (1, [Why.ERRORS], 0), id="an error of one"),
        pytest.param(
            (ROAD,), (replace(error("村道硬化"), state=EXEMPT),), (), (1, [], 0), id="the officer let it pass"
        ),
        pytest.param(
            (ROAD,), (replace(error("村道硬化"), waived="本县不要求"),), (), (1, [], 0), id="waived"
        ),
        pytest.param((ROAD, WATER), (error(""),), (), (0, [Why.ERRORS] * 2, 0), id="of the whole unit"),
        pytest.param(
            (ROAD, replace(WATER, file="乙.xlsx")),
            (replace(error(""), file="乙.xlsx"),),
            (),
            (1, [Why.ERRORS], 0),
            id="of one file",
        ),
        pytest.param((ROAD, ROAD), (), (), (0, [Why.ALIKE] * 2, 0), id="one project twice"),
        pytest.param((form(""),), (), (), (0, [Why.NO_PROJECT], 0), id="no name"),
        pytest.param((replace(ROAD, total=None),), (), (), (0, [Why.NO_AMOUNT], 0), id="no amount"),
        pytest.param((ROAD, WATER), (), (approval(ROAD),), (1, [], 1), id="approved before"),
        pytest.param(
            (form("村道硬化", goal="另一个目标"),), (), (approval(ROAD),), (1, [], 0), id="changed since"
        ),
    ],
)
def test_candidates(versions, findings, approvals, expected) -> None:
    found = candidates(round_of(versions, findings), approvals)
    assert (len(found.free), [own.why for own in found.held], len(found.already)) == expected


@pytest.mark.parametrize(
    ("pattern", "used", "expected"),
    [
        ("财绩批〔2025〕7号", (), ["财绩批〔2025〕7号"] * 2),
        ("财绩批〔2025〕#号", (), ["财绩批〔2025〕1号", "财绩批〔2025〕2号"]),
        (
            "财绩批〔2025〕#号",
            ("财绩批〔2025〕9号", "别的〔2025〕30号"),
            ["财绩批〔2025〕10号", "财绩批〔2025〕11号"],
        ),
        ("", (), ["", ""]),
    ],
)
def test_document_numbers(pattern, used, expected) -> None:
    known = [approval(ROAD, number=number) for number in used]
    assert list(document_numbers(pattern, ["甲", "乙"], known).values()) == expected


def test_rules_version_tells_demands_apart() -> None:
    usual = rules_version(Policy(), "1.0")
    assert usual == rules_version(Policy(), "1.0")
    assert usual.startswith("1.0+")
    assert usual != rules_version(Policy(goal_min_chars=20), "1.0")
    assert usual != rules_version(Policy(off=frozenset({"V15"})), "1.0")


def test_last_approval_counts_and_withdrawn_ones_do_not() -> None:
    mended = form("村道硬化", goal="改过的目标")
    approvals = (approval(ROAD), approval(WATER), approval(mended, at="2025-12-02T09:00:00"))
    rounds = (round_of((ROAD, WATER)), replace(round_of((mended,)), number=2))
    gone = Decision(ROAD.unit, "饮水管护", "", WITHDRAWN, "", "", "2025-12-03T09:00:00")
    ledger = Ledger(2025, rounds=rounds, approvals=approvals)
    latest = {ROAD.unit: rounds[1]}
    assert [(own.approval.project, own.changed) for own in approved(ledger, latest)] == [
        ("饮水管护", True),
        ("村道硬化", False),
    ]
    assert len(ever_approved(ledger, latest)) == 3
    without = approved(replace(ledger, decisions=(gone,)), latest)
    assert [own.content.annual_goal for own in without] == ["改过的目标"]
