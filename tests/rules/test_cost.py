"""C rules: the cells, the variant and the exact figures of each finding; and real wordings that are well."""

from decimal import Decimal

import pytest

from tests.rules.places import found
from tests.rules.rows import project
from tests.support.forms import submitted
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.check import check

D = Decimal
E, W = Severity.ERROR, Severity.WARNING
KILOMETRES = ("维修饮水管网长度", "≥20公里")


def costs_told(form):
    """The C findings of a form as (code, cell)."""
    return [(f.code, f.at.a1) for f in check(submitted([form])) if f.code.startswith("C")]


def only(code, form, policy=None):
    (finding,) = found(code, form, policy=policy)
    return finding


def figures(finding, *names):
    return tuple(finding.facts[name] for name in names)


def test_amounts_above_the_total_and_no_combination_fits():
    costs = [("差旅费", "3 万元"), ("宣传费", "11 万元"), ("工资补助", "4 万元"), ("租车", "11 万元")]
    finding = only("C01", project(23, [KILOMETRES], costs))
    assert (finding.at.a1, [at.a1 for at in finding.also]) == ("E15", ["E16", "E17", "E18"])
    assert (finding.severity, finding.variant) == (E, "none")
    assert figures(finding, "sum", "total", "difference", "working") == (D(29), D(23), D(6), "3+11+4+11")
    assert finding.facts["rows"] == (4, 5, 6, 7)


def test_amounts_above_the_total_and_some_rows_fit():
    costs = [("材料", "30万元"), ("人工", "250000元"), ("监理", "45万元"), ("检测", "12.5万元")]
    finding = only("C01", project(75, [KILOMETRES], costs))
    assert (finding.variant, finding.facts["fitting_rows"]) == ("fitting", (4, 6))
    assert finding.facts["amounts"] == (D(30), D(25), D(45), D("12.5"))


def test_too_many_amounts_are_not_combined():
    finding = only("C01", project(11, [KILOMETRES], [(f"费用{n}", "1万元") for n in range(13)]))
    assert (finding.variant, finding.facts["sum"]) == ("", D(13))


def test_amounts_below_the_total_are_a_warning():
    finding = only("C01", project(100, [KILOMETRES], [("材料", "≤60万元"), ("人工", "≤39.999999万元")]))
    assert (finding.severity, finding.variant) == (W, "below")
    assert finding.facts["difference"] == D("0.000001")


def test_parts_above_the_whole_are_told_at_the_parts():
    costs = [("项目总成本", "100万元"), ("材料", "70万元"), ("人工", "50万元")]
    finding = only("C01", project(100, [KILOMETRES], costs))
    assert (finding.at.a1, finding.facts["sum"]) == ("E16", D(120))


@pytest.mark.parametrize(
    ("cost", "total", "code", "facts"),
    [
        ("120万元", 100, "C02", {"amount": D(120), "difference": D(20), "total": D(100)}),
        ("≤80万元", 100, "C02", {"amount": D(80), "difference": D(20)}),
        ("1000001元", 100, "C02", {"amount": D("100.0001"), "difference": D("0.0001")}),
        (
            "659004 元",
            6.5904,
            "C03",
            {"fit": "65904元", "power": 10, "larger": True, "difference": D("59.31")},
        ),
        ("6590元", 6.5904, "C03", {"fit": "65904元", "power": 10, "larger": False}),
        ("22元", 22, "C03", {"fit": "22万元", "power": 10_000, "larger": False}),
        ("220000万元", 22, "C03", {"fit": "220000元", "power": 10_000, "larger": True}),
        ("1亿元", 1, "C03", {"fit": "1万元", "power": 10_000, "larger": True}),
        ("2200万", 22, "C03", {"fit": "22万元", "power": 100}),
        ("22000万元", 22, "C03", {"fit": "22万元", "power": 1000}),
        ("56.67 万元", 56.672, "C09", {"difference": D("0.002"), "yuan": "20", "sum": D("56.67")}),
        ("566700 元", 56.672, "C02", {"difference": D("0.002")}),
        ("7571万元", 7570.6, "C09", {"difference": D("0.4"), "yuan": "4000"}),
        ("20000", 2, "C08", {"unit": "元", "amount": D(2)}),
        (1686960, 168.696, "C08", {"unit": "元", "amount": D("168.696")}),
        ("≤2", 2, "C08", {"unit": "万元", "amount": D(2)}),
    ],
)
def test_a_single_amount_has_one_fault(cost, total, code, facts):
    form = project(total, [KILOMETRES], [("管网维修成本", cost)])
    assert costs_told(form) == [(code, "E15")]
    finding = only(code, form)
    assert {name: finding.facts[name] for name in facts} == facts


@pytest.mark.parametrize(
    ("costs", "variant", "unit"),
    [
        ([("材料", "60"), ("人工", "40")], "sum", "万元"),
        ([("材料", "60万元"), ("人工", "400000")], "sum", "元"),
        ([("材料", "56.67")], "", None),
        ([("材料", "600"), ("人工", "40")], "", None),
        ([("材料", "33.3"), ("人工", "66.6")], "", None),
    ],
)
def test_bare_numbers_are_read_together(costs, variant, unit):
    findings = found("C08", project(100, [KILOMETRES], costs))
    assert {(f.variant, f.facts.get("unit")) for f in findings} == {(variant, unit)}


@pytest.mark.parametrize(
    ("price", "quantity", "total", "working"),
    [
        (("管网维修每公里成本", "4万元/公里"), KILOMETRES, 100, "20 公里×4 万元=80 万元"),
        (("管网维修每米成本", "40元/米"), KILOMETRES, 100, "20 公里×40 元=80 万元"),
        (("经费补助标准", "3 万/个"), ("村委会办公规范化建设覆盖率", 12), 33, "12×3 万元=36 万元"),
        (("岗位补贴标准", "500元/人/月"), ("护管员", "10人"), 7, "10 人×500 元×12 个月=6 万元"),
        (("公用经费标准", "500元/生·学期"), ("受益学生", "120人"), 10, "120 人×500 元×2 个学期=12 万元"),
        (("护林补助标准", "100元/亩/季度"), ("管护林地", "100亩"), 5, "100 亩×100 元×4 个季度=4 万元"),
        (("办公房租金", "12万元/年"), ("会议", "3次"), 10, "12 万元=12 万元"),
        (("人均补助标准", "500元"), ("受益农户数", "120人"), 10, "120 人×500 元=6 万元"),
        (("补助标准（元/人）", 500), ("受益农户数", "120人"), 10, "120 人×500 元=6 万元"),
        (("补贴", "每人每年500元"), ("人数", "120"), 10, "120×500 元=6 万元"),
        (("建设单价", "5万元/村"), ("行政村个数", "11个"), 60, "11 个×5 万元=55 万元"),
        (("建设单价", "5万元/个"), ("水站", "11座"), 60, "11 座×5 万元=55 万元"),
    ],
)
def test_price_times_quantity(price, quantity, total, working):
    findings = [*found("C05", project(total, [quantity], [price]))]
    findings += found("C06", project(total, [quantity], [price]))
    assert [f.facts["working"] for f in findings] == [working]


@pytest.mark.parametrize(
    ("price", "quantities", "total"),
    [
        (("经费补助标准", "3 万/个"), [("村委会办公规范化建设覆盖率", 11)], 33),
        (("高温津贴标准", "200元/人·月"), [("环卫工人数", "50人")], 4),
        (("会议费支出标准", "≤5万元/次"), [("会议次数", "4次")], 20),
        (("苗木单价", "≤100元/株"), [("栽植苗木", "2万株")], 200),
        (("亩均投资", "2000元/亩"), [("新建高标准农田", "500亩")], 100),
        (("造林补助标准", "3000元/公顷"), [("造林", "1500亩")], 30),
        (("生活补贴标准", "200元/人/月"), [("离任村干部", "65人"), ("在任村干部", "40人")], 15.6),
        (("培训费", "300元/人·天"), [("培训人数", "100人"), ("培训天数", "3天")], 9),
        (("会议伙食费", "50元/人·次"), [("参会人数", "100人"), ("会议次数", "3次")], 9),
        (("救助标准", "500元/人"), [("救助人次", "1000人次")], 50),
        (("水表单价", "200元/只"), [("水表", "5-10只")], 100),
    ],
)
def test_prices_that_fit_or_cannot_be_judged(price, quantities, total):
    told = costs_told(project(total, quantities, [price]))
    assert [code for code, _ in told if code in {"C02", "C03", "C05", "C06"}] == []


def test_targets_that_need_more_than_there_is():
    quantities = [
        ("获得贷款贴息年度总金额", "≥83.26 万元"),
        ("健康保支出", "≥74.845 万元"),
        ("撬动贷款金额", "≥900 万元"),
        ("资助脱贫户、监测户子女数", "≥1140 人"),
    ]
    costs = [("监测户子女均资助标准", "≥3000 元/学年"), ("肉牛补助标准", "1000 元/头")]
    finding = only("C06", project(370, quantities, costs))
    assert (finding.at.a1, [at.a1 for at in finding.also]) == ("E12", ["E13", "E15", "E18"])
    assert figures(finding, "sum", "total", "difference") == (D("500.105"), D(370), D("130.105"))
    assert finding.facts["amounts"] == (D("83.26"), D("74.845"), D(342))
    assert "1140 人×3000 元=342 万元" in finding.facts["working"]
    assert (finding.variant, finding.facts["uncounted"]) == ("more", ("“肉牛补助标准”",))


CLEANERS = [("聘用保洁员人数", "30人"), ("覆盖村数", "8个")]
BY_HEAD = ("补贴标准", "800元/人·月")
NAMES_OF_THE_WHOLE = [
    "补贴总额",
    "项目总成本",
    "补贴资金总额",
    "总成本",
    "资金总额",
    "经费总额",
    "补贴总成本",
    "成本合计",
    "项目总投资",
]


@pytest.mark.parametrize("name", NAMES_OF_THE_WHOLE)
@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("28.8万元", []),
        ("288万元", ["C03"]),
        ("2.88万元", ["C03"]),
        ("25万元", ["C02"]),
        ("30万元", ["C02"]),
        ("50万元", ["C02"]),
        ("288000万元", ["C03"]),
        ("28.8元", ["C03"]),
        ("29万元", ["C09"]),
    ],
)
def test_the_whole_is_compared_though_a_price_stands_beside(name, value, codes):
    told = costs_told(project(28.8, CLEANERS, [BY_HEAD, (name, value)]))
    assert told == [(code, "E17") for code in codes]


@pytest.mark.parametrize(
    ("price", "plain", "total", "codes"),
    [
        (BY_HEAD, [("劳务费", "20万元"), ("工具费", "10万元")], 28.8, ["C01"]),
        (BY_HEAD, [("劳务费", "20万元"), ("工具费", "5万元")], 28.8, []),
        (BY_HEAD, [("劳务费", "20万元"), ("工具费", "8.8万元")], 28.8, []),
        (BY_HEAD, [("劳务费", "35万元")], 28.8, ["C02"]),
        (BY_HEAD, [("劳务费", "288万元")], 28.8, ["C03"]),
        (BY_HEAD, [("劳务费", "20万元")], 28.8, []),
        (BY_HEAD, [("补贴资金", "28.8万元")], 28.8, []),
        (BY_HEAD, [("补贴资金", "28.8万元")], 50, ["C02"]),
        (BY_HEAD, [("补贴总额", "50万元")], 50, ["C05"]),
        (BY_HEAD, [("项目总成本", "50万元")], 50, []),
        (BY_HEAD, [("补贴总额", "28.8万元"), ("工具费", "10万元")], 28.8, []),
        (BY_HEAD, [("补贴总额", "28.8万元"), ("工具费", "30万元")], 28.8, ["C02"]),
        (BY_HEAD, [("补贴总额", "28.8万元"), ("工具费", "1.2万元")], 30, []),
        (BY_HEAD, [("垃圾清运费总额", "1.2万元")], 30, []),
        (BY_HEAD, [("垃圾清运费总额", "1.2万元")], 40, []),
        (("保洁员补贴标准", "800元/人·月"), [("补贴总额", "288万元")], 28.8, ["C03"]),
        (("保洁员补贴标准", "800元/人·月"), [("保洁员补贴总额", "50万元")], 50, ["C05"]),
        (("保洁员补贴标准", "800元/人·月"), [("保洁员补贴总额", "28.8万元"), ("工具费", "1万元")], 30, []),
        (("保洁员补贴标准", "800元/人·月"), [("工具费", "20万元")], 30, ["C06"]),
        (("保洁员补贴标准", "800元/人·月"), [("工具费", "20万元"), ("垃圾桶", "15万元")], 30, ["C06"]),
        (("保洁员补贴标准", "800元/人·月"), [("工具费", "200万元")], 30, ["C02"]),
        (("水表单价", "200元/只"), [("项目总成本", "288万元")], 28.8, ["C03", "C12"]),
        (("保洁员补贴标准", "800元/人·月"), [("补贴总额", "28.8万元")], 20, ["C02"]),
        (BY_HEAD, [("补贴总额", "1万元"), *((f"费用{n}", "1万元") for n in range(9))], 20, ["C02"]),
        (("人均成本", "9600元"), [("项目总成本", "288万元")], 28.8, ["C03"]),
    ],
)
def test_plain_amounts_beside_a_price(price, plain, total, codes):
    told = costs_told(project(total, CLEANERS, [price, *plain]))
    assert sorted(code for code, _ in told) == codes


@pytest.mark.parametrize(
    ("quantities", "codes"),
    [
        (CLEANERS, ["C05"]),
        (CLEANERS[:1], ["C05"]),
        ([*CLEANERS, ("受益户数", "500户")], ["C05"]),
        ([*CLEANERS, ("购置垃圾桶", "500个")], []),
        ([("补贴人数", "30人"), ("涉及乡镇个数", "8个")], ["C05"]),
    ],
)
def test_rows_of_coverage_do_not_keep_price_and_quantity_from_being_compared(quantities, codes):
    told = costs_told(project(50, quantities, [BY_HEAD]))
    assert [code for code, _ in told] == codes


@pytest.mark.parametrize(
    ("price", "quantities", "total", "codes"),
    [
        (("户均改造成本", "≤1.48万元/户"), [("改造危房户数", "1420户")], 2100, []),
        (("户均改造成本", "≤1.48万元/户"), [("改造危房户数", "1420户")], 2106, []),
        (("户均改造成本", "1.48万元/户"), [("改造危房户数", "1420户")], 2100, ["C06"]),
        (("户均改造成本", "≤1.48万元/户"), [("改造危房户数", "1420户")], 2090, ["C06"]),
        (("户均改造成本", "≤1.48万元/户"), [("改造危房户数", "1420户")], 2110, ["C05"]),
        (("村党组织书记报酬标准", "≤5200元/人·月"), [("发放报酬村干部人数", "96人")], 400, []),
        (("村干部报酬标准", "≤5200元/人·月"), [("发放报酬村干部人数", "96人")], 400, ["C06"]),
        (
            ("单次监测费用", "≤2.2万元/次"),
            [("监测水源地数量", "3个"), ("水质监测频次", "1次/季度")],
            26.4,
            [],
        ),
        (("单次监测费用", "≤2.2万元/次"), [("监测水源地数量", "3个")], 26.4, ["C12"]),
    ],
)
def test_bounds_may_be_rounded_and_prices_may_be_for_some_only(price, quantities, total, codes):
    told = costs_told(project(total, quantities, [price]))
    assert [code for code, _ in told] == codes


def test_of_several_prices_for_one_quantity_the_lowest_counts():
    costs = [("一档困难学生资助标准", "3000元/人"), ("二档困难学生资助标准", "2000元/人")]
    assert found("C06", project(21, [("困难学生", "100人")], costs)) == []
    assert only("C06", project(19, [("困难学生", "100人")], costs)).facts["sum"] == D(20)
    assert only("C06", project(19, [("困难学生", "100人")], costs[::-1])).facts["sum"] == D(20)


@pytest.mark.parametrize(
    ("name", "value", "period", "told"),
    [
        (
            "就业补助每年（每人最高补助 5000）",
            "500 元/人/月",
            "1 年",
            ("500 元×12 个月=6000 元", "5000", "1000"),
        ),
        (
            "就业补助每年（每人最高补助 5000）",
            "600 元/人/月",
            "10个月",
            ("600 元×10 个月=6000 元", "5000", "1000"),
        ),
        ("最高补助0.5万元", "6000元/人", "1 年", ("6000 元", "0.5 万元", "1000")),
    ],
)
def test_a_price_that_breaks_its_cap(name, value, period, told):
    finding = only("C10", project(100, [KILOMETRES], [(name, value)], 项目期=period))
    assert (finding.at.a1, finding.also[0].a1) == ("E15", "D15")
    assert figures(finding, "working", "cap", "over") == told


def test_pay_per_head():
    costs = [("专干人员工资补助", "4 万元"), ("差旅费", "19万元")]
    finding = only("C11", project(23, [("专干人员", "≥5 人")], costs))
    assert (finding.at.a1, finding.also[0].a1) == ("E12", "E15")
    assert figures(finding, "per_year", "per_month", "bound") == (D("8000.00"), D("666.67"), D(1750))


def test_the_county_sets_its_minimum_wage():
    form = project(24, [("聘用辅警", "10人")], [("辅警工资", "24万元")])
    assert found("C11", form) == []
    policy = Policy(minimum_wage=D("2000.01"))
    assert only("C11", form, policy).facts["per_month"] == D("2000.00")


def test_prices_without_quantity_are_told_once():
    costs = [("就业补助", "500 元/人/月"), ("肉牛补助标准", "1000 元/头"), ("肉羊补助标准", "200 元/头")]
    finding = only("C12", project(370, [KILOMETRES], costs))
    assert (finding.at.a1, [at.a1 for at in finding.also]) == ("E15", ["E16", "E17"])
    assert finding.facts["rows"] == (4, 5, 6)


def test_payments_that_count_nobody():
    finding = only("C12", project(2.64, [("补贴发放", "100%")], [("村务工作补助", "2.64 万元")]))
    assert (finding.variant, finding.at.a1, finding.also[0].a1) == ("persons", "E12", "E15")


@pytest.mark.parametrize("value", ["22万元", "220000元", 220000])
def test_a_standard_that_is_the_whole_amount(value):
    finding = only("C07", project(22, [("行政村", "11个")], [("经费补助标准", value)]))
    assert (finding.at.a1, finding.also[0].a1, finding.severity) == ("D15", "E15", Severity.HINT)


def test_costs_without_money_are_told_once():
    costs = [("资金安排率", "100%"), ("成本节约率", "≥5%")]
    finding = only("C04", project(7571, [KILOMETRES], costs))
    assert (finding.at.a1, [at.a1 for at in finding.also]) == ("E15", ["E16"])
    assert finding.facts["total"] == D(7571)


@pytest.mark.parametrize(
    ("total", "quantities", "costs"),
    [
        (22, [("组织网格员参加培训", "2次")], [("经费补助总额", "22万元")]),
        (3.3, [("村干部数量", "55人")], [("发放村干部民族团结奖总额", "33000 元")]),
        (6.5904, [("政府长聘人员数量", "2人")], [("发放政府长聘人员经费总额", "65904 元")]),
        (12.36, [("村干部人数", "55人")], [("任职年限补贴", "12.36万元")]),
        (100, [KILOMETRES], [("项目总成本", "≤100万元"), ("管网维修单价", "5万元/公里")]),
        (100, [KILOMETRES], [("中央资金", "60万元"), ("县级资金", "40万元")]),
        (
            45.5,
            [("办案数", "300件")],
            [("办案经费", "45.5万元"), ("其中：办公费", "10万元"), ("差旅费", "8万元")],
        ),
        (
            80,
            [("采购电脑", "100台"), ("打印机", "50台")],
            [("电脑单价", "≤5000元/台"), ("打印机单价", "≤2000元/台")],
        ),
        (50, [("慰问困难群众", "500户")], [("慰问金标准", "1000元/户")]),
        (100, [KILOMETRES], [("管网维修成本", "90-110万元")]),
        (100, [KILOMETRES], [("管网维修成本", "9" * 20 + "万元")]),
    ],
)
def test_costs_that_are_well(total, quantities, costs):
    assert costs_told(project(total, quantities, costs)) == []
