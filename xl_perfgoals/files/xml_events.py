"""XML as a stream of events, for parts too large to be held as trees; a document type is refused."""

from collections.abc import Callable
from typing import TypeAlias
from xml.parsers import expat

from defusedxml import DTDForbidden

OnStart = Callable[[str, dict[str, str]], None]
Element: TypeAlias = tuple[str, dict[str, str]]
"""The local name of an element, and its attributes by local name."""


def new_parser(on_start: OnStart) -> expat.XMLParserType:
    """An expat parser without namespaces: names arrive with the prefix that the file gives them."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = on_start
    parser.StartDoctypeDeclHandler = _forbid
    return parser


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def elements(xml: bytes, *wanted: str) -> list[Element]:
    """The elements of these local names, in order, each with its attributes by local name."""
    found: list[Element] = []

    def on_start(name: str, attributes: dict[str, str]) -> None:
        if (bare := local(name)) in wanted:
            found.append((bare, {local(key): value for key, value in attributes.items()}))

    new_parser(on_start).Parse(xml, True)
    return found


def _forbid(name: str, system_id: str | None, public_id: str | None, _internal: bool) -> None:
    raise DTDForbidden(name, system_id, public_id)
