"""指标明细 made column by column holds every indicator, row by row, on however many sheets."""

from dataclasses import replace

import pytest

from tests.support.summaries import FORMS, County
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.ops.present import indicators as sheets
from xl_perfgoals.ops.present.target_columns import target_columns


def without_indicators(summary: CountySummary, names: set[str]) -> CountySummary:
    """The summary as if nothing had been read below 绩效指标 of some projects."""
    return replace(
        summary,
        lines=tuple(
            replace(
                line,
                projects=tuple(
                    replace(project, form=replace(project.form, indicators=()))
                    if project.form.project.text in names
                    else project
                    for project in line.projects
                ),
            )
            for line in summary.lines
        ),
    )


def expected_rows(projects):
    """What each row should hold, one by one."""
    for project in projects:
        form, first = project.form, True
        whose = (project.department, form.unit.value or project.department, form.project.value)
        for own in form.indicators or (None,):
            money = (project.money.total.amount, form.annual_goal.value) if first else (None, None)
            first = False
            if own is None:
                yield (*whose, *money, None, None, sheets.NO_INDICATORS, *[None] * 7), form.at
                continue
            target = target_columns(own.target.value, own.target.text)
            level2 = own.level2.value.value if own.level2.value else own.level2.text
            weight = (
                (own.weight.value if own.weight.value is not None else own.weight.text)
                if own.weight
                else None
            )
            yield (
                (
                    *whose, *money, own.level1.value if own.level1 else None, level2,
                    own.name.value or own.name.text, *target[:4], weight, target.direction, own.target.text,
                ),
                own.target.at,
            )  # fmt: skip


@pytest.mark.parametrize("row_limit", [12, 20, 1_048_576])
@pytest.mark.parametrize("empty", [set(), {"甲"}, {"丙"}, {"乙", "丙"}, {"戊"}, {"甲", "乙", "丙", "戊"}])
def test_rows_are_those_of_the_indicators_one_by_one(row_limit, empty):
    county = County(FORMS)
    county.summary = without_indicators(county.summary, empty)
    own = [sheet for name, sheet in county.sheets(row_limit=row_limit).items() if name.startswith("指标明细")]
    rows = [row for sheet in own for block in sheet.blocks for row in block.rows]
    expected = [*expected_rows(county.summary.projects)]
    assert [row[0] for row in rows] == [*range(1, len(expected) + 1)]
    assert [row[1:] for row in rows] == [values for values, _ in expected]

    links = [{link.row: link.to for link in sheet.links if link.row > 3} for sheet in own]
    linked = [
        to.get(block.top + offset)
        for sheet, to in zip(own, links, strict=True)
        for block in sheet.blocks
        for offset in range(len(block.rows))
    ]
    if len(own) == 1:
        assert linked == [at for _, at in expected]
    else:  # only the first row of each project leads somewhere
        firsts = [row[5] is not None for row in rows]
        assert linked == [at if first else None for (_, at), first in zip(expected, firsts, strict=True)]
