"""The documents name commands and options that there are, README every command; help pages are Chinese."""

import re
from pathlib import Path

import click
import pytest

from xl_perfgoals.cli.program import COMMANDS, cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))))
CALLED = re.compile(
    r"(?<![\w/])xl-perfgoals ([a-z][a-z-]*(?: \| [a-z][a-z-]*)*)((?:(?!xl-perfgoals )[^`\n])*)"
)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def called(document):
    """Each command that a document calls, with the options behind it on its line."""
    for names, rest in CALLED.findall((ROOT / document).read_text(encoding="utf-8")):
        for name in names.split(" | "):
            yield name, set(OPTION.findall(rest))


def options_of(name):
    command = cli.get_command(click.Context(cli), name)
    return {"--help"}.union(*(param.opts for param in command.params if isinstance(param, click.Option)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_call_what_there_is(document):
    for name, options in called(document):
        assert name in COMMANDS
        assert options <= options_of(name)


def test_readme_names_every_command():
    assert {name for name, _ in called("README.md")} == set(COMMANDS)


def test_the_manuals_call_commands_with_options():
    """Else the tests above would compare nothing."""
    assert sum(bool(options) for document in DOCUMENTS for _, options in called(document)) > 20


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_chinese(name):
    command = cli.get_command(click.Context(cli), name) if name else cli
    page = command.get_help(click.Context(command, info_name="xl-perfgoals"))
    assert page.startswith("用法：")
    assert not re.search(r"Usage|OPTIONS|Options|ARGS|required|default|<=", page)
