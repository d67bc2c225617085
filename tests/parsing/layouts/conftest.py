"""Reads made-up workbooks of each layout as a run does: saved as .xlsx, read from the file."""

import pytest

from tests.support.layout_sheets import write_pages
from xl_perfgoals.files.folders import Found
from xl_perfgoals.pipeline.book_forms import take_in_file


@pytest.fixture
def taken_in(tmp_path):
    """Writes the pages given by sheet name to a workbook; its receipt and its forms."""

    def read(**pages):
        path = write_pages(tmp_path / "报送.xlsx", **pages)
        return take_in_file(Found(path, path.name))

    return read


@pytest.fixture
def forms_of(taken_in):
    """The forms on one page, read without any doubt."""

    def read(page):
        receipt, forms = taken_in(表=page)
        assert not receipt.doubts
        return forms

    return read
