"""Word lists that rules look words up in: the program's own, shipped as text files in xl_perfgoals/words."""

from functools import cache
from typing import Protocol, cast

from xl_perfgoals import words


@cache
def built_in(name: str) -> tuple[str, ...]:
    """The words of the shipped list `name`, in file order. Raises FileNotFoundError for an unknown name."""
    lines = (line.partition("#")[0].strip() for line in _text(name).splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _text(name: str) -> str:
    """By the package's own loader: importlib.resources takes a worker as long to import as reading a file."""
    loader, (folder,) = cast("_Loader", words.__loader__), words.__path__
    return loader.get_data(f"{folder}/{name}.txt").decode()


class _Loader(Protocol):
    def get_data(self, path: str) -> bytes: ...
