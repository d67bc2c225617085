"""Word text: what a paragraph of a Word document shows, its fields and ticked boxes included."""

from collections.abc import Iterator

from lxml.etree import _Element

_OWN_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "softhyphen": ""}
_FLOATING = "txbxcontent"
_UNSEEN = frozenset(
    {
        *("ppr", "rpr", "sdtpr", "instrtext", "deltext", "delinstrtext", "del", "movefrom", "bindata"),
        *("pict", "drawing", "object", "rt", "fallback", "txbxcontent"),
    }
)
"""What shows no text of the paragraph: properties, what was deleted, pictures, readings, notes."""
_TICKED = {"F052", "F053", "F054", "F0FD", "F0FE", "F0FC", "00FE", "00FD", "2611", "2612"}
_EMPTY_BOX = {"F06F", "F071", "F072", "F0A8", "F0A3", "00A8", "2610", "F0A1"}


def name_of(element: _Element) -> str:
    """The element's name without its namespace, in small letters; "" for comments.

    So Word's formats of 2003 and 2007, and the strict one, are the same.
    """
    tag: object = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """An attribute, whatever its namespace."""
    return next(
        (str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name),
        None,
    )


def child(element: _Element | None, *names: str) -> _Element | None:
    """The element at the end of a path of names; None where it breaks off."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if name_of(one) == name), None)
    return element


def is_on(element: _Element | None) -> bool:
    """Whether a switch is there, and not turned off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off", "none"}


def paragraph_text(paragraph: _Element) -> str:
    """What the paragraph shows, its lines separated by line feeds."""
    return "".join(_pieces(paragraph))


def floating_text(element: _Element) -> bool:
    """Whether there is a text box in the element in which anything is written."""
    boxes = (box for box in element.iter() if name_of(box) == _FLOATING)
    return any(name_of(one) == "t" and (one.text or "").strip() for box in boxes for one in box.iter())


def _pieces(element: _Element) -> Iterator[str]:
    for one in element:
        name = name_of(one)
        if name == "t":
            yield one.text or ""
        elif name in _OWN_CHARACTERS:
            yield _OWN_CHARACTERS[name]
        elif name == "sym":
            yield symbol(attribute(one, "char") or "")
        elif name == "fldchar":
            yield _chosen(one)
        elif name and name not in _UNSEEN and not _is_unseen(one, name):
            yield from _pieces(one)


def _is_unseen(element: _Element, name: str) -> bool:
    """Whether this is hidden text, or a comment of Word 2003."""
    if name == "r":
        return is_on(child(element, "rpr", "vanish"))
    return name == "annotation" and not (attribute(element, "type") or "").endswith("Insertion")


def symbol(code: str) -> str:
    """What a character of a symbol font shows, of boxes to be ticked; "" for other pictures."""
    code = code.upper()
    return "☑" if code in _TICKED else "□" if code in _EMPTY_BOX else ""


def _chosen(field: _Element) -> str:
    """What is chosen in a drop-down list or a box of an old form; other fields hold their text themselves."""
    data = child(field, "ffdata")
    if (box := child(data, "checkbox")) is not None:
        checked = child(box, "checked")
        return "☑" if is_on(child(box, "default") if checked is None else checked) else "□"
    if (choice := child(data, "ddlist")) is not None:
        entries = [attribute(one, "val") or "" for one in choice if name_of(one) == "listentry"]
        result = child(choice, "result")
        number = (attribute(result, "val") if result is not None else None) or "0"
        return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""
    return ""
