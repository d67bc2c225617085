"""Lines below the table end it; indicators never do."""

import pytest

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.parsing.footers import is_footer
from xl_perfgoals.parsing.form_parser import parse_forms


@pytest.mark.parametrize(
    "text",
    [
        *(
            "财政部门审核意见",
            "审核意见",
            "审核意见：同意",
            "主管部门意见",
            "主管部门审核意见（盖章）",
            "意见",
        ),
        *(
            "其他说明",
            "其他需要说明的问题：无",
            "需要说明的其他问题",
            "说明：上级专项",
            "备注",
            "备注：填具体数字",
        ),
        *("填报说明：1.本表；2.指标值", "填表说明 1.本表", "注：1.本表一式两份", "注1：", "注1.本表"),
        *("填报人", "填报人：张三    联系电话：0952-6012345", "填表人（签字）：", "单位负责人（签字）：李四"),
        *("单位（盖章）", "某某镇人民政府（公章）", "年  月  日", "2023年  月  日", "填报日期：2023年1月5日"),
        *("联系人及电话：李四", "项目负责人：王五", "审核人：", "经办人"),
    ],
)
def test_footers(text):
    assert is_footer(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "产出指标",
            "数量指标",
            "审核通过率",
            "审批办结数",
            "意见建议办理率",
            "主管部门满意度",
            "说明会场次",
        ),
        *(
            "注册企业数",
            "备注率",
            "负责人培训人数",
            "财政部门满意度：干部",
            "2023年10月31日",
            "项目负责人满意度",
        ),
        *("填报单位数量", "联系人走访次数", "电话回访率", "盖章文件数", "日期准确率", "注意事项发放：份"),
    ],
)
def test_indicators(text):
    assert not is_footer(text)


def test_a_list_below_the_table_ends_it():
    rows = (
        ("项目名称", "修路"),
        ("年度资金总额", 3),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值"),
        (None, "产出指标", "数量指标", "里程", "3公里"),
        ("序号", "项目名称", "金额", "三级指标", "指标值"),
        (1, "修桥", 10, "座数", "1座"),
    )
    (form,) = parse_forms(Grid("a.xlsx", "表", rows))
    assert [i.name.text for i in form.indicators] == ["里程"]
