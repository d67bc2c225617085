"""The published forms in other guises: figures typed as Excel stores them; written by another program."""

import pytest
from xlsxwriter import Workbook

from tests.support.published import CLEAN, DATA, published
from workbook.form_styles import FormStyles
from workbook.official_form import set_up_page, write_form
from workbook.published import read_published
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.pipeline.intake import take_in


def meanings(forms):
    """What every form says, spaces in figures aside."""
    return [
        (
            form.project.text,
            form.department.value,
            form.department_code.value,
            form.period.value,
            form.funding.total.value,
            form.funding.fiscal.value,
            form.funding.other.value,
            [
                (row.level2.value, row.name.text, squeeze(row.target.text), row.target.value.kind)
                for row in form.indicators
            ],
        )
        for form in forms
    ]


def test_figures_typed_into_excel_read_as_the_clerk_sees_them(tmp_path):
    path = tmp_path / "typed.xlsx"
    with Workbook(path) as workbook:
        styles = FormStyles(workbook)
        for unit in read_published():
            for form in unit.forms:
                sheet = workbook.add_worksheet(f"{len(workbook.worksheets()) + 1}")
                set_up_page(sheet)
                write_form(sheet, styles, form.content, typed=True)
    forms = take_in([path]).submission.forms
    typed = [row for form in forms for row in form.indicators if not isinstance(row.target.raw, str | None)]
    assert len(typed) > 60
    assert meanings(forms) == meanings(published(CLEAN).intake.submission.forms)


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_workbooks_saved_by_libreoffice_read_the_same(ending):
    """tests/data/libreoffice holds the samples as LibreOffice 7.4 saved them."""
    files = sorted((DATA / "libreoffice").glob(f"*.{ending}"))
    forms = take_in(files).submission.forms
    assert meanings(forms) == meanings(published(CLEAN).intake.submission.forms)
