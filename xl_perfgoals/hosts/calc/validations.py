"""Validations: lists of values to choose from."""

from xlwings import base_classes

from xl_perfgoals.hosts.calc.formulas import to_calc
from xl_perfgoals.hosts.calc.places import Place
from xl_perfgoals.hosts.calc.uno_bridge import Uno, choice

_SHOWN, _HIDDEN = 1, 0


class DataValidation(base_classes.DataValidation):
    """The validation of a place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @property
    def api(self) -> Uno:
        """LibreOffice's value of it."""
        return self._place.uno.Validation

    @property
    def type(self) -> str:
        """Whether there is one: "list", "none" or "unknown"."""
        return {"ANY": "none", "LIST": "list"}.get(self.api.Type.value, "unknown")

    def set_list(self, source: list[str] | str, in_cell_dropdown: bool = True) -> None:
        """Offers these texts, or those of the cells that a formula names."""
        if isinstance(source, str):
            given = to_calc(source).removeprefix("=")
        else:
            given = ";".join('"' + text.replace('"', '""') + '"' for text in source)
        self._put("LIST", given, in_cell_dropdown)

    def delete(self) -> None:
        """Takes anything again."""
        self._put("ANY", "", True)

    def _put(self, kind: str, formula: str, dropdown: bool) -> None:
        self._place.check_writable()
        own = self._place.uno.Validation
        own.Type = choice("sheet.ValidationType", kind)
        own.setFormula1(formula)
        own.ShowList = _SHOWN if dropdown else _HIDDEN
        self._place.uno.Validation = own
