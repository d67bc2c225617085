"""各项目之和、部门合计、全县合计与各表单元格重新相加的结果不一致。

为什么：汇总表的每一个数都应当能从各单位表上的单元格一分不差地加出来；加不出来，汇总数就不能用。

怎么改：不要使用这次的汇总数；重新汇总，仍不一致的，把汇总表和原始文件一并交给维护人员。
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TypeAlias

from xl_perfgoals.core.amount import Amount, add, from_fen
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import Funding
from xl_perfgoals.core.summary import CountySummary, DepartmentLine, Money, Recount
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example

_Sums: TypeAlias = tuple[Amount, ...]
_COLUMNS = ("年度资金总额", "财政拨款", "其他资金")
_COUNTED = (*_COLUMNS, "项目个数")
_COUNTY = "全县"
_ZERO = Decimal(0)
_NOTHING: _Sums = (_ZERO,) * len(_COUNTED)


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Adds every level of the summary again from the forms' own cells, column by column."""
    if (summary := scene.summary) is None:
        return
    first = _first_place(scene)
    # Each form's cells are read once; every sum is exact, so that it is the same however it is put together.
    cells = [[_from_cells(project.form.funding) for project in line.projects] for line in summary.lines]
    for line, own in zip(summary.lines, cells, strict=True):
        for project, expected in zip(line.projects, own, strict=True):
            at = project.form.funding.total.at
            yield from _compared(project.form.project.text, project.money, expected, at)
    levels = [(line.department, line.money, line.projects) for line in summary.lines]
    levels.append((_COUNTY, summary.money, summary.projects))
    for (whose, money, projects), own in zip(levels, [*cells, [*chain.from_iterable(cells)]], strict=True):
        at = projects[0].form.funding.total.at if projects else first
        yield from _compared(whose, money, _added(own), at)
    if scene.recount:
        yield from _recounted(summary, scene.recount, first)
    counted = len(summary.projects) + len(summary.left_out)
    if counted != (read := len(scene.submission.forms) + len(scene.submission.overruled)):
        facts = {"read": read, "summed": len(summary.projects), "left_out": len(summary.left_out)}
        yield Hit(first, facts, variant="forms")


def _compared(whose: str, money: Money, expected: _Sums, at: CellRef) -> Iterator[Hit]:
    figures = _stated(money)
    if figures == expected:
        return
    for column, stated, own in zip(_COLUMNS, figures, expected, strict=True):
        if stated != own:
            yield Hit(at, {"whose": whose, "column": column, "stated": stated, "expected": own})


def _recounted(summary: CountySummary, recounts: Iterable[Recount], first: CellRef) -> Iterator[Hit]:
    """The departments whose second count differs from the first; one that only one of them has counts 0."""
    lines = {(line.department, line.code): line for line in summary.lines}
    seconds = {(second.department, second.code): second for second in recounts}
    for key in dict.fromkeys([*lines, *seconds]):
        line, second = lines.get(key), seconds.get(key)
        at = line.projects[0].form.funding.total.at if line and line.projects else first
        figures = zip(_COUNTED, _line_figures(line), _recount_figures(second), strict=True)
        for column, stated, expected in figures:
            if stated != expected:
                facts: Facts = {"whose": key[0], "column": column, "stated": stated, "expected": expected}
                yield Hit(at, facts, variant="recount")


def _line_figures(line: DepartmentLine | None) -> _Sums:
    return (*_stated(line.money), Decimal(len(line.projects))) if line else _NOTHING


def _recount_figures(second: Recount | None) -> _Sums:
    if second is None:
        return _NOTHING
    money = (from_fen(fen) for fen in (second.total, second.fiscal, second.other))
    return (*money, Decimal(second.projects))


def _stated(money: Money) -> _Sums:
    return (money.total.amount, money.fiscal.amount, money.other.amount)


def _from_cells(funding: Funding) -> _Sums:
    other = funding.other.value or _ZERO
    if funding.more:
        other = add([other, *(part.amount.value for part in funding.more if part.amount.value is not None)])
    return (funding.total.value or _ZERO, funding.fiscal.value or _ZERO, other)


def _added(forms: Sequence[_Sums]) -> _Sums:
    return tuple([add([own[column] for own in forms]) for column in range(len(_COLUMNS))])


def _first_place(scene: Scene) -> CellRef:
    forms = (form.at for form in scene.submission.forms)
    files = (CellRef.of_file(receipt.path) for receipt in scene.submission.receipts)
    return next(chain(forms, files), CellRef.of_file(""))


def _county_one_fen_more(scene: Scene) -> Scene:
    return replace(scene, summary=scene.summary and _one_fen_more(scene.summary))


def _one_fen_more(summary: CountySummary) -> CountySummary:
    total = replace(summary.money.total, amount=add([summary.money.total.amount, from_fen(1)]))
    return replace(summary, money=replace(summary.money, total=total))


def _form_forgotten(scene: Scene) -> Scene:
    left_out = scene.summary and replace(scene.summary, left_out=())
    return replace(scene, summary=left_out)


def _recount_one_fen_less(scene: Scene) -> Scene:
    return replace(scene, recount=(Recount("石桥镇人民政府", "061", 1, 99_999_999, 90_000_000, 10_000_000),))


def _recount_equal(scene: Scene) -> Scene:
    return replace(scene, recount=(Recount("石桥镇人民政府", "061", 1, 100_000_000, 90_000_000, 10_000_000),))


_ADVICE = "请勿使用这次的汇总数，重新汇总后仍不一致的，把汇总表和原始文件一并交给维护人员"

RULE = Rule(
    code="U04",
    name="totals_disagree",
    title="汇总数与各表单元格之和不符",
    severity=Severity.ERROR,
    message="“{whose}”的{column}汇总为 {stated} 万元，由各表单元格重新相加是 {expected} 万元",
    advice=_ADVICE,
    basis=(Basis.PRACTICE,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check_scene=check_scene,
    variants={
        "recount": ("“{whose}”的{column}第一遍汇总为 {stated}，另一种办法复算为 {expected}", _ADVICE),
        "forms": ("读到 {read} 张表，计入汇总 {summed} 张，列为未计入 {left_out} 张，张数对不上", _ADVICE),
    },
    fails=(
        example(tamper=_county_one_fen_more, note="全县合计多了一分"),
        example(tamper=_recount_one_fen_less, note="复算少了一分"),
        example({"年度资金总额": "约100"}, tamper=_form_forgotten, note="一张表不知去向", also=("F01",)),
    ),
    passes=(
        example(),
        example(tamper=_recount_equal, note="复算一致"),
        example(
            {},
            {"项目名称": "农村公路养护项目", "上年结转资金": 5, "年度资金总额": 105},
            note="结转资金计入其他资金一列",
            also=("X01", "X02", "C01", "C02"),
        ),
        example({"年度资金总额": "约100"}, note="不能相加的表列在未计入中", also=("F01",)),
        example(tamper=lambda scene: replace(scene, summary=None), note="没有汇总时不报"),
    ),
)
