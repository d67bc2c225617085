"""Patterns that are compiled late say what those compiled at once say."""

import pickle
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

import xl_perfgoals
from xl_perfgoals.core.patterns import _Rare, rare

PACKAGE = Path(xl_perfgoals.__file__).parent
TEXTS = ("", "甲12乙3", "12", "abAB", "甲\n乙")


@pytest.mark.parametrize(
    ("pattern", "flags"), [("[0-9]+", 0), ("(甲|乙)(.)?", re.DOTALL), ("ab", re.IGNORECASE)]
)
def test_the_same_is_found(pattern, flags):
    ours, own = rare(pattern, flags), re.compile(pattern, flags)
    for text in TEXTS:
        assert bool(ours.search(text)) == bool(own.search(text))
        assert bool(ours.match(text)) == bool(own.match(text))
        assert bool(ours.fullmatch(text)) == bool(own.fullmatch(text))
        assert ours.findall(text) == own.findall(text)
        assert ours.split(text) == own.split(text)
        assert [found.span() for found in ours.finditer(text)] == [
            found.span() for found in own.finditer(text)
        ]
        assert ours.sub("丙", text) == own.sub("丙", text)
        assert ours.subn("丙", text) == own.subn("丙", text)


def test_bytes():
    assert rare(rb"a+").sub(b"b", b"caa") == b"cb"


def test_nothing_else_is_asked_of_them():
    with pytest.raises(AttributeError):
        _ = rare("甲").pattern
    with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):
        pickle.loads(pickle.dumps(rare("甲"))).nothing  # noqa: B018, S301


def test_every_one_in_the_package_can_be_compiled():
    found = 0
    for path in PACKAGE.rglob("*.py"):
        if "import rare" in path.read_text(encoding="utf-8") and path.name != "__init__.py":
            name = ".".join((PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts))
            import_module(name)
            patterns = [value for value in vars(sys.modules[name]).values() if isinstance(value, _Rare)]
            found += len(patterns)
            for pattern in patterns:
                _ = pattern.search
    assert found > 50
