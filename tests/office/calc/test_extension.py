"""The extension: its files agree with each other and with the commands."""

import ast

import pytest
from defusedxml.ElementTree import fromstring

from tests.office.stand_ins import UDFS
from xl_perfgoals import __version__
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.office.calc.addons import EXTENSION, macro_of
from xl_perfgoals.office.calc.basic_functions import OURS, functions_module
from xl_perfgoals.office.calc.extension import extension_parts, macro_files
from xl_perfgoals.office.calc.places import NOTE
from xl_perfgoals.office.packages import read_parts

PARTS = extension_parts()
NAME = "{http://openoffice.org/2001/registry}name"
OLDEST_PYTHON = (3, 8)


def values(node):
    return {prop.get(NAME): prop.findtext("value") for prop in node.findall("prop")}


def entries(root, kind):
    """Title and address of each entry, in the order in which LibreOffice sorts them."""
    nodes = root.find(f".//node[@{NAME}='{kind}']/node")
    inside = nodes.find(f"node[@{NAME}='Submenu']")
    own = list(nodes if inside is None else inside)
    found = sorted((node for node in own if node.tag == "node"), key=lambda node: node.get(NAME))
    return [(values(node)["Title"], values(node)["URL"]) for node in found]


@pytest.mark.parametrize("kind", ["OfficeMenuBar", "OfficeToolBar"])
def test_an_entry_for_each_command(kind):
    root = fromstring(PARTS["Addons.xcu"])
    assert entries(root, kind) == [(command.label, macro_of(command)) for command in COMMANDS]


def test_pictures_are_there():
    root = fromstring(PARTS["Addons.xcu"])
    named = [prop.text for prop in root.iter("value") if prop.text.startswith("%origin%/")]
    assert len(named) == 2 * len(COMMANDS)
    assert {name.removeprefix("%origin%/") for name in named} <= set(PARTS)


@pytest.mark.parametrize("name", [name for name in PARTS if name.endswith((".xml", ".xcu"))])
def test_well_formed(name):
    fromstring(PARTS[name])


def test_description():
    text = PARTS["description.xml"].decode()
    assert f'<version value="{__version__}"/>' in text
    assert 'xlink:href="description.txt"' in text


def test_manifest_names_files_of_the_extension():
    root = fromstring(PARTS["META-INF/manifest.xml"])
    own = "{http://openoffice.org/2001/manifest}full-path"
    assert all(any(name.startswith(node.get(own)) for name in PARTS) for node in root)


@pytest.mark.parametrize("name", macro_files())
def test_macros_are_fit_for_old_pythons(name):
    ast.parse(macro_files()[name], feature_version=OLDEST_PYTHON)


def test_a_macro_for_each_command():
    tree = ast.parse(macro_files()["pg_buttons.py"])
    public = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"]
    assert public == [command.name for command in COMMANDS]


def test_macros_know_the_note_by_its_name():
    assert f'"{NOTE}"' in macro_files()["pythonpath/pg_note.py"].decode()


def test_the_build_has_it_and_it_is_always_the_same(dist):
    assert read_parts((dist / EXTENSION).read_bytes()) == PARTS


def test_module_of_functions():
    text = functions_module(UDFS)
    assert text.startswith(OURS)
    assert "\nPublic Function PG_VALIDATE(Optional area, Optional detail)\n" in text
    assert "\nPublic Function PG_STATUS(unit)\n" in text
    wrappers = text.split("\nPublic Function ")[1:]
    assert len(wrappers) == len(UDFS)
    # An error that nobody handles opens a window, and LibreOffice waits for somebody to click.
    assert all("On Error GoTo failed" in wrapper for wrapper in wrappers)
