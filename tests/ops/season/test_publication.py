"""What is published: nothing of persons, the sentence, the long table."""

from decimal import Decimal

import pytest

from tests.support.approvals import UNIT, approval, content, kept, round_of
from xl_perfgoals.core.season import Ledger
from xl_perfgoals.ops.season.approval import approved
from xl_perfgoals.ops.season.paper_sheets import long_csv
from xl_perfgoals.ops.season.privacy import without_persons
from xl_perfgoals.ops.season.publication import publication


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("咨询电话：0952-6012345", "咨询电话：（电话略）"),
        ("咨询电话6012345", "咨询电话（电话略）"),
        ("有事打13812345678找我", "有事打（电话略）找我"),
        ("138 1234 5678、139-1234-5678", "（电话略）、（电话略）"),
        ("+86 13812345678", "（电话略）"),
        ("（0952）6012345转801", "（电话略）"),
        ("联系人：张三，负责硬化", "联系人：（姓名略），负责硬化"),
        ("填报人: 李小明 ", "填报人: （姓名略） "),
        ("张三的身份证11010519491231002X", "张三的身份证（证件号略）"),
        ("投入13812345678元", "投入13812345678元"),
        ("编码640221199001011234567", "编码640221199001011234567"),
        ("面积13812345678.5平方米", "面积13812345678.5平方米"),
        ("2025年1月1日至2025年12月31日", "2025年1月1日至2025年12月31日"),
        ("项目负责人：平罗县财政局", "项目负责人：平罗县财政局"),
        ("110105194912310021", "110105194912310021"),
    ],
)
def test_persons(text, expected) -> None:
    assert without_persons(text)[0] == expected


def made(*forms):
    versions = tuple(kept(said) for said in forms)
    rounds = (round_of(versions),)
    ledger = Ledger(2025, rounds=rounds, approvals=tuple(map(approval, versions)))
    return publication(approved(ledger, {UNIT: rounds[0]}))


def test_names_of_the_foot_are_masked_everywhere() -> None:
    rows = (("数量指标", "硬化里程", "≥3公里"), ("质量指标", "张三验收合格率", "100%"))
    said = content(
        "村道硬化",
        goal="由张三负责硬化，电话：13812345678",
        rows=rows,
        contacts=(("填报人", "张三"), ("联系电话", "13812345678")),
    )
    result = made(said)
    (unit,) = result.units
    assert unit.forms[0].goal == "由（姓名略）负责硬化，电话：（电话略）"
    assert unit.forms[0].rows[1].name == "（姓名略）验收合格率"
    assert not any("张三" in text or "138" in text for row in result.rows for text in row)
    assert [(item.place, item.text) for item in result.to_look_at] == [
        ("年度总体目标", "张三"),
        ("年度总体目标", "13812345678"),
        ("三级指标", "张三"),
        ("填报人", "张三"),
        ("联系电话", "13812345678"),
    ]


def test_sentence_and_long_table() -> None:
    rows = (("数量指标", "硬化里程", "≥3公里"), ("社会效益指标", "出行", "明显改善"))
    result = made(content("村道硬化", rows=rows), content("饮水,管护", total="0.000001"))
    assert [unit.total for unit in result.units] == [Decimal("12.500001")]
    assert "1个预算单位" in result.sentence
    assert "项目2个，涉及项目预算资金12.500001万元" in result.sentence
    assert [tuple(row[7:]) for row in result.rows[:2]] == [
        ("定量", "≥3", "公里", "", "正向"),
        ("定性", "明显改善", "", "", ""),
    ]
    assert [row.amount for row in result.rows] == ["12.5", "", "0.000001"]
    lines = long_csv(result).splitlines()
    assert len(lines) == 4
    assert '"饮水,管护"' in lines[3]


def test_csv_holds_no_formulas() -> None:
    rows = (("数量指标", "=HYPERLINK(1)", "-5%"),)
    line = long_csv(made(content("村道硬化", rows=rows))).splitlines()[1]
    assert "'=HYPERLINK(1)" in line
    assert "'-5" not in line
