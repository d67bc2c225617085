"""Rules on the annual goal: what each finds in a goal's text, and that it is silent where all is well."""

from decimal import Decimal

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.check import check_form
from xl_perfgoals.rules._goal_quantities import chinese_number, quantities
from xl_perfgoals.rules._goal_text import clauses, phrases
from xl_perfgoals.rules._unit_names import unit_key

GOAL_CELL = "B10"
LEVELS = (
    "数量",
    "质量",
    "时效",
    "成本",
    "经济效益",
    "社会效益",
    "生态效益",
    "可持续影响",
    "服务对象满意度",
)
OPENING = "维修饮水管网20公里，让800户用上自来水"


def found(code, goal, **more):
    (form,) = parsed({"年度总体目标": goal, **more})
    return [f for f in check_form(form, Policy()) if f.code == code]


@pytest.mark.parametrize("goal", [None, " ", "无", "——", "<p> </p>"])
def test_nothing_written(goal):
    assert len(found("G01", goal)) == 1
    assert not found("G02", goal)
    assert not found("G03", goal)


@pytest.mark.parametrize(
    ("goal", "variant"),
    [
        ("完成年度中的工作", ""),
        ("维修饮水管网二十公里任务", ""),
        ("维修好饮水管网二十公里任务", None),
        ("2023年完成20公里饮水管网维修", ""),
        ("圆满完成2023年度各项工作任务、全面完成上级交办的各项任务。", "platitude"),
        ("完成村级饮水管网维修项目年度工作任务，保障单位正常运转", "platitude"),
        ("保障石桥镇人民政府本级日常工作正常开展，完成全年工作任务", "platitude"),
        ("完成全年工作任务，让群众用上稳定的自来水", None),
    ],
)
def test_vacuous_goals(goal, variant):
    findings = found("G02", goal)
    assert [(f.at.a1, f.variant) for f in findings] == ([] if variant is None else [(GOAL_CELL, variant)])


@pytest.mark.parametrize(
    ("goal", "written"),
    [
        ("维修管网20公里，惠及1.2万人，合格率98%", ["20公里", "1.2万人", "98%"]),
        ("惠及1,200余人、三百五十户", ["1,200余人", "三百五十户"]),
        ("聘用两名管水员，十二个村受益", ["两名", "十二个"]),
        ("资金占比不低于百分之六十", ["百分之六十"]),
        ("2023年11月底前完成，2023-12-31验收，上半年开工", []),
        ("保障2023年11个村用水", ["11个"]),
        ("2023—2025年持续推进，第三季度见效", []),
        ("落实财农〔2023〕15号文件，1.开工；2、完工；（3）验收", []),
        ("①维修管网②管护到位", []),
        ("服务60岁以上、0-6岁人群", []),
        ("保障“两个中心”运转，做到“两个维护”，落实三支一扶", []),
        ("一批群众用上水，建一座桥", []),
        ("5G网络、4A景区，管道3.6km", ["3.6km"]),
        ("24小时值守", ["24"]),
        ("一百二十户受益", ["一百二十户"]),
    ],
)
def test_quantities_of_a_goal(goal, written):
    assert [quantity.text for quantity in quantities(goal, Policy())[1]] == written


def test_numbers_in_the_name_of_the_project_are_no_quantities():
    text, found = quantities("保障11个村工作站运转，惠及6个村", Policy(), ("11个村工作站",))
    assert [quantity.text for quantity in found] == ["6个"]
    assert len(text) == len("保障11个村工作站运转,惠及6个村")


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三百五十", 350),
        ("一百", 100),
        ("两万", 20000),
        ("三千", 3000),
    ],
)
def test_chinese_numerals(numeral, number):
    assert chinese_number(numeral) == Decimal(number)


def test_a_goal_in_pieces():
    goal = "1. 维修管网、水井，受益800户；2、管护 到位。\n（3）群众满意"
    assert phrases(goal) == ("维修管网、水井", "受益800户", "管护到位", "群众满意")
    assert clauses(goal) == ("维修管网", "水井", "受益800户", "管护到位", "群众满意")


@pytest.mark.parametrize(
    ("goal", "repeated"),
    [
        ("保障村级饮水管网正常供水，保障村级饮水管网正常供水。", "保障村级饮水管网正常供水"),
        ("保障村级 饮水管网正常供水；维修到位。保障村级饮水管网正常供水", "保障村级饮水管网正常供水"),
        ("保障村级饮水管网正常供水保障村级饮水管网正常供水", "保障村级饮水管网正常供水"),
        ("保障饮水管网正常供，保障饮水管网正常供", None),
        ("保障村级饮水管网正常供水，保障镇区饮水管网正常供水", None),
    ],
)
def test_repeated_phrases(goal, repeated):
    assert [f.facts["repeated"] for f in found("G04", goal)] == ([repeated] if repeated else [])


@pytest.mark.parametrize(
    ("goal", "missing"),
    [
        (OPENING, None),
        ("维修6个村饮水管网20公里", ("6个村",)),
        ("维修饮水管网20公里，开展巡查12次以上", ("12次",)),
        ("维修饮水管网20公里，建档96份", ("96份",)),
        ("维修饮水管网20公里，办好实事36项惠民工程项目", ("36项惠民工程项目",)),
        ("提高窗口满员率和办件量", ("满员率", "办件量")),
        ("提高用水农户满意率，降低漏损率", None),
        ("提高工作效率和服务质量，凝聚力量，率先完成", None),
        ("提高粮食产量", ("产量",)),
        ("新建就业帮扶车间，带动群众到产业园就业", ("新建就业帮扶车间",)),
        ("新建管道、泵站和蓄水池", ("新建管道、泵站",)),
        ("加强队伍建设、文明建设，推进乡村建设", None),
        ("维修饮水管网20公里，服务期12个月，响应时间2小时", None),
    ],
)
def test_what_no_indicator_measures(goal, missing):
    assert [f.facts["missing"] for f in found("G06", goal)] == ([missing] if missing else [])


@pytest.mark.parametrize(
    ("goal", "rows", "missing", "differing"),
    [
        ("造林300亩", [("造林面积", "300株")], [], [("300亩", "300株")]),
        ("造林300亩", [("造林面积", "300亩")], [], []),
        ("造林300亩", [("造林面积", "20公顷")], [], []),
        (
            "为500户农户发放补贴",
            [("补贴户数", "5000户"), ("设备使用年限", "≥500年")],
            [],
            [("500户", "5000户")],
        ),
        ("为500户农户发放补贴", [("补贴农户", "500家")], [], []),
        ("为500户农户发放补贴", [("设备使用年限", "≥500年")], [("500户",)], []),
        ("硬化村道25公里", [("硬化里程", "≥28公里")], [], [("25公里", "28公里")]),
        ("硬化村道25公里", [("硬化里程", "25000米")], [], []),
        ("硬化东村道25公里、西村道8公里", [("硬化里程", "28公里")], [("25公里", "8公里")], []),
        ("硬化东村道25公里、西村道8公里", [("硬化东里程", "25公里"), ("西村道", "8千米")], [], []),
        ("新建教学楼2栋、综合楼1栋", [("新建校舍", "3栋")], [], []),
        ("新建教学楼2栋、综合楼1栋", [("新建校舍", "4栋")], [("2栋", "1栋")], []),
        ("惠及9个乡镇", [], [("9个乡镇",)], []),
        ("保障8个村环境卫生", [("覆盖村数", "9个")], [], [("8个村", "9个")]),
        ("保障8个村环境卫生", [("改造村卫生室", "9个")], [("8个村",)], []),
        ("惠及4所学校", [], [("4所学校",)], []),
        ("改造5个社区服务站", [], [("5个社区服务站",)], []),
        ("改造5个村卫生室", [], [("5个村卫生室",)], []),
        ("办好5项惠民便民利民工程项目", [], [("5项惠民便民…",)], []),
        ("惠及9个乡镇", [("惠及乡镇", "9个")], [], []),
        ("惠及9个乡镇", [("惠及乡镇", "10个")], [], [("9个乡镇", "10个")]),
        ("为600名小学生提供营养午餐", [], [("600名小学生",)], []),
        ("为600名小学生提供营养午餐", [("享受午餐学生", "600人")], [], []),
        ("提高供水量", [], [("供水量",)], []),
        ("按基准利率全额贴息", [], [], []),
        ("水质合格率达到95%", [], [("95%",)], []),
        ("开展培训二十场", [("培训", "二十场")], [], []),
    ],
)
def test_figures_of_goal_and_indicators(goal, rows, missing, differing):
    more = {}
    for number, (name, value) in enumerate(rows, 2):
        more |= {f"数量指标#{number}.三级指标": name, f"数量指标#{number}.指标值": value}
    told = found("G06", f"维修饮水管网20公里，{goal}", **more)
    assert [f.facts["missing"] for f in told if not f.variant] == missing
    assert [(f.facts["figure"], f.facts["value"]) for f in told if f.variant] == differing


def test_a_number_that_is_missing_points_to_the_indicators_of_quantity():
    (finding,) = found("G06", "维修6个村饮水管网20公里")
    assert [finding.at.a1, *(cell.a1 for cell in finding.also)] == [GOAL_CELL, "E12"]
    (finding,) = found("G06", "新建泵站保障高处农户用水")
    assert not finding.also


@pytest.mark.parametrize(("dropped", "told"), [(LEVELS[:-1], True), (LEVELS, False)])
def test_a_form_without_any_indicator_is_not_told_that_one_is_missing(dropped, told):
    without = {f"{level}指标": None for level in dropped}
    assert bool(found("G06", "维修6个村饮水管网20公里", **without)) is told


def test_counts_of_several_indicators_may_add_up_to_the_goals():
    more = {"数量指标#2.三级指标": "入户管网长度", "数量指标#2.指标值": "10公里"}
    assert not found("G06", "维修管网30公里，让800户用上自来水", **more)
    assert found("G06", "维修管网31公里，让800户用上自来水", **more)


@pytest.mark.parametrize(
    ("money", "variant", "figures"),
    [
        ("项目总投资100万元", None, None),
        ("项目总投资120万元", "whole", {"whole": 120, "total": 100, "difference": 20}),
        ("项目总投资1000001元", "whole", {"whole": Decimal("100.0001"), "difference": Decimal("0.0001")}),
        ("共安排资金100万元，其中管网60万元、水井40万元", None, None),
        ("资金安排：管网60万元、水井30万元", "", {"sum": 90, "difference": 10}),
        ("资金安排：管网60万元、水井50万元", "", {"sum": 110, "difference": 10}),
        ("资金安排：管网60万元、水井30万元等", None, None),
        ("资金安排：管网60万元、水井40万元，中央70万元、县级30万元", None, None),
        ("资金安排：财政90万元、自筹15万元", None, None),
        ("补助每户1500元，人均补助200元", None, None),
        ("资金按时拨付，带动增收300万元", None, None),
        ("2022年投入资金300万元", None, None),
        ("2023年投入资金300万元", "", {"sum": 300, "difference": 200}),
        ("创收300万元", None, None),
        ("投入资金60万元", None, None),
    ],
)
def test_money_in_the_goal(money, variant, figures):
    findings = found("G10", f"{OPENING}。{money}。")
    assert [f.variant for f in findings] == ([] if variant is None else [variant])
    for finding in findings:
        assert finding.facts.items() >= figures.items()


def test_the_money_of_all_years_may_be_named():
    assert not found("G10", f"{OPENING}，项目总投资300万元。", 项目资金总额=300)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("平罗县灵沙乡人民政府本级", "灵沙乡", True),
        ("中共平罗县委组织部", "县委组织部", True),
        ("平罗县市场监督管理局", "市场监督管理局", True),
        ("县宗教事务局", "县民族宗教事务局", False),
        ("灵沙乡", "沙湖乡", False),
    ],
)
def test_names_of_units(left, right, same):
    assert (unit_key(left) == unit_key(right)) is same


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 32000, "9" * 15 + ".12345678"])
def test_numbers_no_one_can_mean_are_no_quantities(digits):
    goal = f"维修饮水管网并让群众用上自来水，投入资金{digits}亿元、管网{digits}公里、{digits}号"
    (form,) = parsed({"年度总体目标": goal})
    codes = {f.code for f in check_form(form, Policy())}
    assert codes <= {"G03", "G06", "G10"}
