"""Finds again what units sent: the files with certain bytes, wherever they lie now."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import chain
from pathlib import Path

from xl_perfgoals.files.folders import Found, find_files
from xl_perfgoals.files.intake import MOST_MEGABYTES


def originals(wanted: Mapping[str, str], sources: Sequence[Path], near: Sequence[Path]) -> dict[str, Path]:
    """The file with each SHA-256 that is wanted, with the name it was shown by, as far as there is one.

    It is looked for by its name in the sources and in the folders near, then anywhere in the sources.
    """
    found: dict[str, Path] = {}
    for path in chain(_by_name(wanted, (*sources, *near)), _everything(sources)):
        if len(found) == len(wanted):
            break
        own = _hash(path)
        if own in wanted:
            found.setdefault(own, path)
    return found


def _by_name(wanted: Mapping[str, str], folders: Sequence[Path]) -> Iterator[Path]:
    """Where the names, which are paths inside the folder that was taken in, could lead."""
    for folder in folders:
        inside: list[Path] = []
        with suppress(OSError):
            inside = sorted(child for child in folder.iterdir() if child.is_dir())
        for name in wanted.values():
            yield from (place / name for place in (folder, folder.parent, *inside))


def _everything(sources: Sequence[Path]) -> Iterator[Path]:
    yield from (entry.path for entry in find_files(sources) if isinstance(entry, Found))


def _hash(path: Path) -> str:
    with suppress(OSError, ValueError):
        if path.is_file() and path.stat().st_size <= MOST_MEGABYTES << 20:
            return sha256(path.read_bytes()).hexdigest()
    return ""
