"""转换说明: what was repaired, what the template cannot hold, what is in doubt, each with its cell."""

from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from tests.support import layout_sheets
from tests.support.conversions import Result, converted, converted_book
from tests.support.layout_sheets import write_pages
from tests.support.published import PRINTED
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.assets import asset
from xl_perfgoals.rules.model import model_grid

DOUBTFUL, LOST, REPAIRED = "请核对", "未带入", "已整理"


def of_layout(name: str, folder: Path) -> Result:
    path = write_pages(folder / "报送.xlsx", 表=getattr(layout_sheets, name))
    return converted(path, folder / "模板.xlsx")


def of_model(edits: dict[str, Scalar], folder: Path) -> Result:
    return converted_book(Book("石桥镇.xlsx", "", (model_grid(edits),)), folder / "模板.xlsx")


@pytest.mark.parametrize(
    ("layout", "kind", "wanted"),
    [
        ("MARKED", DOUBTFUL, set()),
        ("MARKED", LOST, set()),
        ("MARKED", REPAIRED, set()),
        ("STARRED", LOST, {("实施单位", "E5"), ("核心指标", "D12"), ("项目负责人及电话", "E4")}),
        ("COST_LEVEL", DOUBTFUL, {("二级指标", "C14")}),
        ("COST_LEVEL", LOST, {("权重（分值）", "F11")}),
        ("SPLIT", LOST, {("实施单位", "E4"), ("财政拨款", "D7"), ("财政拨款", "D8")}),
        (
            "TWO_GOALS",
            LOST,
            {("实施单位", "F4"), ("实施期目标", "B10"), ("项目总金额", "D6")}
            | {("实施期指标", f"E{row}") for row in range(12, 18)}
            | {("其他内容", "D7"), ("其他内容", "D8")},
        ),
        (
            "COMPOSED",
            LOST,
            {("成本构成", f"F{row}") for row in (9, 10, 11)}
            | {("其他内容", f"D{row}") for row in (9, 10, 11)},
        ),
    ],
)
def test_notes_of_layouts(layout: str, kind: str, wanted: set[tuple[str, str]], tmp_path: Path) -> None:
    assert of_layout(layout, tmp_path).of(kind) == wanted


@pytest.mark.parametrize(
    ("layout", "cell", "facts"),
    [
        ("COST_LEVEL", "D6", ("年度资金总额", "1865000", "186.5 万元")),
        ("COST_LEVEL", "C11", ("二级指标", "经济成本指标", "“成本指标”")),
        ("FLAT", "I5", ("指标值", "312", "≥312人")),
        ("FLAT", "C10", ("年度资金总额", "826500.5", "82.65005 万元")),
        ("SPLIT", "D9", ("其他资金", "16.32", "“上年结转资金”16.32 万元")),
        ("SPLIT_SIDEWAYS", "C6", ("财政拨款", "200000+50000", "25 万元")),
        ("STARRED", "D12", ("三级指标", "★新打机井数量（≥**眼）", "“新打机井数量”")),
        ("STARRED", "C18", ("二级指标", "环境效益", "“生态效益指标”")),
        ("STARRED", "A5", ("主管部门及代码", "主管预算部门", "“主管部门及代码”")),
        ("LONG_AND_ANNUAL", "E3", ("项目属性", "新增项目□  延续项目☑", "“延续项目”")),
    ],
)
def test_what_was_repaired(layout: str, cell: str, facts: tuple[str, str, str], tmp_path: Path) -> None:
    field, was, now = facts
    notes = of_layout(layout, tmp_path).notes
    said = [note for note in notes if note[0] == REPAIRED and note[2] == f"表!{cell}"]
    assert any(note[1] == field and note[3] == was and now in note[4] for note in said), said


def test_texts_beside_the_blanks_are_told_row_by_row(tmp_path: Path) -> None:
    found = {
        place: was
        for kind, field, place, was, _ in of_layout("LONG_AND_ANNUAL", tmp_path).notes
        if kind == LOST
    }
    assert found["表!A7"] == "A7 项目立项情况　B7 项目立项的依据　C7 县文化惠民三年行动方案"
    assert found["表!F22"] == "含少儿班"
    assert found["表!A27"] == "A27 其他需要说明的问题　B27 无"


def test_slipped_rows_are_told(tmp_path: Path) -> None:
    (path,) = sorted(asset("workbook", PRINTED).glob("*.xlsx"))
    result = converted(path, tmp_path / "模板.xlsx")
    assert {note[1] for note in result.notes} == {"一级指标", "三级指标", "年度总体目标", "指标值"}
    assert [note[2] for note in result.notes if note[0] == DOUBTFUL] == ["平罗县乡村振兴服务中心!E42"]
    shifted = {row.name.at.a1 for form in result.before for row in form.indicators if row.shifted}
    assert {cell for field, cell in result.of(REPAIRED) if field == "三级指标"} == shifted
    assert len(shifted) > 20


@pytest.mark.parametrize(
    ("edits", "kind", "field", "written"),
    [
        ({"年度资金总额": "约22"}, DOUBTFUL, "年度资金总额", {"D7": "约22"}),
        ({"年度资金总额": "500元/月"}, DOUBTFUL, "年度资金总额", {"D7": "500元/月"}),
        (
            {"年度资金总额": "约220000", "资金单位": "元"},
            DOUBTFUL,
            "年度资金总额",
            {"D7": "约220000元", "D8": 0.009},
        ),
        ({"财政拨款": "65904元"}, REPAIRED, "财政拨款", {"D8": 6.5904}),
        ({"其他资金": -5}, "", "", {"D9": -5}),
        ({"其他资金": "/"}, "", "", {"D9": "/"}),
        ({"年度资金总额": "1234567890.1234567"}, DOUBTFUL, "年度资金总额", {"D7": "1234567890.1234567"}),
        ({"上年结转资金": "见批复"}, DOUBTFUL, "其他资金", {"D9": 10}),
        ({"上年结转资金": 5}, REPAIRED, "其他资金", {"D9": 15}),
        ({"年度": "(20×× 年度)"}, DOUBTFUL, "年度", {"A3": "(      年度)"}),
        ({"项目期": "2023-2025"}, "", "", {"E6": "2023-2025"}),
        ({"数量指标.指标值": None}, DOUBTFUL, "指标值", {"E12": None}),
        ({"数量指标.三级指标": None}, DOUBTFUL, "三级指标", {"D12": None, "E12": "≥20公里"}),
        ({"数量指标.三级指标": "=1+1"}, "", "", {"D12": "=1+1"}),
        ({"数量指标.三级指标": "里\x07程"}, DOUBTFUL, "三级指标", {"D12": "里␇程"}),
        ({"项目名称": "@SUM(A1)"}, "", "", {"C4": "@SUM(A1)"}),
        ({"年度总体目标": "修路。" * 2000}, DOUBTFUL, "年度总体目标", {"B10": "修路。" * 2000}),
    ],
)
def test_single_blanks(
    edits: dict[str, Scalar], kind: str, field: str, written: dict[str, Scalar], tmp_path: Path
) -> None:
    result = of_model(edits, tmp_path)
    told = {(note[0], note[1]) for note in result.notes if note[1] != "整个文件"}
    assert ((kind, field) in told) if kind else not told
    sheet = openpyxl.load_workbook(tmp_path / "模板.xlsx")["表1"]
    assert {cell: sheet[cell].value for cell in written} == written
    assert all(sheet[cell].data_type in "sn" for cell in written)


def test_what_the_official_form_has_no_place_for_gets_rows_of_its_own(tmp_path: Path) -> None:
    page = layout_sheets.Page(
        (
            ("项目支出绩效目标表",),
            ("（2024年度）",),
            ("项目名称", None, "农村公厕改造"),
            ("主管部门及代码", None, "清水镇人民政府 073"),
            ("项目资金（万元）", None, "年度资金总额：", 40),
            ("年度总体目标", None, "改造农村公厕12座。"),
            ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
            (None, "产出指标", "安全指标", "施工安全事故", "0起"),
            (None, None, "数量指标", "改造公厕", "12座"),
            (None, "效益指标", "文化效益指标", "宣传场次", "≥3次"),
        )
    )
    path = write_pages(tmp_path / "报送.xlsx", 表=page)
    result = converted(path, tmp_path / "模板.xlsx")
    assert result.of(DOUBTFUL) == {("二级指标", "C8"), ("二级指标", "C10")}
    rows = [
        (row.level1, row.level2.text, row.name.text, row.target.text) for row in result.after[0].indicators
    ]
    assert rows == [
        ("产出指标", "数量指标(必填硬性指标)", "改造公厕", "12座"),
        ("产出指标", "安全指标", "施工安全事故", "0起"),
        ("效益指标", "文化效益指标", "宣传场次", "≥3次"),
    ]


def test_doubts_about_the_file_come_along(tmp_path: Path) -> None:
    path = tmp_path / "报送.xlsx"
    write_pages(path, 表=layout_sheets.MARKED)
    book = openpyxl.load_workbook(path)
    book["表"].sheet_state = "hidden"
    book.create_sheet("测算依据")["A1"].value = "见附件"
    book.save(path)
    result = converted(path, tmp_path / "模板.xlsx")
    assert [(note[0], note[1], note[2]) for note in result.notes] == [(DOUBTFUL, "整个文件", "整个文件")] * 2


def test_many_rows_are_only_counted(tmp_path: Path) -> None:
    path = tmp_path / "报送.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet("表")
        for row, cells in enumerate(layout_sheets.MARKED.rows):
            for col, value in enumerate(cells):
                if value is not None:
                    sheet.write(row, col, value)
        sheet.write_string(59, 0, "注：")
        for row in range(60, 400):
            sheet.write_string(row, 0, f"附记第{row}条")
    result = converted(path, tmp_path / "模板.xlsx")
    lost = [note for note in result.notes if note[0] == LOST]
    assert len(lost) == 101
    assert "241 处" in lost[-1][4]
