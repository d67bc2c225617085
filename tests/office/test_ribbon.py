"""The ribbon: only what the schema knows, one button a command, pictures and macros that exist."""

import re

import pytest
from defusedxml.ElementTree import fromstring

from xl_perfgoals.files.assets import asset
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.office.packages import RIBBON_2007, RIBBON_2010, read_parts

NAMES = {command.name: command for command in COMMANDS}
VERSIONS = pytest.mark.parametrize("version", [RIBBON_2010, RIBBON_2007], ids=["2010", "2007"])

# From the schemas CustomUI (2006/01) and CustomUI14 (2009/07) of Office, as far as we use them.
SCHEMA = {
    "customUI": (set(), {"ribbon"}),
    "ribbon": ({"startFromScratch"}, {"tabs"}),
    "tabs": (set(), {"tab"}),
    "tab": ({"id", "label", "insertAfterMso", "insertBeforeMso", "keytip", "visible"}, {"group"}),
    "group": ({"id", "label", "image", "imageMso", "keytip", "screentip", "supertip", "visible"}, {"button"}),
    "button": (
        {
            *("id", "label", "image", "imageMso", "onAction", "size", "screentip", "supertip", "keytip"),
            *("enabled", "visible", "showLabel", "showImage", "tag", "description"),
        },
        set(),
    ),
}


@pytest.fixture
def parts(addin):
    return read_parts(addin.read_bytes())


def ribbon(parts, version):
    return fromstring(parts[version.part])


def plain(element):
    return element.tag.rpartition("}")[2]


@VERSIONS
def test_every_element_and_attribute_is_in_the_schema(parts, version):
    root = ribbon(parts, version)
    for element in root.iter():
        assert element.tag == f"{{{version.namespace}}}{plain(element)}"
        attributes, children = SCHEMA[plain(element)]
        assert set(element.attrib) <= attributes
        assert {plain(child) for child in element} <= children
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z_]\w*", id_) for id_ in ids)


@VERSIONS
def test_one_button_a_command_with_its_words(parts, version):
    buttons = list(ribbon(parts, version).iter(f"{{{version.namespace}}}button"))
    assert sorted(button.get("id") for button in buttons) == sorted(f"pg_{name}" for name in NAMES)
    for button in buttons:
        command = NAMES[button.get("id").removeprefix("pg_")]
        assert (button.get("label"), button.get("image")) == (command.label, command.image)
        assert (button.get("screentip"), button.get("supertip")) == (command.label, command.screen_tip)
        assert len(command.screen_tip) <= 1024
        assert button.get("size") == "large"


@VERSIONS
def test_every_action_is_a_sub_for_a_ribbon_control(parts, version):
    source = asset("addin", "vba", "PgRibbon.bas").read_text(encoding="ascii")
    subs = set(re.findall(r"Public Sub (\w+)\(control As IRibbonControl\)", source))
    assert {element.get("onAction") for element in ribbon(parts, version).iter()} - {None} == subs


@VERSIONS
def test_every_picture_is_a_part(parts, version):
    folder, _, name = version.part.partition("/")
    relations = fromstring(parts[f"{folder}/_rels/{name}.rels"])
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    assert targets.keys() == {command.image for command in COMMANDS}
    for target in targets.values():
        assert parts[f"{folder}/{target}"].startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize("size", [16, 32])
def test_icons_have_their_size(size):
    for command in COMMANDS:
        data = asset("addin", "icons", f"{command.image}_{size}.png").read_bytes()
        assert data[16:24] == size.to_bytes(4, "big") * 2
        assert data[25] == 6  # colour with transparency
