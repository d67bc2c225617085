"""Makes folders of realistic form workbooks, about 27 rows by 9 columns with 40 merged areas a form."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook

from benchmarks.form_variety import varied_forms
from benchmarks.wide_form import WideForm
from workbook.form_styles import FormStyles

MADE = datetime(2023, 1, 1)  # noqa: DTZ001 - as XlsxWriter wants it; fixed, so that the files are always the same
TYPED_EVERY = 5
"""In one book out of so many, figures were typed into cells of Excel rather than pasted as text."""


def generate(folder: Path, books: int, forms: int, first: int = 1) -> Decimal:
    """Writes `books` workbooks of `forms` sheets each; the exact sum of all totals in 万元.

    The same arguments always give the same files, byte for byte.
    """
    folder.mkdir(parents=True, exist_ok=True)
    numbers = range(first, first + books)
    return sum(
        (write_book(folder / f"第{number:05}乡镇.xlsx", number, forms) for number in numbers), Decimal(0)
    )


def write_book(path: Path, number: int, forms: int) -> Decimal:
    """Writes the workbook of this number; the exact sum of its totals in 万元."""
    total = Decimal(0)
    with Workbook(path) as workbook:
        workbook.set_properties({"created": MADE})
        styles = FormStyles(workbook)
        for place, form in enumerate(varied_forms(number, forms), 1):
            sheet = workbook.add_worksheet(f"表{place}")
            WideForm(sheet, styles, typed=number % TYPED_EVERY == 0).write(form)
            total += Decimal(form.total)
    return total
