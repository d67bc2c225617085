"""Regular expressions mean the same in every Python that is supported."""

import ast
import re
from pathlib import Path

import pytest

import xl_perfgoals

# Python 3.11 before 3.11.5, which Debian 12 has, matches these wrongly where a group is inside.
WRONG = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}
PACKAGE = Path(xl_perfgoals.__file__).parent


def patterns():
    """The constant patterns that the package hands to re, and the constant pieces of the others."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                yield path, node.lineno, node.value


def has_wrong(text):
    source = text.decode("latin-1") if isinstance(text, bytes) else text
    if not re.search(r"[*+?}]\+|\(\?>", source):
        return False
    try:
        return any(word in str(re._parser.parse(source)) for word in WRONG)
    except (re.error, OverflowError):
        return False  # no pattern, but words


def test_no_pattern_is_possessive_or_atomic():
    found = [f"{path.relative_to(PACKAGE)}:{line}" for path, line, text in patterns() if has_wrong(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "wrong"), [("(?:ab)*+", True), (b"(?>a)b", True), ("a+", False), ("a[*+]", False)]
)
def test_what_is_told(text, wrong):
    assert has_wrong(text) is wrong
