"""一格里写了两条指标，或者一条指标写了两个值。

为什么：两条指标共用一个值，就不知道这个值是哪一条的；自评时也没法分别打分。

怎么改：拆成两行，每行一个三级指标、一个指标值。
"""

import re
import unicodedata
from functools import lru_cache

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import Indicator
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.target import Kind, Target
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._indicators import facts_of
from xl_perfgoals.rules._percents import names_share
from xl_perfgoals.rules._rule import EVERY_KIND, Basis, Category, Hit, Rows, Rule, example

_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_BORDER = rare(r"[\s、,;/|]+|以及|(?<=率)[和与及]")
_JOINED = rare(r"以及|率[和与及]")
_NUMBERED = rare(r"(?:^|[^0-9.])1[.、)](?![0-9]).*[^0-9.]2[.、)](?![0-9])", re.DOTALL)


def lists_several(row: Indicator, policy: Policy) -> bool:
    """Whether the name lists measures."""
    name = row.name.text
    joined = ("及" in name or "率" in name) and _JOINED.search(name)
    if not joined and name.isalnum() and name == squeeze(name):
        return False  # one word, as most names are: nothing in it parts two
    return len(_measures(name, policy)) > 1 or _is_numbered(name)


def check_row(row: Indicator, target: Target, policy: Policy) -> Hit | None:
    """A name that lists two measures, or else a value that states two figures."""
    names = _measures(row.name.text, policy)
    several = target.kind is Kind.MULTI
    if len(names) > 1:
        facts = facts_of(row, names=names, count=len(names))
        return Hit(row.name.at, facts, also=(row.target.at,), variant="values_too" if several else "")
    if several:
        return Hit(row.target.at, facts_of(row), variant="values")
    return Hit(row.name.at, facts_of(row), variant="numbered") if _is_numbered(row.name.text) else None


def _measures(name: str, policy: Policy) -> tuple[str, ...]:
    """The different shares (…率, …占比) that a name lists; nothing but their separators lies between them."""
    parts = _parts(name)
    return tuple([part for part in parts if names_share(part, policy)]) if len(parts) > 1 else ()


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    text = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", name))
    parts = [squeeze(part) for part in _BORDER.split(text)]
    return tuple(dict.fromkeys(part for part in parts if len(part) > 2))


@lru_cache(maxsize=4096)
def _is_numbered(name: str) -> bool:
    text = unicodedata.normalize("NFKC", name)
    return _NUMBERED.search(text) is not None or ("①" in name and "②" in name)


RULE = Rule(
    code="S07",
    name="two_in_one_cell",
    title="一格写了两条指标",
    severity=Severity.ERROR,
    message="一格写了 {count} 条指标（{names}），共用一个指标值“{value}”",
    advice="请拆成 {count} 行，每行一个三级指标、一个指标值",
    variants={
        "values_too": (
            "一格写了 {count} 条指标（{names}），指标值也写在一格“{value}”",
            "请拆成 {count} 行，每行一个三级指标、一个指标值",
        ),
        "values": (
            "{level2}“{name}”写了几个指标值“{value}”",
            "请拆成几行，每行一个三级指标、一个指标值",
        ),
        "numbered": (
            "一格里列了几条指标“{name}”，只有一个指标值“{value}”",
            "请拆成几行，每行一个三级指标、一个指标值",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_row=check_row,
    rows=Rows(EVERY_KIND, names=lists_several),
    other_rows=Rows(frozenset({Kind.MULTI})),
    fails=(
        example({"质量指标.三级指标": "管网维修合格率、材料检验率"}),
        example({"质量指标.三级指标": "管网维修合格率(含支管)\n材料检验率(不含阀门)"}, note="换行分开"),
        example({"质量指标.三级指标": "管网维修合格率和材料检验率"}),
        example({"质量指标.指标值": "100%、95%"}, note="一条指标两个值"),
        example({"质量指标.三级指标": "合格率、达标率、优良率", "质量指标.指标值": "100%、95%、90%"}),
        example({"质量指标.三级指标": "1.管网维修达标；2.水质检测达标"}, note="编了号的几条"),
        example({"质量指标.三级指标": "①管网维修达标②水质检测达标"}),
    ),
    passes=(
        example(),
        example({"质量指标.三级指标": "管网维修手续完整性和真实性"}, note="一件事的两个方面"),
        example({"质量指标.三级指标": "水压、水质达标率"}, note="一个率"),
        example({"质量指标.三级指标": "管网维修验收 合格率"}, note="空格把一个名称断开"),
        example({"质量指标.三级指标": "管网1.2公里至2.5公里段维修合格率"}, note="小数不是编号"),
        example({"数量指标.指标值": "≥20公里，≤25公里"}, note="一个范围"),
    ),
)
