"""The second count: department totals added anew in whole 分, as plain integers, project by project."""

from xl_perfgoals.core.amount import to_fen
from xl_perfgoals.core.summary import CountySummary, Recount

_Sums = tuple[int, int, int, int]


def recount(summary: CountySummary) -> tuple[Recount, ...]:
    """The totals for the rule that compares both counts, departments in the order in which they appear."""
    sums: dict[tuple[str, str], _Sums] = {}
    for line in summary.projects:
        key = line.department, line.code
        projects, total, fiscal, other = sums.get(key, (0, 0, 0, 0))
        sums[key] = (
            projects + 1,
            total + to_fen(line.money.total.amount),
            fiscal + to_fen(line.money.fiscal.amount),
            other + to_fen(line.money.other.amount),
        )
    return tuple(Recount(department, code, *own) for (department, code), own in sums.items())
