"""Workbooks of forms: names of sheets, pages, and whether somebody edited one."""

import io

import openpyxl
import pytest

from tests.support.approvals import content
from xl_perfgoals.core.printed_form import PrintedForm
from xl_perfgoals.ops.season.printing import printed
from xl_perfgoals.templates.printed_book import book_bytes, is_untouched_book


def form(project: str, rows: int = 3) -> PrintedForm:
    return printed(content(project, rows=tuple(("数量指标", f"第{n}项", "≥3公里") for n in range(rows))))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_what_it_makes_is_untouched_until_somebody_saves_it() -> None:
    made = [book_bytes((), [form("村道硬化")], title="附件2") for _ in range(2)]
    assert made[0] == made[1]
    assert is_untouched_book(made[0])
    edited = io.BytesIO()
    opened(made[0]).save(edited)
    assert not is_untouched_book(edited.getvalue())
    assert not is_untouched_book(b"")
    assert not is_untouched_book(made[0][:-30])


def test_names_of_sheets() -> None:
    projects = ["村道/硬化[2025]", "村道/硬化[2025]", "", "长" * 40, "长" * 40, "'引号'"]
    names = opened(book_bytes((), [form(project) for project in projects], title="")).sheetnames
    assert names == [
        "村道_硬化_2025_",
        "村道_硬化_2025_ (2)",
        "绩效目标表",
        "长" * 31,
        "长" * 27 + " (2)",
        "引号",
    ]


def tall(sheet) -> int:
    """Pages from top to bottom; what is not said is one."""
    said = sheet.page_setup.fitToHeight
    return 1 if said is None else int(said)


@pytest.mark.parametrize(("rows", "pages"), [(3, 1), (25, 1), (80, 0)])
def test_a_form_is_one_page_unless_it_would_be_too_small(rows, pages) -> None:
    sheet = opened(book_bytes((), [form("村道硬化", rows)], title="", attachment="附件2")).active
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert tall(sheet) == pages
    assert bool(sheet.print_title_rows) == (not pages)
