"""The official form as a sheet: its layout, its print set-up, and figures stored as Excel stores them."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from workbook.form_styles import FormStyles
from workbook.official_form import FormContent, IndicatorRow, set_up_page, write_form

FORM = FormContent(
    project="村道养护",
    department_and_code="石桥镇人民政府 041",
    unit="石桥镇人民政府本级",
    attribute="0101-一年期项目",
    period="1 年",
    year="2023",
    total="12.500000",
    fiscal="12.5",
    other="0",
    goal="养护村道 8 公里。",
    rows=(
        IndicatorRow("产出指标", "数量指标(必填硬性指标)", "养护里程", "8 公里"),
        IndicatorRow("产出指标", "数量指标(必填硬性指标)", "养护员", "≥3 人"),
        IndicatorRow("产出指标", "质量指标(必填)", "验收合格率", "100%"),
        IndicatorRow("产出指标", "时效指标(必填)", "完成时间", "2023 年"),
        IndicatorRow("满意度指标", "服务对象满意度指标(必填)", "群众满意度", "≥95%"),
    ),
)


def written(path: Path, *forms: FormContent, attachment: str = "", typed: bool = False) -> Worksheet:
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        styles = FormStyles(book)
        set_up_page(sheet)
        row = 0
        for form in forms:
            row = write_form(sheet, styles, form, row, attachment, typed=typed) + 1
    return openpyxl.load_workbook(path).active


def test_layout(tmp_path: Path) -> None:
    sheet = written(tmp_path / "form.xlsx", FORM)
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows == [
        ["部门项目支出预算绩效目标表"],
        ["(2023 年度)"],
        ["项目名称", "村道养护"],
        ["主管部门及代码", "石桥镇人民政府 041", "实施单位", "石桥镇人民政府本级"],
        ["项目属性", "0101-一年期项目", "项目期", "1 年"],
        ["项目资金\n(万元)", "年度资金总额:", 12.5],
        ["其中:财政拨款", 12.5],
        ["其他资金", 0],
        ["年度总体\n目标", "养护村道 8 公里。"],
        ["名称", "一级指标", "二级指标", "三级指标", "指标值"],
        ["绩效指标", "产出指标", "数量指标(必填硬性指标)", "养护里程", "8 公里"],
        ["养护员", "≥3 人"],
        ["质量指标(必填)", "验收合格率", "100%"],
        ["时效指标(必填)", "完成时间", "2023 年"],
        ["满意度指标", "服务对象满意度指标(必填)", "群众满意度", "≥95%"],
    ]
    above = "A1:E1 A2:E2 A3:B3 C3:E3 A4:B4 A5:B5 A6:A8 B6:C6 D6:E6 B7:C7 D7:E7 B8:C8 D8:E8 B9:E9"
    indicators = "A11:A15 B11:B14 C11:C12"
    assert {area.coord for area in sheet.merged_cells.ranges} == {*above.split(), *indicators.split()}
    assert (sheet["D6"].number_format, sheet["D7"].number_format) == ("0.000000", "0.0")


def test_prints_on_one_upright_page_width(tmp_path: Path) -> None:
    sheet = written(tmp_path / "form.xlsx", FORM)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_options.horizontalCentered


def test_long_texts_get_high_rows(tmp_path: Path) -> None:
    longer = replace(FORM, goal="养护村道，方便群众出行。" * 30)
    short, high = (written(tmp_path / f"{n}.xlsx", form) for n, form in enumerate((FORM, longer)))
    assert short.row_dimensions[9].height < 70
    assert high.row_dimensions[9].height > 120


def test_several_forms_below_one_another(tmp_path: Path) -> None:
    sheet = written(tmp_path / "forms.xlsx", FORM, FORM, attachment="附件 2：石桥镇项目支出预算绩效目标表")
    titles = [cell.row for cell in sheet["A"] if cell.value == "部门项目支出预算绩效目标表"]
    assert titles == [2, 19]


def test_typed_values_are_numbers_with_formats(tmp_path: Path) -> None:
    sheet = written(tmp_path / "typed.xlsx", FORM, typed=True)
    stored = {cell.number_format: cell.internal_value for cell in (sheet["E5"], *sheet["E"][10:15])}
    assert stored.keys() == {'0" 年"', '0" 公里"', '"≥"0" 人"', "0%", 'yyyy" 年"', '"≥"0%'}
    assert [stored['0" 公里"'], stored["0%"], stored['"≥"0%']] == [8, 1, 0.95]


@pytest.mark.parametrize("text", ["=1+1", "http://example.org", "约12万元"])
def test_odd_texts_stay_texts(tmp_path: Path, text: str) -> None:
    sheet = written(tmp_path / "odd.xlsx", replace(FORM, project=text, total=text), typed=True)
    assert [sheet[at].data_type for at in ("C3", "D6")] == ["s", "s"]
    assert [sheet[at].value for at in ("C3", "D6")] == [text, text]
