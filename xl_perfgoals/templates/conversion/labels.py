"""Labels of a page that are not the template's own words, and blanks that stand in one cell with theirs."""

from collections.abc import Iterator

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.parsing.labels import Label, normalise
from xl_perfgoals.parsing.locate import locate
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.note import Note, repaired

_OURS = {
    Label.PROJECT: say.PROJECT,
    Label.DEPARTMENT: say.DEPARTMENT,
    Label.UNIT: say.UNIT,
    Label.ATTRIBUTE: say.ATTRIBUTE,
    Label.PERIOD: say.PERIOD,
    Label.TOTAL: say.TOTAL,
    Label.FISCAL: say.FISCAL,
    Label.OTHER: say.OTHER,
    Label.GOAL: say.GOAL,
}
"""The template's words for the blanks that it has."""


def label_notes(page: Grid, form: PerfGoalForm) -> Iterator[Note]:
    """What each blank of the head was called instead, and which ones had to be taken out of their label."""
    blanks = {label: at for label, at in _places(form) if at is not None}
    until = form.indicators[0].row - 1 if form.indicators else form.last_row
    for label, found in locate(page.part(form.at.row, until)).items():
        for blank in found:
            if blanks.get(label) != blank.at or not blank.text:
                continue
            ours, theirs = _OURS[label], normalise(blank.label_text)
            if theirs != normalise(ours):
                words = say.LABEL.format(label=blank.label_text.strip(), ours=ours)
                yield repaired(ours, blank.label_at, blank.label_text, words)
            if blank.glued:
                standing = page.text(blank.at.row, blank.at.col)
                yield repaired(ours, blank.at, standing, say.GLUED.format(text=blank.text))


def _places(form: PerfGoalForm) -> Iterator[tuple[Label, CellRef | None]]:
    funding = form.funding
    for label, entry in (
        (Label.PROJECT, form.project),
        (Label.DEPARTMENT, form.department),
        (Label.UNIT, form.unit),
        (Label.ATTRIBUTE, form.attribute),
        (Label.PERIOD, form.period),
        (Label.TOTAL, funding.total),
        (Label.FISCAL, funding.fiscal),
        (Label.OTHER, funding.other),
        (Label.GOAL, form.annual_goal),
    ):
        yield label, entry.at if entry.found else None
