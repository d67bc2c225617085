"""Adds up the forms of a submission by 主管部门, exactly; what cannot be added is listed, never dropped."""

from collections.abc import Iterable, Mapping

from xl_perfgoals.core.amount import Amount, SubFenError, add, to_fen
from xl_perfgoals.core.form import Entry, PerfGoalForm
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.summary import CountySummary, DepartmentLine, LeftOut, Money, ProjectLine, Traced
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.wording import NO_DEPARTMENT, left_out_reason

_Department = tuple[str, str]
_Projects = dict[_Department, list[ProjectLine]]


def consolidate(
    submission: Submission, roster: Roster | None = None, year: int | None = None
) -> CountySummary:
    """The county's totals. Lines come in roster order; those it does not know by code, if each has one, else
    in the order in which they are first met.

    A form is left out when an amount of it cannot be read (F01), has digits below one 分 (F04), or when
    an earlier form has the same unit and project (X03).
    """
    roster = roster or Roster()
    departments = _departments(submission.forms, roster)
    seen: set[tuple[str, str]] = set()
    left_out: list[LeftOut] = []
    projects: _Projects = {}
    for form in submission.forms:
        money = form_money(form)
        name = departments[name_key(form.department.value or ""), form.department_code.value or ""]
        code = "X03" if form.identity in seen else _unsummable(money)
        if money is None or code:
            left_out.append(LeftOut(form, code, left_out_reason(code), *name))
            continue
        if form.identity:
            seen.add(form.identity)
        projects.setdefault(name, []).append(ProjectLine(form, *name, money))
    lines = tuple(
        DepartmentLine(name, code, add_money(line.money for line in own), tuple(own))
        for (name, code), own in _in_order(projects, roster).items()
    )
    return CountySummary(
        year if year is not None else _common_year(submission.forms),
        lines,
        add_money(line.money for line in lines),
        tuple(left_out),
    )


def form_money(form: PerfGoalForm) -> Money | None:
    """The form's money columns, blank parts as 0; None if an amount is unreadable or the total is missing."""
    funding = form.funding
    others = (funding.other, *(part.amount for part in funding.more))
    if funding.total.value is None or any(
        part.value is None and not part.blank for part in (funding.fiscal, *others)
    ):
        return None
    return Money(_traced(funding.total), _traced(funding.fiscal), _traced(*others))


def add_money(moneys: Iterable[Money]) -> Money:
    """The exact sums of the money columns, with all their source cells."""
    every = list(moneys)
    return Money(
        _sum(money.total for money in every),
        _sum(money.fiscal for money in every),
        _sum(money.other for money in every),
    )


def _traced(*entries: Entry[Amount]) -> Traced:
    stated = [entry for entry in entries if entry.value is not None]
    return Traced(
        add(entry.value for entry in stated if entry.value is not None),
        tuple(entry.at for entry in stated),
    )


def _sum(parts: Iterable[Traced]) -> Traced:
    every = list(parts)
    return Traced(add(part.amount for part in every), tuple(at for part in every for at in part.sources))


def _unsummable(money: Money | None) -> str:
    """The code of the rule that says why a form cannot be summed; "" if it can."""
    if money is None:
        return "F01"
    try:
        for part in (money.total, money.fiscal, money.other):
            to_fen(part.amount)
    except SubFenError:
        return "F04"
    return ""


def _departments(forms: Iterable[PerfGoalForm], roster: Roster) -> Mapping[tuple[str, str], _Department]:
    """For each (name as compared, code) on a form: the department's name and code.

    The roster decides where it knows the name, an alias or the code. Else a form without a code joins
    the forms of the same name where those agree on one.
    """
    written: dict[tuple[str, str], str] = {}
    codes: dict[str, set[str]] = {}
    for form in forms:
        key = name_key(form.department.value or ""), form.department_code.value or ""
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


def _in_order(projects: _Projects, roster: Roster) -> _Projects:
    ranks = {unit.name: rank for rank, unit in enumerate(roster.units)}
    coded = all(code for name, code in projects if name not in ranks)
    return dict(
        sorted(
            projects.items(),
            key=lambda item: (ranks.get(item[0][0], len(ranks)), item[0][1] if coded else ""),
        )
    )


def _common_year(forms: Iterable[PerfGoalForm]) -> int | None:
    """The year that most forms state, the later one of equals; None if none states any."""
    years = [form.year.value for form in forms if form.year.value is not None]
    return max(years, key=lambda year: (years.count(year), year), default=None)
