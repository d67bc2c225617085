"""问题清单: the first sheet of a marked copy, each line leading to its cell."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.season import StoredFinding
from xl_perfgoals.core.sheet import Cell, Link, Merge, Page, Sheet, Style
from xl_perfgoals.files.marking import wording as words
from xl_perfgoals.files.marking.places import place_of
from xl_perfgoals.files.marking.text_sizes import lines_of
from xl_perfgoals.wording import SEVERITY

_INK, _GREY, _BLUE = "#1F3864", "#595959", "#1F4E9E"
_TITLE = Style("标题", font="黑体", size=18, color=_INK, across="center", edges="none")
_NOTE = Style("说明", color=_GREY, edges="none", wrap=True)
_HEAD = Style("表头", font="黑体", color=_INK, fill="#D9E4F1", across="center", wrap=True)
_TEXT = Style("文字", wrap=True)
_CENTER = Style("居中", across="center", wrap=True)
_LINKED = _CENTER._replace(name="链接", color=_BLUE)
_LEVEL = {
    Severity.ERROR: _CENTER._replace(name="错误", color="#C00000", fill="#FFC7CE", bold=True),
    Severity.WARNING: _CENTER._replace(name="警告", color="#7F5F00", fill="#FFEB9C", bold=True),
    Severity.HINT: _CENTER._replace(name="提示", color=_BLUE, fill="#DDEBF7"),
}


class _Column(NamedTuple):
    title: str
    width: float
    style: Style


_COLUMNS = (
    _Column("序号", 5, _CENTER),
    _Column("项目", 20, _TEXT),
    _Column("工作表", 13, _CENTER),
    _Column("单元格", 8, _CENTER),
    _Column("级别", 7, _CENTER),
    _Column("规则", 6, _CENTER),
    _Column("填写内容", 22, _TEXT),
    _Column("问题", 42, _TEXT),
    _Column("怎么改", 38, _TEXT),
)
_LAST = len(_COLUMNS)
_SHEET, _CELL, _LEVEL_COL = 3, 4, 5
_LINE, _ROOM = 13.5, 7.0
"""Points."""
_HIGHEST = 400.0


def finding_sheet(
    name: str, file: str, findings: Sequence[StoredFinding], sheets: Collection[str], lost: Sequence[str]
) -> Sheet:
    """Draws the list; cells of sheets that the copy has are linked. lost tells what is not in the copy."""
    heads = [_counts(file, findings), words.HOW_TO, *(words.ABOUT_COPY.format(lost=one) for one in lost)]
    head_row = len(heads) + 2
    first = head_row + 1
    heights = {1: 32.0, head_row: 24.0}
    cells = [Cell(1, 1, words.LIST_TITLE, _TITLE)]
    for row, text in enumerate(heads, 2):
        cells.append(Cell(row, 1, text, _NOTE))
        heights[row] = _height([(text, sum(column.width for column in _COLUMNS))])
    cells += [Cell(head_row, col, column.title, _HEAD) for col, column in enumerate(_COLUMNS, 1)]
    links: list[Link] = []
    for number, finding in enumerate(findings, 1):
        row = head_row + number
        texts = _texts(number, finding)
        linked = finding.sheet in sheets and bool(finding.cell)
        for col, (value, column) in enumerate(zip(texts, _COLUMNS, strict=True), 1):
            cells.append(Cell(row, col, value, _style(col, column, finding, linked=linked)))
        heights[row] = _height([(str(v), c.width) for v, c in zip(texts, _COLUMNS, strict=True)])
        if linked:
            to = _place(finding)
            links += [Link(row, col, to) for col in (_CELL, _SHEET)]
    merges = [Merge(Area(row, 1, row, _LAST), _NOTE) for row in range(1, head_row)]
    if not findings:
        cells += [
            Cell(first, col, words.NOTHING if col == 1 else None, _CENTER) for col in range(1, _LAST + 1)
        ]
        merges.append(Merge(Area(first, 1, first, _LAST), _CENTER))
    return Sheet(
        name,
        cells=tuple(cells),
        merges=tuple(merges),
        links=tuple(sorted(links, key=lambda link: -link.col)),
        widths={col: column.width for col, column in enumerate(_COLUMNS, 1)},
        heights=heights,
        freeze=(first, 1),
        page=Page(repeat=(head_row, head_row), footer="&C第 &P 页，共 &N 页"),
        tab_color="#C00000",
    )


def _counts(file: str, findings: Sequence[StoredFinding]) -> str:
    errors, warnings, hints = (sum(f.severity is severity for f in findings) for severity in Severity)
    return words.COUNTS.format(name=file, total=len(findings), errors=errors, warnings=warnings, hints=hints)


def _texts(number: int, finding: StoredFinding) -> tuple[int | str, ...]:
    return (
        number,
        finding.project,
        finding.sheet,
        finding.cell,
        SEVERITY[finding.severity],
        finding.code,
        finding.value,
        finding.message,
        finding.fix,
    )


def _style(col: int, column: _Column, finding: StoredFinding, *, linked: bool) -> Style:
    if col == _LEVEL_COL:
        return _LEVEL[finding.severity]
    return _LINKED if linked and col in {_SHEET, _CELL} else column.style


def _place(finding: StoredFinding) -> CellRef:
    row, col = place_of(finding.cell) or (1, 1)
    return CellRef("", finding.sheet, row, col)


def _height(texts: Sequence[tuple[str, float]]) -> float:
    lines = max(lines_of(text, width) for text, width in texts)
    return min(_ROOM + _LINE * lines, _HIGHEST)
