"""报送情况, second part: every project that came more than once, and which of its forms counts."""

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Choice, Mark, Style, Value
from xl_perfgoals.core.versions import SHOWN_DIGEST, Decision, Ground, Order, Standing, Version
from xl_perfgoals.ops.orders import DIGEST, PROGRAM, USE, WHERE, WHOSE, shown_where, shown_whose
from xl_perfgoals.ops.present.canvas import Canvas
from xl_perfgoals.ops.present.columns import LedgerColumn
from xl_perfgoals.ops.present.looks import CENTER, COUNT, GREY, KEY, SECTION, SEVERITY_STYLE, TEXT
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Rows
from xl_perfgoals.ops.present.verdicts import PASSED
from xl_perfgoals.ops.version_words import UNUSED, USED, explained
from xl_perfgoals.ops.versions import lost_orders

TITLE, NONE = "二、报送过多次的项目：采用哪一份", "没有报送过多次的项目"
LOST = "您以前的指定；这次没有读到这个文件"
_HINT = "默认采用最新的一份；要改用另一份，在这里选“采用”或“不采用”，再汇总一次"
_OWN_CLOCK, _DISK_CLOCK = "文件内\n记录", "磁盘\n时间"
_LAST = LedgerColumn.PROGRAM
_HEADS = ("序号", WHERE, USE, "保存时间", "时间来源", "原表金额", WHOSE, "说明", DIGEST, PROGRAM)
_STYLES = (COUNT, TEXT, CENTER, CENTER, CENTER, CENTER, TEXT, TEXT, CENTER, KEY)
_UNUSED = CENTER._replace(name="不采用", color=GREY)


def draw_versions(canvas: Canvas, material: Material, rows: Rows) -> None:
    """Draws the table from its heading on."""
    canvas.spread(rows.first - 2, (1, LedgerColumn.SHA256), TITLE, SECTION)
    canvas.heights[rows.first - 2] = 26.0
    canvas.spread_head(rows.first - 1, _HEADS)
    canvas.heights[rows.first - 1] = 34.0
    row = rows.first
    for number, decision in enumerate(material.submission.decisions or (), 1):
        for version in decision.versions:
            at = version.form.project.at
            canvas.line(
                row, _values(number, decision, version), _styles(decision, version), {LedgerColumn.NUMBER: at}
            )
            row += 1
    for order in lost_orders(material.submission):
        canvas.line(row, _lost(order), _STYLES)
        row += 1
    if row == rows.first:
        canvas.spread(rows.first, (1, LedgerColumn.SHA256), NONE, CENTER)


def version_choices(rows: Rows) -> tuple[Choice, ...]:
    """The list that 采用 offers."""
    return (Choice(_uses(rows), (USED, UNUSED), USE, _HINT),)


def version_marks(rows: Rows) -> tuple[Mark, ...]:
    """The colours of 采用 and 不采用, also of what the officer chooses."""
    return (Mark(_uses(rows), USED, PASSED), Mark(_uses(rows), UNUSED, _UNUSED))


def _uses(rows: Rows) -> Area:
    return Area(rows.first, LedgerColumn.STATUS, rows.last, LedgerColumn.STATUS)


def _values(number: int, decision: Decision, version: Version) -> list[Value]:
    form = version.form
    use = USED if version.chosen else UNUSED
    own, disk = version.saved
    saved = own or disk
    return [
        number,
        shown_where(form.at.book, form.at.sheet, form.project.at.a1),
        use,
        saved.text.replace(" ", "\n") if saved else "",
        (_OWN_CLOCK if own else _DISK_CLOCK) if saved else "",
        form.funding.total.text,
        shown_whose(form.unit.text or form.department.value or "", form.project.text),
        explained(decision, version),
        version.sha256[:SHOWN_DIGEST],
        "" if version.order else use,
    ]


def _lost(order: Order) -> list[Value]:
    where = shown_where(order.file, order.sheet, order.cell)
    use = USED if order.wanted else UNUSED
    return [None, where, use, "", "", "", shown_whose(order.unit, order.project), LOST, order.sha256, ""]


def _styles(decision: Decision, version: Version) -> tuple[Style, ...]:
    doubtful = decision.ground is Ground.ONLY or version.standing is Standing.TIED
    return _DOUBTFUL if doubtful else _STYLES


_DOUBTFUL = tuple(
    SEVERITY_STYLE[Severity.WARNING] if head == "序号" else style
    for head, style in zip(_HEADS, _STYLES, strict=True)
)
