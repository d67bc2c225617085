"""The JSON about projects that came more than once: which form counts, and why."""

from pydantic import BaseModel, ConfigDict

from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.versions import SavedTimes
from xl_perfgoals.ops.version_words import explained
from xl_perfgoals.ops.versions import decided


class VersionRecord(BaseModel):
    """A form of a project that came more than once. standing: chosen, older, tied or declined.

    decided_by is what the choice of the project goes by: newest, officer, first or only. same tells whether
    the form says what the chosen one says; changes names what the chosen one has otherwise.
    """

    model_config = ConfigDict(frozen=True)

    project: str
    unit: str
    file: str
    sheet: str
    cell: str
    sha256: str
    saved_at: str | None
    standing: str
    decided_by: str
    same: bool
    changes: list[str]
    reason: str


def version_records(submission: Submission) -> list[VersionRecord]:
    """Every version of every project that came more than once, as JSON values."""
    return [
        VersionRecord(
            project=version.form.project.text,
            unit=version.form.unit.text or version.form.department.value or "",
            file=version.form.at.book,
            sheet=version.form.at.sheet,
            cell=version.form.project.at.a1,
            sha256=version.sha256,
            saved_at=saved_at(version.saved),
            standing=version.standing.value,
            decided_by=decision.ground.value,
            same=version.same,
            changes=list(version.changes),
            reason=explained(decision, version),
        )
        for decision in decided(submission).decisions or ()
        for version in decision.versions
    ]


def saved_at(saved: SavedTimes) -> str | None:
    """When a file was saved, as it says itself, else as its disk does."""
    moment = saved.own or saved.disk
    return moment.text if moment else None
