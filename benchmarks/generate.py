"""Makes folders of realistic form workbooks: the published forms in the official layout, amounts varied."""

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook

from workbook.form_styles import FormStyles
from workbook.official_form import FormContent, set_up_page, write_form
from workbook.published import read_published


def generate(folder: Path, books: int, forms: int) -> Decimal:
    """Writes `books` workbooks of `forms` sheets each; the exact sum of all totals in 万元.

    The same arguments always give the same forms.
    """
    random_numbers = random.Random(2023)
    published = [form.content for unit in read_published() for form in unit.forms]
    folder.mkdir(parents=True, exist_ok=True)
    total = Decimal(0)
    for number in range(1, books + 1):
        with Workbook(folder / f"第{number:04}乡镇.xlsx") as workbook:
            styles = FormStyles(workbook)
            for content in _varied(published, number, forms, random_numbers):
                total += Decimal(content.total)
                sheet = workbook.add_worksheet(f"表{len(workbook.worksheets()) + 1}")
                set_up_page(sheet)
                write_form(sheet, styles, content)
    return total


def _varied(
    published: list[FormContent], book: int, forms: int, random_numbers: random.Random
) -> Iterator[FormContent]:
    for number in range(forms):
        amount = Decimal(random_numbers.randint(1_0000, 500_0000)) / 10000
        yield replace(
            published[number % len(published)],
            project=f"{published[number % len(published)].project}（{number + 1}）",
            department_and_code=f"第{book}乡人民政府 {book % 1000:03}",
            unit=f"第{book}乡人民政府本级",
            total=f"{amount:.4f}",
            fiscal=f"{amount:.4f}",
            other="0",
        )
