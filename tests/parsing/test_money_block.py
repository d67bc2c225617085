"""Amounts wherever the money block has them: in the label's cell, below it, or by a label no list knows."""

from decimal import Decimal

import pytest

from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.parsing.form_parser import parse_forms

TABLE = (
    ("名称", "一级指标", "二级指标", "三级指标", "指标值"),
    ("绩效指标", "产出指标", "数量指标", "人数", "5人"),
)


def form_of(*money, merged=()):
    rows = (("项目名称", "修路"), *money, ("年度总体目标", "修路 3 公里"), *TABLE)
    (form,) = parse_forms(Grid("a.xlsx", "表", rows, merged=merged))
    return form


def figures(funding):
    more = {part.label: part.amount.value for part in funding.more}
    return funding.total.value, funding.fiscal.value, funding.other.value, more


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("年度资金总额：40万元",), ("其中：财政拨款：38",), ("其他资金：2",)), (40, 38, 2, {})),
        ((("年度资金总额：40",), ("其中：财政拨款", 40)), (40, 40, None, {})),
        ((("年度资金总额（万元）：40",),), (40, None, None, {})),
        ((("年度资金总额 40万元",), ("财政拨款40万元",)), (40, 40, None, {})),
        ((("年度资金总额：40万元，其中：财政拨款38万元，其他资金2万元。",),), (40, 38, 2, {})),
        ((("年度资金总额：1,240.50元",),), (Decimal("0.12405"), None, None, {})),
        ((("年度资金总额：约40万元",),), (None, None, None, {})),
        ((("年度资金总额：40万元，其中财政拨款约38万元",),), (None, None, None, {})),
    ],
)
def test_label_and_amount_in_one_cell(rows, expected):
    assert figures(form_of(*rows).funding) == expected


def test_what_stands_behind_a_label_is_kept_as_the_amount():
    total = form_of(("年度资金总额：40万元（含结转）",)).funding.total
    assert (total.value, total.text, total.raw, total.at.a1) == (
        40,
        "40万元（含结转）",
        "40万元（含结转）",
        "A2",
    )
    assert form_of(("年度资金总额：约40万元",)).funding.total.text == "约40万元"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ((None, "年度资金总额", "财政拨款", "其他资金"), ("项目资金", 40, 38, 2)),
            (40, 38, 2, {}),
        ),
        (
            (("项目资金", "年度资金总额", "财政拨款", "债券资金"), (None, 40, 38, 2)),
            (40, 38, None, {"债券资金": 2}),
        ),
        (
            (("项目资金", "年度资金总额", "财政拨款", "其他资金"), (None, 40, 40, "/")),
            (40, 40, None, {}),
        ),
    ],
)
def test_labels_in_a_row_with_the_amounts_below(rows, expected):
    assert figures(form_of(*rows).funding) == expected


def test_a_label_merged_downwards_has_its_amount_below_the_merged_cell():
    rows = (("项目资金", "年度资金总额", "其中"), (None, None, "财政拨款", "其他资金"), (None, 40, 38, 2))
    funding = form_of(*rows, merged=(Area(2, 2, 3, 2), Area(2, 3, 2, 4))).funding
    assert figures(funding) == (40, 38, 2, {})
    assert funding.total.at.a1 == "B4"


def test_labels_left_empty_above_each_other_take_nothing_from_below():
    funding = form_of(
        ("项目资金", "年度资金总额", None), (None, "财政拨款", None), (None, "其他资金", 0)
    ).funding
    assert figures(funding) == (None, None, 0, {})


@pytest.mark.parametrize(
    ("rows", "fiscal", "sources"),
    [
        ((("一般公共预算", 30), ("政府性基金", 10)), 40, 2),
        ((("一般公共预算拨款", 30), ("政府性基金预算拨款", 9), ("国有资本经营预算", 1)), 40, 3),
        ((("财政拨款", 40), ("一般公共预算拨款", 30), ("政府性基金预算拨款", 10)), 40, 2),
        ((("一般公共预算", 40), ("中央", 30), ("县级", 10)), 40, 3),
        ((("一般公共预算", 30), ("上级资金", 10)), 40, 2),
    ],
)
def test_kinds_of_budget_are_sources_of_the_fiscal_money(rows, fiscal, sources):
    funding = form_of(("年度资金总额", 40), *rows).funding
    assert (funding.fiscal.value, len(funding.sources), funding.more) == (fiscal, sources, ())


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        ((("财政拨款", 30), ("债券资金", 10), ("其他资金", 0)), {"债券资金": 10}),
        ((("财政拨款", 30), ("其他资金", 0), ("专项债券", 10)), {"专项债券": 10}),
        ((("财政拨款", 30), ("群众投工投劳", 10), ("其他资金", 0)), {"群众投工投劳": 10}),
        ((("其中：东西部协作资金", 40),), {"其中：东西部协作资金": 40}),
        ((("财政拨款", 40), ("其中：一般债券", 10)), {}),
        ((("财政拨款", 40), ("小计", 40), ("资金测算依据", "40"), ("其他资金", 0)), {}),
        ((("财政拨款", 40), ("其他资金", 0), ("受益人口", 3000)), {}),
        ((("财政拨款", 40), ("其他资金", 0), ("项目期", "1年"), ("债券资金", 9)), {}),
    ],
)
def test_amounts_beside_labels_that_no_list_knows_are_parts_of_the_total(rows, more):
    rows = (("项目资金", "年度资金总额", 40), *((None, *row) for row in rows))
    assert figures(form_of(*rows).funding)[3] == more


def test_the_merged_label_of_the_block_says_how_far_it_goes():
    rows = (("项目资金", "年度资金总额", 40), (None, "财政拨款", 30), (None, "东西部协作", 10))
    assert figures(form_of(*rows).funding)[3] == {}
    assert figures(form_of(*rows, merged=(Area(2, 1, 4, 1),)).funding)[3] == {"东西部协作": 10}


def test_labels_may_be_numbered():
    rows = (("年度资金总额", 40), ("1.财政拨款", 30), ("（2）其他资金", 4), ("三、债券资金", 6))
    assert figures(form_of(*rows).funding) == (40, 30, 4, {"三、债券资金": 6})


def test_a_share_of_the_fiscal_money_is_one_of_its_sources():
    funding = form_of(("年度资金总额", 40), ("财政拨款", 40), ("其中：一般债券", 10)).funding
    assert [(part.label, part.amount.value) for part in funding.sources] == [("其中：一般债券", 10)]


def test_a_project_may_be_called_like_a_label():
    rows = (("项目名称", "上年结转资金"), ("年度资金总额", 40), *TABLE)
    (form,) = parse_forms(Grid("a.xlsx", "表", rows))
    assert form.project.value == "上年结转资金"
    assert form.funding.more == ()


def test_an_empty_project_beside_another_label_takes_nothing_from_it():
    rows = (("项目名称", "项目编码", "64022123T000000000001"), ("年度资金总额", 40), *TABLE)
    (form,) = parse_forms(Grid("a.xlsx", "表", rows))
    assert (form.project.value, form.project_code.value) == (None, "64022123T000000000001")
