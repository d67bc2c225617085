"""Compiled regular expressions, kept from run to run as Python keeps compiled modules, and beside them.

Python compiles a module once for all runs, its patterns in every process anew: a fourth of loading what reads
forms. Nothing hangs on what is kept: what is not there, damaged, or another Python's is compiled as ever.
"""

import marshal
import os
import re
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

_Text: TypeAlias = str | bytes
_Pattern: TypeAlias = "re.Pattern[str] | re.Pattern[bytes]"
_Key: TypeAlias = tuple[_Text, int]
"""A pattern and its flags, as they were given."""
_Parts: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine makes a compiled pattern of: flags, code, and its groups: how many, by name, by number."""

_compiler, _parser, _engine = (
    import_module("re._compiler"),
    import_module("re._parser"),
    import_module("_sre"),
)
_compile, _code_of = vars(_compiler)["compile"], vars(_compiler)["_code"]
_MADE_BY = (sys.hexversion, sys.byteorder, _engine.MAGIC, _engine.CODESIZE)
_FOUR = 4
"""Bytes of each word of an engine's code, as far as it is kept."""
_MOST = 2000
"""Patterns that are kept, many times ours: some come of an officer's own words, which change."""

_known: dict[_Key, _Parts] = {}
_met: dict[_Key, _Pattern] = {}


def use() -> None:
    """From now on a pattern is looked up before it is compiled."""
    if _engine.CODESIZE == _FOUR:
        _known.update(_read())
        vars(_compiler)["compile"] = _looked_up


def keep() -> None:
    """Keeps for later runs what had to be compiled in this one: where modules are kept, if they are."""
    place = _place()
    if not _met or place is None or sys.dont_write_bytecode:
        return
    known = _read()
    for key, pattern in _met.items():
        parts = _taken_apart(key)
        if _same(_put_together(key, parts), pattern):
            known[key] = parts
    _met.clear()
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):  # no room, no right: then they are compiled again
        try:
            draft.write_bytes(marshal.dumps((_MADE_BY, dict(list(known.items())[-_MOST:]))))
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)


def _looked_up(pattern: _Text, flags: int = 0) -> _Pattern:
    """In place of the compiler's own function; re itself asks it once for each pattern."""
    key = (pattern, int(flags))
    parts = _known.get(key)
    if parts is not None:
        with suppress(RuntimeError, TypeError, ValueError):  # damaged: the engine looks through all code
            return _put_together(key, parts)
    compiled: _Pattern = _compile(pattern, flags)
    if type(pattern) in (str, bytes):
        _met[key] = compiled
    return compiled


def _taken_apart(key: _Key) -> _Parts:
    """As the compiler itself does it, up to the point where it asks the engine."""
    pattern, flags = key
    tree = _parser.parse(pattern, flags)
    code: list[int] = _code_of(tree, flags)
    by_name: dict[str, int] = tree.state.groupdict
    by_number: list[str | None] = [None] * tree.state.groups
    for name, number in by_name.items():
        by_number[number] = name
    words = b"".join(word.to_bytes(_FOUR, sys.byteorder) for word in code)
    return flags | tree.state.flags, words, tree.state.groups - 1, dict(by_name), tuple(by_number)


def _put_together(key: _Key, parts: _Parts) -> _Pattern:
    flags, code, groups, by_name, by_number = parts
    made: _Pattern = _engine.compile(
        key[0], flags, memoryview(code).cast("I").tolist(), groups, by_name, by_number
    )
    return made


def _same(one: _Pattern, other: _Pattern) -> bool:
    """Equal patterns have equal code; their groups are no part of it."""
    return one == other and one.groups == other.groups and dict(one.groupindex) == dict(other.groupindex)


def _place() -> Path | None:
    """Beside this module's own compiled code; None where there is none."""
    compiled = __spec__.cached
    return Path(compiled).with_suffix(".patterns") if compiled else None


def _read() -> dict[_Key, _Parts]:
    place = _place()
    if place is None:
        return {}
    try:
        made_by, known = marshal.loads(place.read_bytes())  # noqa: S302 - as trusted as the modules beside it
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if made_by == _MADE_BY and isinstance(known, dict) else {}
