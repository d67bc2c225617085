"""Writes the samples and the blank template, the same bytes every time: python -m workbook.build."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook

from workbook.form_styles import FormStyles
from workbook.official_form import FormContent, IndicatorRow, set_up_page, write_form
from workbook.printed_sheet import write_printed
from workbook.published import HERE, PublishedUnit, read_printed_rows, read_published
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.docx.letter_template import TEMPLATE_NAME, built_in_template
from xl_perfgoals.templates import blank_template, render_template

PRINTED_BOOK = Path("samples_as_printed", "平罗县2023年公开件错列原样.xlsx")
TEMPLATE_BOOK = Path("templates", "项目支出绩效目标表.xlsx")
TOWNSHIP_BOOK = Path("templates", "乡镇填报模板.xlsx")
TOWNSHIP_FORMS = 10
LETTER = Path("templates", TEMPLATE_NAME)
CREATED = datetime(2023, 1, 1, tzinfo=UTC)
"""Written into every file, since the day of building would change its bytes."""

BLANK_ROWS = 2
"""Lines for each 二级指标 of the template. Further ones inserted between two keep its cell merged."""

BLANK_FORM = FormContent(
    project="",
    department_and_code="",
    unit="",
    attribute="",
    period="",
    year="",
    total="",
    fiscal="",
    other="",
    goal="",
    rows=tuple(
        IndicatorRow(level1, level2, "", "")
        for level1, level2 in (
            ("产出指标", "数量指标(必填硬性指标)"),
            ("产出指标", "质量指标(必填)"),
            ("产出指标", "时效指标(必填)"),
            ("产出指标", "成本指标(必填硬性指标)"),
            ("效益指标", "经济效益指标(必填)"),
            ("效益指标", "社会效益指标(必填)"),
            ("效益指标", "生态效益指标(必填)"),
            ("效益指标", "可持续影响指标(必填)"),
            ("满意度指标", "服务对象满意度指标(必填)"),
        )
        for _ in range(BLANK_ROWS)
    ),
)


def build(folder: Path) -> tuple[Path, ...]:
    """Write every workbook under the folder; their paths."""
    units = read_published()
    written = tuple(_write_sample(folder, unit) for unit in units)
    return (
        *written,
        _write_as_printed(folder, units),
        _write_template(folder),
        _write_township(folder),
        _write_letter(folder),
    )


def _write_sample(folder: Path, unit: PublishedUnit) -> Path:
    path = folder / "samples" / f"{unit.department}.xlsx"
    with _new_book(path, unit.attachment) as book:
        styles = FormStyles(book)
        for number, form in enumerate(unit.forms):
            sheet = book.add_worksheet(form.sheet)
            set_up_page(sheet)
            write_form(sheet, styles, form.content, attachment="" if number else unit.attachment)
    return path


def _write_as_printed(folder: Path, units: Sequence[PublishedUnit]) -> Path:
    path = folder / PRINTED_BOOK
    with _new_book(path, "公开件各行按印刷位置录入，未还原") as book:
        styles = FormStyles(book)
        for unit in units:
            write_printed(book.add_worksheet(unit.department), styles, read_printed_rows(unit))
    return path


def _write_template(folder: Path) -> Path:
    path = folder / TEMPLATE_BOOK
    with _new_book(path, "项目支出绩效目标表") as book:
        sheet = book.add_worksheet("项目支出绩效目标表")
        set_up_page(sheet)
        write_form(sheet, FormStyles(book), BLANK_FORM)
    return path


def _write_township(folder: Path) -> Path:
    path = folder / TOWNSHIP_BOOK
    render_template(path, blank_template(Policy(), TOWNSHIP_FORMS))
    return path


def _write_letter(folder: Path) -> Path:
    path = folder / LETTER
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(built_in_template().data)
    return path


@contextmanager
def _new_book(path: Path, title: str) -> Iterator[Workbook]:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook(str(path), {"in_memory": True})
    book.set_properties({"title": title, "created": CREATED})
    yield book
    book.close()


if __name__ == "__main__":
    for built in build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(built)
