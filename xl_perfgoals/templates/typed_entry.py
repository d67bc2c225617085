"""What Excel stores when a clerk types a figure: a number, and the format that shows it as it was typed."""

import re
from datetime import date
from decimal import Decimal

MAX_DIGITS = 15
"""Excel keeps no more; a longer figure would come back changed."""

_NUMBER = r"(?P<number>0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?P<decimals>\.\d+)?"
_FIGURE = re.compile(rf'(?P<op>[≥≤><=]?){_NUMBER}(?P<gap>\s?)(?P<unit>%|[^\s\d%."][^\d%."]*)?')
_DATE = re.compile(r"(?P<year>[12]\d{3})(?P<g1>\s?)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?")
_DAY_ZERO = date(1899, 12, 30)  # serial numbers count from here, since Excel has a 29 February 1900


def typed_value(text: str) -> tuple[float, str] | None:
    """The number and the number format by which a cell shows exactly this text; None if it stays text.

    "≥95%" is 0.95 shown by "≥"0%, "12 个月" is 12 shown by 0" 个月", "2023 年" is the serial number of
    2023-01-01 shown by yyyy" 年".
    """
    if text[:1] == "-" and text[1:2].isdigit() and (positive := _figure(text[1:])):
        return -positive[0], positive[1]
    return _day(text) or _figure(text)


def serial_number(day: date) -> int:
    """How Excel counts a day."""
    return (day - _DAY_ZERO).days


def _day(text: str) -> tuple[float, str] | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    pattern = f'yyyy"{match["g1"]}年"'
    for part, letter, label in (("month", "m", "月"), ("day", "d", "日")):
        if match[part]:
            pattern += letter * len(match[part]) + f'"{label}"'
    try:
        day = date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None  # 2023年13月 stays what the clerk typed
    return serial_number(day), pattern


def _figure(text: str) -> tuple[float, str] | None:
    match = _FIGURE.fullmatch(text)
    if match is None or ((match["unit"] or "").startswith("年") and len(match["number"]) == 4):
        return None  # "2023 年底" is a day in words, no figure
    digits, decimals, unit = match["number"].replace(",", ""), match["decimals"] or "", match["unit"] or ""
    if len(digits + decimals) > MAX_DIGITS or (match["gap"] and not unit):
        return None
    number = Decimal(digits + decimals)
    pattern = ("#,##0" if "," in match["number"] else "0") + decimals[:1] + "0" * len(decimals[1:])
    before = f'"{match["op"]}"' if match["op"] else ""
    if unit == "%":
        return float(number / 100), before + pattern + match["gap"] + "%"
    return float(number), before + pattern + (f'"{match["gap"]}{unit}"' if unit else "")
