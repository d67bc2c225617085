"""Regular expressions that few files need, or few processes: compiled when one first does.

To compile all of them takes a process, at its start, as long as to read ten files.
"""

import re
from typing import AnyStr, Generic, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def rare(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As re.compile, later. What comes of it has the methods of a pattern and nothing else."""
    return cast("re.Pattern[AnyStr]", _Rare(pattern, flags))


class _Rare(Generic[AnyStr]):
    __slots__ = ("_flags", "_pattern", *_METHODS)

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """The method of that name, which is asked for here only once: then it stands in its slot."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
