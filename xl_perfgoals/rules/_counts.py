"""Names that ask for a count (…人数, …次数) or for money (…总额)."""

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._indicators import measure


def asks_for_count(indicator: Indicator, policy: Policy) -> bool:
    """Whether the name ends in 数, 人数, 次数 and the like; 指数 and 系数 are no counts."""
    name = measure(indicator)
    return policy.ends("count_names", name) and not policy.ends("count_names_not", name)


def asks_for_money(indicator: Indicator, policy: Policy) -> bool:
    """Whether the name ends in 总额, 金额."""
    return policy.ends("money_names", measure(indicator))
