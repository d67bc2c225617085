"""Patterns that were compiled in an earlier run are the same ones, and nothing hangs on their being there."""

import json
import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from xl_perfgoals.files import kept_patterns

# Every pattern of the package: those it compiles at once when imported, and those that are compiled late.
PROGRAM = """
import json, re, sys
from importlib import import_module
from xl_perfgoals.files import kept_patterns

compiler = import_module("re._compiler")
genuine, asked = compiler.compile, []
compiler.compile = kept_patterns._compile = lambda *own: asked.append(own) or genuine(*own)
kept_patterns.use()
met = {}
looked_up = compiler.compile
def noted(*own):
    met[own] = looked_up(*own)
    return met[own]
compiler.compile = noted
import_module("xl_perfgoals.pipeline.one_file").rehearse()
own = [("(?P<one>a)|(b)(?P=one)", re.IGNORECASE), (b"<c[ ]r=", re.VERBOSE), ("[\\u4e00-\\u9fff]+?", re.ASCII)]
for pattern, flags in own:
    re.compile(pattern, flags)
compiled_now = len(asked)
same = [made == genuine(*own) and made.groupindex == genuine(*own).groupindex for own, made in met.items()]
found = [re.search("(?i)(?P<one>a)(b)?", "xAB").groupdict(), re.compile("一+", re.A).findall("一一二一")]
kept_patterns.keep()
json.dump([len(same), all(same), compiled_now, found], sys.stdout)
"""


def run(folder: Path, *options: str) -> tuple[int, bool, int]:
    """How many patterns there are, whether all are what Python makes of them, and how many it had to make."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-X", f"pycache_prefix={folder}", *options, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    count, same, compiled, found = json.loads(done.stdout)
    assert found == [{"one": "A"}, ["一一", "一"]]
    return count, same, compiled


def kept(folder: Path) -> Path:
    (place,) = folder.rglob("*.patterns")
    return place


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compiled")
    count, same, compiled = run(folder)
    assert count > 150
    assert same
    assert compiled == count
    return folder


def test_nothing_is_compiled_twice(folder: Path):
    assert run(folder)[1:] == (True, 0)
    assert len(list(kept(folder).parent.glob("*patterns*"))) == 2  # the module and what it keeps; no drafts


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:0],
        lambda content: content[:1000],
        lambda content: bytes(len(content)),
        lambda content: content.replace(b"\x11\0\0\0", b"\xff\0\0\0"),
        lambda content: content[:40] + bytes(byte ^ 4 for byte in content[40:60]) + content[60:],
    ],
)
def test_what_is_damaged_is_made_anew(folder: Path, damage):
    content = kept(folder).read_bytes()
    kept(folder).write_bytes(damage(content))
    assert damage(content) != content
    assert run(folder)[1]
    assert run(folder)[1:] == (True, 0)


def test_another_pythons_are_left_alone(folder: Path):
    made_by, known = marshal.loads(kept(folder).read_bytes())  # noqa: S302 - our own
    kept(folder).write_bytes(marshal.dumps(((made_by[0] + 1, *made_by[1:]), known)))
    count, same, compiled = run(folder)
    assert same
    assert compiled == count


def test_where_python_keeps_nothing_neither_do_we(tmp_path: Path):
    run(tmp_path, "-B")
    assert not list(tmp_path.rglob("*.patterns"))
    tmp_path.chmod(0o500)
    try:
        assert run(tmp_path)[1]
    finally:
        tmp_path.chmod(0o700)


def test_not_every_word_of_an_officer_is_kept_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept_patterns, "_place", lambda: tmp_path / "kept.patterns")
    monkeypatch.setattr(kept_patterns, "_MOST", 10)
    monkeypatch.setattr(kept_patterns, "_met", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for number in range(30):
        kept_patterns._looked_up(f"甲{number}")
        if number % 7 == 0:
            kept_patterns.keep()
    kept_patterns.keep()
    assert [pattern for pattern, _ in kept_patterns._read()] == [f"甲{number}" for number in range(20, 30)]
