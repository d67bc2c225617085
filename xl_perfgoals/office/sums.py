"""SHA256SUMS.txt: which files of a folder are ours, as we made them; published so that others can compare."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from xl_perfgoals.files.atomic import replace_whole
from xl_perfgoals.office.offline.setup_offline import SUMS


def read_sums(folder: Path) -> Mapping[str, str]:
    """The noted sums by name; none where nothing is noted."""
    path = folder / SUMS
    if not path.is_file():
        return {}
    lines = (line.partition("  ") for line in path.read_text(encoding="utf-8").splitlines())
    return {name: noted for noted, _, name in lines}


def write_sums(folder: Path, names: Iterable[str]) -> None:
    """Notes the sums of these files."""
    text = "".join(f"{file_sum(folder / name)}  {name}\n" for name in names)
    replace_whole(folder / SUMS, text.encode())


def file_sum(path: Path) -> str:
    """The sum of a file."""
    return sha256(path.read_bytes()).hexdigest()
