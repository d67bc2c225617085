"""Names of files and folders that no two have, even where capitals do not count."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from xl_perfgoals.templates.file_names import safe_name


def unit_folders(units: Sequence[str]) -> dict[str, str]:
    """A folder name for each unit.

    Units whose names fall together as names of folders get a sign of their own: a number would depend on
    their order, and one's folder could become another's in the next run.
    """
    names = {unit: safe_name(unit) for unit in units}
    alike = Counter(name.casefold() for name in names.values())
    return {
        unit: f"{name} ({_sign(unit)})" if alike[name.casefold()] > 1 else name
        for unit, name in names.items()
    }


def free_name(name: str, taken: set[str]) -> str:
    """The name, or with a number where it is taken; from now on it is."""
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}){dot}{ending}"
    taken.add(free.casefold())
    return free


def _sign(unit: str) -> str:
    return sha256(unit.encode("utf-8", "surrogatepass")).hexdigest()[:6]
