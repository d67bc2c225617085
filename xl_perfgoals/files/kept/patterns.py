"""Compiled regular expressions: the engine's code of each."""

import marshal
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TypeAlias

from xl_perfgoals.files.kept.store import Store

_Text: TypeAlias = str | bytes
_Pattern: TypeAlias = "re.Pattern[str] | re.Pattern[bytes]"

_compiler, _parser, _engine = (
    import_module("re._compiler"),
    import_module("re._parser"),
    import_module("_sre"),
)
_compile: Callable[..., _Pattern] = vars(_compiler).get("compile", re.compile)
_code_of: Callable[..., list[int]] = vars(_compiler).get("_code", list)
_FOUR = 4
"""Bytes of each word of an engine's code, as far as it is kept."""


def use(store: Store) -> None:
    """From now on a pattern is looked up before it is compiled."""
    known = vars(_compiler).keys() >= {"compile", "_code"}  # as in all Pythons so far
    if known and getattr(_engine, "CODESIZE", 0) == _FOUR:
        vars(_compiler)["compile"] = looked_up_in(store)


def looked_up_in(store: Store) -> Callable[..., _Pattern]:
    """What takes the place of the compiler's own function; re itself asks it once for each pattern."""

    def compiled(pattern: _Text, flags: int = 0) -> _Pattern:
        key = (f"pattern {type(pattern).__name__}", pattern, int(flags))
        parts = store.get(key)
        if parts is not None:
            with suppress(RuntimeError, TypeError, ValueError):  # the engine looks through all code
                return _put_together(pattern, parts)
        made = _compile(pattern, flags)
        if type(pattern) in (str, bytes):
            store.put(key, lambda: _taken_apart(made, pattern, int(flags)))
        return made

    return compiled


def _taken_apart(made: _Pattern, pattern: _Text, flags: int) -> bytes | None:
    """What the compiler asks the engine for, worked out as it does; None should that not be the same."""
    tree = _parser.parse(pattern, flags)
    code = _code_of(tree, flags)
    by_name: dict[str, int] = tree.state.groupdict
    by_number: list[str | None] = [None] * tree.state.groups
    for name, number in by_name.items():
        by_number[number] = name
    words = b"".join(word.to_bytes(_FOUR, sys.byteorder) for word in code)
    parts = (flags | tree.state.flags, words, tree.state.groups - 1, dict(by_name), tuple(by_number))
    packed = marshal.dumps(parts)
    return packed if _same(_put_together(pattern, packed), made) else None


def _put_together(pattern: _Text, packed: bytes) -> _Pattern:
    flags, code, groups, by_name, by_number = marshal.loads(packed)  # noqa: S302 - as trusted as modules are
    words = memoryview(code).cast("I").tolist()
    made: _Pattern = _engine.compile(pattern, flags, words, groups, by_name, by_number)
    return made


def _same(one: _Pattern, other: _Pattern) -> bool:
    """Equal patterns have equal code; their groups are no part of it."""
    return one == other and one.groups == other.groups and dict(one.groupindex) == dict(other.groupindex)
