"""Conditions: looks that cells take on while their value is such."""

from collections.abc import Mapping

from xlwings import base_classes

from xl_perfgoals.hosts.calc.colors import number_of
from xl_perfgoals.hosts.calc.formulas import to_calc
from xl_perfgoals.hosts.calc.places import Place
from xl_perfgoals.hosts.calc.styles import style_of
from xl_perfgoals.hosts.calc.uno_bridge import Uno, choice, properties

_OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}


class ConditionalFormat(base_classes.ConditionalFormat):
    """One condition with its looks."""

    def __init__(self, entry: Uno) -> None:
        self._entry = entry

    @property
    def api(self) -> Uno:
        """LibreOffice's value of it."""
        return self._entry


class ConditionalFormats(base_classes.ConditionalFormats):
    """The conditions of a place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @property
    def api(self) -> Uno:
        """LibreOffice's value of all of them."""
        return self._place.uno.ConditionalFormat

    def __len__(self) -> int:
        return int(self.api.getCount())

    def add_cell_value(self, spec: Mapping[str, Uno]) -> ConditionalFormat:
        """Adds a comparison with one or two values."""
        return self._add(
            Operator=choice("sheet.ConditionOperator", _OPERATORS[spec["operator"]]),
            Formula1=_formula(spec["formula1"]),
            Formula2=_formula(spec["formula2"] or ""),
            StyleName=self._style(spec),
        )

    def add_custom(self, spec: Mapping[str, Uno]) -> ConditionalFormat:
        """Adds a condition given by a formula."""
        return self._add(
            Operator=choice("sheet.ConditionOperator", "FORMULA"),
            Formula1=_formula(spec["formula"]),
            StyleName=self._style(spec),
        )

    def clear(self) -> None:
        """Takes all conditions away."""
        self._place.check_writable()
        own = self.api
        own.clear()
        self._place.uno.ConditionalFormat = own

    def _add(self, **entry: Uno) -> ConditionalFormat:
        self._place.check_writable()
        own = self.api
        own.addNew(properties(**entry))
        self._place.uno.ConditionalFormat = own
        return ConditionalFormat(own.getByIndex(own.getCount() - 1))

    def _style(self, spec: Mapping[str, Uno]) -> str:
        fill, ink = spec.get("fill_color"), spec.get("font_color")
        return style_of(
            self._place.sheet.book.uno,
            None if fill is None else number_of(fill),
            None if ink is None else number_of(ink),
            bold=bool(spec.get("font_bold")),
        )


def _formula(text: str) -> str:
    return to_calc(text).removeprefix("=")
