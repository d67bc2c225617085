"""Sizes: widths of columns, heights of rows, and whether they are shown."""

from xl_perfgoals.hosts.calc.places import Place

_POINT = 2540 / 72
_PIXEL = 2540 / 96
_DIGIT, _PADDING = 8, 5
"""In pixels: a digit of 宋体 11, which Excel counts widths by, and what it adds to each column."""


class Sizes(Place):
    """A place whose rows and columns can be sized."""

    @property
    def column_width(self) -> float:
        """In digits of the standard font; 0 for a hidden column."""
        columns = self.uno.Columns
        if not columns.IsVisible:
            return 0.0
        return max(0.0, round((int(columns.Width) / _PIXEL - _PADDING) / _DIGIT, 2))

    @column_width.setter
    def column_width(self, value: float) -> None:
        columns = self.uno.Columns
        if value:
            columns.Width = round((value * _DIGIT + _PADDING) * _PIXEL)
        columns.IsVisible = bool(value)

    @property
    def row_height(self) -> float:
        """In points; 0 for a hidden row."""
        rows = self.uno.Rows
        return round(rows.Height / _POINT, 1) if rows.IsVisible else 0.0

    @row_height.setter
    def row_height(self, value: float) -> None:
        rows = self.uno.Rows
        if value:
            rows.Height = round(value * _POINT)
        rows.IsVisible = bool(value)

    @property
    def row_hidden(self) -> bool:
        """Whether the first row is hidden."""
        return not self.uno.Rows.IsVisible

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.uno.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool:
        """Whether the first column is hidden."""
        return not self.uno.Columns.IsVisible

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.uno.Columns.IsVisible = not value

    def autofit(self, axis: str | None = None) -> None:
        """Fits widths to the longest text, heights to the lines."""
        if axis in {None, "columns", "c"}:
            self.uno.Columns.OptimalWidth = True
        if axis in {None, "rows", "r"}:
            self.uno.Rows.OptimalHeight = True
