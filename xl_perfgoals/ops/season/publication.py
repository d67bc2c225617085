"""From approvals to what is published: official forms without persons, the sentence, the long table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from xl_perfgoals.core.amount import add, format_amount
from xl_perfgoals.core.printed_form import PrintedForm, PrintedRow
from xl_perfgoals.core.publication import LongRow, Publication, PublicUnit, ToLookAt
from xl_perfgoals.ops.present.target_columns import NUMERIC, target_columns
from xl_perfgoals.ops.season.approval import Approved
from xl_perfgoals.ops.season.content import FrozenForm, IndicatorContent
from xl_perfgoals.ops.season.printing import printed, without_place
from xl_perfgoals.ops.season.privacy import person_names, without_persons
from xl_perfgoals.parsing.targets import read_target

TITLE = "{unit}{year}项目支出绩效目标表"
SENTENCE = (
    "{year}{units}个预算单位开展了项目预算绩效目标编报工作，编报绩效目标的项目{projects}个，"
    "涉及项目预算资金{total}万元。"
)
UNIT_SENTENCE = "本单位{year}编报绩效目标的项目{projects}个，涉及项目预算资金{total}万元。"
_YEAR = "{year}年"
MASKED = "已改为{instead}"
NOT_ON_FORM = "官方表没有这一栏，没有公开"
CONTACT = "已去掉"
CHANGED = "批复后又有改动，按批复时的内容公开"
GONE = "最近一轮报送里已没有这个项目，仍按批复公开；不再公开的请先用 track 撤销"
_PROJECT = "整张表"


def publication(approvals: Sequence[Approved]) -> Publication:
    """What is published of the approvals, in their order."""
    year = next((own.content.year for own in approvals if own.content.year), None)
    units: dict[str, list[Approved]] = {}
    for own in approvals:
        units.setdefault(own.approval.unit, []).append(own)
    looked: list[ToLookAt] = []
    public = [_unit(name, own, looked) for name, own in units.items()]
    return Publication(
        year=year,
        units=tuple(public),
        sentence=SENTENCE.format(year=_said(year), units=len(units), **_figures(approvals)),
        unit_sentences=tuple(
            (name, UNIT_SENTENCE.format(year=_said(year), **_figures(own))) for name, own in units.items()
        ),
        rows=tuple(row for own in approvals for row in _rows(own)),
        to_look_at=tuple(looked),
    )


def _figures(approvals: Sequence[Approved]) -> dict[str, object]:
    return {"projects": len(approvals), "total": format_amount(add(own.total for own in approvals))}


def _said(year: int | None) -> str:
    return _YEAR.format(year=year) if year else ""


def _unit(name: str, approvals: Sequence[Approved], looked: list[ToLookAt]) -> PublicUnit:
    year = next((own.content.year for own in approvals if own.content.year), None)
    forms = []
    for own in approvals:
        cleaned, notes = _public_form(own)
        forms.append(cleaned)
        looked.extend(ToLookAt(name, own.approval.project, *note) for note in notes)
    title = TITLE.format(unit=name, year=f"{_said(year)}度" if year else "")
    return PublicUnit(name, year, title, tuple(forms), add(own.total for own in approvals))


_Note = tuple[str, str, str]


def _public_form(own: Approved) -> tuple[PrintedForm, list[_Note]]:
    """The form without persons; and by place what was taken out."""
    notes: list[_Note] = []
    if own.now is None:
        notes.append((_PROJECT, "", GONE))
    elif own.changed:
        notes.append((_PROJECT, "", CHANGED))
    clean = _cleaner(own.content, notes)
    form = printed(own.content)
    cleaned = replace(
        form,
        project=clean("项目名称", form.project),
        department=clean("主管部门及代码", form.department),
        unit=clean("实施单位", form.unit),
        attribute=clean("项目属性", form.attribute),
        period=clean("项目期", form.period),
        total=clean("年度资金总额", form.total),
        fiscal=clean("财政拨款", form.fiscal),
        other=clean("其他资金", form.other),
        goal=clean("年度总体目标", form.goal),
        rows=tuple(
            PrintedRow(
                row.level1,
                clean("二级指标", row.level2),
                clean("三级指标", row.name),
                clean(f"“{row.name}”指标值", row.value),
            )
            for row in form.rows
        ),
    )
    notes += [(c.label, c.text, CONTACT) for c in own.content.contacts if c.text]
    notes += [(place, "", NOT_ON_FORM) for place in without_place(own.content)]
    return cleaned, notes


def _cleaner(content: FrozenForm, notes: list[_Note]) -> Callable[[str, str], str]:
    names = person_names((contact.label, contact.text) for contact in content.contacts)

    def clean(place: str, text: str) -> str:
        result, found = without_persons(text, names)
        notes.extend((place, taken.text, MASKED.format(instead=taken.instead)) for taken in found)
        return result

    return clean


def _rows(own: Approved) -> Iterator[LongRow]:
    """Every row tells its project; the amount and the goal stand on the project's first."""
    clean = _cleaner(own.content, [])
    content = own.content
    rows: Sequence[IndicatorContent | None] = content.indicators or content.long_indicators or [None]
    for place, row in enumerate(rows):
        amount, goal = ("", "") if place else (format_amount(own.total), clean("", printed(content).goal))
        head = (own.approval.unit, clean("", own.approval.project), amount, goal)
        if row is None:
            yield LongRow(*head, *("",) * 8)
            continue
        shown = PrintedRow(row.level1, row.level2, clean("", row.name), clean("", row.target))
        columns = target_columns(read_target(shown.value, content.year), shown.value)
        value = f"{columns.sign}{columns.number}" if columns.nature == NUMERIC else columns.number
        yield LongRow(
            *head, *shown[:3], columns.nature, value, columns.unit, row.weight or "", columns.direction
        )
