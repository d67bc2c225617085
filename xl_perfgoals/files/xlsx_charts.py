"""Charts onto XlsxWriter worksheets."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.sheet import Chart, Formula, Span, Value

_FONT = {"name": "宋体", "size": 9, "color": "#404040"}
_TITLE_FONT = {"name": "黑体", "size": 11, "bold": False, "color": "#1F3864"}
_LABEL_SHARE = 0.12
"""The share of the highest pile that the line of a figure takes."""
_BELOW_LINE = 4
"""Pixels between a chart and the line above it, which it would else cover in part."""
_FAINT_LINE = {"color": "#E3E3E3", "width": 0.75}


def add_chart(
    book: Workbook, target: Worksheet, chart: Chart, cells: Mapping[tuple[int, int], Value]
) -> None:
    """Puts a chart on a sheet, quiet in colours and lines, with its values written beside the bars.

    cells holds the sheet's values: a chart keeps a copy of what it shows.
    """
    options: dict[str, str] = {"type": chart.kind}
    if chart.stacked:
        options["subtype"] = "stacked"
    sideways = chart.kind == "bar"
    drawn = book.add_chart(options)
    if drawn is None:
        raise ValueError(f"XlsxWriter draws no {chart.kind} chart")
    shown = [_shown(series.values, cells) for series in chart.series]
    for series, values in zip(chart.series, shown, strict=True):
        labels: dict[str, object] = {"value": True, "font": _FONT, "num_format": chart.number_format}
        if chart.stacked:
            least = _least_labelled(shown)
            labels |= {
                "num_format": "0;;",
                "position": "center",
                "custom": [{"delete": isinstance(value, float) and value < least} for value in values],
            }
        drawn.add_series(
            {
                "name": series.name,
                "categories": f"={series.labels.formula}",
                "values": f"={series.values.formula}",
                "categories_data": _shown(series.labels, cells),
                "values_data": values,
                "fill": {"color": series.color},
                "gap": 60,
                "data_labels": labels,
            }
        )
    if sideways:  # room for names on the left, for figures behind the longest bar on the right
        drawn.set_plotarea({"layout": {"x": 0.32, "y": 0.14, "width": 0.5, "height": 0.82}})
    drawn.set_title({"name": chart.title, "name_font": _TITLE_FONT, "overlay": False})
    labels_axis: dict[str, object] = {
        "num_font": _FONT,
        "reverse": sideways,  # a bar chart lists from below, the table from above
        "line": _FAINT_LINE,
        "major_tick_mark": "none",
        "major_gridlines": {"visible": False},
    }
    values_axis: dict[str, object] = {
        "num_font": _FONT,
        "num_format": chart.number_format,
        "line": {"none": True},
        "major_tick_mark": "none",
        "major_gridlines": {"visible": not sideways, "line": _FAINT_LINE},
        "visible": not sideways,
        "min": 0,
    }
    drawn.set_x_axis(values_axis if sideways else labels_axis)
    drawn.set_y_axis(labels_axis if sideways else values_axis)
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom", "font": _FONT})
    drawn.set_chartarea({"border": {"color": "#DCE4EE"}})
    drawn.set_size({"width": chart.width, "height": chart.height - _BELOW_LINE})
    place = {"x_offset": 6, "y_offset": _BELOW_LINE, "object_position": 2}
    target.insert_chart(chart.row - 1, chart.col - 1, drawn, place)


def _least_labelled(shown: Sequence[Sequence[str | float]]) -> float:
    """From which value on a part of a pile is high enough for its figure; smaller ones stand in the table."""
    piles = [sum(value for value in pile if isinstance(value, float)) for pile in zip(*shown, strict=True)]
    return max(piles, default=0.0) * _LABEL_SHARE


def _shown(span: Span, cells: Mapping[tuple[int, int], Value]) -> list[str | float]:
    area = span.area
    places = [
        (row, col)
        for row in range(area.first_row, area.last_row + 1)
        for col in range(area.first_col, area.last_col + 1)
    ]
    return [_plain(cells.get(place)) for place in places]


def _plain(value: Value) -> str | float:
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, Decimal | int):
        return float(value)
    return value or ""
