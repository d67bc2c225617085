"""What an annual goal promises beside figures: rates, volumes, and what is built or bought."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._goal_text import phrases

_MEASURE = rare(r"([一-鿿]{2})(?:率(?![先领])|量(?![化力身体级]))")
_BUILD = rare(
    r"(?:新建|建设|修建|改建|扩建|建成|购置|采购|安装|铺设|打造)(?![、和及与的等,。;])([^,。;!?:]{2,30})"
)
_SHORT_MEASURES = ("产量", "销量", "储量", "用量", "水量", "电量", "气量", "运量", "车流量", "客流量")
OTHER_DEED = re.compile(r"带动|促进|推动|提高|提升|增加|实现|保障|服务(?![站中点所])|用于|方便|解决|吸纳")


class _Promise(NamedTuple):
    """Something that the goal names, and the words of which the indicators must say one."""

    shown: str
    kept_by: tuple[str, ...]


_Choice: TypeAlias = tuple[_Promise, ...]
"""Readings of one promise, of which the first that is not kept is told."""


def promises(goal: str, policy: Policy) -> bool:
    """Whether the goal names a rate, a volume or a building."""
    return bool(_promises(goal, policy))


def unkept(goal: str, form: PerfGoalForm, policy: Policy) -> tuple[str, ...]:
    """The rates, volumes and buildings of the goal that no indicator is about, each once."""
    promised = _promises(goal, policy)
    if not promised:
        return ()
    said = "\n".join(squeeze(row.name.text) + "\n" + squeeze(row.target.text) for row in form.indicators)
    broken = (
        next((promise.shown for promise in choice if not any(word in said for word in promise.kept_by)), "")
        for choice in promised
    )
    return tuple(dict.fromkeys(filter(None, broken)))


@lru_cache(maxsize=1024)
def _promises(goal: str, policy: Policy) -> tuple[_Choice, ...]:
    return (*_measures(goal, policy), *_facilities(goal, policy))


def _measures(goal: str, policy: Policy) -> Iterator[_Choice]:
    """The rates and volumes (满员率, 办件量) that indicators should be about."""
    excluded, volumes = policy.word_list("not_measures"), policy.word_list("volumes")
    for phrase in phrases(goal):
        for match in _MEASURE.finditer(phrase):
            if not match[0].endswith(excluded):
                short = match[0].endswith(_SHORT_MEASURES) and match[0] not in volumes
                yield (_Promise(match[0][-2:] if short else match[0], (match[1], match[0][1:])),)


def _facilities(goal: str, policy: Policy) -> Iterator[_Choice]:
    """What is to be built or bought (建设就业帮扶车间) and indicators should count."""
    groups = [line.split() for line in policy.word_list("facilities")]
    for phrase in phrases(goal):
        for match in _BUILD.finditer(phrase):
            yield tuple(_built(match, groups))


def _built(match: re.Match[str], groups: Iterable[Sequence[str]]) -> Iterator[_Promise]:
    promised = OTHER_DEED.split(match[1])[0]
    for words in groups:
        named = next((word for word in words if len(word) > 1 and word in promised), None)
        if named is not None:
            upto = promised.index(named) + len(named)
            yield _Promise(match[0][: match.start(1) - match.start() + upto], tuple(words))
