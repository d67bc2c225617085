"""Addons.xcu: the menu and the toolbar of the extension, with one entry for each command."""

from collections.abc import Iterable, Sequence
from textwrap import indent
from xml.sax.saxutils import escape, quoteattr

from xl_perfgoals.hosts.commands import Command

TITLE = "绩效目标"
EXTENSION = "XlPerfGoals.oxt"
IDENTIFIER = "cn.perfgoals.calc"
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_MACRO = (
    "vnd.sun.star.script:{extension}|python|pg_buttons.py${name}?language=Python&location=user:uno_packages"
)
_FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  oor:name="Addons" oor:package="org.openoffice.Office">
{body}
</oor:component-data>
"""


def addons_file(commands: Sequence[Command]) -> str:
    """The file's text."""
    menu = _node(
        f"{IDENTIFIER}.menu",
        _value("Title", TITLE),
        _value("Context", _CALC),
        _node("Submenu", *_entries(commands)),
        added=True,
    )
    toolbar = _node(f"{IDENTIFIER}.toolbar", *_entries(commands), added=True)
    images = (_image(number, command) for number, command in enumerate(commands))
    body = _node(
        "AddonUI",
        _node("OfficeMenuBar", menu),
        _node("OfficeToolBar", toolbar),
        _node("Images", *images),
    )
    return _FRAME.format(body=indent(body, "  "))


def macro_of(command: Command) -> str:
    """The address of a command's macro in the installed extension."""
    return _MACRO.format(extension=EXTENSION, name=command.name)


def _entries(commands: Iterable[Command]) -> Iterable[str]:
    """Entries of a menu or a toolbar, which LibreOffice sorts by the names of their nodes."""
    for number, command in enumerate(commands):
        yield _node(
            f"m{number:02}",
            _value("Context", _CALC),
            _value("URL", macro_of(command)),
            _value("Title", command.label),
            _value("Target", "_self"),
            added=True,
        )


def _image(number: int, command: Command) -> str:
    """The pictures of a command, wherever it is shown."""
    pictures = (
        _value(name, f"%origin%/icons/{command.image}_{size}.png")
        for name, size in (("ImageSmallURL", 16), ("ImageBigURL", 32))
    )
    return _node(
        f"{IDENTIFIER}.image{number:02}",
        _value("URL", macro_of(command)),
        _node("UserDefinedImages", *pictures),
        added=True,
    )


def _node(name: str, *inside: str, added: bool = False) -> str:
    mark = ' oor:op="replace"' if added else ""
    body = indent("\n".join(inside), "  ")
    return f"<node oor:name={quoteattr(name)}{mark}>\n{body}\n</node>"


def _value(name: str, text: str) -> str:
    return f'<prop oor:name={quoteattr(name)} oor:type="xs:string"><value>{escape(text)}</value></prop>'
