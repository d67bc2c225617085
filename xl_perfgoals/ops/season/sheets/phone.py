"""应报未报（联系清单）: whom to ring up, about what; the officer notes beside it what was said."""

from dataclasses import replace

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.season import UnitState
from xl_perfgoals.core.sheet import Mark, Sheet, Value
from xl_perfgoals.ops.present.canvas import FIRST_ROW, HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER, COUNT, TEXT
from xl_perfgoals.ops.season.sheets.material import BAD, PHONE, Material, open_sheet, styles_of
from xl_perfgoals.ops.season.sheets.progress import STATE_STYLE
from xl_perfgoals.ops.season.tracking import Progress

UNIT, PHONED = "单位", "联系情况（人工填写）"
"""The headings by which what the officer noted is found again."""

_COLUMNS = (
    Column("序号", 6, COUNT),
    Column(UNIT, 26, TEXT),
    Column("代码", 9, CENTER),
    Column("联系人", 11, CENTER),
    Column("电话", 16, CENTER),
    Column("状态", 12, CENTER),
    Column("截止日期", 12, CENTER),
    Column("是否\n逾期", 7, CENTER),
    Column("要问的事", 54, TEXT),
    Column(PHONED, 30, TEXT),
)
_STYLES = styles_of(_COLUMNS)
_LAST, _STATE, _OVERDUE = len(_COLUMNS), 6, 8
_LATE = "逾期"
_NOBODY = "没有需要联系的单位"
_NOTHING_CAME = "尚未报送，应报 {expected} 个项目"
_NOTHING_CAME_AT_ALL = "尚未报送"
_UNREAD = "发来的文件读不出，请重报：{files}（{why}）"
_NOT_ANSWERED = "第 {round} 轮已于 {at} 退回修改，尚未重报（待改错误 {errors} 个）"
_MISSING = "还缺 {count} 个项目：{projects}"
_SHORT = "应报 {expected} 个项目，已报 {reported} 个，还缺 {count} 个"


def phone_sheet(material: Material) -> Sheet:
    """Draws 应报未报（联系清单）."""
    canvas = Canvas([column.width for column in _COLUMNS])
    title = f"{material.year}项目支出绩效目标应报未报单位联系清单"
    open_sheet(canvas, title, material.note, _LAST)
    canvas.head(HEAD_ROW, _COLUMNS)
    waited = [own for own in material.units if own.to_phone]
    for number, own in enumerate(waited, 1):
        unit = own.unit
        late = _LATE if own.overdue else ""
        values: list[Value] = [
            number,
            unit.name,
            unit.code,
            unit.contact,
            unit.phone,
            str(own.state),
            own.deadline[:10],
            late,
            _about(own),
            material.phoned.get(unit.name, ""),
        ]
        canvas.line(FIRST_ROW + number - 1, values, _STYLES)
    last = FIRST_ROW + max(len(waited), 1) - 1
    if not waited:
        canvas.spread(FIRST_ROW, (1, _LAST), _NOBODY, CENTER)
    states = Area(FIRST_ROW, _STATE, last, _STATE)
    marks = tuple(Mark(states, str(state), style) for state, style in STATE_STYLE.items())
    return replace(
        canvas.sheet(PHONE),
        freeze=(FIRST_ROW, 3),
        filter=Area(HEAD_ROW, 1, last, _LAST) if waited else None,
        marks=(*marks, Mark(Area(FIRST_ROW, _OVERDUE, last, _OVERDUE), _LATE, BAD)),
        page=page(title, material.footer, _LAST, last),
        tab_color="#C00000",
    )


def _about(own: Progress) -> str:
    """What to ask, one thing a line."""
    sums = own.sums
    lines = []
    if not own.versions:
        expected = sums.expected
        lines.append(_NOTHING_CAME.format(expected=expected) if expected else _NOTHING_CAME_AT_ALL)
    if own.unread:
        seen = own.unread[-1]
        why = seen.reason.partition("。")[0]
        lines.append(_UNREAD.format(files="、".join(file.file for file in own.unread), why=why))
    if own.state is UnitState.RETURNED:
        last = own.returns[-1]
        lines.append(_NOT_ANSWERED.format(round=last.round, at=last.at[:10], errors=own.errors))
    if own.versions and sums.missing:
        projects = "".join(f"《{project}》" for project in sums.missing)
        lines.append(_MISSING.format(count=len(sums.missing), projects=projects))
    elif own.versions and sums.short:
        facts = {"expected": sums.expected, "reported": sums.reported, "count": sums.short}
        lines.append(_SHORT.format(**facts))
    return "\n".join(lines)
