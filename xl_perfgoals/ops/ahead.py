"""What can be worked out of one file while others are still being read, for whoever waits for them anyway."""

from collections.abc import Sequence

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.ops.messages import Told
from xl_perfgoals.ops.unit_rules import UnitRules
from xl_perfgoals.rules import RULES, Rule


class Ahead:
    """What is known already under a policy: in the end everything is asked for as if it were not."""

    def __init__(self, policy: Policy, rules: Sequence[Rule] = RULES) -> None:
        self.units = UnitRules(policy, rules)
        self.told = Told()

    def look_at(self, forms: tuple[PerfGoalForm, ...], findings: Sequence[Finding]) -> None:
        """Looks at a file's forms, and at what was found in each by itself."""
        self.units.look_ahead(forms)
        self.told.tell(findings)
