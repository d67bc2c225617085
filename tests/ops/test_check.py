"""check: the form rules may have been run before, where the files were read; nothing differs by that."""

from dataclasses import replace
from itertools import groupby

import pytest

from tests.support.published import CLEAN, PRINTED, published
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy, Waiver
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.versions import Moment, SavedTimes
from xl_perfgoals.ops.check import check, check_form, check_forms
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.examples import submitted

STRICT = Policy(
    year=2023,
    off=frozenset({"V02", "X01"}),
    severities={"V13": Severity.ERROR},
    waivers=(Waiver(code="V13", cell="E17", reason="已说明", who="王"),),
)


def handed_in_again() -> Submission:
    """Two files of one project, both with a fault; the later one counts."""
    made = submitted([{"文件": f"{name}.xlsx", "年度总体目标": None} for name in "甲乙"])
    receipts = tuple(
        replace(receipt, saved=SavedTimes(own=Moment(3600 * hour, "")))
        for hour, receipt in enumerate(made.receipts)
    )
    return replace(made, receipts=receipts)


@pytest.mark.parametrize("policy", [None, STRICT], ids=["default", "strict"])
@pytest.mark.parametrize(
    "submission",
    [
        pytest.param(published(CLEAN).intake.submission, id="clean"),
        pytest.param(published(PRINTED).intake.submission, id="printed"),
        pytest.param(handed_in_again(), id="handed in again"),
    ],
)
def test_form_rules_run_before_give_the_same(submission, policy):
    once = check(submission, policy, summary=consolidate(submission))
    before = check_forms(submission.forms, policy)
    assert check(submission, policy, summary=consolidate(submission), form_findings=before) == once


def test_overruled_forms_are_not_told_of():
    submission = handed_in_again()
    before = check_forms(submission.forms)
    assert {finding.at.book for finding in before} == {"甲.xlsx", "乙.xlsx"}
    found = check(submission, form_findings=before)
    assert {finding.code for finding in found if finding.at.book == "甲.xlsx"} == {"X03"}
    assert {finding.code for finding in found if finding.at.book == "乙.xlsx"} == {"G01"}


def test_form_rules_are_not_run_again():
    submission = handed_in_again()
    assert {finding.code for finding in check(submission, form_findings=())} == {"X03"}


def test_findings_come_form_by_form_and_by_cell():
    forms = published(PRINTED).intake.submission.forms
    found = check_forms(forms)
    assert [at for at, _ in groupby(finding.form for finding in found)] == [
        form.at for form in forms if check_form(form)
    ]
    for _, own in groupby(found, key=lambda finding: finding.form):
        places = [(finding.at[2:], finding.code) for finding in own]
        assert places == sorted(places)
