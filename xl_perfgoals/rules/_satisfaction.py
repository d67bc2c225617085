"""Which rows ask how content people are, and the percentage that they promise."""

from decimal import Decimal

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._rule import Rows

_UPPER = frozenset({Op.AT_MOST, Op.LESS})

SATISFACTION_ROWS = Rows(level2=frozenset({Level2.SATISFACTION}))
PROMISING_ROWS = SATISFACTION_ROWS._replace(kinds=frozenset({Kind.PERCENT}))


def counts_complaints(row: Indicator, policy: Policy) -> bool:
    """Whether a row of 服务对象满意度 is about complaints, which are no degree of satisfaction."""
    return policy.mentions("complaints", squeeze(row.name.text))


def promised(row: Indicator, target: Target, policy: Policy) -> Decimal | None:
    """The least percentage that a row of PROMISING_ROWS promises; an upper bound promises none."""
    per_hundred = target.unit != "‰" and target.op not in _UPPER
    return target.number if per_hundred and not counts_complaints(row, policy) else None
