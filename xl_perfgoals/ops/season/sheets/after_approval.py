"""轮次变化, last part: approved forms that came in changed, with the approved and the present values."""

from collections.abc import Iterator
from typing import NamedTuple

from xl_perfgoals.ops.present.canvas import Canvas
from xl_perfgoals.ops.present.looks import CENTER, COUNT, TEXT
from xl_perfgoals.ops.season.changes import content_changes
from xl_perfgoals.ops.season.content import thawed
from xl_perfgoals.ops.season.sheets.material import Material, section
from xl_perfgoals.ops.season.tracking import Changed

_TITLE = "三、批复后又有改动的表（以批复时的内容为准，改动须重新审批）"
_HEADS: tuple[str | None, ...] = (
    "序号", "单位", "项目", "批复文号、时间", None, None, "变化之处", None, "批复时", "现在", None,
)  # fmt: skip
_WHOLE, _REPORTED, _GONE, _OTHERWISE = "整张表", "已批复", "没有报来", "内容有改动"


class _Line(NamedTuple):
    changed: Changed
    place: str
    old: str
    new: str


def draw_after_approval(canvas: Canvas, material: Material, row: int) -> int:
    """Draws the part below a row, nothing where there is nothing to tell; the last row drawn."""
    lines = list(_lines(material))
    if not lines:
        return row
    width = len(_HEADS)
    head = row + 3
    section(canvas, head - 1, _TITLE, width)
    canvas.spread_head(head, _HEADS)
    for number, line in enumerate(lines, 1):
        at, approval = head + number, line.changed.approval
        canvas.put(at, 1, number, COUNT)
        canvas.put(at, 2, approval.unit, TEXT)
        canvas.put(at, 3, approval.project, TEXT)
        canvas.spread(at, (4, 6), f"{approval.document_number}\n{approval.at[:10]}", CENTER)
        canvas.spread(at, (7, 8), line.place, TEXT)
        canvas.put(at, 9, line.old, TEXT)
        canvas.spread(at, (10, width), line.new, TEXT)
    return head + len(lines)


def _lines(material: Material) -> Iterator[_Line]:
    seen: set[tuple[str, str]] = set()
    for own in material.units:
        for changed in own.changed:
            key = changed.approval.unit, changed.approval.project
            if key in seen:  # a unit and its 主管部门 both show it
                continue
            seen.add(key)
            if changed.now is None:
                yield _Line(changed, _WHOLE, _REPORTED, _GONE)
                continue
            changes = content_changes(thawed(changed.approval.record), thawed(changed.now.record))
            for change in changes or ((_WHOLE, _REPORTED, _OTHERWISE),):
                yield _Line(changed, *change)
