"""The projects' rows in 项目汇总: their values, their verdicts, their links."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Attribute
from xl_perfgoals.core.sheet import Value
from xl_perfgoals.core.summary import Traced
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.columns import FindingColumn, ProjectColumn as C
from xl_perfgoals.ops.present.issues import Tally, Verdict, first_lines
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.parts import row_of
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.present.verdicts import standing, verdict_of

LIVE_PROJECTS = 3000
"""Up to so many projects the verdict is a formula; each one searches the whole 问题清单."""
LINKED_PROJECTS = 10_000
"""Up to so many projects each figure is a link; beyond, Excel's limit leaves room for the numbers only."""


def project_rows(material: Material, places: Places) -> Iterator[tuple[Value, ...]]:
    """What stands in each row, but for the department's number at its end."""
    indicators = material.indicators
    verdicts = _verdicts(material, places)
    for number, (project, verdict) in enumerate(zip(material.projects, verdicts, strict=True), 1):
        form, money = project.form, project.money
        unit, name, goal, attribute = form.unit, form.project, form.annual_goal, form.attribute
        yield (
            number,
            project.code,
            project.department,
            unit.value or unit.text,
            name.value or name.text,
            form.project_code.text,
            attribute.text if attribute.value is None else _attribute(attribute.value),
            form.period.text,
            money.total.amount,
            money.fiscal.amount,
            money.other.amount,
            goal.value or goal.text,
            *indicators[form.at],
            verdict,
            None,
        )


def project_links(material: Material, places: Places) -> Mapping[int, Sequence[CellRef | None]]:
    """Where clicks on the rows lead, column by column, the weightiest first.

    An amount of several cells leads to the first of them.
    """
    projects = material.projects
    names = [project.form.project for project in projects]
    links: dict[int, Sequence[CellRef | None]] = {
        C.NUMBER: [n.at if n.found else project.form.at for n, project in zip(names, projects, strict=True)]
    }
    if len(projects) <= LINKED_PROJECTS:
        moneys = [project.money for project in projects]
        links[C.TOTAL] = [_first(money.total) for money in moneys]
        links[C.FISCAL] = [_first(money.fiscal) for money in moneys]
        links[C.OTHER] = [_first(money.other) for money in moneys]
        links[C.INDICATORS] = [CellRef("", sheet, row, 1) for sheet, row in places.indicators]
    issues = first_lines([issue.project_no for issue in material.issues])
    links[C.VERDICT] = [
        CellRef("", *row_of(places.findings, issues[number]), FindingColumn.PROJECT)
        if number in issues
        else None
        for number in range(1, len(projects) + 1)
    ]
    return links


def _first(traced: Traced) -> CellRef | None:
    return traced.sources[0] if traced.sources else None


def _verdicts(material: Material, places: Places) -> Iterator[Value]:
    """The verdict of each project."""
    live = len(places.projects) <= LIVE_PROJECTS
    errors, warnings = (
        standing(places, severity, FindingColumn.PROJECT_KEY, f.here(f.ROW, C.NUMBER))
        for severity in (Severity.ERROR, Severity.WARNING)
    )
    own = f.RowFormula(verdict_of(errors, warnings))
    for number, row in enumerate(places.projects, 1):
        verdict = _VERDICTS[material.by_project.get(number, _NONE).verdict]
        yield own.at(row, verdict) if live else verdict


@lru_cache(maxsize=1024)  # few differ
def _attribute(attribute: Attribute) -> str:
    return "\n".join([part for part in attribute if part])


_NONE = Tally()
_VERDICTS = {verdict: verdict.value for verdict in Verdict}
