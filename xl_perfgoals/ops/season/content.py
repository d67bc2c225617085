"""A form's whole content as a record that can be kept, compared and printed; and its fingerprint."""

import hashlib
import json

from pydantic import BaseModel, ConfigDict, JsonValue

from xl_perfgoals.core.amount import Amount, format_amount
from xl_perfgoals.core.form import Entry, Indicator, PerfGoalForm
from xl_perfgoals.core.texts import squeeze


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True)


class MoneyContent(_Record):
    """A line of 项目资金. amount is 万元, None where nothing can be read from the text."""

    label: str
    amount: str | None
    text: str


class IndicatorContent(_Record):
    """An indicator as it stands on the form; row is the 1-based sheet row."""

    level1: str
    level2: str
    name: str
    target: str
    row: int
    mark: str = ""
    weight: str | None = None
    core: bool = False


class CostContent(_Record):
    """A line of the table of costs, in the form's words."""

    name: str
    amount: str
    basis: str


class ContactContent(_Record):
    """A person, signature or date of the form's foot. Never to be published."""

    label: str
    text: str


class FrozenForm(_Record):
    """A form's content: the keys of records.FormRecord, and what is needed to print the form again.

    money are all lines of 项目资金 as the form has them; total, fiscal and other are the first of them.
    """

    file: str
    sheet: str
    title: str
    attachment: str
    project: str
    project_code: str
    department: str
    department_code: str | None
    unit: str
    year: int | None
    attribute: str
    period: str
    total: str | None
    fiscal: str | None
    other: str | None
    money: list[MoneyContent]
    annual_goal: str
    long_goal: str
    indicators: list[IndicatorContent]
    long_indicators: list[IndicatorContent]
    costs: list[CostContent]
    contacts: list[ContactContent]


def frozen(form: PerfGoalForm) -> FrozenForm:
    """A form's content."""
    funding = form.funding
    named = (("年度资金总额", funding.total), ("财政拨款", funding.fiscal), ("其他资金", funding.other))
    parts = [(part.label, part.amount) for part in (*funding.sources, *funding.other_sources, *funding.more)]
    long_total = [("项目资金总额", funding.long_total)] if funding.long_total.found else []
    return FrozenForm(
        file=form.at.book,
        sheet=form.at.sheet,
        title=form.title.text,
        attachment=form.attachment.text,
        project=form.project.text,
        project_code=form.project_code.text,
        department=form.department.value or form.department.text,
        department_code=form.department_code.value,
        unit=form.unit.text,
        year=form.year.value,
        attribute=form.attribute.text,
        period=form.period.text,
        total=_amount(funding.total),
        fiscal=_amount(funding.fiscal),
        other=_amount(funding.other),
        money=[
            MoneyContent(label=label, amount=_amount(entry), text=entry.text)
            for label, entry in (*named, *parts, *long_total)
        ],
        annual_goal=form.annual_goal.text,
        long_goal=form.long_goal.text,
        indicators=[_indicator(indicator) for indicator in form.indicators],
        long_indicators=[_indicator(indicator) for indicator in form.long_indicators],
        costs=[CostContent(name=c.name.text, amount=c.amount.text, basis=c.basis.text) for c in form.costs],
        contacts=[ContactContent(label=c.label, text=c.entry.text) for c in form.contacts],
    )


def fingerprint(content: FrozenForm) -> str:
    """SHA-256 of the content: not of where it stands, nor of blanks, widths and how a number is written."""
    said = content.model_dump(exclude={"file", "sheet", "total", "fiscal", "other"})
    for line in said["money"]:
        if line["amount"] is not None:
            line["text"] = ""
    for row in (*said["indicators"], *said["long_indicators"]):
        del row["row"]
    text = json.dumps(_squeezed(said), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def thawed(record: str) -> FrozenForm:
    """The content that a store keeps as JSON text."""
    return FrozenForm.model_validate_json(record)


def _squeezed(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return squeeze(value)
    if isinstance(value, list):
        return [_squeezed(item) for item in value]
    if isinstance(value, dict):
        return {key: _squeezed(item) for key, item in value.items()}
    return value


def _indicator(indicator: Indicator) -> IndicatorContent:
    level2, weight = indicator.level2, indicator.weight
    return IndicatorContent(
        level1=indicator.level1.value if indicator.level1 else "",
        level2=level2.value.value if level2.value else level2.text,
        name=indicator.name.text,
        target=indicator.target.text,
        row=indicator.row,
        mark=indicator.mark,
        weight=None if weight is None else weight.text,
        core=indicator.core,
    )


def _amount(entry: Entry[Amount]) -> str | None:
    return None if entry.value is None else format_amount(entry.value)
