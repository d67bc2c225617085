"""Decisions of a run as the store keeps them: which form of a project counts, what has been withdrawn."""

from collections.abc import Collection, Iterator, Sequence

from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import WITHDRAWN, Decision
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.season.owners import owner_of
from xl_perfgoals.ops.version_words import UNUSED, USED, explained

OFFICER, PROGRAM = "审核人", "程序"


def intake_decisions(submission: Submission, roster: Roster, at: str) -> Iterator[Decision]:
    """What was decided about every form of a project that came more than once."""
    for decision in submission.decisions or ():
        for version in decision.versions:
            yield Decision(
                unit=owner_of(version.form, roster),
                project=" ".join(version.form.project.text.split()),
                sha256=version.sha256,
                what=USED if version.chosen else UNUSED,
                why=explained(decision, version),
                who=OFFICER if version.order else PROGRAM,
                at=at,
            )


def withdrawn_of(decisions: Sequence[Decision], unit: str) -> Collection[tuple[str, str]]:
    """A unit's withdrawn projects, as compared, with the digests of the files that they stood in."""
    return {
        (name_key(decision.project), decision.sha256)
        for decision in decisions
        if decision.unit == unit and decision.what == WITHDRAWN
    }
