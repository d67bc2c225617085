"""The workbook of slipped rows has every text in the column where the print has it."""

import json

import openpyxl
import pytest

from tests.workbook.sheets import DATA, Rows, calamine_sheets, openpyxl_sheets, places, text_of
from workbook.build import PRINTED_BOOK
from workbook.printed_sheet import MONEY_LABELS
from workbook.published import HERE, read_printed_rows, read_published

PATH = HERE / PRINTED_BOOK
CENTRE, TOWNSHIP = "平罗县乡村振兴服务中心", "平罗县灵沙乡人民政府"


@pytest.fixture(scope="module")
def sheets() -> dict[str, Rows]:
    return openpyxl_sheets(PATH)


def test_one_sheet_a_document(sheets: dict[str, Rows]) -> None:
    titles = {
        name: len(places([[text_of(row[0])] for row in rows], "部门项目支出预算绩效目标表"))
        for name, rows in sheets.items()
    }
    assert titles == {CENTRE: 4, TOWNSHIP: 11}


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        pytest.param(CENTRE, {2: "租用社会车辆", 4: "11 万元"}, id="form 1: 三级 slipped into 一级"),
        pytest.param(CENTRE, {4: "时效指标 (必填)", 5: "贷款及时发放率"}, id="form 2: value lost"),
        pytest.param(CENTRE, {3: "任务完成率", 5: "≥100%"}, id="form 2: 三级 slipped into 二级"),
        pytest.param(CENTRE, {3: "社会效益指标(必填)", 6: "有效提高"}, id="form 3: value one too far"),
        pytest.param(CENTRE, {1: "可持续影响指标 (必填)", 4: "是/否? ? 有效"}, id="form 4: 二级 into 名称"),
        pytest.param(TOWNSHIP, {3: "社会效益指标（必填）", 6: "明显提高"}, id="form 6: value one too far"),
        pytest.param(TOWNSHIP, {1: "效益指标", 5: "明显提升"}, id="form 9: 一级 in 名称"),
        pytest.param(TOWNSHIP, {1: "项目名称", 6: "村干部任职年限补贴"}, id="form 13: ten columns"),
        pytest.param(TOWNSHIP, {1: "名称", 2: "一级指 标", 8: "指标值"}, id="form 14: wide head"),
        pytest.param(TOWNSHIP, {2: "成本指标（必填硬性指标）", 4: "65904 元"}, id="form 15: 二级 in 一级"),
    ],
)
def test_texts_stand_where_printed(sheets: dict[str, Rows], sheet: str, cells: dict[int, str]) -> None:
    rows = [{c: cell for c, cell in enumerate(row, 1) if cell is not None} for row in sheets[sheet]]
    assert any(cells.items() <= row.items() for row in rows)


def test_page_breaks_stay_blank_rows(sheets: dict[str, Rows]) -> None:
    rows = sheets[TOWNSHIP]
    heads = [number for number, row in enumerate(rows) if row[0] == "名称"]
    broken_at_once = [number for number in heads if not any(rows[number + 1])]
    assert (len(heads), len(broken_at_once)) == (11, 7)


def test_every_printed_cell_is_there_and_money_is_a_number() -> None:
    for unit in read_published():
        rows = calamine_sheets(PATH)[unit.department]
        for printed, found in zip(read_printed_rows(unit), rows, strict=True):
            filled = {col: cell for col, cell in enumerate(found) if cell is not None}
            texts = {col: text for col, text in enumerate(printed) if text}
            assert filled.keys() == texts.keys()
            money = any(label in text for text in printed[:3] for label in MONEY_LABELS)
            for col, text in texts.items():
                assert filled[col] == (float(text) if money and text[0].isdigit() else text)


def test_nothing_is_merged() -> None:
    assert all(not sheet.merged_cells.ranges for sheet in openpyxl.load_workbook(PATH))


def test_indicators_stand_in_the_printed_rows_in_order(sheets: dict[str, Rows]) -> None:
    gold = json.loads((DATA / "gold_indicators.json").read_text(encoding="utf-8"))
    printed = [text_of(cell) for rows in sheets.values() for row in rows for cell in row]
    position = 0
    for row in gold:
        position = printed.index(row["name"], position) + 1
        if row["target"]:
            position = printed.index(row["target"], position) + 1
