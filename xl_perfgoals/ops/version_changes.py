"""What one version of a form has otherwise than another, in a few words; nothing where both say the same."""

from collections import Counter
from collections.abc import Iterator

from xl_perfgoals.core.amount import Amount, format_amount
from xl_perfgoals.core.form import Entry, Indicator, PerfGoalForm
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.wording import UNREADABLE_AMOUNT, VERSION_INDICATORS

_Row = tuple[str, str, str, str]


def changes(old: PerfGoalForm, new: PerfGoalForm) -> tuple[str, ...]:
    """What the new one has otherwise: amounts with both figures, other blanks by name, rows by number."""
    return (*_amounts(old, new), *_texts(old, new), *_rows(old, new))


def _amounts(old: PerfGoalForm, new: PerfGoalForm) -> Iterator[str]:
    before, after = _money(old), _money(new)
    for label in dict.fromkeys([*before, *after]):
        first, second = before.get(label, ""), after.get(label, "")
        if first != second:
            yield f"{label} {first or UNREADABLE_AMOUNT}→{second or UNREADABLE_AMOUNT}"


def _money(form: PerfGoalForm) -> dict[str, str]:
    """Amounts by label; one that cannot be read is its text."""
    funding = form.funding
    named = (("年度资金总额", funding.total), ("财政拨款", funding.fiscal), ("其他资金", funding.other))
    listed = [(part.label, part.amount) for part in (*funding.more, *funding.sources, *funding.other_sources)]
    every = (*named, *listed)
    return {squeeze(label).rstrip(":"): _figure(entry) for label, entry in every if not entry.blank}


def _figure(entry: Entry[Amount]) -> str:
    return squeeze(entry.text) if entry.value is None else format_amount(entry.value)


def _texts(old: PerfGoalForm, new: PerfGoalForm) -> Iterator[str]:
    before, after = _blanks(old), _blanks(new)
    for label in dict.fromkeys([*before, *after]):
        if before.get(label, "") != after.get(label, ""):
            yield label


def _blanks(form: PerfGoalForm) -> dict[str, str]:
    costs = [squeeze(f"{c.name.text}|{c.amount.text}|{c.basis.text}") for c in form.costs]
    return {
        "年度": squeeze(form.year.text),
        "项目编码": squeeze(form.project_code.text),
        "主管部门": squeeze(form.department.text),
        "主管部门代码": squeeze(form.department_code.text),
        "项目属性": squeeze(form.attribute.text),
        "项目期": squeeze(form.period.text),
        "年度总体目标": squeeze(form.annual_goal.text),
        "中期目标": squeeze(form.long_goal.text),
        "中期指标": "\n".join(map(str, map(_row, form.long_indicators))),
        "成本测算": "\n".join(costs),
        **{squeeze(contact.label): squeeze(contact.entry.text) for contact in form.contacts},
    }


def _rows(old: PerfGoalForm, new: PerfGoalForm) -> Iterator[str]:
    before, after = Counter(map(_row, old.indicators)), Counter(map(_row, new.indicators))
    gone, come = (before - after).total(), (after - before).total()
    if gone or come:
        yield VERSION_INDICATORS.format(count=max(gone, come))


def _row(indicator: Indicator) -> _Row:
    level1 = indicator.level1.value if indicator.level1 else ""
    level2, name, target = indicator.level2, indicator.name, indicator.target
    return level1, squeeze(level2.text), squeeze(name.text), squeeze(target.text)
