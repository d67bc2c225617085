"""控制数核对: what each unit reported against its control number and its projects, with live formulas."""

from dataclasses import replace
from decimal import Decimal

from xl_perfgoals.core.amount import add
from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.sheet import Formula, Mark, Sheet, Style, Value
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import FIRST_ROW, HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER, COUNT, FAIL, PASS, TEXT, money, total
from xl_perfgoals.ops.season.sheets.material import CONTROL, EXEMPT, QUIET, Material, open_sheet
from xl_perfgoals.ops.season.tracking import Progress

EQUAL, UNEQUAL, UNKNOWN, NOTHING = "相符", "不符", "读不全", "未报"
NO_CONTROL = "无控制数"

_HEADS = (
    ("序号", 6),
    ("单位", 28),
    ("代码", 9),
    ("控制数\n（万元）", 15),
    ("申报合计\n（万元）", 15),
    ("差额\n（申报－控制）", 15),
    ("金额核对", 10),
    ("应报\n项目", 8),
    ("已报\n项目", 8),
    ("相差", 8),
    ("说明", 62),
)
_CONTROL, _TOTAL, _DIFFERENCE, _VERDICT, _EXPECTED, _DONE, _SHORT = 4, 5, 6, 7, 8, 9, 10
_LAST = len(_HEADS)
_ALL, _NOBODY = "合计", "没有单位"
_MISSING, _UNLISTED = "名单里的没有报：{projects}", "不在名单里：{projects}"
_OUTSIDE = "不在单位名册上"
_UNREADABLE = "有 {count} 张表的金额读不出，申报合计不全"


def control_sheet(material: Material) -> Sheet:
    """Draws 控制数核对."""
    columns = _columns(material)
    canvas = Canvas([column.width for column in columns])
    title = f"{material.year}项目支出绩效目标控制数核对"
    open_sheet(canvas, title, f"单位：万元　{material.note}", _LAST)
    canvas.head(HEAD_ROW, columns)
    styles = tuple(column.style for column in columns)
    for number, own in enumerate(material.units, 1):
        canvas.line(FIRST_ROW + number - 1, _values(FIRST_ROW + number - 1, number, own), styles)
    last = FIRST_ROW + max(len(material.units), 1) - 1
    if not material.units:
        canvas.spread(FIRST_ROW, (1, _LAST), _NOBODY, CENTER)
    _sum_row(canvas, material, styles, last)
    verdicts = Area(FIRST_ROW, _VERDICT, last, _VERDICT)
    return replace(
        canvas.sheet(CONTROL),
        freeze=(FIRST_ROW, 3),
        filter=Area(HEAD_ROW, 1, last, _LAST) if material.units else None,
        marks=(
            Mark(verdicts, EQUAL, PASS),
            *(Mark(verdicts, text, FAIL) for text in (UNEQUAL, UNKNOWN)),
            *(Mark(verdicts, text, QUIET) for text in (NOTHING, NO_CONTROL, EXEMPT)),
        ),
        page=page(title, material.footer, _LAST, last + 1),
        tab_color="#2E7D32",
    )


def _columns(material: Material) -> tuple[Column, ...]:
    amount = money(material.decimals)
    styles: dict[int, Style] = {2: TEXT, 3: CENTER, _VERDICT: CENTER, _LAST: TEXT}
    styles |= dict.fromkeys((_CONTROL, _TOTAL, _DIFFERENCE), amount)
    return tuple(Column(head, width, styles.get(col, COUNT)) for col, (head, width) in enumerate(_HEADS, 1))


def _values(row: int, number: int, own: Progress) -> list[Value]:
    sums = own.sums
    control, stated, difference = f.here(row, _CONTROL), f.here(row, _TOTAL), f.here(row, _DIFFERENCE)
    known = sums.difference is not None
    gap: Value = (
        Formula(f"=ROUND({stated}-{control},6)", sums.difference) if sums.difference is not None else None
    )
    verdict: Value = (
        Formula(f'=IF({difference}=0,"{EQUAL}","{UNEQUAL}")', UNEQUAL if sums.difference else EQUAL)
        if known
        else _why_unknown(own)
    )
    short: Value = None
    if sums.expected is not None:
        short = Formula(f"={f.here(row, _DONE)}-{f.here(row, _EXPECTED)}", sums.reported - sums.expected)
    return [
        number,
        own.unit.name,
        own.unit.code,
        sums.control,
        sums.total if own.versions else None,
        gap,
        verdict,
        sums.expected,
        sums.reported,
        short,
        _notes(own),
    ]


def _why_unknown(own: Progress) -> str:
    if not own.versions:
        return EXEMPT if own.exempt else NOTHING
    return UNKNOWN if own.sums.unreadable else NO_CONTROL


def _notes(own: Progress) -> str:
    sums = own.sums
    lines = [] if own.listed else [_OUTSIDE]
    lines += [_UNREADABLE.format(count=sums.unreadable)] if sums.unreadable else []
    if own.versions and sums.missing:
        lines.append(_MISSING.format(projects="".join(f"《{project}》" for project in sums.missing)))
    if sums.unlisted:
        lines.append(_UNLISTED.format(projects="".join(f"《{project}》" for project in sums.unlisted)))
    return "\n".join(lines)


def _sum_row(canvas: Canvas, material: Material, styles: tuple[Style, ...], last: int) -> None:
    """The sums; a form that stands in two lines is added once, so the amount is then no formula."""
    units = material.units
    once = {(v.unit, v.file, v.sheet, v.at): v for own in units for v in own.versions}
    whole = add(version.total for version in once.values() if version.total is not None)
    sums: dict[int, Decimal | int] = {
        _CONTROL: add(own.sums.control for own in units if own.sums.control is not None),
        _TOTAL: add(own.sums.total for own in units),
        _EXPECTED: sum(own.sums.expected or 0 for own in units),
        _DONE: sum(own.sums.reported for own in units),
    }
    for col, style in enumerate(styles, 1):
        letter = column_letters(col)
        value: Value = _ALL if col == 2 else None
        if col in sums:
            value = Formula(f.total_of(f"${letter}${FIRST_ROW}:${letter}${last}"), sums[col])
        if col == _TOTAL and whole != sums[_TOTAL]:
            value = whole
        if col == _DONE and len(once) != sums[_DONE]:
            value = len(once)
        canvas.put(last + 1, col, value, total(style))
