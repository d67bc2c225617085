"""Error texts: names that are none, since the formulas that should give them failed."""

from dataclasses import replace

from xl_perfgoals.core.form import Entry, PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.wording import NOT_CALCULATED

_ERROR = rare(r"#(?:REF|VALUE|NUM|NULL|SPILL|CALC|ERROR|DIV/0)!|#N/A|#NAME\?|(?:Err|错误):[0-9]{3}")
_BEGINNINGS = frozenset({"#", "E", "错", NOT_CALCULATED[0]})
"""Of all of these texts, so that a name needs no regular expression."""


def without_error_names(form: PerfGoalForm) -> PerfGoalForm:
    """The form, its names unreadable where an error stands: nothing is called #REF!."""
    project, department, unit = map(without_error, (form.project, form.department, form.unit))
    if project is form.project and department is form.department and unit is form.unit:
        return form
    return replace(form, project=project, department=department, unit=unit)


def without_error(name: Entry[str]) -> Entry[str]:
    """A name, unreadable where it is an error."""
    text = name.text
    if text[:1] not in _BEGINNINGS:
        return name
    is_error = text == NOT_CALCULATED or _ERROR.fullmatch(text)
    return name._replace(value=None) if is_error else name
