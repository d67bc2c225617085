"""Adds up the forms of a submission by 主管部门, exactly; what cannot be added is listed, never dropped."""

from collections import Counter
from collections.abc import Iterable, Mapping

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.summary import CountySummary, DepartmentLine, LeftOut, ProjectLine
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.form_money import add_money, form_money, is_too_large, unsummable
from xl_perfgoals.ops.version_words import why_left_out
from xl_perfgoals.ops.versions import decided
from xl_perfgoals.wording import NO_DEPARTMENT, left_out_reason

_Department = tuple[str, str]
_Projects = dict[_Department, list[ProjectLine]]


def consolidate(
    submission: Submission, roster: Roster | None = None, year: int | None = None
) -> CountySummary:
    """The county's totals. Lines come in roster order; those it does not know by code, if each has one, else
    in the order in which they are first met.

    A form is left out when an amount of it cannot be read (F01), has digits below one 分 (F04), or when
    another version of the same unit's project counts, or the officer says that it does not count (X03).
    """
    roster = roster or Roster()
    departments = _departments(submission.forms, roster)
    versions = why_left_out(decided(submission))
    left_out: list[LeftOut] = []
    projects: _Projects = {}
    for form in submission.forms:
        money = form_money(form)
        name = _department_of_unit(form, roster) or departments[_written(form)]
        code = "X03" if form.at in versions else unsummable(money)
        if money is None or code:
            reason = versions.get(form.at) or left_out_reason(code, beyond_limit=is_too_large(form))
            left_out.append(LeftOut(form, code, reason, *name))
            continue
        projects.setdefault(name, []).append(ProjectLine(form, *name, money))
    lines = tuple(
        DepartmentLine(name, code, add_money(line.money for line in own), tuple(own))
        for (name, code), own in _in_order(projects, roster).items()
    )
    return CountySummary(
        year if year is not None else common_year(submission.forms),
        lines,
        add_money(line.money for line in lines),
        tuple(left_out),
    )


def _departments(forms: Iterable[PerfGoalForm], roster: Roster) -> Mapping[tuple[str, str], _Department]:
    """For each (name as compared, code) on a form: the department's name and code.

    The roster decides where it knows the name, an alias or the code. Else a form without a code joins
    the forms of the same name where those agree on one.
    """
    written: dict[tuple[str, str], str] = {}
    codes: dict[str, set[str]] = {}
    for form in forms:
        key = _written(form)
        written.setdefault(key, form.department.value or NO_DEPARTMENT)
        if key[1]:
            codes.setdefault(key[0], set()).add(key[1])
    first: dict[_Department, str] = {}
    resolved = {}
    for (name, code), text in written.items():
        unit = roster.find(name, code)
        known = codes.get(name, set())
        own_code = unit.code if unit and unit.code else code or (next(iter(known)) if len(known) == 1 else "")
        own_name = unit.name if unit else first.setdefault((name, own_code), text)
        resolved[name, code] = (own_name, own_code)
    return resolved


def _written(form: PerfGoalForm) -> tuple[str, str]:
    """The department's name as compared, and its code."""
    return name_key(form.department.value or ""), form.department_code.value or ""


def _department_of_unit(form: PerfGoalForm, roster: Roster) -> _Department | None:
    """Where a form belongs that names no department (H04), as far as the roster tells that of its unit."""
    if any(_written(form)) or form.department.text or not form.unit.text:
        return None
    unit = roster.find(form.unit.text)
    if unit is None:
        return None
    own = roster.find(unit.department) or unit
    return own.name, own.code


def _in_order(projects: _Projects, roster: Roster) -> _Projects:
    ranks = {unit.name: rank for rank, unit in enumerate(roster.units)}
    coded = all(code for name, code in projects if name not in ranks)
    return dict(
        sorted(
            projects.items(),
            key=lambda item: (ranks.get(item[0][0], len(ranks)), item[0][1] if coded else ""),
        )
    )


def common_year(forms: Iterable[PerfGoalForm]) -> int | None:
    """The year that most forms state, the later one of equals; None if none states any."""
    years = Counter(form.year.value for form in forms if form.year.value is not None)
    return max(years, key=lambda year: (years[year], year), default=None)
