"""Issues put in order form by form stand as if all findings had been sorted at once."""

import random
from collections import Counter

import pytest

from tests.support.summaries import FORMS, County
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.ops.present.grouping import grouped
from xl_perfgoals.ops.present.issues import Tally, added, tallied

NAMES = ("", "高山镇人民政府", "石桥镇 人民政府", "没有报的局", "新来的站")


@pytest.fixture(scope="module")
def county():
    return County(FORMS)


def a_finding(chance, forms):
    form = chance.choice([*forms, None, CellRef("别处.xlsx", "表", 1, 1)])
    at = chance.choice([*forms, CellRef("坏.xlsx", "", 1, 1)])
    return Finding(
        CellRef(at.book, at.sheet, chance.randint(1, 3), chance.randint(1, 2)),
        chance.choice(("F01", "F02", "G01")),
        chance.choice((*Severity,)),
        {"serial": chance.random()},
        form,
        department=chance.choice(NAMES),
        unit=chance.choice(("", "高山镇", "石桥镇人民政府", "某站")),
        waived=chance.choice(("", "", "王某")),
    )


@pytest.mark.parametrize("seed", range(60))
def test_form_by_form_is_as_all_at_once(county, seed):
    chance = random.Random(seed)
    places = grouped(county.summary, ()).places
    findings = [a_finding(chance, [*places]) for _ in range(chance.randint(0, 60))]
    awaited = chance.choice(((), ("没有报的局",)))
    result = grouped(county.summary, findings, awaited)
    order = [*places]

    def key(issue):
        finding, number = issue.finding, issue.department_no
        form = order.index(finding.form) if finding.form in places else len(order)
        return (number == 0, number, form, finding.severity.rank, finding.at, finding.code)

    by_identity = {id(issue.finding): issue for issue in result.issues}
    in_turn = [by_identity[id(finding)] for finding in findings]
    assert [id(issue) for issue in result.issues] == [id(issue) for issue in sorted(in_turn, key=key)]
    assert result.places == places
    units = {form.at: form.unit.text for form in county.submission.forms}
    for issue in result.issues:
        finding = issue.finding
        assert (issue.unit, issue.remark) == (finding.unit or units.get(finding.form, ""), finding.waived)
        assert issue.waived == bool(finding.waived)
        if finding.form in places:
            assert issue[1:4] == places[finding.form]
        else:
            number, project_no, name = issue[1:4]
            assert project_no == 0
            assert name == (result.names[number - 1] if number else finding.department)


@pytest.mark.parametrize("seed", range(20))
def test_issues_are_counted_one_by_one(county, seed):
    chance = random.Random(seed)
    places = [*grouped(county.summary, ()).places]
    issues = grouped(county.summary, [a_finding(chance, places) for _ in range(40)]).issues

    def counted(number_of):
        numbers = {number_of(issue) for issue in issues}
        marks = Counter((number_of(i), "" if i.waived else i.finding.severity) for i in issues)
        return {number: Tally(*(marks[number, mark] for mark in (*Severity, ""))) for number in numbers}

    tallies = tallied(issues)
    assert tallies.by_department == counted(lambda issue: issue.department_no)
    assert tallies.by_project == counted(lambda issue: issue.project_no)
    assert tallies.by_rule == counted(lambda issue: issue.finding.code)
    assert added(tallies.by_department.values()) == added(tallies.by_project.values())
    assert sum(added(tallies.by_department.values())) == len(issues)


def test_nothing_is_counted_as_nothing():
    assert tallied(()) == ({}, {}, {})
    assert added(()) == Tally()
