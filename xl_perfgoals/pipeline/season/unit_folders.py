"""Names of files and folders that no two have, even where capitals do not count."""

from collections.abc import Sequence

from xl_perfgoals.templates.file_names import safe_name


def unit_folders(units: Sequence[str]) -> dict[str, str]:
    """A folder name for each unit, the same in every run as long as the units keep their order."""
    taken: set[str] = set()
    return {unit: free_name(safe_name(unit), taken) for unit in units}


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
