"""V rules: the code, the cell and the figures of each finding; and real wordings that are well."""

from decimal import Decimal

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.check import check_form

ROWS = {
    "数量": 12,
    "质量": 13,
    "时效": 14,
    "成本": 15,
    "经济效益": 16,
    "社会效益": 17,
    "生态效益": 18,
    "可持续影响": 19,
    "服务对象满意度": 20,
}
E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT


def findings_of(kind, name, value, policy=None):
    (form,) = parsed({f"{kind}指标.三级指标": name, f"{kind}指标.指标值": value})
    return [f for f in check_form(form, policy) if f.code.startswith("V")]


@pytest.mark.parametrize(
    ("kind", "name", "value", "code", "severity", "column", "facts"),
    [
        ("数量", "村干部数量", 55, "V01", E, "E", {"value": "55"}),
        ("数量", "村干部补贴", "全部发放", "V02", E, "E", {"value": "全部发放"}),
        ("数量", "发放村干部补贴", "100%", "V03", E, "E", {}),
        ("质量", "资金使用合规率", "≥100%", "V04", W, "E", {}),
        ("时效", "任务完成率", "≥1000‰", "V04", W, "E", {}),
        ("质量", "资金使用合规率", "292%", "V05", E, "E", {"likely": "≥92%"}),
        ("质量", "资金使用合规率", "250%", "V05", E, "E", {"likely": "≥50%"}),
        ("质量", "资金使用合规率", "130%", "V05", E, "E", {}),
        ("质量", "资金使用合规率", "-3%", "V05", W, "E", {}),
        ("质量", "资金使用合规率", 0.95, "V05", W, "E", {"meant": "95%"}),
        ("质量", "资金使用合规率", "≥95", "V05", W, "E", {"meant": "≥95%"}),
        ("质量", "资金使用合规率", 1, "V05", W, "E", {"meant": "100%"}),
        ("社会效益", "守牢返贫底线", "是/否", "V06", E, "E", {}),
        ("质量", "资金使用合规率", 49, "V07", E, "E", {}),
        ("质量", "资金使用合规率", "≤1", "V07", E, "E", {}),
        ("社会效益", "政策知晓率", "有效提高", "V07", W, "E", {}),
        ("社会效益", "政策知晓率", "11个村", "V07", E, "E", {}),
        ("质量", "发放补贴总额", "100%", "V08", W, "E", {"wanted": "金额"}),
        ("质量", "检测次数", "95%", "V08", W, "E", {"wanted": "数量"}),
        (
            "质量",
            "队员月驻村天数 261 天",
            "100%",
            "V09",
            E,
            "D",
            {"number": Decimal(261), "unit": "天", "period": "月", "most": 31},
        ),
        ("数量", "队员月驻村天数", "261天", "V09", E, "E", {"number": Decimal(261), "most": 31}),
        ("数量", "队员年驻村天数", "220-400天", "V09", E, "E", {"number": Decimal(400), "most": 366}),
        ("数量", "购置电脑", "-5台", "V09", E, "E", {"value": "-5台"}),
        ("数量", "新建公路", "0公里", "V09", E, "E", {}),
        ("数量", "扶持村集体", "-1个", "V09", E, "E", {}),
        ("数量", "购置电脑", "0台", "V09", E, "E", {}),
        ("数量", "培训人数", "200.5人", "V09", E, "E", {"unit": "人"}),
        ("数量", "培训人数", "200-300.5人", "V09", E, "E", {"unit": "人"}),
        ("可持续影响", "设备使用年限", "≥500年", "V09", E, "E", {"most": 100, "unit": "年"}),
        ("数量", "值班", "25小时/天", "V09", E, "E", {"period": "天", "most": 24}),
        ("社会效益", "受益脱贫人口", "≥2000 户", "V10", W, "E", {"noun": "人口", "unit": "户"}),
        ("成本", "经费标准", "≤100万", "V11", W, "E", {"unit": "万", "better": "≤100万元"}),
        ("经济效益", "补助标准", "3 万/个", "V11", W, "E", {"unit": "万/个", "better": "3万元/个"}),
        ("经济效益", "资助标准", "3000 元/学年", "V11", W, "E", {"better": "3000元/人·学年"}),
        ("社会效益", "群众座谈", "3 人/次", "V11", W, "E", {"better": "3人次"}),
        ("社会效益", "群众座谈", "3 人/期", "V11", W, "E", {"better": "3人次（每期）"}),
        ("可持续影响", "村容村貌", "逐步改变", "V12", W, "E", {}),
        ("可持续影响", "村容村貌", "村里发生了很大很大的变化", "V12", W, "E", {}),
        ("成本", "经费", "≥100万元", "V14", W, "E", {"sign": "≥", "better": "≤100万元"}),
        ("社会效益", "安全事故发生率", "≥1%", "V14", W, "E", {"sign": "≥"}),
        ("服务对象满意度", "群众满意度", "<90%", "V14", W, "E", {"sign": "<", "better": "≥90%"}),
        ("服务对象满意度", "群众满意度", "$\\geq 90\\%$", "V16", H, "E", {"read": "≥90%"}),
        ("社会效益", "受益农户数", "有所增加", "V18", W, "E", {}),
    ],
)
def test_one_finding_at_its_cell(  # noqa: PLR0917 (a table of cases)
    kind, name, value, code, severity, column, facts
):
    (finding,) = findings_of(kind, name, value)
    assert (finding.code, finding.severity, finding.at.a1) == (code, severity, f"{column}{ROWS[kind]}")
    assert finding.facts.items() >= {**facts, "row": ROWS[kind] - 11}.items()


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("数量", "新建文化广场", "3个"),
        ("数量", "村组干部230人", "≥230人"),
        ("数量", "发现违规问题", "0 个"),
        ("数量", "新改建渠道", "≥3.6km"),
        ("数量", "培训农民人次", "≥1.2万人次"),
        ("数量", "受理投诉件数", "≥20件"),
        ("数量", "每月巡查次数", "≥4次"),
        ("数量", "1-12月驻村天数", "261天"),
        ("数量", "年累计驻村天数", "2610天"),
        ("数量", "每月驻村20天的队员", "5人"),
        ("数量", "发现违法行为", "≥20起"),
        ("数量", "维修路灯", "0盏"),
        ("数量", "户均人数", "3.5人"),
        ("数量", "冷库温度", "-18℃"),
        ("数量", "三年工程供水天数", "1000天"),
        ("数量", "硬化道路", "1.5公里"),
        ("数量", "护林员累计巡护天数", "≥5000天"),
        ("数量", "接待上访次数", "≥20次"),
        ("质量", "违规使用资金情况", "无"),
        ("质量", "设备故障率", "≤2%"),
        ("质量", "案件差错率", 0),
        ("质量", "管护标准", "达到行业标准"),
        ("时效", "资金拨付及时率", "=100%"),
        ("时效", "维修响应时间", "24小时内"),
        ("成本", "成本节约率", "≥5%"),
        ("成本", "每亩补助标准", "1500元/亩"),
        ("成本", "节约办公费用", "≥2万元"),
        ("经济效益", "税收收入同比增长", "120%"),
        ("经济效益", "村集体收入增长", "≥100%"),
        ("经济效益", "投入产出比", "1:1.5"),
        ("经济效益", "资金周转率", "≥2次"),
        ("经济效益", "订单增长率", "2倍"),
        ("经济效益", "人均收入", "比上年增长8%"),
        ("社会效益", "提高办事效率", "明显提高"),
        ("社会效益", "万人犯罪率", "≤30人/万人"),
        ("社会效益", "参保率", "提高3个百分点"),
        ("社会效益", "治安案件发生率", "下降5%"),
        ("社会效益", "信访事项办结率", "≥95%"),
        ("社会效益", "矛盾纠纷化解数量", "≥60件"),
        ("社会效益", "群众幸福指数", "不断提升"),
        ("生态效益", "空气优良天数", "≥300天"),
        ("生态效益", "森林覆盖率", "≥18%"),
        ("可持续影响", "管护制度", "健全"),
        ("可持续影响", "村民习惯", "向好的方向转变"),
        ("服务对象满意度", "用水户投诉率", "≤1%"),
        ("服务对象满意度", "群众认可度", "≥95%"),
    ],
)
def test_silent(kind, name, value):
    assert not findings_of(kind, name, value)


@pytest.mark.parametrize(
    ("kind", "name", "value", "codes"),
    [
        ("数量", "规范化建设覆盖率", 11, {"V01", "V07"}),
        ("社会效益", "保险受益数", "不断改变", {"V12", "V18"}),
        ("数量", "矛盾纠纷排查化解", "3 人/次", {"V10", "V11"}),
        ("数量", "受益农户数", "不断改变", {"V02"}),
        ("数量", "覆盖率", "≥100%", {"V03"}),
        ("服务对象满意度", "群众满意度", "≥100%", set()),
        ("服务对象满意度", "群众满意率", "满意", set()),
        ("成本", "补贴总额", "100%", set()),
    ],
)
def test_a_cause_is_told_once(kind, name, value, codes):
    assert {finding.code for finding in findings_of(kind, name, value)} == codes


def test_v03_is_a_warning_beside_counts():
    (form,) = parsed({"数量指标#2.三级指标": "管网维修完成率", "数量指标#2.指标值": "≥95%"})
    (finding,) = (f for f in check_form(form) if f.code == "V03")
    assert (finding.at.a1, finding.severity, finding.variant) == ("E13", W, "beside_counts")


def test_v08_speaks_of_costs_where_another_cost_row_has_money():
    (form,) = parsed({"成本指标#2.三级指标": "管材金额", "成本指标#2.指标值": "100%"})
    (finding,) = (f for f in check_form(form) if f.code == "V08")
    assert finding.at.a1 == "E16"


def test_v13_lists_the_benefit_rows():
    edits = {f"{kind}指标.指标值": "有效" for kind in ("经济效益", "社会效益", "生态效益", "可持续影响")}
    (form,) = parsed(edits)
    (finding,) = (f for f in check_form(form) if f.code == "V13")
    assert (finding.at.a1, [cell.a1 for cell in finding.also]) == ("E16", ["E17", "E18", "E19"])
    assert finding.facts == {"count": 4, "values": ("有效",), "first": "有效"}


def test_v15_is_off_unless_the_county_turns_it_on():
    assert not findings_of("数量", "饮水管网", "20公里")
    found = findings_of("数量", "饮水管网", "20公里", Policy(off=frozenset()))
    assert [(f.code, f.at.a1) for f in found] == [("V15", "E12"), ("V15", "E13")]


def test_v16_points_at_a_name_with_residue():
    (finding,) = findings_of("质量", "管网&nbsp;合格率", "100%")
    assert (finding.code, finding.at.a1, finding.variant) == ("V16", "D13", "name")


@pytest.mark.parametrize("value", ["", None, "/"])
def test_blank_values_are_left_to_others(value):
    assert not findings_of("质量", "资金使用合规率", value)


@pytest.mark.parametrize(("period", "codes"), [("1年", ["V09"]), ("3年", [])])
def test_a_project_of_several_years_may_last_more_days_than_a_year_has(period, codes):
    row = {"数量指标.三级指标": "管水员培训天数", "数量指标.指标值": "400天"}
    (form,) = parsed({**row, "项目期": period})
    assert [f.code for f in check_form(form) if f.code.startswith("V")] == codes
