"""R rules: names of many counties' forms, where they stand well and where they do not."""

import pytest

from tests.rules.places import also, cells, found
from xl_perfgoals.core.policy import Policy

CELL = {
    "数量指标": "D12",
    "质量指标": "D13",
    "时效指标": "D14",
    "成本指标": "D15",
    "经济效益指标": "D16",
    "社会效益指标": "D17",
    "生态效益指标": "D18",
    "可持续影响指标": "D19",
}


@pytest.mark.parametrize(
    ("level2", "name", "belongs"),
    [
        ("生态效益指标", "增加村集体收入", "经济效益指标"),
        ("生态效益指标", "带动企业产值", "经济效益指标"),
        ("生态效益指标", "维持机关正常运转", ""),
        ("生态效益指标", "保障值班工作", ""),
        ("生态效益指标", "优化工作环境秩序", ""),
        ("经济效益指标", "维护办公秩序", ""),
        ("经济效益指标", "减轻大气污染程度", "生态效益指标"),
        ("经济效益指标", "水质达到三类", "生态效益指标"),
        ("社会效益指标", "提高农户收入", "经济效益指标"),
        ("社会效益指标", "恢复植被面积", "生态效益指标"),
        ("社会效益指标", "受训学员满意度", "服务对象满意度指标"),
        ("数量指标", "参会人员满意度", "服务对象满意度指标"),
        ("质量指标", "工资按时发放率", "时效指标"),
        ("质量指标", "款项如期支付", "时效指标"),
    ],
)
def test_out_of_place(level2, name, belongs):
    findings = found("R01", {f"{level2}.三级指标": name})
    assert [(f.at.a1, f.facts["belongs"]) for f in findings] == [(CELL[level2], belongs)]


@pytest.mark.parametrize(
    ("level2", "name"),
    [
        ("生态效益指标", "秸秆综合利用率"),
        ("生态效益指标", "生活垃圾清运工作覆盖村数"),
        ("生态效益指标", "河道管理长度"),
        ("生态效益指标", "无纸化办公比例"),
        ("生态效益指标", "农村厕所改造工作"),
        ("生态效益指标", "森林防火工作"),
        ("生态效益指标", "镇区绿化管理"),
        ("生态效益指标", "对周边环境的影响"),
        ("经济效益指标", "节约办公支出"),
        ("经济效益指标", "提高资金使用效率"),
        ("经济效益指标", "带动就业务工人数"),
        ("经济效益指标", "促进旅游管理增收"),
        ("社会效益指标", "带动就业增收人数"),
        ("社会效益指标", "低收入人口帮扶人数"),
        ("社会效益指标", "生态护林员聘用人数"),
        ("社会效益指标", "改善人居环境"),
        ("社会效益指标", "村级治理规范有序"),
        ("质量指标", "问题及时有效整改率"),
        ("质量指标", "资金按时足额发放率"),
        ("时效指标", "工资按时发放率"),
        ("成本指标", "收入核算成本"),
        ("可持续影响指标", "长期增加收入"),
    ],
)
def test_in_place(level2, name):
    assert not found("R01", {f"{level2}.三级指标": name})


def test_a_county_can_teach_it_words():
    policy = Policy(words={"ecological_words": ("驿站",)})
    edits = {"生态效益指标.三级指标": "驿站管理"}
    assert found("R01", edits)
    assert not found("R01", edits, policy=policy)


@pytest.mark.parametrize(
    ("level2", "name", "fires"),
    [
        ("质量指标", "经费预算执行率", True),
        ("数量指标", "资金支付率", True),
        ("质量指标", "资金使用合规率", False),
        ("时效指标", "预算执行率", False),
        ("成本指标", "预算执行率", False),
    ],
)
def test_budget_execution(level2, name, fires):
    assert cells(found("R03", {f"{level2}.三级指标": name})) == ([f"表1!{CELL[level2]}"] if fires else [])


@pytest.mark.parametrize(
    ("value", "fires"), [("8万元", True), ("20元/人", True), ("8", False), ("80人", False)]
)
def test_money_as_quantity(value, fires):
    assert cells(found("R04", {"数量指标.指标值": value})) == (["表1!E12"] if fires else [])


def test_works_carry_the_total():
    (finding,) = found("R05", {"项目名称": "驻村工作队经费", "数量指标.三级指标": "湖羊养殖"})
    assert finding.at.a1 == "D12"
    assert finding.facts["total"] == 100


def test_works_of_an_unreadable_total():
    edits = {"项目名称": "驻村工作队经费", "数量指标.三级指标": "湖羊养殖", "年度资金总额": "约100"}
    assert [f.facts["total"] for f in found("R05", edits)] == ["约100"]


def test_several_names_are_told_at_the_first_that_departs():
    edits = {
        "项目名称": "管水员任职津贴",
        "数量指标.三级指标": "领取任职补贴的管水员",
        "成本指标.三级指标": "管水员村务补助总额",
    }
    (finding,) = found("R06", edits)
    assert finding.at.a1 == "D12"
    assert also(finding) == ["表1!C4", "表1!D15"]
    assert finding.facts["words"] == ("津贴", "补贴", "补助")


@pytest.mark.parametrize(
    ("project", "goal", "name", "fires"),
    [
        ("管水员岗位津贴", "发放管水员岗位补贴，维修饮水管网20公里。", "管水员人数", True),
        ("管水员岗位津贴", "维修饮水管网20公里。", "领取岗位补贴的管水员", True),
        ("管水员管护", "发放管水员岗位补贴，维修饮水管网20公里。", "领取岗位津贴的管水员", True),
        ("管水员岗位津贴", "维修饮水管网20公里。", "管水员人数", False),
        ("管水员管护", "维修饮水管网20公里。", "领取岗位津贴的管水员", False),
    ],
)
def test_several_names_wherever_they_stand(project, goal, name, fires):
    edits = {"项目名称": project, "年度总体目标": goal, "数量指标.三级指标": name}
    assert bool(found("R06", edits)) is fires
