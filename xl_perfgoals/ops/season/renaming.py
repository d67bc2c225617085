"""Projects that came back under another name: recognised by the rest of what their forms say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from xl_perfgoals.core.season import FormVersion
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.season.content import thawed

ProjectKey: TypeAlias = tuple[str, str]
Renamed: TypeAlias = Mapping[ProjectKey, ProjectKey]
"""The earlier round's unit and project, as project_key gives them, to the later round's."""

SAME_CONTENT = 0.6
"""From which share of common texts on two forms of different names are one project's."""
SAME_NAME = 0.8
"""From which likeness of two names on they are one project's, if their amounts are the same too."""


def project_key(unit: str, project: str) -> ProjectKey:
    """A unit's project for comparing."""
    return name_key(unit), name_key(project)


def renamed_projects(earlier: Sequence[FormVersion], now: Sequence[FormVersion]) -> Renamed:
    """Which projects that are gone are which of those that were not there, each at most once."""
    before, after = _by_project(earlier), _by_project(now)
    gone = [version for key, version in before.items() if key not in after]
    come = [version for key, version in after.items() if key not in before]
    pairs = sorted(
        (
            (likeness, -old, -new)
            for old, version in enumerate(gone)
            for new, other in enumerate(come)
            if (likeness := _likeness(version, other))
        ),
        reverse=True,
    )
    found: dict[ProjectKey, ProjectKey] = {}
    for _, old, new in pairs:
        key, other_key = _key(gone[-old]), _key(come[-new])
        if key not in found and other_key not in found.values():
            found[key] = other_key
    return found


def _by_project(versions: Sequence[FormVersion]) -> dict[ProjectKey, FormVersion]:
    """One form a project: the first, should there be several."""
    return {_key(version): version for version in reversed(versions)}


def _key(version: FormVersion) -> ProjectKey:
    return project_key(version.unit, version.project)


def _likeness(version: FormVersion, other: FormVersion) -> float:
    """How sure it is that two forms are one project's, 0 where nothing speaks for it."""
    if name_key(version.unit) != name_key(other.unit):
        return 0
    content = _common(_texts(version.record), _texts(other.record))
    if content >= SAME_CONTENT:
        return 1 + content
    name = SequenceMatcher(None, name_key(version.project), name_key(other.project)).ratio()
    return name if name >= SAME_NAME and version.total == other.total else 0


def _common(left: Counter[str], right: Counter[str]) -> float:
    """The share of texts that both have, of all that either has."""
    every = (left | right).total()
    return (left & right).total() / every if every else 0


def _texts(record: str) -> Counter[str]:
    """What a form says of its own: goal, indicators and amounts. Labels and headings all forms share."""
    if not record:
        return Counter()
    form = thawed(record)
    said = [form.annual_goal, form.long_goal]
    for row in (*form.indicators, *form.long_indicators):
        said += (row.name, row.target)
    said += (line.text for line in form.money)
    return Counter(key for text in said if (key := name_key(text)))
