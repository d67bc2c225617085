"""Word lists that rules look words up in: the program's own, shipped as text files in xl_perfgoals/words."""

from functools import cache
from importlib.resources import files


@cache
def built_in(name: str) -> tuple[str, ...]:
    """The words of the shipped list `name`, in file order. Raises FileNotFoundError for an unknown name."""
    text = files("xl_perfgoals.words").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
