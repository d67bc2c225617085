"""Contents: formulas as text, and clearing."""

from xl_perfgoals.hosts.calc.formulas import moved, to_calc, to_excel
from xl_perfgoals.hosts.calc.places import Place

_VALUES = 1 | 2 | 4 | 16
_NOTES, _LOOKS, _STYLES, _INSIDE = 8, 32, 64, 256
"""LibreOffice's flags of what can be cleared: numbers, days, texts, formulas; notes; looks of three kinds."""


def formulas(place: Place) -> tuple[tuple[str, ...], ...]:
    """The formulas row by row; of other cells what stands in them, "" for blanks."""
    rows = place.uno.getFormulaArray()
    # LibreOffice marks texts that look like something else; what stands there tells whose the mark is.
    marked = any(text[:1] == "'" for row in rows for text in row)
    data = place.uno.getDataArray() if marked else rows
    return tuple(
        tuple(
            _bare(text)
            if text[:1] == "=" or text[:2] == "{="
            else value
            if text[:1] == "'" and isinstance(value, str)
            else text
            for text, value in zip(texts, values, strict=True)
        )
        for texts, values in zip(rows, data, strict=True)
    )


def filled(formula: str, shape: tuple[int, int]) -> list[list[str]]:
    """One formula for every cell of a shape, its references moved along."""
    return [[moved(formula, down, right) for right in range(shape[1])] for down in range(shape[0])]


def array_formula(place: Place) -> str | None:
    """The formula that fills the place as a whole."""
    # What it is comes in the words of the screen; the first cell says it in those of programs.
    return _bare(str(place.cell.getFormula())) if place.uno.getArrayFormula() else None


def _bare(formula: str) -> str:
    """LibreOffice's formula as Excel writes it, without the braces of one that fills a place."""
    return to_excel(formula[1:-1] if formula[:1] == "{" else formula)


def set_array_formula(place: Place, formula: str) -> None:
    """Fills the place with one formula."""
    place.check_writable()
    place.uno.setArrayFormula(to_calc(formula))


def clear(place: Place) -> None:
    """Takes away values, looks, notes and merged cells; drawings and sizes stay."""
    place.check_writable()
    place.uno.merge(False)
    place.uno.clearContents(_VALUES | _NOTES | _LOOKS | _STYLES | _INSIDE)


def clear_contents(place: Place) -> None:
    """Takes away values."""
    place.check_writable()
    place.uno.clearContents(_VALUES)


def clear_formats(place: Place) -> None:
    """Takes away looks."""
    place.check_writable()
    place.uno.clearContents(_LOOKS | _STYLES | _INSIDE)
