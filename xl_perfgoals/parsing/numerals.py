"""Numerals: Arabic and Chinese digits as exact decimals."""

import re
from decimal import Decimal

from xl_perfgoals.core.amount import EXACT
from xl_perfgoals.core.patterns import rare

NUMBER = r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,12})?"
"""A number in Arabic digits, as a pattern; longer ones are no target but a typing accident."""

CHINESE = "零〇一二两三四五六七八九十百千万亿"
"""The characters of a Chinese numeral."""

_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"〇": 0, "两": 2, "": 0}
_ONE = "[一二两三四五六七八九]"
_FOUR_PLACES = f"(?:({_ONE})千)?零?(?:({_ONE})百)?零?(?:({_ONE}?)(十))?零?({_ONE})?"
_NUMERAL = rare(f"(?:{_FOUR_PLACES}(?<!零)亿)?零?(?:{_FOUR_PLACES}(?<=[^零亿])万)?零?{_FOUR_PLACES}")
_SHORTENED = rare(f"(.*(百|千|万|亿))({_ONE})")
_TENTH_OF = {"百": 10, "千": 100, "万": 1_000, "亿": 10_000_000}
_DIGIT = "[一二两三四五六七八九十]"
_SOME = rf"(?:[0-9]{{1,6}}(?:\.[0-9]{{1,4}})?|[{CHINESE}]{{1,8}})"
_PARTS_OF = rare(rf"(?P<whole>百|千|{_SOME})分之(?P<part>{_SOME})")
_TENTHS = rare(
    rf"(?<![0-9.])(?P<tens>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|{_DIGIT})成(?P<ones>{_DIGIT}?)(?=$|以|左右|及|或|\()"
)
_HALF = rare(
    r"(?<![上下每按前后0-9.一二两三四五六七八九十])"
    rf"(?:(?P<whole>[0-9]{{1,3}}|{_DIGIT}{{1,3}})(?P<of>年|天|小时|个))?半(?P<unit>年|个月|月|天|日|小时)?"
)


def arabic_number(text: str) -> Decimal:
    """The number that a match of NUMBER writes."""
    return Decimal(text.replace(",", ""))


def read_number_text(text: str) -> Decimal | None:
    """The number that text writes in Arabic or Chinese digits."""
    return arabic_number(text) if text[-1:].isascii() and text else chinese_number(text)


def chinese_number(text: str) -> Decimal | None:
    """The number of a Chinese numeral: 一百二十 is 120, 两万 20000, 一百二 120; None for what is none."""
    if text in {"零", "〇"}:
        return Decimal(0)
    extra = 0
    if shortened := _SHORTENED.fullmatch(text):  # 一百二 means 一百二十
        text, extra = shortened[1], _VALUES[shortened[3]] * _TENTH_OF[shortened[2]]
    match = _NUMERAL.fullmatch(text.replace("〇", "零"))
    if match is None or text == "" or text[0] in "零万亿":
        return None
    places = [place or "" for place in match.groups()]
    total = 0
    for start in (0, 5, 10):  # 亿, 万, ones
        thousands, hundreds, tens, ten, ones = places[start : start + 5]
        tens_value = _VALUES[tens or "一"] if ten else 0
        total *= 10_000
        total += _VALUES[thousands] * 1_000 + _VALUES[hundreds] * 100 + tens_value * 10 + _VALUES[ones]
    return Decimal(total + extra)


def positional_number(text: str) -> str | None:
    """The digits of a numeral read place by place: 二〇二三 is "2023"."""
    if text and all(char in _VALUES and char != "十" for char in text):
        return "".join(str(_VALUES[char]) for char in text)
    return None


def times(number: Decimal, factor: int) -> Decimal:
    """The exact product, written without needless zeros and without an exponent."""
    product = EXACT.multiply(number, Decimal(factor))
    whole = product.to_integral_value()
    return EXACT.quantize(whole, Decimal(1)) if whole == product else EXACT.normalize(product)


_FORMAL = re.compile(r"(?:(?<![㐀-鿿])|(?<=人民币))[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+(?:[元圆]整?)?")
_FORMAL_DIGITS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆", "一二三四五六七八九十百千元")


def in_figures(text: str) -> str:
    """The text with what is written in words put into figures: 百分之九十五, 九成, 三分之二, 半年, 一年半.

    The digits of cheques become the plain ones: 贰拾万元整 is 二十万元.
    """
    text = _FORMAL.sub(lambda match: match[0].translate(_FORMAL_DIGITS).removesuffix("整"), text)
    if "分之" in text:
        text = _PARTS_OF.sub(_part_figures, text)
    if "成" in text:
        text = _TENTHS.sub(_tenth_figures, text)
    return _HALF.sub(_half_figures, text) if "半" in text else text


def _part_figures(match: re.Match[str]) -> str:
    whole, part = match["whole"], read_number_text(match["part"])
    if whole in {"百", "千"}:
        hundred = Decimal(100) if match["part"] == "百" else part
        return match[0] if hundred is None else f"{hundred}{'%' if whole == '百' else '‰'}"
    number = read_number_text(whole)
    return match[0] if number is None or part is None else f"{part}/{number}"


def _tenth_figures(match: re.Match[str]) -> str:
    tens = read_number_text(match["tens"])
    ones = chinese_number(match["ones"]) if match["ones"] else Decimal(0)
    return match[0] if tens is None or ones is None else f"{times(tens, 10) + ones}%"


def _half_figures(match: re.Match[str]) -> str:
    whole, of, unit = match["whole"], match["of"], match["unit"]
    if whole is None:
        number = Decimal("0.5")
    elif (of == "个") == (unit is None):  # 一年半 and 一个半月, but not 一年半年
        return match[0]
    else:
        number = (read_number_text(whole) or Decimal(0)) + Decimal("0.5")
    unit = {"月": "个月", "日": "天", None: of}.get(unit, unit)
    if unit is None:
        return match[0]
    return f"{times(number, 12)}个月" if unit == "年" else f"{number}{unit}"
