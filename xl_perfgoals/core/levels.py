"""The indicator tree of the form: 一级指标 (Level1) and the 二级指标 (Level2) that hang on each."""

from enum import StrEnum


class Level1(StrEnum):
    """一级指标, by its official name."""

    OUTPUT = "产出指标"
    BENEFIT = "效益指标"
    SATISFACTION = "满意度指标"
    COST = "成本指标"

    __hash__ = str.__hash__  # Enum's own goes by the name and is slow


class Level2(StrEnum):
    """二级指标, by its official name. 成本 hangs on 产出 in forms of the 2015 kind."""

    QUANTITY = "数量指标"
    QUALITY = "质量指标"
    TIMELINESS = "时效指标"
    COST = "成本指标"
    ECONOMIC_COST = "经济成本指标"
    SOCIAL_COST = "社会成本指标"
    ECOLOGICAL_COST = "生态环境成本指标"
    ECONOMIC = "经济效益指标"
    SOCIAL = "社会效益指标"
    ECOLOGICAL = "生态效益指标"
    SUSTAINABILITY = "可持续影响指标"
    SATISFACTION = "服务对象满意度指标"

    __hash__ = str.__hash__  # Enum's own goes by the name and is slow

    @property
    def level1(self) -> Level1:
        """The 一级指标 that this 二级指标 belongs to; it never needs to be read from the page."""
        return _PARENT[self]

    @property
    def is_cost(self) -> bool:
        """Whether money is what this indicator measures."""
        return self in COSTS


COSTS = frozenset({Level2.COST, Level2.ECONOMIC_COST})
"""Where an amount of money is the target. 社会成本 and 生态环境成本 are possible harm, not money."""

_PARENT = {
    Level2.QUANTITY: Level1.OUTPUT,
    Level2.QUALITY: Level1.OUTPUT,
    Level2.TIMELINESS: Level1.OUTPUT,
    Level2.COST: Level1.OUTPUT,
    Level2.ECONOMIC_COST: Level1.COST,
    Level2.SOCIAL_COST: Level1.COST,
    Level2.ECOLOGICAL_COST: Level1.COST,
    Level2.ECONOMIC: Level1.BENEFIT,
    Level2.SOCIAL: Level1.BENEFIT,
    Level2.ECOLOGICAL: Level1.BENEFIT,
    Level2.SUSTAINABILITY: Level1.BENEFIT,
    Level2.SATISFACTION: Level1.SATISFACTION,
}
