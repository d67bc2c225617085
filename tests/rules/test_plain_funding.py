"""_plain_funding: where nothing can be off, no rule about 项目资金 finds anything."""

from dataclasses import replace
from itertools import product

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.amount import MoneyUnit, read_amount
from xl_perfgoals.core.form import FundingPart
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules import RULES
from xl_perfgoals.rules._plain_funding import may_be_off

MONEY_RULES = [rule for rule in RULES if rule.doubts_form is may_be_off]
CELLS = (0, 5, 10, 4.9999995, -5, None, "-", "/", "5", "5万（其中3+2）", "约5", 1e12, True)


def funded(total, fiscal, other, more=0):
    """The model form with these money cells, and with a further part where one is asked for."""
    (form,) = parsed({})
    entries = {
        name: getattr(form.funding, name)._replace(
            raw=raw, text="" if raw is None else str(raw), value=read_amount(raw), found=raw is not True
        )
        for name, raw in (("total", total), ("fiscal", fiscal), ("other", other))
    }
    part = FundingPart("上年结转", form.funding.fiscal)
    return replace(form, funding=replace(form.funding, **entries, more=(part,) * more, unit=MoneyUnit.WAN))


def test_nothing_is_found_where_nothing_can_be_off():
    plain = 0
    for cells in product(CELLS, repeat=3):
        form = funded(*cells)
        if not may_be_off(form, Policy()):
            plain += 1
            assert not [hit for rule in MONEY_RULES for hit in rule.check(form, Policy())]
    assert plain == 5  # 5+0, 0+5, 5+5, 10+0, 0+10; 4.9999995 has half a 分


@pytest.mark.parametrize(
    ("form", "off"),
    [
        (funded(10, 5, 5), False),
        (funded(5, 5, 0), False),
        (funded(0, 0, 0), True),
        (funded(10, 5, 4), True),
        (funded(10, 15, -5), True),
        (funded(4.9999995, 4.9999995, 0), True),
        (funded(5, 5, "-"), True),
        (funded("5", 5, 0), True),
        (funded(10, 5, 5, more=1), True),
    ],
)
def test_what_may_be_off(form, off):
    assert may_be_off(form, Policy()) is off


def test_the_rules_about_funding_share_the_doubt():
    assert [rule.code for rule in MONEY_RULES] == ["F01", "F02", "F03", "F04", "F06", "F08", "F09"]
