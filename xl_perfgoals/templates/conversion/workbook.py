"""Converted forms to a workbook: whose template it is, and every note under the form that it is about."""

from collections.abc import Iterable, Mapping, Sequence

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.templates.book import Conversion
from xl_perfgoals.templates.content import Template, blank_template
from xl_perfgoals.templates.conversion.converted_form import ConvertedForm
from xl_perfgoals.templates.conversion.note import Note
from xl_perfgoals.templates.conversion.note_sheet import NotedForm
from xl_perfgoals.templates.form_sheet import form_name


def converted_template(forms: Sequence[ConvertedForm], policy: Policy) -> Template:
    """The template that the forms are written into; it says whose it is where all of them agree."""
    contents = [form.filled.content for form in forms]
    year = _common(content.year for content in contents)
    blank = blank_template(policy, len(forms), policy.year or (int(year) if year else None))
    return Template(
        blank.forms,
        unit=_common(content.unit for content in contents),
        department=_common(content.department_and_code for content in contents),
        year=blank.year,
        attributes=blank.attributes,
        one_year=blank.one_year,
        demands=blank.demands,
        goal_min_chars=blank.goal_min_chars,
    )


def conversion_of(
    source: str,
    forms: Sequence[ConvertedForm],
    general: Sequence[Note],
    more: Mapping[int, Sequence[Note]],
) -> Conversion:
    """What the workbook holds. general are the notes on the file as a whole, more those on a form that only
    its written sheet gave reason for, by the form's place.
    """
    noted = [NotedForm("", tuple(general))]
    for number, form in enumerate(forms, 1):
        noted.append(NotedForm(form_name(number), (*form.notes, *more.get(number - 1, ()))))
    return Conversion(source, tuple(form.filled for form in forms), tuple(noted))


def _common(texts: Iterable[str]) -> str:
    """The text that all have; "" if they differ."""
    found = set(texts)
    return found.pop() if len(found) == 1 else ""
