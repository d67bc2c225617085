"""The published forms as LibreOffice prints them: from workbooks, Word and web pages, over many pages."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from xlsxwriter import Workbook

from tests.files.formats.test_samples_in_every_format import TOTALS, totals
from tests.support.formats import pages, sample_grids, word
from tests.support.libreoffice import SOFFICE
from tests.support.published import CLEAN, published
from workbook.form_styles import FormStyles
from workbook.official_form import set_up_page, write_form
from workbook.published import read_published
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.libreoffice.convert import ConversionError, convert_many
from xl_perfgoals.pipeline.intake import take_in

pytestmark = SOFFICE

_A4, _A5 = 9, 11


def contents(forms):
    """What every form says; where a line ends in print, nobody knows of a blank there."""
    return [
        (
            squeeze(form.project.text),
            squeeze(form.department.value or ""),
            form.period.value,
            form.funding.total.value,
            form.funding.fiscal.value,
            form.funding.other.value,
            squeeze(form.annual_goal.text),
            [
                (row.level2.value, squeeze(row.name.text), squeeze(row.target.text), row.target.value.kind)
                for row in form.indicators
            ],
        )
        for form in forms
    ]


def workbook(target: Path, *, repeated: tuple[int, int] | None, paper: int, footer: str = "") -> None:
    """The forms, a sheet for each, lying across: each goes on over the page."""
    with Workbook(target) as book:
        styles = FormStyles(book)
        for unit in read_published():
            for form in unit.forms:
                sheet = book.add_worksheet(f"{len(book.worksheets()) + 1}")
                set_up_page(sheet)
                sheet.set_paper(paper)
                sheet.set_landscape()
                sheet.set_header("&L平罗县财政局&R&D")
                sheet.set_footer(footer)
                if repeated:
                    sheet.repeat_rows(*repeated)
                write_form(sheet, styles, form.content)


def flowing(target: Path, *, size: float, height: float, whole_rows: bool) -> None:
    """The forms in Word, one right below the other."""
    document = Document(BytesIO(word.document(sample_grids())))
    document.styles["Normal"].font.size = Pt(size)
    document.sections[0].page_height = Cm(height)
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.page_break_before = False
    for row in (row for table in document.tables for row in table.rows):
        if whole_rows:
            row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:cantSplit"), {}))
    document.save(target)


SOURCES: dict[str, Callable[[Path], object]] = {
    "docx": lambda path: path.write_bytes(word.document(sample_grids())),
    "headings.xlsx": lambda path: workbook(path, repeated=(9, 9), paper=_A4, footer="&C&P/&N"),
    "heads.xlsx": lambda path: workbook(path, repeated=(0, 9), paper=_A4, footer="&C- &P -"),
    "footers.xlsx": lambda path: workbook(path, repeated=None, paper=_A4, footer="&L填表人：张三&R电话：01"),
    "small.xlsx": lambda path: workbook(path, repeated=None, paper=_A5),
    "flowing.docx": lambda path: flowing(path, size=11, height=29.7, whole_rows=False),
    "whole-rows.docx": lambda path: flowing(path, size=13, height=21, whole_rows=True),
    "parted-rows.docx": lambda path: flowing(path, size=13, height=17, whole_rows=False),
    "low-pages.docx": lambda path: flowing(path, size=15, height=12, whole_rows=False),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> dict[str, Path]:
    """PDF of each source, made in one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed")
    places = [folder / (name if "." in name else f"plain.{name}") for name in SOURCES]
    for name, place in zip(SOURCES, places, strict=True):
        SOURCES[name](place)
    made = convert_many(places, "pdf", folder / "made")
    assert not [result for result in made if isinstance(result, ConversionError)]
    return dict(zip(SOURCES, made, strict=True))


def check(paths: list[Path]) -> None:
    submission = take_in(paths).submission
    assert {receipt.problem for receipt in submission.receipts} == {None}
    codes = {doubt.code for receipt in submission.receipts for doubt in receipt.doubts}
    assert codes in ({"D16"}, {"D16", "D17"})
    assert sum(len(form.indicators) for form in submission.forms) == 150
    assert contents(submission.forms) == contents(published(CLEAN).intake.submission.forms)
    assert totals(submission.forms) == TOTALS


@pytest.mark.parametrize("name", SOURCES)
def test_the_same_forms(name: str, printed: dict[str, Path]):
    check([printed[name]])


def test_sample_workbooks(tmp_path: Path):
    made = convert_many(sorted(asset("workbook", "samples").glob("*.xlsx")), "pdf", tmp_path)
    check(list(made))


def test_a_web_page(tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_bytes(pages.html(sample_grids(), "utf-8"))
    (made,) = convert_many([page], "pdf:writer_web_pdf_Export", tmp_path / "made")
    check([made])


def test_a_password(tmp_path: Path):
    lock = (
        'pdf:calc_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"%s"},"RestrictPermissions":'
        '{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"2"}}'
    )
    source = min(asset("workbook", "samples").glob("*.xlsx"))
    (locked,) = convert_many([source], lock % "1", tmp_path / "locked")
    (receipt,) = take_in([locked]).submission.receipts
    assert receipt.problem is not None
    assert receipt.problem.code == "B30"
