"""Elements of WordprocessingML that python-docx has no words for."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element


def element(name: str, **attributes: str) -> _Element:
    """An element of its own: element("w:shd", fill="FFFFFF")."""
    made: _Element = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def child(parent: _Element, name: str, **attributes: str) -> _Element:
    """A new element at the end of another."""
    made = element(name, **attributes)
    parent.append(made)
    return made


def put_before(parent: _Element, made: _Element, *followers: str) -> None:
    """Puts an element where the schema wants it: before the first of its followers, replacing its like."""
    for old in parent.findall(made.tag):
        parent.remove(old)
    names = {qn(follower) for follower in followers}
    for position, other in enumerate(parent):
        if other.tag in names:
            parent.insert(position, made)
            return
    parent.append(made)
