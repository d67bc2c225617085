"""Doubts about the forms of a file: amounts typed as text, values that became dates, errors among them."""

import io
from collections.abc import Mapping
from datetime import date

import openpyxl
import pytest

from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.submission import Receipt, Submission
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.pipeline.book_forms import book_forms
from xl_perfgoals.wording import NOT_CALCULATED

SAMPLE = asset("workbook", "samples") / "平罗县灵沙乡人民政府.xlsx"
TOTAL, FISCAL, OTHER, QUANTITY, TIMELINESS = "D7", "D8", "D9", "E12", "E14"
MONTH_DAY = 'm"月"d"日"'


def submitted(cells: Mapping[str, Scalar | date], formats: Mapping[str, str] | None = None) -> Submission:
    """The first form of a sample with some cells typed over."""
    workbook = openpyxl.load_workbook(SAMPLE)
    for name in workbook.sheetnames[1:]:
        del workbook[name]
    sheet = workbook.worksheets[0]
    for address, value in cells.items():
        sheet[address] = value
        if isinstance(value, str) and not value.startswith(("#", "=")):
            sheet[address].data_type = "s"
    for address, code in (formats or {}).items():
        sheet[address].number_format = code
    stream = io.BytesIO()
    workbook.save(stream)
    receipt, forms = book_forms(read_book(stream.getvalue(), "表.xlsx"))
    return Submission((receipt,), forms)


def told(receipt: Receipt) -> list[str]:
    return [doubt.code for doubt in receipt.doubts]


def found(submission: Submission) -> set[tuple[str, str]]:
    return {(finding.code, finding.at.a1) for finding in check(submission)}


UNTOUCHED = found(submitted({}))


@pytest.mark.parametrize(
    ("cells", "doubts"),
    [
        ({}, []),
        ({TOTAL: "22"}, ["D19"]),
        ({TOTAL: "22.00", OTHER: " 0 "}, ["D19"]),
        ({TOTAL: "22万元"}, []),
        ({OTHER: "/"}, []),
        pytest.param({TOTAL: "22", FISCAL: "22", OTHER: "0"}, [], id="all are texts: an export"),
    ],
)
def test_amounts_typed_as_text(cells: dict[str, str], doubts: list[str]):
    submission = submitted(cells)
    assert told(submission.receipts[0]) == doubts
    assert submission.forms[0].funding.total.value == 22


@pytest.mark.parametrize(
    ("address", "code", "doubts"),
    [
        (QUANTITY, MONTH_DAY, ["D20"]),
        (QUANTITY, "m/d", ["D20"]),
        (QUANTITY, "yyyy/m/d", []),
        (TIMELINESS, MONTH_DAY, []),
    ],
)
def test_values_that_became_dates(address: str, code: str, doubts: list[str]):
    submission = submitted({address: date(2023, 1, 12)}, {address: code})
    assert told(submission.receipts[0]) == doubts


@pytest.mark.parametrize("code", [MONTH_DAY, "yyyy/m/d", "m-d", "d-mmm", "mmm-yy", "h:mm"])
def test_an_amount_shown_as_a_date_is_none(code: str):
    submission = submitted({TOTAL: date(2023, 1, 12)}, {TOTAL: code})
    assert submission.forms[0].funding.total.value is None
    assert ("F01", TOTAL) in found(submission)


@pytest.mark.parametrize(
    ("text", "doubts"), [("#REF!", ["D10"]), ("#DIV/0!", ["D10"]), ("=D8+D9", ["D11"]), ("=#REF!", ["D11"])]
)
def test_an_amount_that_no_formula_gave(text: str, doubts: list[str]):
    submission = submitted({TOTAL: text, QUANTITY: text})
    assert told(submission.receipts[0]) == doubts
    assert submission.forms[0].funding.total.value is None
    assert found(submission) >= {("F01", TOTAL), ("V06", QUANTITY)}


def test_what_is_hidden_counts_all_the_same():
    workbook = openpyxl.load_workbook(SAMPLE)
    sheet = workbook.worksheets[0]
    sheet.row_dimensions[8].hidden = True
    sheet.column_dimensions["E"].hidden = True
    stream = io.BytesIO()
    workbook.save(stream)
    receipt, forms = book_forms(read_book(stream.getvalue(), "表.xlsx"))
    assert [(d.code, d.sheet) for d in receipt.doubts] == [("D12", sheet.title)]
    assert forms[0].funding.fiscal.value == 22
    assert {(f.code, f.at.a1) for f in check(Submission((receipt,), forms[:1]))} == UNTOUCHED


@pytest.mark.parametrize(("address", "code"), [("C4", "H01"), ("C5", "H04"), ("E5", "H07")])
@pytest.mark.parametrize("text", ["#REF!", "#N/A", "=封面!B2"])
def test_nothing_is_called_by_an_error(address: str, code: str, text: str):
    submission = submitted({address: text})
    assert (code, address) in found(submission)
    summary = consolidate(submission)
    assert not {line.department for line in summary.lines} & {"#REF!", "#N/A", NOT_CALCULATED}
    assert (submission.forms[0].identity is None) == (address == "C4")
