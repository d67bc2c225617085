"""The township template as a file: its sheets, its pages, what is locked, offered, hidden and told."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.filled_templates import BLOCKS
from tests.support.forms import submitted
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.template import MARGIN, OWN_SHEETS
from xl_perfgoals.ops.check import check
from xl_perfgoals.templates import Template, blank_template, render_template, unit_template
from xl_perfgoals.templates.form_inputs import suggestions
from xl_perfgoals.templates.official_layout import COLUMN_WIDTHS
from xl_perfgoals.templates.places import FIRST, Block, blocks

ROSTER = Roster(
    units=(
        Unit(name="石桥镇人民政府", code="061"),
        Unit(name="石桥镇农业服务中心", code="061003", department="石桥镇人民政府"),
        Unit(name="=cmd|' /C calc'!A0", code="@1"),
    )
)
LAST = BLOCKS[-1].last


def of_unit(number: int = 0, forms: int = 3, policy: Policy | None = None) -> Template:
    return unit_template(ROSTER.units[number], ROSTER, policy or Policy(), forms, 2026)


def rendered(folder: Path, template: Template) -> Workbook:
    render_template(folder / "template.xlsx", template)
    return openpyxl.load_workbook(folder / "template.xlsx")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return rendered(tmp_path_factory.mktemp("template"), of_unit())


@pytest.fixture(scope="module")
def form(book: Workbook) -> Worksheet:
    return book["表2"]


def test_sheets(book: Workbook) -> None:
    assert book.sheetnames == ["填报说明", "项目清单", "表1", "表2", "表3", "_xl_perfgoals"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 5 + ["veryHidden"]


@pytest.mark.parametrize("forms", [1, 40])
def test_from_one_form_to_forty(tmp_path: Path, forms: int) -> None:
    book = rendered(tmp_path, blank_template(Policy(), forms))
    assert [name for name in book.sheetnames if name not in OWN_SHEETS] == [
        f"表{number}" for number in range(1, forms + 1)
    ]


@pytest.mark.parametrize("forms", [0, 41])
def test_no_other_number_of_forms(forms: int) -> None:
    with pytest.raises(ValueError, match=str(forms)):
        blank_template(Policy(), forms)


def test_the_page_is_the_official_form(form: Worksheet) -> None:
    page = [[cell for cell in row if cell is not None] for row in form.iter_rows(max_col=5, values_only=True)]
    assert page[:FIRST] == [
        ["附件 2：石桥镇人民政府项目支出预算绩效目标表"],
        ["部门项目支出预算绩效目标表"],
        ["(2026 年度)"],
        ["项目名称"],
        ["主管部门及代码", "石桥镇人民政府 061", "实施单位", "石桥镇人民政府"],
        ["项目属性", "0101-一年期项目", "项目期"],
        ["项目资金\n(万元)", "年度资金总额:"],
        ["其中:财政拨款"],
        ["其他资金"],
        ["年度总体\n目标"],
        ["名称", "一级指标", "二级指标", "三级指标", "指标值"],
        ["绩效指标", "产出指标", "数量指标(必填硬性指标)"],
    ]
    assert [form.cell(block.first, 3).value for block in BLOCKS] == [
        "数量指标(必填硬性指标)",
        "质量指标(必填)",
        "时效指标(必填)",
        "成本指标(必填硬性指标)",
        "经济效益指标(必填)",
        "社会效益指标(必填)",
        "生态效益指标(必填)",
        "可持续影响指标(必填)",
        "服务对象满意度指标(必填)",
    ]
    widths = [form.column_dimensions[letter].width for letter in "ABCDE"]
    assert all(abs(width - own) < 1 for width, own in zip(widths, COLUMN_WIDTHS, strict=True))


def test_prints_one_upright_page_without_the_margin(form: Worksheet) -> None:
    setup = form.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToHeight or 1, setup.fitToWidth or 1) == (
        9,
        "portrait",
        1,
        1,
    )
    assert form.sheet_properties.pageSetUpPr.fitToPage
    assert setup.blackAndWhite
    assert form.print_area == f"'表2'!$A$1:$E${LAST}"
    assert form["F1"].value == MARGIN


def test_blanks_are_open_and_tinted_and_nothing_else(form: Worksheet) -> None:
    page = [cell for row in form.iter_rows(max_row=LAST + 5, max_col=5) for cell in row]
    unlocked = {cell.coordinate for cell in page if not cell.protection.locked}
    indicators = {f"{column}{row}" for column in "DE" for row in range(FIRST, LAST + 1)}
    head = "A3 B3 C3 D3 E3 C4 D4 E4 C5 E5 C6 E6 D7 E7 D8 E8 D9 E9 B10 C10 D10 E10".split()
    assert unlocked == indicators | set(head)
    tinted = {cell.coordinate for cell in page if cell.fill.fgColor.rgb == "FFFFF9E3"}
    assert tinted == indicators | set("A3 C4 C5 E5 C6 E6 D7 D8 D9 B10".split())  # of merged areas the first
    converter = {cell.coordinate for row in form["F1:P62"] for cell in row if not cell.protection.locked}
    assert converter == {f"I{row}" for row in range(4, 10)}


def test_protected_without_a_password_but_rows_may_be_shown(book: Workbook) -> None:
    for sheet in book.worksheets[:5]:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not sheet.protection.formatRows  # False: allowed
        assert not sheet.protection.formatColumns
        assert sheet.protection.insertRows


def test_spare_rows_are_hidden_and_all_rows_may_grow(form: Worksheet) -> None:
    hidden = {row for row in range(1, LAST + 1) if form.row_dimensions[row].hidden}
    assert hidden == {row for block in BLOCKS for row in block.spare}
    assert len(BLOCKS) == 9
    assert LAST - len(hidden) - FIRST + 1 == 16


def test_row_heights_are_no_fixed_ones(tmp_path: Path) -> None:
    render_template(tmp_path / "template.xlsx", of_unit())
    with zipfile.ZipFile(tmp_path / "template.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet3.xml").decode()
    rows = {int(number): rest for number, rest in re.findall(r'<row r="(\d+)"([^>]*)>', xml)}
    for row in range(FIRST, LAST + 1):
        assert 'ht="24"' in rows[row]
        assert "customHeight" not in rows[row]
    assert "customHeight" in rows[10]


def test_lists_to_choose_from(form: Worksheet, book: Workbook) -> None:
    offers = {
        str(offer.sqref): (offer.type, offer.formula1, offer.errorStyle, offer.showErrorMessage)
        for offer in form.data_validations.dataValidation
    }
    assert offers["C6"] == ("list", "'_xl_perfgoals'!$D$1:$D$1", "warning", True)
    assert [cell.value for cell in book["_xl_perfgoals"]["D"] if cell.value] == ["0101-一年期项目"]
    assert offers["E6"][:2] == ("list", '"1 年,2 年,3 年"')
    assert offers["D7:D9"][0] == "decimal"
    for block in BLOCKS:
        kind, _, _, stops = offers[f"E{block.first}:E{block.last}"]
        assert kind == ("list" if block.level2.value not in {"数量指标", "成本指标"} else None)
        assert not stops or kind is None


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.level2.name)
@pytest.mark.parametrize("year", [2023, None])
def test_what_is_suggested_is_not_faulted(block: Block, year: int | None) -> None:
    level2 = block.level2.value
    if block.level2 in {Level2.QUANTITY, Level2.COST}:
        return
    for words in suggestions(block.level2, year):
        edits = {f"{level2}.指标值": words}
        if block.level2.level1 is Level1.BENEFIT:
            edits[f"{level2}.三级指标"] = "群众用水条件"
        found = {finding.code for finding in check(submitted([edits]))}
        assert found <= {"G06", "V13"}, words


def test_attributes_of_the_county(tmp_path: Path) -> None:
    policy = Policy(attributes={"0101": "一年期项目", "0102": "跨年期项目"})
    book = rendered(tmp_path, of_unit(policy=policy))
    assert [cell.value for cell in book["_xl_perfgoals"]["D"] if cell.value] == [
        "0101-一年期项目",
        "0102-跨年期项目",
    ]
    assert book["表1"]["C6"].value is None


def test_marks_follow_the_demands() -> None:
    assert {block.label for block in blocks({})} == {block.level2.value for block in BLOCKS}


def test_identity(book: Workbook) -> None:
    hidden = {row[0].value: row[1].value for row in book["_xl_perfgoals"].iter_rows(max_row=5)}
    assert hidden == {
        "template_version": "1",
        "unit_code": "061",
        "unit_name": "石桥镇人民政府",
        "year": "2026",
        "forms": "3",
    }
    told = {item.name: item.value for item in book.custom_doc_props.props}
    assert told == {
        "xl_perfgoals.template_version": 1,
        "xl_perfgoals.unit_code": "061",
        "xl_perfgoals.unit_name": "石桥镇人民政府",
        "xl_perfgoals.year": 2026,
        "xl_perfgoals.forms": 3,
    }


def test_a_unit_below_a_department(tmp_path: Path) -> None:
    form = rendered(tmp_path, of_unit(1))["表1"]
    assert (form["C5"].value, form["E5"].value) == ("石桥镇人民政府 061", "石桥镇农业服务中心")


def test_a_blank_one_names_nobody(tmp_path: Path) -> None:
    form = rendered(tmp_path, blank_template(Policy(), 1))["表1"]
    assert [form[cell].value for cell in ("A1", "A3", "C5", "E5")] == [
        "附件 2",
        "(      年度)",
        None,
        None,
    ]
    assert form["A3"].number_format == '"("0" 年度)";;;@'


def test_names_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    book = rendered(tmp_path, of_unit(2))
    places = [book["表1"]["C5"], book["表1"]["E5"], book["填报说明"]["C2"], book["_xl_perfgoals"]["B3"]]
    assert {cell.data_type for cell in places} == {"s"}


def test_list_links_to_every_form(book: Workbook) -> None:
    sheet = book["项目清单"]
    links = {cell.coordinate: cell.hyperlink.location for cell in sheet["J"] if cell.hyperlink}
    assert links == {f"J{number + 3}": f"'表{number}'!C4" for number in (1, 2, 3)}
    assert {form["I1"].hyperlink.location for form in book.worksheets[2:5]} == {"'项目清单'!A1"}


KNOWN = """ABS AND CHAR COUNTA COUNTIF FIND IF ISERROR ISNUMBER LEFT LEN MAX MID NOT OR REPT RIGHT ROUND
SUBSTITUTE SUM SUMIF SUMPRODUCT TRIM VALUE""".split()


def test_formulas_use_only_what_every_program_knows(book: Workbook) -> None:
    formulas = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    bare = [re.sub(r'"[^"]*"', "", formula) for formula in formulas]
    assert {name for formula in bare for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", formula)} <= set(KNOWN)
    assert max(map(len, formulas)) < 8192
    assert len(formulas) > 500


def test_every_formula_has_a_value(tmp_path: Path) -> None:
    render_template(tmp_path / "template.xlsx", of_unit())
    with zipfile.ZipFile(tmp_path / "template.xlsx") as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                cells = re.findall(r"<f>.*?</f>(<v>)?", archive.read(name).decode())
                assert all(cells), name


def test_same_bytes_every_time_and_no_macros(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        render_template(tmp_path / name, of_unit())
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
