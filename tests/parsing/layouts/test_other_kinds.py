"""Forms of other kinds are not read as goals: a book of nothing else is refused, one sheet is doubted."""

import pytest

from tests.support import layout_sheets as pages
from tests.support.layout_sheets import Page
from xl_perfgoals.core.submission import Status

KINDS = [
    (pages.SELF_EVALUATION, "B34", "D21"),
    (pages.MONITORING, "B34", "D21"),
    (pages.WHOLE_DEPARTMENT, "B35", "D22"),
    (pages.BY_AREA, "B36", "D22"),
    (pages.ANNOUNCEMENT, "B36", "D22"),
]


@pytest.mark.parametrize(("page", "refusal", "_"), KINDS)
def test_a_book_of_nothing_else_is_refused(taken_in, page, refusal, _):
    receipt, forms = taken_in(表=page)
    assert (receipt.status, receipt.problem.code, forms) == (Status.REFUSED, refusal, ())


@pytest.mark.parametrize(("page", "_", "doubt"), KINDS)
def test_beside_a_form_of_goals_a_sheet_is_told(taken_in, page, _, doubt):
    receipt, forms = taken_in(目标表=pages.MARKED, 其他=page)
    assert [form.project.value for form in forms] == ["清水镇农村公路养护项目"]
    assert [(d.code, d.sheet) for d in receipt.doubts] == [(doubt, "其他")]


def test_a_self_evaluation_below_a_form_of_goals(taken_in):
    page = Page((*pages.MARKED.rows, (), *pages.SELF_EVALUATION.rows))
    receipt, forms = taken_in(表=page)
    assert [len(form.indicators) for form in forms] == [8]
    assert [d.code for d in receipt.doubts] == ["D21"]


@pytest.mark.parametrize(
    "headings",
    [
        ("一级指标", "二级指标", "三级指标", "上年实际完成值", "年度指标值", "得分"),
        ("一级指标", "二级指标", "三级指标", "2022年完成值", "2023年完成值", "指标值"),
        ("一级指标", "二级指标", "三级指标", "指标值", "分值", "评分标准"),
    ],
)
def test_columns_of_earlier_years_make_no_self_evaluation(forms_of, headings):
    row = ("产出指标", "数量指标", "修路", 5, "6公里", 10)
    (form,) = forms_of(Page((("项目名称", "绩效评价工作经费"), ("年度资金总额", 8), headings, row)))
    assert form.project.value == "绩效评价工作经费"
    assert len(form.indicators) == 1
