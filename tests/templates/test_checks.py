"""The template's own formulas, worked out by LibreOffice: for the 15 published forms, and fault by fault."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.filled_templates import BLOCKS, fill, fill_form, put, recalculate
from tests.support.good_form import MODEL
from tests.support.libreoffice import SOFFICE
from workbook.published import read_published
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.templates import (
    Template,
    blank_template,
    render_template,
    unit_template,
    wording as say,
)
from xl_perfgoals.templates.places import VERDICT

pytestmark = SOFFICE

CENTRE, TOWNSHIP = read_published()
QUANTITY, QUALITY, TIMELINESS, COST, ECONOMIC, SOCIAL, ECOLOGICAL, LASTING, PLEASED = (
    block.first for block in BLOCKS
)
LEAST = Policy().goal_min_chars


def wished(level2: str) -> str:
    return say.WISHED.replace("{level2}", level2)


def short(characters: int) -> str:
    return said(say.SHORT_GOAL.replace("{least}", str(LEAST)), characters)


def said(sentence: str, *values: object) -> str:
    for value in values:
        sentence = sentence.replace("{}", str(value), 1)
    return sentence


def verdicts(sheet: Worksheet) -> dict[int, str]:
    """What the margin says where not all is well, by row."""
    last = BLOCKS[-1].last
    found = {row: sheet[f"{VERDICT}{row}"].value for row in range(3, last + 1)}
    return {row: words for row, words in found.items() if words not in {None, "", say.WELL}}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> list[Worksheet]:
    """The 15 published forms in templates of their units, recalculated."""
    folder = tmp_path_factory.mktemp("published")
    files = []
    for unit in (CENTRE, TOWNSHIP):
        template = folder / f"{unit.department}_blank.xlsx"
        render_template(template, blank_template(Policy(), len(unit.forms), 2023))
        files.append(
            fill(template, folder / f"{unit.department}.xlsx", [form.content for form in unit.forms])
        )
    recalculate(files, folder / "recalculated")
    books = [openpyxl.load_workbook(folder / "recalculated" / file.name, data_only=True) for file in files]
    return [sheet for book in books for sheet in book if sheet.title.startswith("表")]


ALWAYS = {
    5: say.NO_CODE,
    9: say.NO_OTHER,
    ECONOMIC: wished("经济效益指标"),
    ECOLOGICAL: wished("生态效益指标"),
}
"""What is said of every form of the centre."""

PUBLISHED: list[dict[int, str]] = [
    ALWAYS | {10: short(8), COST: said(say.COST_ABOVE, 29, 23)},
    ALWAYS | {TIMELINESS: say.NO_VALUE},
    ALWAYS | {COST: said(say.COST_SLIP, 65.9004, 6.5904)},
    ALWAYS | {COST: say.NO_MONEY, SOCIAL: say.PLACEHOLDER, LASTING: say.PLACEHOLDER},
    {},
    {},
    {QUANTITY: say.NO_MEASURE},
    {QUANTITY: say.NO_MEASURE},
    {COST: say.SURELY_YUAN},
    {COST: say.SURELY_YUAN},
    {QUANTITY: say.NO_MEASURE},
    {QUANTITY: say.PERCENT_QUANTITY},
    {10: say.NO_GOAL, COST: say.NO_MONEY},
    {QUANTITY: say.NO_MEASURE, COST: said(say.COST_ROUNDED, 56.67, 56.672)},
    {QUANTITY: say.NO_MEASURE},
]


@pytest.mark.parametrize("number", range(1, 16))
def test_published_forms(published: list[Worksheet], number: int) -> None:
    sheet, expected = published[number - 1], PUBLISHED[number - 1]
    assert verdicts(sheet) == expected
    mends = sum(words.startswith(say.MEND) for words in expected.values())
    looks = len(expected) - mends
    assert sheet["G2"].value == (
        said(say.TO_MEND_AND_LOOK, mends, looks)
        if mends and looks
        else said(say.TO_MEND, mends)
        if mends
        else said(say.WELL_BUT, looks)
        if looks
        else say.ALL_WELL
    )


def test_the_list_adds_up(published: list[Worksheet]) -> None:
    centre, township = (published[index].parent["项目清单"] for index in (0, -1))
    rows = [[cell.value for cell in row] for row in township["A4:I15"]]
    assert rows[0] == [
        *(1, "村级创新社会管理工作经费", "平罗县灵沙乡人民政府", "056", "平罗县灵沙乡人民政府本级"),
        *(22, 22, 0, say.ALL_WELL),
    ]
    assert rows[-1][1:] == ["合计　11 个项目", None, None, None, 312.7584, 312.7584, 0, "2 张自查通过"]
    assert [centre[f"F{row}"].value for row in range(4, 9)] == [23, 370, 6.5904, 7571, 7970.5904]
    assert [centre[f"D{row}"].value for row in range(4, 8)] == [None] * 4


Edits = Mapping[str, str | float | None]


def costs(*values: str) -> dict[str, str]:
    """Rows of costs of those values."""
    return {f"E{row}": value for row, value in enumerate(values, COST)} | {
        f"D{row}": f"费用{row}" for row in range(COST, COST + len(values))
    }


def money(total: float, fiscal: float, other: float) -> dict[str, float]:
    return {"D7": total, "D8": fiscal, "D9": other}


CASES: dict[str, tuple[Edits, dict[int, str]]] = {
    "no fault": ({}, {}),
    "project": ({"C4": None}, {4: say.NO_PROJECT}),
    "project of blanks": ({"C4": "  "}, {4: say.NO_PROJECT}),
    "year": ({"A3": "(      年度)"}, {3: say.NO_YEAR}),
    "another year": ({"A3": 2024}, {3: say.OTHER_YEAR.replace("{year}", "2023")}),
    "year as text": ({"A3": "（2023 年度）"}, {}),
    "year of five digits": ({"A3": 20235}, {3: say.NO_YEAR}),
    "department": ({"C5": None}, {5: say.NO_DEPARTMENT}),
    "code": ({"C5": "石桥镇人民政府"}, {5: say.NO_CODE}),
    "code in front": ({"C5": "[061]石桥镇人民政府"}, {}),
    "unit": ({"E5": None}, {5: say.NO_UNIT}),
    "attribute": ({"C6": None}, {6: say.NO_ATTRIBUTE}),
    "attribute not listed": ({"C6": "0109-跨年项目"}, {6: say.UNLISTED_ATTRIBUTE}),
    "attribute with a long dash": ({"C6": "0101—一年期项目"}, {}),
    "attribute by name": ({"C6": "一年期项目"}, {}),
    "period": ({"E6": None}, {6: say.NO_PERIOD}),
    "period without length": ({"E6": "长期"}, {6: say.VAGUE_PERIOD}),
    "two years": ({"E6": "2 年"}, {6: say.LONG_PERIOD}),
    "months": ({"E6": "2023年3月-2023年11月"}, {}),
    "total": ({"D7": None}, {7: say.NO_TOTAL}),
    "total of words": ({"D7": "约100"}, {7: say.UNREADABLE_MONEY}),
    "total with its unit": ({"D7": "100万元", "D8": "900,000元"}, {}),
    "no money at all": (
        money(0, 0, 0),
        {7: say.NOT_POSITIVE},
    ),
    "parts": ({"D8": 80}, {7: said(say.TOTAL_OFF, 100, 90)}),
    "one 分": (
        {"D7": 100.000001},
        {
            7: said(say.TOTAL_OFF, 100.000001, 100),
            COST: said(say.COST_ROUNDED, 100, 100.000001),
        },
    ),
    "binary noise": (money(0.1 + 0.2, 0.1, 0.2) | {f"E{COST}": "3000元"}, {}),
    "other funds": ({"D8": 100, "D9": None}, {9: say.NO_OTHER}),
    "other funds a dash": ({"D8": 100, "D9": "—"}, {9: say.NO_OTHER}),
    "fiscal": ({"D8": None, "D9": 100}, {8: say.NO_FISCAL}),
    "part too large": (money(100, 110, -10), {8: say.PART_OFF, 9: say.PART_OFF}),
    "part of words": ({"D9": "见批复"}, {9: say.UNREADABLE_MONEY}),
    "goal": ({"B10": None}, {10: say.NO_GOAL}),
    "goal of twelve": ({"B10": "完成村级饮水管网维修工作"}, {10: short(12)}),
    "goal of thirteen": ({"B10": "完成村级饮水管网的维修工作"}, {}),
    "no quantity": (
        {f"D{QUANTITY}": None, f"E{QUANTITY}": None},
        {QUANTITY: say.DEMANDED.replace("{level2}", "数量指标")},
    ),
    "no economic benefit": (
        {f"D{ECONOMIC}": None, f"E{ECONOMIC}": None},
        {ECONOMIC: wished("经济效益指标")},
    ),
    "value": ({f"E{QUALITY}": None}, {QUALITY: say.NO_VALUE}),
    "name": ({f"D{QUALITY}": None}, {QUALITY: say.NO_NAME}),
    "second row": ({f"D{QUALITY + 1}": "验收次数"}, {QUALITY + 1: say.NO_VALUE}),
    "placeholder": ({f"E{SOCIAL}": "是/否"}, {SOCIAL: say.PLACEHOLDER}),
    "bare quantity": ({f"E{QUANTITY}": "20"}, {QUANTITY: say.NO_MEASURE}),
    "bare quantity with operator": ({f"E{QUANTITY}": "≥ 1,140"}, {QUANTITY: say.NO_MEASURE}),
    "typed number": ({f"E{QUANTITY}": 20}, {QUANTITY: say.NO_MEASURE}),
    "unit in the name": ({f"D{QUANTITY}": "管网长度（公里）", f"E{QUANTITY}": "20"}, {}),
    "frequency": ({f"E{QUANTITY}": "2次/月"}, {}),
    "quantity as percent": ({f"E{QUANTITY}": "100%"}, {QUANTITY: say.PERCENT_QUANTITY}),
    "percent beside a count": (
        {f"D{QUANTITY + 1}": "完成率", f"E{QUANTITY + 1}": "100%"},
        {QUANTITY + 1: say.PERCENT_BESIDE},
    ),
    "satisfaction": ({f"E{PLEASED}": "满意"}, {PLEASED: say.NO_PERCENT}),
    "satisfaction as number": ({f"E{PLEASED}": "90"}, {PLEASED: say.NO_PERCENT}),
    "too much satisfaction": ({f"E{PLEASED}": "≥101%"}, {PLEASED: say.OVER_HUNDRED}),
    "range of satisfaction": ({f"E{PLEASED}": "90%-95%"}, {}),
    "cost in 元": ({f"E{COST}": "1000000元"}, {}),
    "cost in 万": ({f"E{COST}": "100 万"}, {}),
    "cost with commas": ({f"E{COST}": "≤1,000,000元"}, {}),
    "cost above": ({f"E{COST}": "120万元"}, {COST: said(say.COST_ABOVE, 120, 100)}),
    "cost below": ({f"E{COST}": "80万元"}, {COST: said(say.COST_BELOW, 80, 100)}),
    "one 0 too many": ({f"E{COST}": "1000万元"}, {COST: said(say.COST_SLIP, 1000, 100)}),
    "万元 for 元": ({f"E{COST}": "100元"}, {COST: said(say.COST_SLIP, 0.01, 100)}),
    "rounded": (
        money(33.333, 33.333, 0) | {f"E{COST}": "33.33万元"},
        {COST: said(say.COST_ROUNDED, 33.33, 33.333)},
    ),
    "costs above": (costs("60万元", "50万元"), {COST: said(say.COST_ABOVE, 110, 100)}),
    "costs below": (costs("60万元", "30万元"), {COST: said(say.COSTS_BELOW, 90, 100)}),
    "costs in two units": (costs("600000元", "≤40万元"), {}),
    "whole and part": (costs("100万元", "40万元"), {COST: said(say.COST_WHOLE, 140, 100)}),
    "costs with a rate": (costs("100万元", "≤5%"), {}),
    "a cost still missing": (
        costs("60万元") | {f"D{COST + 1}": "监理费"},
        {COST + 1: say.NO_VALUE},
    ),
    "first cost row left empty": (
        {f"D{COST}": None, f"E{COST}": None, f"D{COST + 1}": "总成本", f"E{COST + 1}": "120万元"},
        {COST: said(say.COST_ABOVE, 120, 100)},
    ),
    "bare cost of the total in 元": ({f"E{COST}": "1000000"}, {COST: say.SURELY_YUAN}),
    "bare cost of the total in 万元": ({f"E{COST}": "100"}, {COST: say.SURELY_WAN}),
    "bare cost": ({f"E{COST}": "55"}, {COST: say.NO_MONEY_UNIT}),
    "price": ({f"E{COST}": "500元/人/月"}, {}),
    "price by name": ({f"D{COST}": "每公里维修费", f"E{COST}": "5万元"}, {}),
    "whole amount called a standard": ({f"D{COST}": "经费补助标准"}, {}),
    "cost unreadable": ({f"E{COST}": "从严控制"}, {COST: say.UNREADABLE_COST}),
    "cost about": ({f"E{COST}": "约100万元"}, {COST: say.UNREADABLE_COST}),
    "unreadable beside too much": (
        costs("120万元", "从严控制"),
        {COST: said(say.COST_ABOVE, 120, 100), COST + 1: say.UNREADABLE_COST},
    ),
    "cost is a rate": ({f"E{COST}": "≤100%"}, {COST: say.NO_MONEY}),
    "no cost": (
        {f"D{COST}": None, f"E{COST}": None},
        {COST: say.DEMANDED.replace("{level2}", "成本指标")},
    ),
}


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Worksheet]:
    """The faultless form with the edits of each case, recalculated."""
    folder = tmp_path_factory.mktemp("cases")
    names = list(CASES)
    batches = [names[start : start + 40] for start in range(0, len(names), 40)]
    files = [
        edited(folder / f"{number}.xlsx", [CASES[name][0] for name in own])
        for number, own in enumerate(batches)
    ]
    recalculate(files, folder / "recalculated")
    books = [openpyxl.load_workbook(folder / "recalculated" / file.name, data_only=True) for file in files]
    return {
        name: book[f"表{number}"]
        for own, book in zip(batches, books, strict=True)
        for number, name in enumerate(own, 1)
    }


def edited(path: Path, edits: Sequence[Edits]) -> Path:
    render_template(path, blank_template(Policy(), len(edits), 2023))
    book = openpyxl.load_workbook(path)
    for number, changes in enumerate(edits, 1):
        sheet = book[f"表{number}"]
        fill_form(sheet, MODEL)
        for cell, value in changes.items():
            put(sheet, cell, "" if value is None else value)
    book.save(path)
    return path


@pytest.mark.parametrize("name", CASES)
def test_faults(cases: dict[str, Worksheet], name: str) -> None:
    assert verdicts(cases[name]) == CASES[name][1]


TOWN = Unit(name="石桥镇人民政府", code="061")
CENTRE_OF_TOWN = Unit(name="石桥镇第2服务中心", department="石桥镇人民政府")
ROSTER = Roster(units=(TOWN, CENTRE_OF_TOWN))


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(unit_template(TOWN, ROSTER, Policy(), 2, 2026), id="unit"),
        pytest.param(
            unit_template(
                CENTRE_OF_TOWN,
                Roster(units=(CENTRE_OF_TOWN,)),
                Policy(attributes={"0101": "一年期项目", "0102": "跨年期项目"}),
                2,
            ),
            id="department not in the roster, two attributes",
        ),
        pytest.param(blank_template(Policy(attributes={}), 2), id="blank, no attributes"),
    ],
)
def test_an_untouched_template_is_saved_with_the_values_of_its_formulas(
    template: Template, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    render_template(path, template)
    formulas = openpyxl.load_workbook(path)
    formulas.save(tmp_path / "bare.xlsx")  # openpyxl keeps no values of formulas
    recalculate([tmp_path / "bare.xlsx"], tmp_path / "recalculated")
    stored = openpyxl.load_workbook(path, data_only=True)
    worked_out = openpyxl.load_workbook(tmp_path / "recalculated" / "bare.xlsx", data_only=True)
    differing = {
        (sheet.title, cell.coordinate): (
            stored[sheet.title][cell.coordinate].value,
            worked_out[sheet.title][cell.coordinate].value,
        )
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        and (stored[sheet.title][cell.coordinate].value or "")
        != (worked_out[sheet.title][cell.coordinate].value or "")
    }
    assert not differing
    assert all(not verdicts(stored[name]) for name in ("表1", "表2"))


def test_the_converter(tmp_path: Path) -> None:
    path = tmp_path / "converter.xlsx"
    render_template(path, blank_template(Policy(), 1))
    book = openpyxl.load_workbook(path)
    for row, yuan in enumerate((65904, 0.01, 1686960, "abc"), 4):
        book["表1"][f"I{row}"].value = yuan
    book.save(path)
    recalculate([path], tmp_path / "recalculated")
    sheet = openpyxl.load_workbook(tmp_path / "recalculated" / path.name, data_only=True)["表1"]
    assert [sheet[f"J{row}"].value or None for row in range(4, 9)] == [6.5904, 0.000001, 168.696, None, None]
