"""The catalogue: every rule that the program applies, in the order of its codes."""

from xl_perfgoals.rules import (
    f02_funding_total_mismatch,
)
from xl_perfgoals.rules._rule import Basis, Category, Example, Hit, Rule, Scene, fill

RULES: tuple[Rule, ...] = (
    f02_funding_total_mismatch.RULE,
)

__all__ = ["RULES", "Basis", "Category", "Example", "Hit", "Rule", "Scene", "fill"]
