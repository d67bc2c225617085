"""What a form says that the template has no place for, beside what its blanks and rows already tell."""

from collections.abc import Iterator

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.note import Note, lost


def left_over(form: PerfGoalForm) -> Iterator[Note]:
    """Persons, indicators of all years, and what the cost is made of."""
    for label, entry in form.contacts:
        if not entry.empty:
            yield lost(label, entry.at, entry.text, say.CONTACT_LOST)
    for row in form.long_indicators:
        text = " ".join(filter(None, (row.level2.text, row.name.text, row.target.text)))
        yield lost(say.LONG_INDICATOR, row.target.at, text, say.LONG_LOST)
    for name, amount, basis in form.costs:
        text = " ".join(filter(None, (name.text, amount.text, basis.text)))
        yield lost(say.COST, amount.at, text, say.COST_LOST)
