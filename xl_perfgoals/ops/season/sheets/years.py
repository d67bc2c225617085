"""The workbook of two years compared: a line for each project, and every changed target."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from xl_perfgoals.core.amount import decimals, subtract
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.column_names import column_letters
from xl_perfgoals.core.own_sheets import YEARS_SHEETS
from xl_perfgoals.core.season import FormVersion
from xl_perfgoals.core.sheet import Choice, Formula, Mark, Properties, Sheet, Style, Value
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import FIRST_ROW, HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER, COUNT, PERCENT, TEXT, money, total
from xl_perfgoals.ops.season.sheets.material import BAD, GOOD, NEWS, WAITING, open_sheet
from xl_perfgoals.ops.season.years import Kinship, Pair, Years
from xl_perfgoals.ops.season.years_wording import years_doubt

PROJECTS, TARGETS = YEARS_SHEETS
_LOOKS: dict[Kinship, Style] = {
    Kinship.CODE: GOOD,
    Kinship.NAME: GOOD,
    Kinship.PROPOSED: WAITING,
    Kinship.MOVED: WAITING,
    Kinship.COME: NEWS,
    Kinship.GONE: BAD,
}
_OLD, _NEW, _DIFFERENCE, _RATE, _KINSHIP, _SAME = 5, 6, 7, 8, 9, 12
_SAME_HEAD, _SAME_HINT = "是否同一项目\n（人工确认）", "疑似改名的，核对后选“是”或“否”"
_ALL, _NOTHING, _UNREADABLE = "合计", "没有项目", "读不出"
_LEAST = 2


def years_sheets(years: Years, *, made_at: str, version: str) -> tuple[Sheet, ...]:
    """Both sheets. made_at is an ISO time."""
    note = f"{years_doubt(years)}　单位：万元　生成于 {made_at[:16].replace('T', ' ')}".strip()
    footer = f"xl_perfgoals {version}　{made_at[:16].replace('T', ' ')}"
    return _projects(years, note, footer), _targets(years, note, footer)


def years_properties(years: Years, *, made_at: str, version: str) -> Properties:
    """What the file says about itself."""
    return Properties(title=_title(years), author=f"xl_perfgoals {version}", made_at=made_at)


def _title(years: Years) -> str:
    old, new = _shown_years(years)
    return f"{old}与{new}项目支出绩效目标对照"


def _shown_years(years: Years) -> tuple[str, str]:
    old, new = years.old_year, years.new_year
    return f"{old}年" if old else "上年", f"{new}年" if new else "本年"


def _projects(years: Years, note: str, footer: str) -> Sheet:
    columns = _columns(years)
    styles = tuple(column.style for column in columns)
    canvas = Canvas([column.width for column in columns])
    open_sheet(canvas, _title(years), note, len(columns))
    canvas.head(HEAD_ROW, columns)
    for number, pair in enumerate(years.pairs, 1):
        row = FIRST_ROW + number - 1
        at = pair.new or pair.old
        links = {1: CellRef.of_file(at.file)} if at else {}
        canvas.line(row, _values(row, number, pair), styles, links)
    last = FIRST_ROW + max(len(years.pairs), 1) - 1
    if not years.pairs:
        canvas.spread(FIRST_ROW, (1, len(columns)), _NOTHING, CENTER)
    for col, style in enumerate(styles, 1):
        canvas.put(last + 1, col, _sum(years, col, last), total(style))
    kinships = Area(FIRST_ROW, _KINSHIP, last, _KINSHIP)
    return replace(
        canvas.sheet(PROJECTS),
        freeze=(FIRST_ROW, 5),
        filter=Area(HEAD_ROW, 1, last, len(columns)),
        choices=(Choice(Area(FIRST_ROW, _SAME, last, _SAME), ("是", "否"), "同一项目？", _SAME_HINT),),
        marks=tuple(Mark(kinships, str(kinship), style) for kinship, style in _LOOKS.items()),
        page=page(_title(years), footer, len(columns), last + 1),
        tab_color="#1F4E9E",
    )


def _columns(years: Years) -> tuple[Column, ...]:
    figures = [v.total for pair in years.pairs for v in (pair.old, pair.new) if v and v.total is not None]
    amount = money(max([_LEAST, *map(decimals, figures)]))
    old, new = _shown_years(years)
    return (
        Column("序号", 6, COUNT),
        Column("单位", 24, TEXT),
        Column("上年项目名称", 28, TEXT),
        Column("本年项目名称", 28, TEXT),
        Column(f"{old}\n金额", 14, amount),
        Column(f"{new}\n金额", 14, amount),
        Column("增减", 14, amount),
        Column("增减率", 10, PERCENT),
        Column("对照", 13, CENTER),
        Column("相像\n程度", 7, CENTER),
        Column("变化\n处数", 7, COUNT),
        Column(_SAME_HEAD, 14, CENTER),
    )


def _values(row: int, number: int, pair: Pair) -> list[Value]:
    either = pair.new or pair.old
    difference = pair.difference
    old, new, gap = f.here(row, _OLD), f.here(row, _NEW), f.here(row, _DIFFERENCE)
    before = pair.old.total if pair.old else None
    rate: Value = None
    if difference is not None and before:
        share = (difference / before).quantize(Decimal("0.0001"))
        rate = Formula(f"=ROUND({gap}/{old},4)", share)
    proposed = pair.kinship is Kinship.PROPOSED
    return [
        number,
        either.unit if either else "",
        pair.old.project if pair.old else "",
        pair.new.project if pair.new else "",
        _amount(pair.old),
        _amount(pair.new),
        None if difference is None else Formula(f"=ROUND({new}-{old},6)", difference),
        rate,
        str(pair.kinship),
        f"{pair.likeness}%" if proposed else "",
        len(pair.changes) if pair.old and pair.new else None,
        "",
    ]


def _amount(version: FormVersion | None) -> Value:
    if version is None:
        return None
    return _UNREADABLE if version.total is None else version.total


def _sum(years: Years, col: int, last: int) -> Value:
    """The sums of both years; the difference is that of the sums, projects of one year with it."""
    letter = column_letters(col)
    if col == 2:
        return _ALL
    if col in {_OLD, _NEW}:
        value = years.old_total if col == _OLD else years.new_total
        return Formula(f.total_of(f"${letter}${FIRST_ROW}:${letter}${last}"), value)
    if col == _DIFFERENCE:
        value = subtract(years.new_total, years.old_total)
        return Formula(f"=ROUND({f.here(last + 1, _NEW)}-{f.here(last + 1, _OLD)},6)", value)
    return None


_TARGET_COLUMNS = (
    Column("序号", 6, COUNT),
    Column("单位", 24, TEXT),
    Column("项目", 30, TEXT),
    Column("变化之处", 40, TEXT),
    Column("上年", 40, TEXT),
    Column("本年", 40, TEXT),
)
_TARGET_STYLES = tuple(column.style for column in _TARGET_COLUMNS)
_NO_CHANGE = "同一项目的内容没有变化（只有年份不同的不列）"


def _targets(years: Years, note: str, footer: str) -> Sheet:
    canvas = Canvas([column.width for column in _TARGET_COLUMNS])
    width = len(_TARGET_COLUMNS)
    title = f"{_title(years)}：金额和指标值的变化"
    open_sheet(canvas, title, note, width)
    canvas.head(HEAD_ROW, _TARGET_COLUMNS)
    rows = list(_changes(years.pairs))
    for row, values in enumerate(rows, FIRST_ROW):
        canvas.line(row, values, _TARGET_STYLES)
    last = FIRST_ROW + max(len(rows), 1) - 1
    if not rows:
        canvas.spread(FIRST_ROW, (1, width), _NO_CHANGE, CENTER)
    return replace(
        canvas.sheet(TARGETS),
        freeze=(FIRST_ROW, 4),
        filter=Area(HEAD_ROW, 1, last, width) if rows else None,
        page=page(title, footer, width, last),
        tab_color="#9C5700",
    )


def _changes(pairs: Sequence[Pair]) -> Iterator[list[Value]]:
    number = 0
    for pair in pairs:
        for change in pair.changes:
            if pair.new is not None:
                number += 1
                yield [number, pair.new.unit, pair.new.project, change.place, change.old, change.new]
