"""One project's row in 项目汇总: its values, its verdict, its links."""

from collections.abc import Iterator

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Attribute, Entry
from xl_perfgoals.core.sheet import Formula, Value
from xl_perfgoals.core.summary import ProjectLine
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.issues import Tally
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import FindingColumn, Places, ProjectColumn as C
from xl_perfgoals.ops.present.verdicts import standing, verdict_of

LIVE_PROJECTS = 3000
"""Up to so many projects the verdict is a formula; each one searches the whole 问题清单."""
_OWN_NUMBER = "\0"
"""Stands in the formula of all verdicts where each row's own has the cell of its number."""
LINKED_PROJECTS = 10_000
"""Up to so many projects each figure is a link; beyond, Excel's limit leaves room for the numbers only."""


def project_values(material: Material, number: int, project: ProjectLine, verdict: Value) -> list[Value]:
    """What stands in the row, but for the department's number at its end."""
    form = project.form
    return [
        number,
        project.code,
        project.department,
        form.unit.value or form.unit.text,
        form.project.value or form.project.text,
        form.project_code.text,
        _attribute(form.attribute),
        form.period.text,
        project.money.total.amount,
        project.money.fiscal.amount,
        project.money.other.amount,
        form.annual_goal.value or form.annual_goal.text,
        *material.indicators[form.at],
        verdict,
        None,
    ]


def project_links(
    material: Material, places: Places, number: int, project: ProjectLine
) -> Iterator[tuple[int, CellRef]]:
    """Where clicks on the row lead, by column; an amount of several cells leads to the first of them."""
    entry = project.form.project
    yield C.NUMBER, entry.at if entry.found else project.form.at
    if len(material.projects) > LINKED_PROJECTS:
        return
    for col, traced in (
        (C.TOTAL, project.money.total),
        (C.FISCAL, project.money.fiscal),
        (C.OTHER, project.money.other),
    ):
        if traced.sources:
            yield col, traced.sources[0]
    yield C.INDICATORS, CellRef("", *places.indicators[number - 1], 1)


def verdicts(material: Material, places: Places) -> Iterator[Value]:
    """The verdict of each project."""
    live = len(places.projects) <= LIVE_PROJECTS
    errors, warnings = (
        standing(places, severity, FindingColumn.PROJECT_KEY, _OWN_NUMBER)
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    formula = verdict_of(errors, warnings)
    for number, row in enumerate(places.projects, 1):
        verdict = material.by_project.get(number, Tally()).verdict.value
        own = f.here(row, C.NUMBER)
        yield Formula(formula.replace(_OWN_NUMBER, own), verdict) if live else verdict


def _attribute(entry: Entry[Attribute]) -> str:
    if entry.value is None:
        return entry.text
    return "\n".join(part for part in entry.value if part)
