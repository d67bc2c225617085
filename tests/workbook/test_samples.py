"""The committed samples hold the published facts, whoever reads them."""

import json
from collections.abc import Callable
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest

from tests.workbook.sheets import DATA, Rows, beside, calamine_sheets, indicator_rows, openpyxl_sheets, places
from workbook.published import HERE, read_published

CENTRE, TOWNSHIP = (HERE / "samples" / f"{unit.department}.xlsx" for unit in read_published())
TITLE = "部门项目支出预算绩效目标表"
TOTAL, FISCAL, OTHER = "年度资金总额:", "其中:财政拨款", "其他资金"
GOALS = dict(enumerate((form.content.goal for unit in read_published() for form in unit.forms), 1))
INSIDE_A_UNIT = [*combinations(range(1, 5), 2), *combinations(range(5, 16), 2)]
ALIKE = {(5, 8): 0.95, (10, 14): 0.90, (10, 12): 0.72, (12, 14): 0.72}


@pytest.fixture(params=[openpyxl_sheets, calamine_sheets])
def read(request: pytest.FixtureRequest) -> Callable[[Path], dict[str, Rows]]:
    return request.param


def test_amounts_add_up_from_the_cells(read: Callable[[Path], dict[str, Rows]]) -> None:
    for label in (TOTAL, FISCAL):
        centre = [beside(rows, label) for rows in read(CENTRE).values()]
        township = [beside(rows, label) for rows in read(TOWNSHIP).values()]
        assert (len(centre), len(township)) == (4, 11)
        sums = [sum(Decimal(repr(amount)) for amount in amounts) for amounts in (centre, township)]
        assert sums == [Decimal("7970.5904"), Decimal("312.7584")]
        assert sum(sums) == Decimal("8283.3488")
    assert [beside(rows, OTHER) for rows in read(CENTRE).values()] == [None] * 4
    assert [beside(rows, OTHER) for rows in read(TOWNSHIP).values()] == [0] * 11


def test_all_indicator_rows_are_the_golden_ones(read: Callable[[Path], dict[str, Rows]]) -> None:
    sheets = [*read(CENTRE).values(), *read(TOWNSHIP).values()]
    found = [
        [form, beside(rows, "项目名称"), beside(rows, "实施单位"), number, *indicator]
        for form, rows in enumerate(sheets, 1)
        for number, indicator in enumerate(indicator_rows(rows), 1)
    ]
    gold = json.loads((DATA / "gold_indicators.json").read_text(encoding="utf-8"))
    keys = ("form", "project", "unit", "row", "level1", "level2", "mark", "name", "target")
    assert len(gold) == 150
    assert found == [[row[key] for key in keys] for row in gold]


@pytest.mark.parametrize(
    ("path", "department", "attribute"),
    [
        (CENTRE, "平罗县乡村振兴服务中心", "0101—一年期项目"),
        (TOWNSHIP, "平罗县灵沙乡人民政府 056", "0101-一年期项目"),
    ],
    ids=["centre", "township"],
)
def test_header_as_published(path: Path, department: str, attribute: str) -> None:
    sheets = openpyxl_sheets(path)
    for rows in sheets.values():
        assert beside(rows, "主管部门及代码") == department
        assert beside(rows, "项目属性") == attribute
        assert beside(rows, "项目期") == "1 年"
        assert places(rows, "(2023 年度)") == [(row + 1, 1) for row, _ in places(rows, TITLE)]
    attached = [str(rows[0][0]).startswith("附件 2：") for rows in sheets.values()]
    assert attached == [True] + [False] * (len(sheets) - 1)


def test_amounts_show_as_printed_and_texts_stay_texts() -> None:
    shown = {
        cell.number_format
        for sheet in openpyxl.load_workbook(TOWNSHIP)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "n" and cell.value is not None
    }
    assert shown == {"0.000000", "0"}  # 22.000000 and the 0 of 其他资金; 指标值 like 11 are text


@pytest.mark.parametrize("pair", INSIDE_A_UNIT, ids=str)
def test_goals_are_as_alike_as_the_published_ones(pair: tuple[int, int]) -> None:
    left, right = ("".join(GOALS[form].split()) for form in pair)
    ratio = SequenceMatcher(None, left, right).ratio()
    if pair in ALIKE:
        assert ratio >= ALIKE[pair]
    else:
        assert ratio < (0.6 if pair == (10, 11) else 0.70)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (2, ["就业帮扶车间"]),
        (3, ["两名"]),
        (4, ["<p>", "</p>", "1.", "2、", "2023 年", "不得低于", "60%"]),
        (5, ["11 个村", "2023 年"]),
        (8, ["2023 年"]),
        (9, ["窗口满员率", "办件量", "两中心", "2023 年"]),
        (15, ["2 名", "临时人员"]),
    ],
)
def test_goals_keep_what_the_rules_look_for(form: int, words: list[str]) -> None:
    assert [word for word in words if word not in GOALS[form]] == []


def test_goals_keep_their_faults() -> None:
    assert GOALS[1] == "完成年度中的工作"
    assert GOALS[13] == ""
    first, second = GOALS[7].rstrip("。").split("，")
    assert first == second
    assert GOALS[2][-1] not in "。！；"
    for form in (2, *range(6, 13), 14):  # no quantity: years and the name 两中心 do not count
        words = GOALS[form].replace("2023 年", "").replace("两中心", "")
        assert not set(words) & set("0123456789一二两三四五六七八九十百千万")
