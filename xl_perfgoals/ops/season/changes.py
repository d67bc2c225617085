"""What differs between two contents of one form: old against new value, indicators by what they say."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.ops.season.content import FrozenForm, IndicatorContent, MoneyContent

_HEAD = (
    ("project", "项目名称"),
    ("project_code", "项目编码"),
    ("department", "主管部门"),
    ("department_code", "主管部门代码"),
    ("unit", "实施单位"),
    ("year", "年度"),
    ("attribute", "项目属性"),
    ("period", "项目期"),
    ("annual_goal", "年度总体目标"),
    ("long_goal", "中长期目标"),
)
_LONG = "中长期"
_NAME, _VALUE, _WEIGHT, _INDICATOR = "三级指标", "指标值", "权重", "指标"
_COST, _CONTACT, _TITLE = "成本明细", "联系人等", "表名"


class ContentChange(NamedTuple):
    """A difference: where (数量指标“培训人数”指标值), and both values; "" where there is none."""

    place: str
    old: str
    new: str


def content_changes(old: FrozenForm, new: FrozenForm) -> tuple[ContentChange, ...]:
    """All differences that make the fingerprints of two contents differ, in the order of the form."""
    return tuple(_changes(old, new))


def _changes(old: FrozenForm, new: FrozenForm) -> Iterator[ContentChange]:
    for field, label in _HEAD:
        yield from _if_other(label, _text(getattr(old, field)), _text(getattr(new, field)))
    yield from _money(old.money, new.money)
    yield from _indicators(old.indicators, new.indicators, "")
    yield from _indicators(old.long_indicators, new.long_indicators, _LONG)
    costs = [
        "；".join(f"{cost.name} {cost.amount} {cost.basis}".strip() for cost in form.costs)
        for form in (old, new)
    ]
    yield from _if_other(_COST, *costs)
    contacts = ["；".join(f"{c.label} {c.text}".strip() for c in form.contacts) for form in (old, new)]
    yield from _if_other(_CONTACT, *contacts)
    yield from _if_other(
        _TITLE, f"{old.attachment} {old.title}".strip(), f"{new.attachment} {new.title}".strip()
    )


def _money(old: Sequence[MoneyContent], new: Sequence[MoneyContent]) -> Iterator[ContentChange]:
    """Line by line: the lines of one label in their order."""
    pairs: dict[tuple[str, int], list[str]] = {}
    for side, lines in enumerate((old, new)):
        seen: defaultdict[str, int] = defaultdict(int)
        for line in lines:
            key = (line.label, seen[line.label])
            seen[line.label] += 1
            pairs.setdefault(key, ["", ""])[side] = line.text if line.amount is None else line.amount
    for (label, _), (before, after) in pairs.items():
        yield from _if_other(label, before, after)


def _indicators(
    old: Sequence[IndicatorContent], new: Sequence[IndicatorContent], prefix: str
) -> Iterator[ContentChange]:
    left = list(old)
    unpaired = []
    for row in new:
        before = next((other for other in left if _key(other) == _key(row)), None)
        if before is None:
            unpaired.append(row)
        else:
            left.remove(before)
            yield from _one(before, row, prefix)
    for row in unpaired:
        same_level = [other for other in left if squeeze(other.level2) == squeeze(row.level2)]
        rivals = [other for other in unpaired if squeeze(other.level2) == squeeze(row.level2)]
        if len(same_level) == len(rivals) == 1:
            left.remove(same_level[0])
            yield from _one(same_level[0], row, prefix)
        else:
            yield ContentChange(f"{prefix}{_INDICATOR}", "", _whole(row))
    for row in left:
        yield ContentChange(f"{prefix}{_INDICATOR}", _whole(row), "")


def _one(old: IndicatorContent, new: IndicatorContent, prefix: str) -> Iterator[ContentChange]:
    place = f"{prefix}{new.level2}“{new.name}”"
    yield from _if_other(f"{prefix}{new.level2}{_NAME}", old.name, new.name)
    yield from _if_other(f"{place}{_VALUE}", old.target, new.target)
    yield from _if_other(f"{place}{_WEIGHT}", old.weight or "", new.weight or "")


def _key(row: IndicatorContent) -> tuple[str, str]:
    return squeeze(row.level2), squeeze(row.name)


def _whole(row: IndicatorContent) -> str:
    return f"{row.level2}：{row.name} {row.target}".strip()


def _if_other(place: str, old: str, new: str) -> Iterator[ContentChange]:
    if squeeze(old) != squeeze(new):
        yield ContentChange(place, old, new)


def _text(value: object) -> str:
    return "" if value is None else str(value)
