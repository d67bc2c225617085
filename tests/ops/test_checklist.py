"""The reviewer's check-list: each question is asked where it belongs and nowhere else."""

import pytest

from tests.support.forms import parsed
from tests.support.published import CLEAN, published
from xl_perfgoals.ops.checklist import JUDGEMENTS, checklist


def codes_of(*forms):
    return {(question.form.at.sheet, question.code) for question in checklist(parsed(*forms))}


def test_the_model_form_is_only_asked_about_its_history():
    assert codes_of({}) == {("表1", "V17")}


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ({"项目名称": "村干部任职补贴"}, "H13"),
        ({"项目名称": "中央财政衔接资金项目"}, "F07"),
        ({"年度总体目标": "完成全部六个村的饮水管网维修任务并让农户满意和放心"}, "G08"),
        ({"年度总体目标": "1.修好全部六个村的饮水管网；2、让农户用上放心水。"}, "G08"),
        ({"年度总体目标": "认真贯彻上级精神，切实修好全部六个村的饮水管网。"}, "G09"),
        ({"年度资金总额": 1000}, "S10"),
        (
            {"成本指标.指标值": "50万元", "成本指标#2.三级指标": "人工", "成本指标#2.指标值": "500000元"},
            "C14",
        ),
        ({"可持续影响指标.三级指标": "可持续发展", "可持续影响指标.指标值": "持续发展"}, "R07"),
        ({"质量指标#2.三级指标": "按时发放", "质量指标#2.指标值": "98%"}, "X06"),
    ],
)
def test_each_question_is_asked(edits, code):
    assert ("表1", code) in codes_of(edits)


def test_projects_of_like_names_are_asked_about_in_both():
    forms = (
        {"项目名称": "村干部任职补贴"},
        {"项目名称": "村干部任职年限补贴"},
        {"项目名称": "村委会办公经费"},
    )
    assert {sheet for sheet, code in codes_of(*forms) if code == "X07"} == {"表1", "表2"}


def test_blank_forms_ask_nothing():
    blank = dict.fromkeys(("项目名称", "年度资金总额", "年度总体目标", "项目属性", "产出指标"))
    dropped = dict.fromkeys(
        ("数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标")
    )
    assert codes_of(blank | dropped | {"可持续影响指标": None, "服务对象满意度指标": None}) == set()


def test_published_forms_are_asked_what_a_reviewer_asks():
    forms = published(CLEAN).intake.submission.forms
    numbers = {form.at: number for number, form in enumerate(forms, 1)}
    asked = {(numbers[question.form.at], question.code) for question in checklist(forms)}
    expected = {
        (3, "H13"),
        (10, "H13"),
        (4, "F07"),
        (4, "G09"),
        (2, "G08"),
        (4, "G08"),
        (4, "S10"),
        (1, "C14"),
    }
    assert asked >= expected | {(8, "R07"), (12, "X06"), (10, "X07"), (13, "X07")}


def test_codes_are_those_left_to_judgement():
    assert len({judgement.code for judgement in JUDGEMENTS}) == len(JUDGEMENTS)
