"""Forms of other kinds: a refusal when a book holds nothing else, else a doubt for each sheet."""

from collections.abc import Iterable, Iterator

from xl_perfgoals.core.submission import Doubt, Problem
from xl_perfgoals.files.problems import doubt, problem
from xl_perfgoals.parsing.form_parser import SheetForms
from xl_perfgoals.parsing.other_kinds import OtherKind

_NAMES = {
    OtherKind.WHOLE_DEPARTMENT: "部门整体支出绩效目标表",
    OtherKind.BY_AREA: "按地区分列的转移支付绩效目标表",
    OtherKind.ANNOUNCEMENT: "文字叙述的项目公示材料",
}
_REFUSED = {OtherKind.SELF_EVALUATION: "B34", OtherKind.WHOLE_DEPARTMENT: "B35"}
_NAMED_ROWS = 5


def refusal(sheets: Iterable[SheetForms]) -> Problem | None:
    """Why a book without forms of goals is refused, if it holds forms of another kind."""
    kinds = {kind for sheet in sheets for kind in sheet.others}
    first = next((kind for kind in OtherKind if kind in kinds), None)
    return problem(_REFUSED.get(first, "B36"), kind=_NAMES.get(first, "")) if first else None


def sheet_doubts(name: str, sheet: SheetForms) -> Iterator[Doubt]:
    """The doubts about what stands on a sheet beside its forms, or instead of them."""
    if not (sheet.forms or sheet.others):
        yield doubt("D05", name)
    for kind in OtherKind if sheet.others else ():
        if kind is OtherKind.SELF_EVALUATION and kind in sheet.others:
            yield doubt("D21", name)
        elif kind in sheet.others:
            yield doubt("D22", name, kind=_NAMES[kind])
    if sheet.unplaced:
        more = "等" if len(sheet.unplaced) > _NAMED_ROWS else ""
        rows = "、".join(f"第{row}行" for row in sheet.unplaced[:_NAMED_ROWS]) + more
        yield doubt("D23", name, count=len(sheet.unplaced), rows=rows)
