"""报送进度: a picture of how far the units are, then a line for each."""

from dataclasses import replace

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.season import UnitState
from xl_perfgoals.core.sheet import Chart, Formula, Mark, Series, Sheet, Span, Style, Value
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER, CHART_BAR, COUNT, HEAD, TEXT, total
from xl_perfgoals.ops.season.sheets.material import (
    BAD,
    EXEMPT,
    GOOD,
    NEWS,
    PROGRESS,
    QUIET,
    WAITING,
    Material,
    open_sheet,
    section,
    styles_of,
)
from xl_perfgoals.ops.season.sheets.unit_notes import notes
from xl_perfgoals.ops.season.tracking import Progress

STATE_STYLE: dict[str, Style] = {
    UnitState.ACCEPTED: GOOD,
    UnitState.RESUBMITTED: NEWS,
    UnitState.RECEIVED: NEWS,
    UnitState.RETURNED: WAITING,
    UnitState.DUE: CENTER,
    UnitState.MISSING: BAD,
    EXEMPT: QUIET,
}
_COLUMNS = (
    Column("序号", 6, COUNT),
    Column("单位", 26, TEXT),
    Column("状态", 12, CENTER),
    Column("应报\n项目", 8, COUNT),
    Column("已报\n项目", 8, COUNT),
    Column("未报\n项目", 8, COUNT),
    Column("已批复\n项目", 8, COUNT),
    Column("报送\n次数", 7, COUNT),
    Column("退回\n次数", 7, COUNT),
    Column("待改\n错误", 8, COUNT),
    Column("待答复\n警告", 8, COUNT),
    Column("最近一次\n登记", 12, CENTER),
    Column("截止日期", 12, CENTER),
    Column("说明", 46, TEXT),
)
_STYLES = styles_of(_COLUMNS)
_LAST = len(_COLUMNS)
_STATE, _EXPECTED, _DONE, _OPEN, _APPROVED = 3, 4, 5, 6, 7
_RETURNS, _ERRORS, _WARNINGS = 9, 10, 11
_PICTURE, _UNITS, _OTHERS = (
    "一、总体进度",
    "二、各单位进度",
    "三、不在单位名册上的单位（请核对名称，或补入名册）",
)
_PICTURE_ROW, _CHART_COLUMN, _CHART_WIDTH = 3, 5, 760
_ROW_PIXELS = 27
_TOTAL, _NOBODY = "合计", "名册上没有单位"


def progress_sheet(material: Material) -> Sheet:
    """Draws 报送进度."""
    canvas = Canvas([column.width for column in _COLUMNS])
    title = f"{material.year}项目支出绩效目标报送进度"
    open_sheet(canvas, title, material.note, _LAST)
    listed = [own for own in material.units if own.listed]
    others = [own for own in material.units if not own.listed]
    states = [*UnitState, *([EXEMPT] if any(own.exempt for own in listed) else [])]
    head = _PICTURE_ROW + 1 + len(states) + 2 + 1 + 2
    first = head + 1
    last = first + max(len(listed), 1) - 1
    chart = _picture(canvas, listed, states, (first, last))
    section(canvas, head - 1, _UNITS, _LAST)
    canvas.head(head, _COLUMNS)
    for number, own in enumerate(listed, 1):
        _line(canvas, first + number - 1, number, own, material)
    if not listed:
        canvas.spread(first, (1, _LAST), _NOBODY, CENTER)
    _total(canvas, listed, (first, last))
    end = last + 1
    if others:
        section(canvas, end + 2, _OTHERS, _LAST)
        for number, own in enumerate(others, 1):
            _line(canvas, end + 2 + number, number, own, material)
        end += 2 + len(others)
    marks = tuple(
        Mark(Area(first, _STATE, end, _STATE), str(state), style) for state, style in STATE_STYLE.items()
    )
    return replace(
        canvas.sheet(PROGRESS),
        filter=Area(head, 1, last, _LAST),
        charts=(chart,),
        marks=marks,
        page=page(title, material.footer, _LAST, end, repeat=head),
        tab_color="#1F4E9E",
    )


def _picture(canvas: Canvas, listed: list[Progress], states: list[str], rows: tuple[int, int]) -> Chart:
    """How many units are how far, and the projects; the chart beside it."""
    section(canvas, _PICTURE_ROW, _PICTURE, _LAST)
    top = _PICTURE_ROW + 1
    canvas.spread(top, (1, 2), "状态", HEAD)
    canvas.put(top, 3, "单位数", HEAD)
    shown = [EXEMPT if own.exempt else own.state for own in listed]
    span = f.down(PROGRESS, _STATE, *rows)
    for number, state in enumerate(states, 1):
        canvas.spread(top + number, (1, 2), str(state), STATE_STYLE[state])
        count = Formula(f.count_where((span, f'"{state}"')), shown.count(state))
        canvas.put(top + number, 3, count, COUNT)
    last = top + len(states)
    canvas.spread(last + 1, (1, 2), _TOTAL, total(CENTER))
    sums = Formula(f"=SUM($C${top + 1}:$C${last})", len(listed))
    canvas.put(last + 1, 3, sums, total(COUNT))
    labels = Span(PROGRESS, Area(top + 1, 1, last, 1))
    values = Span(PROGRESS, Area(top + 1, 3, last, 3))
    return Chart(
        "column",
        "各单位报送进度（单位数）",
        (Series("单位数", labels, values, CHART_BAR),),
        top,
        _CHART_COLUMN,
        _CHART_WIDTH,
        (len(states) + 3) * _ROW_PIXELS,
        number_format="0",
    )


def _line(canvas: Canvas, row: int, number: int, own: Progress, material: Material) -> None:
    sums = own.sums
    expected = sums.expected
    latest = own.latest
    state = EXEMPT if own.exempt else own.state
    here, done = f.here(row, _EXPECTED), f.here(row, _DONE)
    missing: Value = (
        None if expected is None else Formula(f"=MAX({here}-{done},0)", max(expected - sums.reported, 0))
    )
    values: list[Value] = [
        number,
        own.unit.name,
        str(state),
        expected,
        sums.reported,
        missing,
        own.approved,
        own.rounds,
        len(own.returns),
        own.errors,
        own.warnings,
        latest.at[:10] if latest else "",
        "" if own.exempt or not own.listed else own.deadline[:10],
        notes(own, material),
    ]
    first = own.versions[0] if own.versions else None
    links = {1: CellRef.of_file(first.file)} if first else {}
    canvas.line(row, values, _STYLES, links)


def _total(canvas: Canvas, listed: list[Progress], rows: tuple[int, int]) -> None:
    row = rows[1] + 1
    figures = {
        _EXPECTED: sum(own.sums.expected or 0 for own in listed),
        _DONE: sum(own.sums.reported for own in listed),
        _OPEN: sum(max((own.sums.expected or 0) - own.sums.reported, 0) for own in listed),
        _APPROVED: sum(own.approved for own in listed),
        _RETURNS: sum(len(own.returns) for own in listed),
        _ERRORS: sum(own.errors for own in listed),
        _WARNINGS: sum(own.warnings for own in listed),
    }
    once = len({(v.unit, v.file, v.sheet, v.at) for own in listed for v in own.versions})
    for col, column in enumerate(_COLUMNS, 1):
        value: Value = _TOTAL if column.title == "单位" else None
        if col in figures:
            letter = column_letters(col)
            value = Formula(f"=SUM(${letter}${rows[0]}:${letter}${rows[1]})", figures[col])
        if col == _DONE and once != figures[col]:
            value = once  # a form stands with its unit and with its 主管部门, yet is one project
        canvas.put(row, col, value, total(column.style))
