"""Looks: colour, font, alignment and borders of cells."""

from xlwings import base_classes

from xl_perfgoals.hosts.calc.borders import Borders
from xl_perfgoals.hosts.calc.colors import NONE, number_of, parts_of
from xl_perfgoals.hosts.calc.places import Place
from xl_perfgoals.hosts.calc.uno_bridge import Uno, choice

_SCRIPTS = ("", "Asian", "Complex")
"""LibreOffice keeps a font for each kind of script; set but one, and Chinese text stays as it was."""
_BOLD, _REGULAR = 150.0, 100.0
_SPLIT = "AMBIGUOUS_VALUE"
_INDENT = 353
"""One step of indentation, in hundredths of a millimetre."""
_ACROSS = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "center_across_selection": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
    "distributed": "BLOCK",
}
_DOWN = {"top": 1, "center": 2, "bottom": 3, "justify": 4, "distributed": 4}
_BOTTOM = "bottom"


class Looks(Place):
    """A place that can be given looks."""

    def _common(self, name: str) -> Uno:
        """A property that all cells share; None where they differ."""
        if len(self) > 1 and self.uno.getPropertyState(name).value == _SPLIT:
            return None
        return getattr(self.uno, name)

    def _set(self, name: str, value: Uno) -> None:
        self.check_writable()
        setattr(self.uno, name, value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour of the cells; None for none, or for several."""
        number = self._common("CellBackColor")
        return None if number is None else parts_of(number)

    @color.setter
    def color(self, color: str | tuple[int, int, int] | int | None) -> None:
        self._set("CellBackColor", NONE if color is None else number_of(color))

    @property
    def font(self) -> "Font":
        """The font."""
        return Font(self)

    @property
    def borders(self) -> Borders:
        """The borders."""
        return Borders(self)

    @property
    def wrap_text(self) -> bool | None:
        """Whether long text goes on in further lines."""
        wrapped = self._common("IsTextWrapped")
        return None if wrapped is None else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self._set("IsTextWrapped", value)

    @property
    def horizontal_alignment(self) -> str | None:
        """Where text stands across."""
        own = self._common("HoriJustify")
        return None if own is None else next(word for word, calc in _ACROSS.items() if calc == own.value)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        self._set("HoriJustify", choice("table.CellHoriJustify", _ACROSS[value]))

    @property
    def vertical_alignment(self) -> str | None:
        """Where text stands down; what LibreOffice calls standard is the bottom."""
        own = self._common("VertJustify")
        return None if own is None else next((word for word, calc in _DOWN.items() if calc == own), _BOTTOM)

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self._set("VertJustify", _DOWN[value])

    def adjust_indent(self, amount: int) -> None:
        """Moves text in by so many steps more, or less."""
        before = self._common("ParaIndent") or 0
        self._set("ParaIndent", max(0, before + amount * _INDENT))


class Font(base_classes.Font):
    """The font of a place, the same for every script."""

    def __init__(self, place: Looks) -> None:
        self._place = place

    @property
    def api(self) -> Uno:
        """The cells, which have the properties of fonts among their own."""
        return self._place.uno

    def _get(self, name: str) -> Uno:
        return self._place._common(name)  # noqa: SLF001 - a font is its cells' own

    def _set(self, name: str, value: Uno) -> None:
        self._place.check_writable()
        names = tuple(name + script for script in _SCRIPTS)
        self._place.uno.setPropertyValues(names, (value,) * len(names))

    @property
    def name(self) -> str | None:
        """Its name."""
        own = self._get("CharFontName")
        return None if own is None else str(own)

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)

    @property
    def size(self) -> float | None:
        """Its size in points."""
        own = self._get("CharHeight")
        return None if own is None else float(own)

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def bold(self) -> bool | None:
        """Whether it is bold."""
        own = self._get("CharWeight")
        return None if own is None else bool(own > _REGULAR)

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", _BOLD if value else _REGULAR)

    @property
    def italic(self) -> bool | None:
        """Whether it is italic."""
        own = self._get("CharPosture")
        return None if own is None else bool(own.value != "NONE")

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("CharPosture", choice("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour of the text; what LibreOffice calls automatic is black."""
        own = self._get("CharColor")
        return None if own is None else parts_of(max(own, 0))

    @color.setter
    def color(self, value: str | tuple[int, int, int] | int) -> None:
        self._place.check_writable()
        self._place.uno.CharColor = number_of(value)
