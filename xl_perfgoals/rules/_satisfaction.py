"""Which rows ask how content people are, and the percentage that they promise."""

from collections.abc import Iterator
from decimal import Decimal

from xl_perfgoals.core.form import Indicator, PerfGoalForm
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import readings


def satisfaction_rows(form: PerfGoalForm, policy: Policy) -> Iterator[tuple[Indicator, Target]]:
    """The filled rows of 服务对象满意度; those that count complaints are no degree of satisfaction."""
    complaints = policy.word_list("complaints")
    for row, target in readings(form):
        if row.level2.value is Level2.SATISFACTION:
            name = squeeze(row.name.text)
            if not any(word in name for word in complaints):
                yield row, target


def promised(form: PerfGoalForm, policy: Policy) -> Iterator[tuple[Indicator, Target, Decimal]]:
    """The satisfaction rows with the least percentage that they promise; an upper bound promises none."""
    for row, target in satisfaction_rows(form, policy):
        if (
            target.kind is Kind.PERCENT
            and target.unit != "‰"
            and target.number is not None
            and target.op not in {Op.AT_MOST, Op.LESS}
        ):
            yield row, target, target.number
