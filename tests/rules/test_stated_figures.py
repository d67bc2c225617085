"""_stated_figures: what a value's text says and what it was read as are told once, and none is lost."""

from decimal import Decimal

import pytest

from tests.support.forms import parsed
from tests.support.published import CLEAN, PRINTED, published
from xl_perfgoals.core.amount import add
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind
from xl_perfgoals.rules import _stated_figures as module
from xl_perfgoals.rules._stated_figures import Stated, stated_figures

ODD = (
    "≥20公里",
    "20",
    "15-20户",
    "≥95%",
    "3000元/人·月",
    "一百二十户",
    "1,200人次",
    "第二批20处，新建3处",
    "明显提高",
    None,
)


def all_of_them(form):
    """The numbers of every text and value, one after the other, and the sums."""
    units = module._units(Policy().word_list("count_units"))
    counts = {}
    for row in form.indicators:
        for text in (row.name.text, row.target.text):
            yield from module._in_text(module.squeeze(text), units)
        target = row.target.value
        if target is not None and target.number is not None:
            yield from module._of_target(row, target)
            if target.kind is Kind.QUANTITY:
                counts.setdefault(target.unit or "", []).append(target.number)
    yield from (Stated(add(numbers), unit) for unit, numbers in counts.items())


def test_published_forms():
    forms = [form for folder in (CLEAN, PRINTED) for form in published(folder).intake.submission.forms]
    assert len(forms) > 10
    for form in forms:
        assert set(stated_figures(form, Policy())) == set(all_of_them(form))


@pytest.mark.parametrize("value", ODD)
@pytest.mark.parametrize("name", ["管网长度（公里）", "涉及8个村的管网", "管网"])
def test_odd_values(name, value):
    (form,) = parsed({"数量指标.三级指标": name, "数量指标.指标值": value})
    assert set(stated_figures(form, Policy())) == set(all_of_them(form))


def test_a_unit_in_the_name_counts_beside_a_bare_number():
    (form,) = parsed({"数量指标.三级指标": "管网长度（公里）", "数量指标.指标值": "37"})
    figures = stated_figures(form, Policy())
    assert {Stated(Decimal(37), ""), Stated(Decimal(37), "公里")} <= set(figures)


def test_of_a_county_s_own_unit_the_part_before_the_stroke_counts():
    policy = Policy(words={"count_units": ("人/次",)})
    (form,) = parsed({"数量指标.三级指标": "出诊", "数量指标.指标值": "37人/次"})
    assert Stated(Decimal(37), "人") in stated_figures(form, policy)


def test_texts_are_forgotten_when_there_are_too_many(monkeypatch):
    read = module._reader(("户",))
    monkeypatch.setattr(module, "_MOST_TEXTS", 3)
    for number in range(1, 9):
        assert read[f"{number}户"] == (Stated(Decimal(number), "户"),)
        assert len(read) <= 3
