"""同一单位两个项目有多条三级指标相同，位置也相同。

为什么：两个项目的产出和效益不会条条一样，相同的多了就是照抄，考核时分不清是哪个项目的成效。

怎么改：按各项目自己的内容重写三级指标；如果确实是同一件事，请合并项目。年度总体目标也雷同的由 X01 一并报告。
"""

from collections import defaultdict
from collections.abc import Iterator

from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._likeness import goals_alike
from xl_perfgoals.rules._neighbours import pairs
from xl_perfgoals.rules._road import ROAD, road_rows
from xl_perfgoals.rules._rule import Basis, Category, Edits, Hit, Rule, example
from xl_perfgoals.rules._unit_rows import UnitRows


def check_unit(unit: UnitRows, policy: Policy) -> Iterator[Hit]:
    """Each form that shares many rows with another project of its unit, naming the most alike."""
    most: dict[int, tuple[int, int]] = {}
    for (one, ones), (other, others) in pairs(_sharing(unit, policy)):
        shared = (ones & others).bit_count()
        if shared >= policy.shared_names and not _told(unit.forms[one], unit.forms[other], policy):
            for number, partner in ((one, other), (other, one)):
                if number not in most or shared > most[number][0]:
                    most[number] = (shared, partner)
    for number, (_, nearest) in sorted(most.items()):
        yield _hit(unit, number, nearest)


def _sharing(unit: UnitRows, policy: Policy) -> Iterator[tuple[int, tuple[int, int]]]:
    """The forms, by their number, each with the rows that another form has too; those with too few left out.

    Each such row is a bit: two forms are compared in one step.
    """
    shared = [0] * len(unit.forms)
    bit = 1
    for (level2, name), places in unit.places.items():
        if len(places) < 2 or not name or level2 is None:
            continue
        by_number: defaultdict[int, list[int]] = defaultdict(list)
        for place in places:
            by_number[unit.numbers[place]].append(unit.owners[place])
        for owners in by_number.values():
            if len(owners) > 1:
                for owner in owners:
                    shared[owner] |= bit
                bit <<= 1
    for number, rows in enumerate(shared):
        if rows.bit_count() >= policy.shared_names:
            yield number, (number, rows)


def _told(one: PerfGoalForm, other: PerfGoalForm, policy: Policy) -> bool:
    return "X01" not in policy.off and goals_alike(one, other, policy)


def _hit(unit: UnitRows, number: int, nearest: int) -> Hit:
    form, other = unit.forms[number], unit.forms[nearest]
    rows = unit.shared(number, nearest)
    facts: Facts = {
        "other": other.project.text,
        "book": other.at.book,
        "sheet": other.at.sheet,
        "rows": tuple(row.number for row, _ in rows),
        "names": tuple(row.name.text for row, _ in rows),
        "count": len(rows),
    }
    first, *more = (row.name.at for row, _ in rows)
    return Hit(first, facts, also=(*more, *(row.name.at for _, row in rows)), form=form)


_SECOND: Edits = {
    "项目名称": "村级饮水管网维修二期项目",
    "年度总体目标": "解决老旧水管漏水、水压不足的问题，2023年让石桥镇各村农户都能放心喝水。",
}
_FOUR = ("数量指标", "质量指标", "时效指标", "成本指标")

RULE = Rule(
    code="X02",
    name="rows_alike",
    title="三级指标雷同",
    severity=Severity.WARNING,
    message="有 {count} 条三级指标（第 {rows} 条）与本单位“{other}”（《{book}》“{sheet}”）的相同",
    advice="请按本项目自己的内容重写三级指标",
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check_unit=check_unit,
    fails=(
        example({}, _SECOND, also=("G03",), note="只重写了目标"),
        example({}, {**_SECOND, **road_rows(*_FOUR)}, also=("G03",), note="正好五条相同"),
        example(
            {},
            {"项目名称": "村级饮水管网维修二期项目"},
            policy=Policy(off=Policy().off | {"X01"}),
            note="停用 X01 时由本条报告",
        ),
    ),
    passes=(
        example({}, ROAD, note="两个不同的项目"),
        example(
            {},
            {**_SECOND, **road_rows(*_FOUR, "服务对象满意度指标")},
            also=("G03",),
            note="只有四条相同",
        ),
        example({}, {"项目名称": "村级饮水管网维修二期项目"}, also=("X01",), note="由 X01 一并报告"),
        example({}, {}, also=("X03",), note="同一个项目报了两次由 X03 报告"),
    ),
)
