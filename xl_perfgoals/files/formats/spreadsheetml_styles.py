"""Styles of SpreadsheetML 2003: the number format under which a style shows its cells."""

from collections.abc import Mapping

NAMED = {
    "General": "General",
    "General Number": "General",
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "d-mmm-yy",
    "Short Date": "yyyy/m/d",
    "Long Time": "h:mm:ss",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": '"¥"#,##0.00',
    "Euro Currency": '"€"#,##0.00',
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
"""The formats that have a name there, as Chinese Excel shows them."""

_MOST_PARENTS = 16


class Styles:
    """The styles of a workbook, filled while it is read."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._current = ""

    def add(self, element: str, attributes: Mapping[str, str]) -> None:
        """Takes in the start of a Style, or of the NumberFormat inside it."""
        if element == "Style":
            self._current = attributes.get("ID", "")
            self._parents[self._current] = attributes.get("Parent", "")
        else:
            code = attributes.get("Format", "General")
            self._codes[self._current] = NAMED.get(code, code)

    def code(self, style: str) -> str:
        """The format code of a style: its own, or that of the style it is based on."""
        for _ in range(_MOST_PARENTS):
            if style in self._codes:
                return self._codes[style]
            style = self._parents.get(style, "")
        return "General"
