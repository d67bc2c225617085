"""Check, total and consolidate 项目支出绩效目标表 (project performance-goal forms).

From Python: `take_in` reads files and folders, `consolidate` adds up, `check` finds; RULES is the catalogue.

    submission = take_in([Path("报送")]).submission
    summary = consolidate(submission)
    findings = check(submission, summary=summary)
"""

from importlib import import_module

TYPE_CHECKING = False  # typing itself would hold up the first worker
if TYPE_CHECKING:
    from xl_perfgoals.ops.check import check as check
    from xl_perfgoals.ops.consolidate import consolidate as consolidate
    from xl_perfgoals.pipeline.intake import take_in as take_in
    from xl_perfgoals.rules import RULES as RULES

__version__ = "0.1.0"
__all__ = ["RULES", "__version__", "check", "consolidate", "take_in"]

_HOMES = {
    "RULES": "xl_perfgoals.rules",
    "check": "xl_perfgoals.ops.check",
    "consolidate": "xl_perfgoals.ops.consolidate",
    "take_in": "xl_perfgoals.pipeline.intake",
}


def __getattr__(name: str) -> object:
    """Imports a public name when it is first asked for: most uses need little of the program."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
