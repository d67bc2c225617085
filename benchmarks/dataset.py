"""Folders of generated workbooks, made once and kept in the system's folder for temporary files."""

import hashlib
import json
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path

from benchmarks.form_variety import varied_forms
from benchmarks.generate import generate

COUNTY_BOOKS = 50
"""Workbooks of one county: as many townships and departments."""
_SOURCES = ("form_variety.py", "wide_form.py", "generate.py", "dataset.py")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A folder of workbooks, one subfolder a county, and what must come out of it."""

    folder: Path
    books: int
    forms: int
    indicators: int
    total: Decimal


def dataset(books: int, forms: int = 15) -> Dataset:
    """The folder with so many workbooks of so many forms each; generated if it is not there."""
    kept = Path(tempfile.gettempdir()) / f"xl_perfgoals_bench_{_version()}" / f"{books}x{forms}"
    note = kept / "made.json"  # written last: a folder without it is not whole
    if not note.exists():
        shutil.rmtree(kept, ignore_errors=True)
        total, indicators = _generate(kept / "forms", books, forms)
        note.write_text(json.dumps({"total": str(total), "indicators": indicators}))
    made = json.loads(note.read_text())
    return Dataset(kept / "forms", books, books * forms, made["indicators"], Decimal(made["total"]))


def _version() -> str:
    """Changes when the generator does."""
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in _SOURCES)).hexdigest()[:8]


def _generate(folder: Path, books: int, forms: int) -> tuple[Decimal, int]:
    counties = [
        (folder, first, min(COUNTY_BOOKS, books + 1 - first), forms)
        for first in range(1, books + 1, COUNTY_BOOKS)
    ]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        made = list(pool.map(_county, counties))
    return sum((total for total, _ in made), Decimal(0)), sum(indicators for _, indicators in made)


def _county(work: tuple[Path, int, int, int]) -> tuple[Decimal, int]:
    """Writes a county's workbooks; the sum of their totals, and how many indicators they have."""
    folder, first, books, forms = work
    total = generate(folder / f"第{first // COUNTY_BOOKS + 1:03}县", books, forms, first)
    numbers = range(first, first + books)
    return total, sum(len(form.rows) for number in numbers for form in varied_forms(number, forms))
