"""What single layouts have of their own: names, check boxes, cost rows, sources, tables of costs."""

import pytest

from xl_perfgoals.core.cells import Area, CellRef, Grid
from xl_perfgoals.core.form import Entry
from xl_perfgoals.core.levels import Level1, Level2
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.layouts.long_term_and_annual import ticked
from xl_perfgoals.parsing.layouts.starred import read_name
from xl_perfgoals.parsing.names import bare_unit

AT = CellRef("a.xlsx", "表", 1, 1)
TABLE = (
    ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
    (None, "产出指标", "数量指标", "修路", "5公里"),
)


def entry(text):
    return Entry(text, text, text or None, AT)


def form_of(*rows, merged=(), table=TABLE):
    (form,) = parse_forms(Grid("a.xlsx", "表", (("项目名称", "修路"), *rows, *table), merged))
    return form


@pytest.mark.parametrize(
    ("text", "name", "core"),
    [
        ("★修路里程", "修路里程", True),
        ("* 修路里程", "修路里程", True),
        ("修路里程★", "修路里程", True),
        ("★★★修路里程（≥**公里）", "修路里程", True),
        ("修路里程(≥××公里)", "修路里程", False),
        ("修路里程（≥  公里）", "修路里程", False),
        ("修路里程（**公里）", "修路里程", False),
        ("修路里程（≥5公里）", "修路里程（≥5公里）", False),
        ("修路里程（含桥梁）", "修路里程（含桥梁）", False),
        ("修路里程", "修路里程", False),
        ("★", "★", False),
        ("", "", False),
    ],
)
def test_names_without_stars_and_residue(text, name, core):
    read, starred = read_name(entry(text))
    assert (read.text, read.raw, starred) == (name, text, core)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("新增项目□  延续项目☑", "延续项目"),
        ("□新增项目 √延续项目", "延续项目"),
        ("新增项目（√）延续项目（ ）", "新增项目"),
        ("新增项目□ 延续项目□", ""),
        ("☑上级专项 ☑本级专项 □其他", "上级专项、本级专项"),
        ("0101-一年期项目", None),
    ],
)
def test_ticked_options(text, options):
    assert ticked(text) == options


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("219001-池塘县民政局", "池塘县民政局"),
        ("[310012003]安澜县灌溉管理站", "安澜县灌溉管理站"),
        ("清水镇人民政府 056", "清水镇人民政府"),
        ("云岭县第2小学", "云岭县第2小学"),
        ("110报警服务台", "110报警服务台"),
        ("云岭县疾控中心", "云岭县疾控中心"),
    ],
)
def test_units_without_codes(text, name):
    assert (bare_unit(entry(text)).value, bare_unit(entry(text)).raw) == (name, text)


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        (((None, "成本指标", None, "总成本", "≤5万元"),), [(Level1.COST, Level2.COST)]),
        (((None, "成本指标", "经济成本指标", "总成本", "≤5万元"),), [(Level1.COST, Level2.ECONOMIC_COST)]),
        (
            ((None, "产出指标", "数量指标", "修路", "5公里"), (None, None, "成本指标", "总成本", "≤5万元")),
            [(Level1.OUTPUT, Level2.QUANTITY), (Level1.OUTPUT, Level2.COST)],
        ),
        (
            ((None, "产出指标", "生态环境成本指标", "占用林地", "0亩"),),
            [(Level1.COST, Level2.ECOLOGICAL_COST)],
        ),
    ],
)
def test_cost_of_either_level(rows, levels):
    form = form_of(("年度资金总额", 5), table=(TABLE[0], *rows))
    assert [(i.level1, i.level2.value) for i in form.indicators] == levels


@pytest.mark.parametrize(
    ("rows", "merged", "figures"),
    [
        (
            (
                ("项目资金", "年度资金总额", "财政拨款", None, "上年结转资金", "单位资金"),
                (None, None, "上级财政资金", "本级财政资金"),
                (None, 100, 30, 50, 5, 15),
            ),
            ((2, 1, 4, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 3, 5), (2, 6, 3, 6)),
            (100, 80, None, [5, 15], []),
        ),
        (
            (
                ("年度资金总额", 100),
                ("其中：财政拨款", 50),
                ("其他资金", 50),
                ("其中：单位资金", 30),
                ("自有资金", 20),
            ),
            (),
            (100, 50, 50, [], [30, 20]),
        ),
        (
            (("年度资金总额", 100), ("财政拨款", 50), ("其他资金", 20), ("其中：单位资金", 30)),
            (),
            (100, 50, 20, [30], []),
        ),
    ],
    ids=["sources below 财政拨款", "shares of 其他资金", "a part in spite of its label"],
)
def test_sources_of_money(rows, merged, figures):
    funding = form_of(*rows, merged=tuple(Area(*area) for area in merged)).funding
    more, shares = ([part.amount.value for part in parts] for parts in (funding.more, funding.other_sources))
    assert (funding.total.value, funding.fiscal.value, funding.other.value, more, shares) == figures


def test_a_table_of_costs_ends_where_the_head_goes_on():
    form = form_of(
        ("项目资金（万元）", "年度资金总额", 20),
        ("项目支出明细", "序号", "支出内容", "数量", "单价", "金额（元）", "测算依据及说明"),
        (None, 1, "电脑", 10, 5000, 50000, "市场询价"),
        (None, 2, "软件", 1, 150000, 150000.01, "合同"),
        (None, "合计", None, None, None, 200000.01),
        ("年度总体目标", "买电脑"),
    )
    assert [(c.name.value, f"{c.amount.value:f}") for c in form.costs] == [
        ("电脑", "5"),
        ("软件", "15.000001"),
    ]
    assert (form.funding.more, form.annual_goal.value) == ((), "买电脑")
