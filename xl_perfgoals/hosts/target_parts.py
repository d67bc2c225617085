"""A 指标值 taken apart for a cell: one of its parts, or all of them in a line."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.guard import InputError

Answer: TypeAlias = str | float | bool

_Part: TypeAlias = Callable[[Target], Answer]


def target_part(target: Target, part: str) -> Answer:
    """The part of a target by its Chinese or English name; "" for a readable line. Raises InputError."""
    if not part:
        return target_line(target)
    own = _PARTS.get(squeeze(part).lower())
    if own is None:
        names = "、".join(name for name in _PARTS if not name.isascii())
        raise InputError(words.NO_PART.format(part=part, parts=names))
    return own(target)


def target_line(target: Target) -> str:
    """Like "数量：≥20公里"; the kind alone where there is nothing to measure."""
    said = "".join(
        (
            words.OPERATORS[target.op] if target.op and target.number2 is None else "",
            _figures(target),
            target.unit or "",
        )
    )
    kind = words.KINDS[target.kind]
    if target.date:
        said = target.date + (f" 至 {target.date2}" if target.date2 else "")
    elif target.kind in {Kind.QUALITATIVE, Kind.MULTI}:
        said = target.text.strip()
    return f"{kind}：{said}" if said else kind


def _figures(target: Target) -> str:
    if target.ratio:
        return target.ratio
    numbers = [format_amount(number) for number in (target.number, target.number2) if number is not None]
    return "～".join(numbers)


def _number(number: Decimal | None) -> Answer:
    return "" if number is None else float(number)


_BY_NAME: tuple[tuple[tuple[str, ...], _Part], ...] = (
    (("运算符", "op"), lambda target: words.OPERATORS[target.op] if target.op else ""),
    (("数字", "数值", "number"), lambda target: target.ratio or _number(target.number)),
    (("上限", "number2"), lambda target: _number(target.number2)),
    (("单位", "unit"), lambda target: target.unit or ""),
    (("类型", "kind"), lambda target: words.KINDS[target.kind]),
    (("金额元", "yuan"), lambda target: _number(target.yuan)),
    (("日期", "date"), lambda target: target.date or ""),
    (("截止日期", "date2"), lambda target: target.date2 or ""),
    (("可量化", "quantified"), lambda target: target.quantified),
)
_PARTS: Mapping[str, _Part] = MappingProxyType({name: part for names, part in _BY_NAME for name in names})
