"""Sheets and documents turned into pictures, in Chinese fonts."""

import pdfplumber
import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from PIL import Image

from tests.support.libreoffice import SOFFICE
from tests.support.pictures import main, pages_of_sheets, pdf_of

pytestmark = SOFFICE


@pytest.fixture
def book(tmp_path):
    """A first sheet of two pages, and a second one in two fonts with an amount in capital numerals."""
    workbook = Workbook()
    first, second = workbook.active, workbook.create_sheet("第二张")
    first.title = "第一张"
    for row in range(1, 80):
        first.cell(row, 1, row)
    for row, font in enumerate(("仿宋_GB2312", "微软雅黑"), 1):
        second.cell(row, 1, "绩效").font = Font(name=font)
    second["A3"] = '=TEXT(81477,"[DBNum2]0")'
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    return path


def test_pages_fonts_and_numerals(book, tmp_path):
    pdf = pdf_of(book, tmp_path)
    assert pages_of_sheets(pdf) == {"第一张": range(1, 3), "第二张": range(3, 4)}
    with pdfplumber.open(pdf) as document:
        page = document.pages[2]
        assert "捌万壹仟肆佰柒拾柒" in page.extract_text()
        fonts = [
            next(char["fontname"] for char in page.chars if abs(char["top"] - top) < 2)
            for top in sorted({round(char["top"]) for char in page.chars if char["text"] == "绩"})
        ]
    assert ["Serif" in font for font in fonts] == [True, False]


@pytest.mark.parametrize(
    ("options", "count"), [([], 3), (["--sheet", "第一张"], 2), (["--sheet", "第二张", "--whole"], 1)]
)
def test_pictures(book, tmp_path, capsys, options, count):
    main([str(book), str(tmp_path / "out"), *options])
    made = sorted((tmp_path / "out").iterdir())
    assert capsys.readouterr().out.splitlines() == list(map(str, made))
    assert [page.name for page in made] == [f"{number:03}.png" for number in range(1, count + 1)]
    for page in made:
        with Image.open(page) as picture:
            assert len(picture.convert("L").getcolors()) > 1
