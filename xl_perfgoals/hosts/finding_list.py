"""校验结果: the findings of an open workbook as a sheet of it, each leading to its cell."""

from collections.abc import Sequence

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.own_sheets import FINDING_LIST
from xl_perfgoals.core.sheet import Block, Cell, Link, Merge, Sheet, Style, Value
from xl_perfgoals.ops.messages import advice, message
from xl_perfgoals.ops.present.looks import CENTER, COUNT, HEAD, NOTE, SEVERITY_STYLE, TEXT, TITLE, linked
from xl_perfgoals.wording import SEVERITY

NAME = FINDING_LIST
NOTHING = "没有发现问题"
WAIVED = "（已豁免）"
NOTE_TEXT = "{verdict}　点击单元格地址可转到那里；清除标记时本表一并删除"

_HEAD_ROW = 3
_COLUMNS = (
    ("序号", 6, COUNT),
    ("工作表", 18, TEXT),
    ("项目", 24, TEXT),
    ("单元格", 9, CENTER),
    ("级别", 9, CENTER),
    ("规则", 8, CENTER),
    ("问题", 52, TEXT),
    ("建议", 46, TEXT),
)
_SHEET, _CELL, _SEVERITY = 1, 3, 4
_CHARS_A_LINE, _LINE_HEIGHT = 26, 14.0


def finding_list(findings: Sequence[Finding], verdict: str) -> Sheet:
    """Draws 校验结果."""
    last_col = len(_COLUMNS)
    first = _HEAD_ROW + 1
    ordered = sorted(findings, key=lambda finding: (finding.at.sheet, finding.severity.rank, finding.at[2:]))
    blocks = tuple(
        Block(row, 1, (_values(number, finding),), _styles(finding.severity))
        for number, (row, finding) in enumerate(enumerate(ordered, first), 1)
    )
    empty = () if ordered else (Cell(first, 1, NOTHING, CENTER),)
    merges = [Merge(Area(1, 1, 1, last_col), TITLE), Merge(Area(2, 1, 2, last_col), NOTE)]
    if not ordered:
        merges.append(Merge(Area(first, 1, first, last_col), CENTER))
    return Sheet(
        NAME,
        cells=(
            Cell(1, 1, NAME, TITLE),
            Cell(2, 1, NOTE_TEXT.format(verdict=verdict), NOTE),
            *(Cell(_HEAD_ROW, col, title, HEAD) for col, (title, _, _) in enumerate(_COLUMNS, 1)),
            *empty,
        ),
        blocks=blocks,
        merges=tuple(merges),
        links=tuple(
            Link(row, _CELL + 1, CellRef("", finding.at.sheet, *finding.at[2:]))
            for row, finding in enumerate(ordered, first)
            if finding.at.sheet
        ),
        widths={col: float(width) for col, (_, width, _) in enumerate(_COLUMNS, 1)},
        heights={1: 30.0, _HEAD_ROW: 22.0}
        | {row: _height(finding) for row, finding in enumerate(ordered, first)},
        freeze=(first, 1),
    )


def _values(number: int, finding: Finding) -> tuple[Value, ...]:
    return (
        number,
        finding.at.sheet,
        finding.project,
        finding.at.a1,
        SEVERITY[finding.severity] + (WAIVED if finding.waived else ""),
        finding.code,
        message(finding),
        advice(finding),
    )


_STYLES: dict[Severity, tuple[Style, ...]] = {
    severity: tuple(
        look if col == _SEVERITY else linked(style) if col == _CELL else style
        for col, (_, _, style) in enumerate(_COLUMNS)
    )
    for severity, look in SEVERITY_STYLE.items()
}


def _styles(severity: Severity) -> tuple[Style, ...]:
    return _STYLES[severity]


def _height(finding: Finding) -> float:
    longest = max(len(message(finding)), len(advice(finding)), 1)
    return 6.0 + _LINE_HEIGHT * -(-longest // _CHARS_A_LINE)
