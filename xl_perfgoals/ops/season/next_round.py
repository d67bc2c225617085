"""The round that follows from what came in: only where a form changed, came or went is it a new one.

A unit may send again only the forms that it mended. A project that is not among them still counts as it
was, unless its own file came again without it, it came back under another name, or the officer has said
that it is withdrawn.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from xl_perfgoals.core.season import FormVersion, Round, StoredFinding
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.season.content import thawed
from xl_perfgoals.ops.season.renaming import project_key, renamed_projects
from xl_perfgoals.ops.season.taken import Sent
from xl_perfgoals.ops.season.whole_unit import WHOLE_UNIT

WholeUnit = Callable[[Sequence[FormVersion]], Sequence[StoredFinding]]
"""The findings of ops.season.whole_unit about all forms of a unit together."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a run means for a unit. round is what counts now: a new one, or the last one brought up to date.

    carried came in an earlier round and not this time, dropped no longer counts. changed tells whether
    anything is to be stored.
    """

    round: Round
    new: bool
    changed: bool
    carried: tuple[FormVersion, ...] = ()
    dropped: tuple[FormVersion, ...] = ()


def next_round(
    unit: str,
    latest: Round | None,
    sent: Sent,
    *,
    read: Collection[str],
    withdrawn: Collection[tuple[str, str]],
    at: str,
    whole_unit: WholeUnit,
) -> Step | None:
    """What counts of a unit after a run; None where nothing ever came.

    read names the files that were read this time; withdrawn the projects, as compared, that the officer has
    withdrawn, with the digests of their files then: sent again in another file, a project counts again.
    whole_unit judges all forms together where some were taken over: the run saw too few.
    """
    fresh = [v for v in sent.versions if (_name(v), v.sha256) not in withdrawn]
    again = {_name(v) for v in fresh}
    out = {project for project, _ in withdrawn if project not in again}
    if latest is None and not fresh:
        return None
    before = latest.versions if latest else ()
    left = _unanswered(before, fresh)
    gone = {id(v) for v in left if v.file in read or _name(v) in out}
    gone |= {id(v) for v in left if _renamed(v, before, fresh)}
    carried = tuple(v for v in left if id(v) not in gone)
    dropped = tuple(v for v in left if id(v) in gone)
    versions = (*fresh, *carried)
    findings = _findings(latest, sent.findings, carried, out)
    if carried:
        findings += tuple(whole_unit(versions))
    if latest is None:
        return Step(Round(unit, 1, at, versions, findings), new=True, changed=True)
    if _contents(versions) != _contents(before):
        own = Round(unit, latest.number + 1, at, versions, findings)
        return Step(own, new=True, changed=True, carried=carried, dropped=dropped)
    own = replace(latest, versions=versions, findings=findings)
    changed = Counter(own.versions) != Counter(before) or Counter(findings) != Counter(latest.findings)
    return Step(own if changed else latest, new=False, changed=changed, carried=carried)


def _unanswered(before: Sequence[FormVersion], fresh: Sequence[FormVersion]) -> list[FormVersion]:
    """The earlier forms whose project did not come again: by 实施单位 and name, then by name alone."""
    left, come = list(before), list(fresh)
    for key in (_key, _name):
        pairs = Counter(map(key, left)) & Counter(map(key, come))
        left, come = _without(left, key, pairs), _without(come, key, pairs)
    return left


def _without(
    versions: Iterable[FormVersion], key: Callable[[FormVersion], str], pairs: Counter[str]
) -> list[FormVersion]:
    waiting, rest = Counter(pairs), []
    for version in versions:
        if waiting[key(version)]:
            waiting[key(version)] -= 1
        else:
            rest.append(version)
    return rest


def _name(version: FormVersion) -> str:
    return name_key(version.project)


def _key(version: FormVersion) -> str:
    """What makes two forms the same project within a unit; one without a name is known by its place."""
    project = _name(version) or f"{version.sheet}!{version.at}"
    return f"{name_key(thawed(version.record).unit)}\n{project}"


def _renamed(version: FormVersion, before: Sequence[FormVersion], fresh: Sequence[FormVersion]) -> bool:
    """Whether the project came back under another name with the same money."""
    other = renamed_projects(before, fresh).get(project_key(version.unit, version.project))
    totals = [v.total for v in fresh if project_key(v.unit, v.project) == other]
    return other is not None and version.total in totals


def _contents(versions: Iterable[FormVersion]) -> Counter[tuple[str, str]]:
    return Counter((name_key(version.project), version.fingerprint) for version in versions)


def _findings(
    latest: Round | None,
    fresh: Sequence[StoredFinding],
    carried: Sequence[FormVersion],
    withdrawn: Collection[str],
) -> tuple[StoredFinding, ...]:
    """The findings of this run and those of the forms taken over, with what the officer said of them."""
    own = [finding for finding in fresh if not finding.project or name_key(finding.project) not in withdrawn]
    if latest is None:
        return tuple(own)
    if carried:
        names = {name_key(version.project) for version in carried}
        own = [finding for finding in own if finding.project or finding.code not in WHOLE_UNIT]
        own += [f for f in latest.findings if f.project and name_key(f.project) in names]
    return _with_remarks(latest.findings, own)


def _with_remarks(
    earlier: Sequence[StoredFinding], now: Sequence[StoredFinding]
) -> tuple[StoredFinding, ...]:
    """What the officer wrote beside a finding stays with it in the next round."""
    said: dict[tuple[str, str, str], list[StoredFinding]] = {}
    for finding in earlier:
        if finding.state or finding.remark:
            said.setdefault(_about(finding), []).append(finding)
    result = []
    for finding in now:
        known = said.get(_about(finding))
        if known and not finding.state and not finding.remark:
            own = known.pop(0)
            result.append(replace(finding, state=own.state, remark=own.remark))
        else:
            result.append(finding)
    return tuple(result)


def _about(finding: StoredFinding) -> tuple[str, str, str]:
    return name_key(finding.project), finding.code, finding.row_key
