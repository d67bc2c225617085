"""Which indicators are shares of a hundred, and which percentages may lawfully pass 100."""

from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import measure


def is_share(indicator: Indicator, policy: Policy) -> bool:
    """Whether the name asks for a percentage: …率, …占比, …覆盖面; 工作效率 and 频率 do not."""
    return names_share(measure(indicator), policy)


def names_share(name: str, policy: Policy) -> bool:
    """Whether a bare name ends in one of the words that stand for a percentage."""
    return policy.ends("percent_names", name) and not policy.ends("percent_names_not", name)


def speaks_of_growth(indicator: Indicator, target: Target, policy: Policy) -> bool:
    """Whether name or value compare with an earlier state: 增长, 提高, 比上年."""
    text = squeeze(indicator.name.text) + squeeze(target.text)
    return policy.mentions("growth_words", text)


def is_growth(indicator: Indicator, target: Target, policy: Policy) -> bool:
    """Whether the figure itself is a growth: 收入增长, 增长率; 提高参保率 means the share reached."""
    name = measure(indicator)
    if policy.mentions("growth_words", squeeze(target.text)):
        return True
    if is_share(indicator, policy):
        return name.removesuffix("率").endswith(policy.word_list("growth_words"))
    return policy.mentions("growth_words", name)
