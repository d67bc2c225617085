"""Two rounds of a unit compared: what was mended, what is still open, what is new."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from xl_perfgoals.core.season import Round, RoundChange, StoredFinding
from xl_perfgoals.ops.season.renaming import Renamed, project_key, renamed_projects

_NONE: Renamed = {}
_Key = tuple[str, str, str, str]


def change_between(earlier: Round, now: Round) -> RoundChange:
    """What became of a round's findings; projects that have another name now are recognised."""
    return round_change(earlier.findings, now.findings, renamed_projects(earlier.versions, now.versions))


def round_change(
    earlier: Sequence[StoredFinding], now: Sequence[StoredFinding], renamed: Renamed = _NONE
) -> RoundChange:
    """Findings matched by unit, project, rule and what their row says; where they stand does not count.

    Of several that are alike in all this, as many are still open as there are in both rounds. renamed tells
    which project of the earlier round is which of the later one. What somebody let pass is neither open
    nor new, and was not mended when it is gone.
    """
    before: dict[_Key, list[StoredFinding]] = defaultdict(list)
    for finding in earlier:
        before[_key(finding, renamed)].append(finding)
    still: list[StoredFinding] = []
    new: list[StoredFinding] = []
    for finding in _same_value_first(now, before):
        matches = before[_key(finding, _NONE)]
        if matches:
            matches.remove(_counterpart(finding, matches))
            still.append(finding)
        else:
            new.append(finding)
    gone = {id(finding) for matches in before.values() for finding in matches}
    return RoundChange(
        fixed=tuple(f for f in earlier if id(f) in gone and f.standing),
        open=_in_order(still, now),
        new=_in_order(new, now),
    )


def _key(finding: StoredFinding, renamed: Renamed) -> _Key:
    own = project_key(finding.unit, finding.project)
    unit, project = renamed.get(own, own)
    return unit, project, finding.code, finding.row_key


def _same_value_first(
    now: Sequence[StoredFinding], before: Mapping[_Key, Sequence[StoredFinding]]
) -> list[StoredFinding]:
    """The later findings, first those whose cell says what it said: of two alike, the changed one is new."""
    return sorted(now, key=lambda f: f.value not in {other.value for other in before.get(_key(f, _NONE), ())})


def _counterpart(finding: StoredFinding, matches: Sequence[StoredFinding]) -> StoredFinding:
    return next((match for match in matches if match.value == finding.value), matches[0])


def _in_order(found: Sequence[StoredFinding], now: Sequence[StoredFinding]) -> tuple[StoredFinding, ...]:
    """In the order of the later round, without what somebody let pass."""
    chosen = {id(finding) for finding in found}
    return tuple(finding for finding in now if id(finding) in chosen and finding.standing)
