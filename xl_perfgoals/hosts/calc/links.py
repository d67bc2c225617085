"""Links: cells that lead somewhere when clicked."""

from xl_perfgoals.hosts.calc.places import Place
from xl_perfgoals.hosts.calc.uno_bridge import Uno


def link_of(place: Place) -> str:
    """Where the first link in the cell leads, "" when there is none."""
    fields = _fields(place)
    return str(fields[0].URL) if fields else ""


def add_link(place: Place, address: str, text: str) -> None:
    """Puts a text into the cell that leads to an address."""
    place.check_writable()
    field = place.sheet.book.uno.createInstance("com.sun.star.text.TextField.URL")
    field.URL, field.Representation = address, text
    place.cell.setString("")
    place.cell.insertTextContent(place.cell.createTextCursor(), field, False)


def _fields(place: Place) -> list[Uno]:
    return [field for field in place.cell.getTextFields() if hasattr(field, "URL")]
