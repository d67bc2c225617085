"""The catalogue: every rule that the program applies, in the order of its codes."""

from xl_perfgoals.rules import (
    f02_funding_total_mismatch,
    h01_project_name_missing,
    h02_year_missing,
    h03_wrong_year,
    h04_department_missing,
    h05_department_code_missing,
    h07_unit_missing,
    h09_attribute_not_listed,
    h12_period_contradicts_attribute,
    p01_row_shifted,
    p02_value_lost,
    p03_level1_filled,
    s01_level1_missing,
    s02_level2_missing,
    s03_name_missing,
    s04_value_missing,
    u04_totals_disagree,
    x03_reported_twice,
)
from xl_perfgoals.rules._rule import Basis, Category, Example, Hit, Rule, Scene, fill

RULES: tuple[Rule, ...] = (
    h01_project_name_missing.RULE,
    h02_year_missing.RULE,
    h03_wrong_year.RULE,
    h04_department_missing.RULE,
    h05_department_code_missing.RULE,
    h07_unit_missing.RULE,
    h09_attribute_not_listed.RULE,
    h12_period_contradicts_attribute.RULE,
    f02_funding_total_mismatch.RULE,
    s01_level1_missing.RULE,
    s02_level2_missing.RULE,
    s03_name_missing.RULE,
    s04_value_missing.RULE,
    x03_reported_twice.RULE,
    u04_totals_disagree.RULE,
    p01_row_shifted.RULE,
    p02_value_lost.RULE,
    p03_level1_filled.RULE,
)

__all__ = ["RULES", "Basis", "Category", "Example", "Hit", "Rule", "Scene", "fill"]
