"""E: flat tables with headings in two rows, repeated cells, repeated pages, sums, rows that fit nowhere."""

from decimal import Decimal

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.form_parser import parse_forms, read_sheet

_ = None
TWO_ROWS = (
    ("序号", "部门名称", "单位名称", "项目名称", "资金（元）", _, _, "年度目标", "绩效指标"),
    (
        *(_, _, _, _, "资金总额", "财政拨款", "单位资金", _, "一级指标", "二级指标", "三级指标"),
        *("计算符号", "指标值", "计量单位"),
    ),
)
ONE_ROW = ("单位名称", "项目名称", "预算数（万元）", "年度目标", "一级指标", "二级指标", "三级指标", "指标值")


def sheet(*rows):
    return read_sheet(Grid("a.xlsx", "表", rows))


def told(forms):
    return [
        (
            form.unit.value,
            form.project.value,
            form.funding.total.value,
            [i.target.text for i in form.indicators],
        )
        for form in forms
    ]


def test_repeated_cells_and_pages():
    head = (1, "219-云岭县民政局", "219001-云岭县民政局本级", "救助", 300000, 200000, 100000, "救助")
    rows = (
        ("2024年部门预算项目绩效目标表",),
        *TWO_ROWS,
        (*head, "产出指标", "数量指标", "人数", "≥", 5, "人"),
        (*head, "满意度指标", "服务对象满意度指标", "满意度", "≥", 90, "%"),
        ("2024年部门预算项目绩效目标表",),
        *TWO_ROWS,
        (*(_,) * 8, "产出指标", "质量指标", "发放率", "＝", 100, "%"),
        (
            2,
            "219-云岭县民政局",
            "219002-云岭县福利院",
            "维修",
            120000.5,
            120000.5,
            _,
            "维修",
            "产出指标",
            "数量指标",
        ),
        (_, _, _, "小计", 420000.5),
        ("填表人：", _, _, "联系电话："),
    )
    found = sheet(*rows)
    assert told(found.forms) == [
        ("云岭县民政局本级", "救助", 30, ["≥5人", "≥90%", "=100%"]),
        ("云岭县福利院", "维修", Decimal("12.00005"), []),
    ]
    assert found.unplaced == ()
    assert [(f.department.value, f.department_code.value, f.year.value) for f in found.forms] == [
        ("云岭县民政局", "219", 2024)
    ] * 2
    assert [part.amount.value for form in found.forms for part in form.funding.more] == [10, None]
    assert found.forms[0].layouts == ("E", "G")


def test_projects_of_one_name_in_two_units_stay_two():
    row = ("产出指标", "数量指标", "路灯", "≥5盏")
    rows = (
        ONE_ROW,
        ("清水镇", "路灯", 5, "装灯", *row),
        (_, _, _, _, _, "质量指标", "亮灯率", "100%"),
        ("白马乡", "路灯", 5, "装灯", *row),
        (_, "路灯", 8, "装灯", *row),
    )
    assert told(sheet(*rows).forms) == [
        ("清水镇", "路灯", 5, ["≥5盏", "100%"]),
        ("白马乡", "路灯", 5, ["≥5盏"]),
        ("白马乡", "路灯", 8, ["≥5盏"]),
    ]


def test_a_row_without_its_project_is_a_form_without_a_name_and_text_that_fits_nowhere_is_told():
    rows = (
        ONE_ROW,
        ("清水镇", _, 5, "装灯", "产出指标", "数量指标", "路灯", "≥5盏"),
        ("白马乡", "修路", 6, "修路", "产出指标", "数量指标", "修路", "≥5公里"),
        (_, _, _, "这句话不知属于谁"),
    )
    found = sheet(*rows)
    assert told(found.forms) == [("清水镇", None, 5, ["≥5盏"]), ("白马乡", "修路", 6, ["≥5公里"])]
    assert found.unplaced == (4,)


def test_units_subtotals_hold_for_the_projects_below():
    rows = (
        ONE_ROW,
        ("118-云岭县农业农村局", _, 30),
        ("118001-云岭县农技站", _, 10),
        (_, "测土", 10, "测土", "产出指标", "数量指标", "测土", "≥5个"),
        ("118002-云岭县种子站", _, 20),
        (_, "制种", 20, "制种", "产出指标", "数量指标", "制种", "≥5亩"),
    )
    forms = parse_forms(Grid("a.xlsx", "表", rows))
    assert told(forms) == [("云岭县农技站", "测土", 10, ["≥5个"]), ("云岭县种子站", "制种", 20, ["≥5亩"])]
    assert {(form.department.value, form.department_code.value) for form in forms} == {
        ("云岭县农业农村局", "118")
    }


def test_a_plain_list_of_projects_is_no_flat_table():
    rows = (("项目名称", "资金总额"), ("修路", 5), ("修桥", 6))
    assert sheet(*rows).forms == ()
