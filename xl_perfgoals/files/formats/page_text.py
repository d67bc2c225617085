"""Page text: what a part of an HTML page shows, with its line breaks and what is typed into fields."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from xl_perfgoals.files.formats.cell_texts import flowed

UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg", "iframe"})
_OWN_LINES = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt"),
        *("fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    }
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LINE_ENDS = re.compile(r"[ \xa0]*\n[ \xa0\n]*")
_NO_TEXT_TYPES = {"hidden", "button", "submit", "reset", "image", "file", "password"}


def tag(element: HtmlElement) -> str:
    """The element's name in small letters; "" for comments and the like."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_block(element: HtmlElement) -> bool:
    """Whether the element stands on lines of its own."""
    return tag(element) in _OWN_LINES


def is_hidden(element: HtmlElement) -> bool:
    """Whether the page does not show the element."""
    return _HIDDEN.search(element.get("style") or "") is not None


def shown_lines(element: HtmlElement) -> str:
    """All that the element shows, its lines separated by line feeds."""
    text = "".join(_pieces(element))
    return _LINE_ENDS.sub("\n", text).strip("\n ")


def own_text(element: HtmlElement) -> str | None:
    """What is shown for an element that is no container of text: a line break, a field; None for others."""
    name = tag(element)
    if name == "br":
        return "\n"
    if name == "input":
        return _field(element)
    if name == "select":
        chosen = [option for option in element.iter("option") if option.get("selected") is not None]
        return "".join(chosen[0].itertext()).strip() if chosen else ""
    if name == "textarea":
        return "".join(element.itertext())
    if not name or name in UNSEEN:
        return ""
    return None


def _field(element: HtmlElement) -> str:
    """What is typed into a field; of a box to be ticked, whether it is."""
    kind = (element.get("type") or "text").lower()
    if kind in {"checkbox", "radio"}:
        return "☑" if element.get("checked") is not None else "□"
    return "" if kind in _NO_TEXT_TYPES else element.get("value") or ""


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield flowed(element.text or "")
    for child in element:
        known = own_text(child)
        if known is not None:
            yield known
        elif not is_hidden(child):
            edge = "\n" if is_block(child) else ""
            yield edge
            yield from _pieces(child)
            yield edge
        yield flowed(child.tail or "")
