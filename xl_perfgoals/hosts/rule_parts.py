"""A rule of the catalogue for a cell: one of its parts, or its title and severity."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.guard import InputError
from xl_perfgoals.ops.messages import BY_CODE
from xl_perfgoals.rules import Rule
from xl_perfgoals.wording import SEVERITY


def rule_part(code: str, part: str) -> str:
    """A part of the rule of this code by its Chinese or English name. Raises InputError."""
    rule = BY_CODE.get(squeeze(code).upper())
    if rule is None:
        raise InputError(words.NO_RULE.format(code=code))
    if not part:
        return f"{rule.title}（{SEVERITY[rule.severity]}）"
    own = _PARTS.get(squeeze(part).lower())
    if own is None:
        names = "、".join(name for name in _PARTS if not name.isascii())
        raise InputError(words.NO_PART.format(part=part, parts=names))
    return own(rule)


def _basis(rule: Rule) -> str:
    return "、".join(basis.value for basis in rule.basis)


_BY_NAME: tuple[tuple[tuple[str, ...], Callable[[Rule], str]], ...] = (
    (("名称", "title"), lambda rule: rule.title),
    (("级别", "severity"), lambda rule: SEVERITY[rule.severity]),
    (("类别", "category"), lambda rule: rule.category.value),
    (("依据", "basis"), _basis),
    (("说明", "text"), lambda rule: rule.doc.strip()),
)
_PARTS: Mapping[str, Callable[[Rule], str]] = MappingProxyType(
    {name: part for names, part in _BY_NAME for name in names}
)
