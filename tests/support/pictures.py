"""Pictures of a workbook or document as printed: python -m tests.support.pictures FILE OUT [--sheet NAME].

OUT is a folder for the pages, 001.png and on. --whole puts each sheet on one page, however large.
Needs LibreOffice, pdftoppm (Debian: poppler-utils) and, for Chinese text, fonts-noto-cjk.
"""

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
from python_calamine import CalamineWorkbook

from tests.support.office_fonts import write_fonts
from xl_perfgoals.files.libreoffice.convert import SECONDS, ConversionError, convert_many

DOTS_PER_INCH = 70
_ONE_PAGE_A_SHEET = 'pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}'


def pdf_of(source: Path, folder: Path, *, whole: bool = False, seconds: float = SECONDS) -> Path:
    """The document as PDF, in the fonts that its own would be replaced by in print; a PDF is itself."""
    if source.suffix.lower() == ".pdf":
        return source
    target = _ONE_PAGE_A_SHEET if whole else "pdf"
    with tempfile.TemporaryDirectory() as fonts:
        (made,) = convert_many(
            [source], target, folder, seconds=seconds, environment=write_fonts(Path(fonts))
        )
    if isinstance(made, ConversionError):
        raise made
    return made


def pages_of_sheets(pdf: Path) -> dict[str, range]:
    """The pages, from 1, on which each sheet of a workbook was printed: LibreOffice lists them in the PDF."""
    with pdfplumber.open(pdf) as document:
        numbers = {page.page_obj.pageid: page.page_number for page in document.pages}
        starts = [
            (str(title), numbers[target[0].objid])
            for level, title, target, *_ in document.doc.get_outlines()
            if level == 1
        ]
        ends = [start for _, start in starts[1:]] + [len(document.pages) + 1]
    return {title: range(start, end) for (title, start), end in zip(starts, ends, strict=True)}


def whole_sheets(source: Path) -> dict[str, range]:
    """The page of each sheet where each has one: hidden sheets are printed too, and nothing is listed."""
    names = CalamineWorkbook.from_path(source).sheet_names
    return {name: range(number, number + 1) for number, name in enumerate(names, 1)}


def pictures(
    source: Path, folder: Path, *, sheet: str = "", whole: bool = False, dots: int = DOTS_PER_INCH
) -> list[Path]:
    """The pages as pictures in a folder, those of one sheet or all."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        pdf = pdf_of(source, Path(name), whole=whole)
        span = []
        if sheet:
            pages = whole_sheets(source)[sheet] if whole else pages_of_sheets(pdf)[sheet]
            span = ["-f", str(pages.start), "-l", str(pages.stop - 1)]
        subprocess.run(
            ["pdftoppm", "-r", str(dots), "-png", *span, str(pdf), str(Path(name) / "page")],
            check=True,
            timeout=SECONDS,
        )
        made = sorted(Path(name).glob("page*.png"), key=lambda page: int(page.stem.rpartition("-")[2]))
        return [shutil.move(page, folder / f"{number:03}.png") for number, page in enumerate(made, 1)]


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(prog="python -m tests.support.pictures")
    options.add_argument("file", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--sheet", default="")
    options.add_argument("--whole", action="store_true")
    options.add_argument("--dots", type=int, default=DOTS_PER_INCH)
    chosen = options.parse_args(arguments)
    for page in pictures(chosen.file, chosen.out, sheet=chosen.sheet, whole=chosen.whole, dots=chosen.dots):
        print(page)


if __name__ == "__main__":
    main()
