"""Texts of a page that no form has taken in: remarks, further columns, what stands above and below."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.form import Entry, FundingPart, Indicator, PerfGoalForm
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.columns import FRAME_WORDS, column_of
from xl_perfgoals.parsing.contacts import read_contacts
from xl_perfgoals.parsing.labels import LEVEL1_WORDS, LEVEL2_WORDS, label_of, level_text, normalise
from xl_perfgoals.parsing.money_units import unit_in
from xl_perfgoals.parsing.partition import is_title, is_year_line
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.note import Note, lost

_SUM = re.compile(r"(?:.{0,30}(?:合计|小计|总计|总分)|全[县市区]合计)(?:\(.*\))?:?")
_FRAME = frozenset(
    {
        *("名称", "绩效目标", "绩效指标", "项目绩效目标", "其中", "指标", "实施期", "年度"),
        *("成本构成", "费用名称", "测算依据"),
    }
)
"""Words of a form's frame that are no label of a blank."""

_NUMBERS = frozenset({"序号", "编号"})
T = TypeVar("T")
_MOST = 100
"""So many rows of a sheet are listed; of more it is only said how many."""


class Standing(NamedTuple):
    """Where an entry stands and what it says, whatever it means."""

    at: CellRef
    text: str
    found: bool


def unplaced_notes(page: Grid, forms: Sequence[PerfGoalForm]) -> dict[CellRef, list[Note]]:
    """For each form, by its first cell, what stands in its rows and in none of its blanks: a note a row."""
    taken = {form.at: _Taken(page, form) for form in forms}
    headings: dict[int, str] = {}
    notes: defaultdict[CellRef, list[Note]] = defaultdict(list)
    left = 0
    for row in range(page.first_row, page.last_row + 1):
        cells = list(page.filled(row))
        if not cells or _SUM.fullmatch(squeeze(cells[0][1])):
            continue
        headings |= {col: normalise(text) for col, text in cells if column_of(text) is not None}
        unplaced: defaultdict[CellRef, list[tuple[int, str]]] = defaultdict(list)
        for col, text in cells:
            owner = _owner(forms, row, col)
            known = _is_label(text) or headings.get(col) in _NUMBERS or taken[owner.at].has(row, col, text)
            if not known:
                unplaced[owner.at].append((col, text))
        for form in forms:
            if own := unplaced.get(form.at):
                left += 1
                notes[form.at] += [_note(page, form, row, own, headings)] if left <= _MOST else []
    if left > _MOST:
        last = forms[-1].at
        notes[last].append(lost(say.CONTENT, last, "", say.MORE_UNPLACED.format(count=left - _MOST)))
    return dict(notes)


def _note(
    page: Grid, form: PerfGoalForm, row: int, cells: Sequence[tuple[int, str]], headings: Mapping[int, str]
) -> Note:
    """The note on a row: which cells, and under which heading of the table where there is one."""
    table = form.indicators[0].row if form.indicators else form.last_row + 1
    (col, text), *more = cells
    field = headings.get(col, "") if table <= row <= form.last_row and not more else ""
    if more:
        text = "　".join(f"{page.at(row, own).a1} {words}" for own, words in cells)
    return lost(field or say.CONTENT, page.at(row, col), text, say.UNPLACED)


def _owner(forms: Sequence[PerfGoalForm], row: int, col: int) -> PerfGoalForm:
    """The form that a cell belongs to: the last that begins above it, of those side by side the nearest."""
    above = [form for form in forms if form.at.row <= row]
    if not above:
        return forms[0]
    left = [form for form in above if form.at.col <= col and row <= form.last_row]
    return max(left or above, key=lambda form: (form.at.row, form.at.col))


def _is_label(text: str) -> bool:
    """Whether a text is a printed word of some form, of which nothing is lost."""
    words = normalise(text)
    level = level_text(text).words
    return (
        words == ""
        or label_of(text) is not None
        or column_of(text) is not None
        or words in FRAME_WORDS
        or words in _FRAME
        or level in LEVEL1_WORDS
        or level in LEVEL2_WORDS
        or is_title(text)
        or is_year_line(text)
        or (unit_in(text) is not None and not any(map(str.isdigit, text)))
    )


class _Taken:
    """The cells and texts that a form has taken in."""

    def __init__(self, page: Grid, form: PerfGoalForm) -> None:
        entries = list(_entries(form))
        self._cells = {(entry.at.row, entry.at.col) for entry in entries if entry.found}
        self._texts = {squeeze(entry.text) for entry in entries} | {
            squeeze(page.text(*cell)) for cell in self._cells
        }
        self._targets = {row.row: squeeze(row.target.text) for row in _rows(form)}
        # a label and a person in one cell: the label's cell is what is known
        lines = page.part(form.at.row, page.last_row)
        self._cells |= {(contact.entry.at.row, contact.entry.at.col) for contact in read_contacts(lines)}
        self._period = squeeze(form.period.text)

    def has(self, row: int, col: int, text: str) -> bool:
        """Whether a text of a cell is in one of the form's blanks or rows."""
        words, target = squeeze(text), self._targets.get(row, "")
        beside = target.startswith(words) or target.endswith(words)
        return (
            (row, col) in self._cells
            or words in self._texts
            or (beside and len(words) < len(target))
            or (len(words) > 1 and words in self._period)
        )


def _rows(form: PerfGoalForm) -> tuple[Indicator, ...]:
    return (*form.indicators, *form.long_indicators)


def _entries(form: PerfGoalForm) -> Iterator[Standing]:
    funding = form.funding
    parts: tuple[FundingPart, ...] = (*funding.more, *funding.sources, *funding.other_sources)
    for names in (form.title, form.attachment, form.project, form.project_code, form.department):
        yield _standing(names)
    for texts in (form.department_code, form.unit, form.annual_goal, form.long_goal):
        yield _standing(texts)
    yield from (_standing(form.year), _standing(form.attribute), _standing(form.period))
    for amount in (funding.total, funding.fiscal, funding.other, funding.long_total):
        yield _standing(amount)
    for part in parts:
        yield _standing(part.amount)
    for row in _rows(form):
        yield from (_standing(row.level2), _standing(row.name), _standing(row.target))
        if row.weight is not None:
            yield _standing(row.weight)
    for item in form.costs:
        yield from (_standing(item.name), _standing(item.amount), _standing(item.basis))
    for contact in form.contacts:
        yield _standing(contact.entry)


def _standing(entry: Entry[T]) -> Standing:
    return Standing(entry.at, entry.text, entry.found)
