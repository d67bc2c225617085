"""Units as a formula names them: by name, alias or code, the code perhaps typed as a number."""

from xl_perfgoals.core.policy import Roster, Unit


def unit_named(wanted: str, roster: Roster) -> Unit | None:
    """The unit of the roster that is meant; None if it has none such."""
    found = roster.find(wanted, wanted)
    return found or next((unit for unit in roster.units if unit.code and same_code(wanted, unit.code)), None)


def same_code(left: str, right: str) -> bool:
    """Whether two codes are one; a code typed as a number has lost the noughts before it."""
    return left == right or (left.isdecimal() and right.isdecimal() and int(left) == int(right))
