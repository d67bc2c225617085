"""T rules: the code, the cell and the figures of each finding; and real wordings that are well."""

import pytest

from tests.rules.places import found
from tests.support.forms import submitted
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.ops.check import check

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT


def row(name, value, **head):
    return {"时效指标.三级指标": name, "时效指标.指标值": value} | head


def told(form):
    """The T findings of a form as (code, severity, column of the row)."""
    findings = [f for f in check(submitted([form])) if f.code.startswith("T")]
    assert {f.at.row for f in findings} <= {14}
    return [(f.code, f.severity, f.at.a1[0]) for f in findings]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("2023 年全年", "12 个月", ("T01", W, "D")),
        ("2023.1-2023.12", "100%", ("T01", W, "D")),
        ("一、二季度", "2023年6月底前", ("T01", W, "D")),
        ("每月", "按时", ("T01", W, "D")),
        ("年底前落实到位", "100%", ("T01", W, "D")),
        ("完成补贴发放", "按时发放", ("T02", W, "E")),
        ("补贴发放", "足额", ("T02", W, "E")),
        ("补贴发放", "实时", ("T02", W, "E")),
        ("任务完成率", "≥100%", ("T02", H, "E")),
        ("当年资金结余结转率(除质保金外) 当年资金支出率(除质保金外)", "100%", ("T02", H, "E")),
        ("全年任务完成率", "100%", ("T02", H, "E")),
        ("走访农户", "3次", ("T02", H, "E")),
        ("管网维修", "2024年1月", ("T03", E, "E")),
        ("管网维修", "2022年9月至2023年6月", ("T03", E, "E")),
        ("管网维修", "2023年2月29日", ("T04", E, "E")),
        ("管网维修", "10月-3月", ("T04", E, "E")),
        ("落实报酬资金", "2023 年", ("T05", H, "E")),
        ("保障政府大院内清洁", "2023 年底", ("T06", W, "E")),
        ("保障每天食堂一日三餐正常供应", "2023年12月31日前", ("T06", W, "E")),
        ("按月发放生活补贴", "2023年12月底", ("T06", W, "E")),
        ("按时发放村干部任职补贴", "2023 年底", ("T06", H, "E")),
        ("保障村干部收入", "2023 年底", ("T07", W, "D")),
    ],
)
def test_one_fault_is_told_once_in_its_cell(name, value, expected):
    assert [finding for finding in told(row(name, value)) if finding[0] != "V04"] == [expected]


@pytest.mark.parametrize(
    ("value", "period", "severity", "variant"),
    [
        ("2024年1月底前", "1 年", E, ""),
        ("2024年1月底前", "2023年7月-2024年2月", W, "in_project"),
        ("2024年", "2023年7月-2024年2月", W, "in_project"),
        ("2024年3月底前", "2023年7月-2024年2月", E, ""),
        ("2024年12月", "18个月", W, "in_project"),
        ("2025年12月", "18个月", E, ""),
        ("2023年11月30日", "2023年1月-2023年10月", E, "after_end"),
        ("2024年1月底前", "2023年11月-2023年2月", E, ""),
    ],
)
def test_dates_against_year_and_project(value, period, severity, variant):
    (finding,) = found("T03", row("管网维修完工时间", value, 项目期=period))
    assert (finding.severity, finding.variant, finding.facts["year"]) == (severity, variant, 2023)


@pytest.mark.parametrize(
    ("value", "variant"), [("13月", ""), ("2023年9月-2023年6月", "reversed"), ("9月-6月", "reversed")]
)
def test_impossible_dates(value, variant):
    (finding,) = found("T04", row("管网维修完工时间", value))
    assert finding.variant == variant


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("按月发放专干人员工资补助", "1-12 月"),
        ("完成所有党务工作者补贴发放", "2023 年底"),
        ("贷款及时发放率", "100%"),
        ("补贴资金按期拨付率", "≥95%"),
        ("任务按计划完成率", "100%"),
        ("资金拨付", "收到文件后10个工作日内"),
        ("报修响应", "接报后30分钟"),
        ("走访慰问", "春节前"),
        ("设备运行", "全年"),
        ("会议召开", "每季度1次"),
        ("项目工期", "8个月"),
        ("完工时间", "11月中旬"),
        ("垃圾清运车辆购置", "2023年12月底前"),
        ("安保用房建设", "2023年底"),
        ("水费收入入库", "每月底"),
        ("收入统计上报", "2023年11月"),
        ("管网维修", "2023年12月31日前全部完成"),
        ("2023年" * 11, "2023年11月底前"),
        (None, "2023年11月底前"),
        ("管网维修", None),
        ("管网维修", "XX"),
    ],
)
def test_timeliness_that_is_well_or_told_elsewhere(name, value):
    assert told(row(name, value)) == []
