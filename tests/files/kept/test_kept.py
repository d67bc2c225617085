"""What was made in an earlier run is what would be made now, and nothing hangs on its being there."""

import json
import marshal
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from xl_perfgoals.files.kept import patterns, sources, store

# All that workers load; and of every pattern, whether it is what Python makes.
PROGRAM = """
import builtins, collections, dataclasses, json, re, sys
from importlib import import_module
from typing import NamedTuple

compiler = import_module("re._compiler")
genuine, compiled = compiler.compile, []
def noted(*own):
    compiled.append(own)
    return genuine(*own)
compiler.compile = noted
compiled_texts = []
real = compile
builtins.compile = lambda *own, **named: compiled_texts.append(own[0]) or real(*own, **named)

from xl_perfgoals.files import kept
kept.use()
compiled.clear()
met, looked_up = {}, compiler.compile
def remembered(*own):
    met[own] = looked_up(*own)
    return met[own]
compiler.compile = remembered
import_module("xl_perfgoals.pipeline.one_file").rehearse()
for pattern, flags in [("(?P<one>a)|(b)(?P=one)", re.IGNORECASE), (b"<c[ ]r=", re.VERBOSE)]:
    re.compile(pattern, flags)

@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Thing:
    name: str
    parts: list[int] = dataclasses.field(default_factory=list)
    size: int = 3

class Pair(NamedTuple):
    left: int
    right: str = "r"

written = [text for text in compiled_texts if str(text).lstrip().startswith(("def ", "lambda "))]
made = (len(compiled), len(written))
same = all(
    one == genuine(*own) and one.groupindex == genuine(*own).groupindex for own, one in met.items()
)
try:
    Thing("a").name = "b"
    frozen = False
except dataclasses.FrozenInstanceError:
    frozen = True
found = [
    re.search("(?i)(?P<one>a)(b)?", "xAB").groupdict(),
    re.compile("一+", re.A).findall("一一二一"),
    repr(Thing("a", [1])), Thing("a") == Thing("a"), Thing("a") < Thing("b"), frozen,
    repr(dataclasses.replace(Thing("a"), size=4)), Thing("a").parts is Thing("a").parts,
    repr(Pair(1)), Pair(1, "x")._replace(left=2)._asdict(), hash(Pair(1)) == hash((1, "r")),
]
kept.keep()
json.dump([len(met) > 150 and same, made, found], sys.stdout)
"""
FOUND = [
    {"one": "A"},
    ["一一", "一"],
    *("Thing(name='a', parts=[1], size=3)", True, True, True),
    *("Thing(name='a', parts=[], size=4)", False),
    *("Pair(left=1, right='r')", {"left": 2, "right": "x"}, True),
]


def run(folder: Path, *options: str) -> list[int]:
    """How many patterns Python had to compile, and how many texts; all that came of it was right."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-X", f"pycache_prefix={folder}", *options, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    same, made, found = json.loads(done.stdout)
    assert same
    assert found == FOUND
    return made


def kept(folder: Path) -> Path:
    (place,) = folder.rglob("*.kept")
    return place


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    compiled, texts = run(folder)
    assert compiled > 150
    assert texts > 100
    return folder


def test_nothing_is_made_twice(folder: Path):
    assert run(folder) == [0, 0]
    assert len(list(kept(folder).parent.glob("store.*"))) == 2  # the module and what it keeps; no drafts


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:0],
        lambda content: content[:3],
        lambda content: content[:1000],
        lambda content: bytes(len(content)),
        lambda content: content[:-1],
        lambda content: content[:900] + bytes([content[900] ^ 4]) + content[901:],
    ],
)
def test_what_is_damaged_is_made_anew(folder: Path, damage):
    content = kept(folder).read_bytes()
    kept(folder).write_bytes(damage(content))
    assert run(folder) != [0, 0]
    assert run(folder) == [0, 0]


def test_what_another_python_made_is_not_used(folder: Path):
    packed = kept(folder).read_bytes()[4:]
    made_by, known = marshal.loads(packed)  # noqa: S302 - our own
    others = marshal.dumps((("2.7", *made_by[1:]), known))
    kept(folder).write_bytes(zlib.crc32(others).to_bytes(4, "little") + others)
    compiled, texts = run(folder)
    assert compiled > 150
    assert texts > 100


def test_where_python_keeps_nothing_neither_do_we(tmp_path: Path):
    run(tmp_path, "-B")
    assert not list(tmp_path.rglob("*.kept"))


def test_where_nothing_can_be_written_everything_works(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert run(blocked)[0] > 150


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> store.Store:
    monkeypatch.setattr(store, "_place", lambda: tmp_path / "own.kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return store.Store()


def test_not_every_word_of_an_officer_is_kept_for_ever(own_store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store, "_MOST", 10)
    compiled = patterns.looked_up_in(own_store)
    for number in range(30):
        compiled(f"甲{number}")
        if number % 7 == 0:
            own_store.write()
    own_store.write()
    assert [text for _, text, _ in store._read()] == [f"甲{number}" for number in range(20, 30)]


def test_a_text_and_the_same_bytes_are_two_things(own_store):
    for expected in (str, bytes):
        compiled = patterns.looked_up_in(own_store)
        assert {type(compiled(text).pattern) for text in ("a", b"a")} == {str, bytes}
        own_store.write()
        own_store = store.Store()
        assert expected


def test_engine_code_that_does_not_hold_is_not_used(own_store):
    own_store._known = {("pattern str", "a+", 0): marshal.dumps((32, b"\xff" * 40, 0, {}, (None,)))}
    assert patterns.looked_up_in(own_store)("a+").fullmatch("aaa")


def test_a_text_runs_with_the_names_it_is_given(own_store):
    for _ in range(2):
        names: dict[str, object] = {"one": 1}
        own: dict[str, object] = {}
        sources.looked_up_in(own_store, "exec")("two = one + 1", names, own)
        assert own == {"two": 2}
        assert sources.looked_up_in(own_store, "eval")("one + 5", names) == 6
        own_store.write()
        own_store = store.Store()
