"""Submissions made from edited model forms, for tests of rules and of what is made from findings."""

from collections.abc import Mapping, Sequence

from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.rules.model import model_forms

Edits = Mapping[str, Scalar]


def parsed(*forms: Edits) -> tuple[PerfGoalForm, ...]:
    """The model form, edited and parsed, once for each mapping of edits."""
    return tuple(form for grid in model_forms(forms) for form in parse_forms(grid))


def submitted(forms: Sequence[Edits]) -> Submission:
    """A submission of edited model forms, with a receipt for each book."""
    all_forms = parsed(*forms)
    books = list(dict.fromkeys(form.at.book for form in all_forms))
    receipts = tuple(
        Receipt(book, Status.READ, forms=sum(form.at.book == book for form in all_forms)) for book in books
    )
    return Submission(receipts, all_forms)
