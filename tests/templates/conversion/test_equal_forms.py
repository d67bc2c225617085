"""What is converted reads back the same: the published forms in many formats, every layout, every example."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support import layout_sheets
from tests.support.conversions import converted, converted_book, meaning
from tests.support.formats import sample_grids, written_as
from tests.support.layout_sheets import Page, write_pages
from tests.support.published import CLEAN, PRINTED, golden_indicators, published
from tests.test_other_formats import meanings
from xl_perfgoals.core.amount import add
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.assets import asset
from xl_perfgoals.ops.check import check
from xl_perfgoals.pipeline.intake import take_in
from xl_perfgoals.rules import RULES
from xl_perfgoals.rules.model import model_grid

LAYOUTS = (
    *("MARKED", "STARRED", "COST_LEVEL", "TWO_GOALS", "FLAT", "LONG_AND_ANNUAL"),
    *("SPLIT", "SPLIT_SIDEWAYS", "COMPOSED"),
)


def ordered(forms: Sequence[PerfGoalForm]) -> list[tuple[object, ...]]:
    """What the forms say, their rows in the template's order: 经济效益 stands before 社会效益."""
    order = list(Level2)
    return [(*head, sorted(rows, key=lambda row: order.index(row[0]))) for *head, rows in meanings(forms)]


@pytest.mark.parametrize("folder", [CLEAN, PRINTED])
def test_the_published_forms(folder: str, tmp_path: Path) -> None:
    forms = []
    for path in sorted(asset("workbook", folder).glob("*.xlsx")):
        result = converted(path, tmp_path / path.name)
        assert [meaning(form) for form in result.after] == [meaning(form) for form in result.before]
        forms += result.after
    assert ordered(forms) == ordered(published(folder).intake.submission.forms)
    rows = [row for form in forms for row in form.indicators]
    assert len(rows) == len(golden_indicators()) == 150
    assert add(form.funding.total.value for form in forms if form.funding.total.value) == Decimal("8283.3488")


def test_findings_on_the_published_forms_stay(tmp_path: Path) -> None:
    for path in sorted(asset("workbook", CLEAN).glob("*.xlsx")):
        converted(path, tmp_path / path.name)
    taken = take_in([tmp_path]).submission
    assert [receipt.doubts for receipt in taken.receipts] == [(), ()]
    before, after = (
        Counter((finding.code, finding.project) for finding in check(submission))
        for submission in (take_in([asset("workbook", CLEAN)]).submission, taken)
    )
    # what a system left in a goal is taken out
    assert (before - after, after - before) == (
        Counter([("G05", "2023 年中央财政衔接推进乡村振兴补助资金项目")]),
        Counter(),
    )


@pytest.mark.parametrize("kind", ["docx", "html-gbk", "csv-utf8", "biff5", "drawn"])
def test_the_published_forms_from_other_formats(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "报表.xls"
    source.write_bytes(written_as(kind, sample_grids()))
    result = converted(source, tmp_path / "模板.xlsx")
    assert ordered(result.after) == ordered(published(CLEAN).intake.submission.forms)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout(name: str, tmp_path: Path) -> None:
    page: Page = getattr(layout_sheets, name)
    path = write_pages(tmp_path / "报送.xlsx", 表=page)
    result = converted(path, tmp_path / "模板.xlsx")
    assert [meaning(form) for form in result.after] == [meaning(form) for form in result.before]


def test_every_example_of_every_rule(tmp_path: Path) -> None:
    for rule in RULES:
        edits = [edit for example in (*rule.fails, *rule.passes) for edit in example.forms]
        grids = tuple(model_grid(edit, sheet=f"{number}") for number, edit in enumerate(edits, 1))
        result = converted_book(Book("例.xlsx", "", grids), tmp_path / f"{rule.code}.xlsx")
        before, after = ([meaning(form) for form in forms] for forms in (result.before, result.after))
        assert before == after, rule.code
