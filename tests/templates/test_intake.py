"""A filled-in template is read like any submission: same findings as the samples, nothing lost in silence."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.support.filled_templates import fill, recalculate
from tests.support.good_form import MODEL
from tests.support.libreoffice import needs_soffice
from workbook.published import read_published
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.assets import asset
from xl_perfgoals.ops.check import check
from xl_perfgoals.pipeline.intake import Intake, take_in
from xl_perfgoals.templates import blank_template, render_template, unit_template

UNITS = read_published()


def found(folder: Path) -> Counter[tuple[str, str | None]]:
    return Counter((finding.code, finding.project) for finding in check(take_in([folder]).submission))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 15 published forms in templates made for their units, under the names of the samples."""
    blanks, folder = (tmp_path_factory.mktemp(name) for name in ("blank", "filled"))
    for unit in UNITS:
        name, _, code = unit.forms[0].content.department_and_code.partition(" ")
        own = Unit(name=name, code=code)
        template = blanks / f"{unit.department}.xlsx"
        render_template(
            template, unit_template(own, Roster(units=(own,)), Policy(), len(unit.forms) + 1, 2023)
        )
        fill(template, folder / template.name, [form.content for form in unit.forms])
    return folder


def test_findings_are_those_of_the_samples(filled: Path) -> None:
    assert found(filled) == found(asset("workbook", "samples"))


@pytest.mark.soffice
@needs_soffice
def test_findings_survive_libreoffice(filled: Path, tmp_path: Path) -> None:
    recalculate(sorted(filled.glob("*.xlsx")), tmp_path / "saved")
    assert found(tmp_path / "saved") == found(asset("workbook", "samples"))
    (first, *_) = take_in([tmp_path / "saved"]).submission.receipts
    assert [doubt.code for doubt in first.doubts] == ["D06"]


def test_every_form_is_read_and_the_spare_ones_are_told(filled: Path) -> None:
    taken = take_in([filled])
    assert [len(unit.forms) for unit in UNITS] == [receipt.forms for receipt in taken.submission.receipts]
    doubts = [[(d.code, d.text) for d in receipt.doubts] for receipt in taken.submission.receipts]
    assert [[code for code, _ in own] for own in doubts] == [["D06"], ["D06"]]
    assert all("表5" in own[0][1] or "表12" in own[0][1] for own in doubts)


def test_a_blank_template_without_names_is_read_as_well(tmp_path: Path) -> None:
    render_template(tmp_path / "blank.xlsx", blank_template(Policy(), 1))
    fill(tmp_path / "blank.xlsx", tmp_path / "in" / "石桥镇.xlsx", [MODEL])
    submission = take_in([tmp_path / "in"]).submission
    assert [receipt.status for receipt in submission.receipts] == [Status.READ]
    assert [finding.code for finding in check(submission)] == []


def receipt_of(book: openpyxl.Workbook, folder: Path) -> Receipt:
    book.save(folder / "one.xlsx")
    taken: Intake = take_in([folder / "one.xlsx"])
    return taken.submission.receipts[0]


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    """A template of six forms of which the second is filled in."""
    render_template(tmp_path / "template.xlsx", blank_template(Policy(), 6, 2023))
    empty = replace(MODEL, project="", total="", fiscal="", other="", goal="", rows=())
    path = fill(tmp_path / "template.xlsx", tmp_path / "filled.xlsx", [empty, MODEL])
    return openpyxl.load_workbook(path)


def test_a_form_with_nothing_but_names_is_blank(book: openpyxl.Workbook, tmp_path: Path) -> None:
    receipt = receipt_of(book, tmp_path)
    assert (receipt.status, receipt.forms) == (Status.DOUBTS, 1)
    (doubt,) = receipt.doubts
    assert doubt.code == "D06"
    assert "5 张" in doubt.text
    assert "表1、表3、表4等" in doubt.text


@pytest.mark.parametrize(("cell", "value"), [("C4", "修路"), ("D8", 3), ("B10", "修路"), ("D12", "里程")])
def test_one_filled_blank_makes_it_a_form(
    book: openpyxl.Workbook, tmp_path: Path, cell: str, value: str | int
) -> None:
    book["表4"][cell].value = value
    assert receipt_of(book, tmp_path).forms == 2


def test_an_untouched_template_is_refused_as_such(tmp_path: Path) -> None:
    render_template(tmp_path / "one.xlsx", blank_template(Policy(), 4))
    receipt = take_in([tmp_path / "one.xlsx"]).submission.receipts[0]
    assert (receipt.status, receipt.problem.code if receipt.problem else "") == (Status.REFUSED, "B18")


def test_other_sheets_and_other_hidden_sheets_are_still_told(book: openpyxl.Workbook, tmp_path: Path) -> None:
    book.create_sheet("测算依据")["A1"].value = "见附件"
    book["表2"].sheet_state = "hidden"
    doubts = {(doubt.code, doubt.sheet) for doubt in receipt_of(book, tmp_path).doubts}
    assert doubts == {("D01", "表2"), ("D05", "测算依据"), ("D06", None)}


def test_sheets_of_the_same_names_in_another_workbook_are_told(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    del book["_xl_perfgoals"]
    receipt = receipt_of(book, tmp_path)
    assert {doubt.sheet for doubt in receipt.doubts} == {"填报说明", "项目清单"}
    assert receipt.forms == 6  # without its identity nobody knows that the blank ones may be left aside


def test_a_form_sheet_moved_to_another_workbook_keeps_its_margin_out(
    book: openpyxl.Workbook, tmp_path: Path
) -> None:
    for name in [name for name in book.sheetnames if name != "表2"]:
        del book[name]
    book["表2"]["G10"].value = "✗ 只有 8 个字"
    book["表2"]["G12"].value = "✗ 缺计量单位"
    book.save(tmp_path / "one.xlsx")
    submission = take_in([tmp_path / "one.xlsx"]).submission
    assert [finding.code for finding in check(submission)] == []
    assert submission.forms[0].indicators[0].target.text == "≥20公里"
