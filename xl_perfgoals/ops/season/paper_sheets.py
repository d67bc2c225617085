"""Lists that go with approvals and publications: what is approved, the long table, what to read first."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from xl_perfgoals.core.amount import add, decimals, format_amount
from xl_perfgoals.core.approval_paper import ApprovalPaper
from xl_perfgoals.core.publication import LongRow, Publication
from xl_perfgoals.core.sheet import Sheet, Value
from xl_perfgoals.ops.present.canvas import HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER, COUNT, NOTE_RIGHT, TEXT, TITLE, money, subtotal, total

APPROVED, LONG, LOOK_AT = "批复表", "指标明细表", "公开前核对"
LONG_HEADINGS = (
    "单位名称",
    "项目名称",
    "预算数",
    "年度目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
    "指标方向性",
)
_MONEY_NOTE = "金额单位：万元"
_TOTAL = "合计"
_SUBTOTAL = "小计"
_LOOK_AT_TITLE = "公开前核对清单（含个人信息，只供审核人核对，不要公开）"
_LOOK_AT_NOTE = "程序只认得号码和“联系人：”之类后面的姓名；写在别处的姓名请在公开前通读一遍"
_NOTHING = "没有发现姓名、电话和放不下的内容，仍请通读一遍"


def approval_sheet(paper: ApprovalPaper) -> Sheet:
    """批复表 as a list with its sums, and the opinion below."""
    places = max(decimals(amount) for amount in (*paper.sums, *_amounts(paper)))
    columns = (
        Column("序号", 6, COUNT),
        Column("项目名称", 40, TEXT),
        *(Column(title, 15, money(places)) for title in ("年度资金总额", "财政拨款", "其他资金")),
        Column("指标\n条数", 7, COUNT),
    )
    canvas = _opened(paper.title, f"{paper.number}　{_MONEY_NOTE}".strip(), columns)
    row = HEAD_ROW + 1
    styles = tuple(column.style for column in columns)
    for number, line in enumerate(paper.lines, 1):
        canvas.line(row, (number, line.project, line.total, line.fiscal, line.other, line.indicators), styles)
        row += 1
    count = sum(line.indicators for line in paper.lines)
    canvas.line(row, (_TOTAL, None, *paper.sums, count), tuple(map(total, (CENTER, *styles[1:]))))
    for text in (*paper.texts, f"{paper.office}　{paper.date}".strip()):
        row += 1
        canvas.spread(row, (1, len(columns)), text, TEXT)
    return replace(canvas.sheet(APPROVED), page=page(paper.title, paper.number, len(columns), row))


def _amounts(paper: ApprovalPaper) -> Sequence[Decimal]:
    return [amount for line in paper.lines for amount in (line.total, line.fiscal, line.other)]


def long_sheet(publication: Publication) -> Sheet:
    """指标明细表 in the columns of the budget system, each unit's sum above its projects."""
    amounts = [Decimal(row.amount) for row in publication.rows if row.amount]
    places = max(map(decimals, (add(amounts), *amounts)), default=0)
    widths = (22, 24, 13, 36, 10, 14, 26, 8, 14, 8, 7, 8)
    styles = (TEXT, TEXT, money(places), TEXT, CENTER, CENTER, TEXT, *[CENTER] * 5)
    columns = [Column(*column) for column in zip(LONG_HEADINGS, widths, styles, strict=True)]
    title = f"{f'{publication.year}年' if publication.year else ''}项目支出绩效{LONG}"
    canvas = _opened(title, _MONEY_NOTE, columns)
    row, sums = HEAD_ROW, tuple(map(subtotal, styles))
    for unit in publication.units:
        row += 1
        canvas.line(row, (unit.unit, _SUBTOTAL, unit.total, *[None] * 9), sums)
        for own in (own for own in publication.rows if own.unit == unit.unit):
            row += 1
            canvas.line(row, _values(own), styles)
    return replace(
        canvas.sheet(LONG),
        freeze=(HEAD_ROW + 1, 3),
        page=page(title, publication.sentence, len(columns), row),
    )


def _values(row: LongRow) -> tuple[Value, ...]:
    amount = Decimal(row.amount) if row.amount else None
    return (row.unit, row.project, amount, *(text or None for text in row[3:]))


def look_at_sheet(publication: Publication) -> Sheet:
    """What the officer reads before anything is published."""
    columns = (
        Column("序号", 6, COUNT),
        Column("单位", 24, TEXT),
        Column("项目", 28, TEXT),
        Column("位置", 20, TEXT),
        Column("原文", 36, TEXT),
        Column("处理", 36, TEXT),
    )
    canvas = _opened(_LOOK_AT_TITLE, _LOOK_AT_NOTE, columns)
    styles = tuple(column.style for column in columns)
    row = HEAD_ROW
    for number, item in enumerate(publication.to_look_at, 1):
        row += 1
        canvas.line(row, (number, *(text or None for text in item)), styles)
    if not publication.to_look_at:
        row += 1
        canvas.spread(row, (1, len(columns)), _NOTHING, CENTER)
    return replace(canvas.sheet(LOOK_AT), page=page(_LOOK_AT_TITLE, "", len(columns), row))


def long_csv(publication: Publication) -> str:
    """指标明细表 as comma separated text: one heading, one row an indicator, no sums."""
    lines = [LONG_HEADINGS, *publication.rows]
    return "".join(",".join(map(_quoted, line)) + "\r\n" for line in lines)


def _quoted(text: str) -> str:
    """A field; one that a spreadsheet program would take for a formula begins with an apostrophe."""
    is_number = text.lstrip("+-").rstrip("%").replace(".", "", 1).isdecimal()
    safe = f"'{text}" if text.startswith(("=", "+", "-", "@")) and not is_number else text
    return '"' + safe.replace('"', '""') + '"' if any(mark in safe for mark in ',"\r\n') else safe


def totals_line(publication: Publication) -> str:
    """The figures of a publication for the command's last line."""
    total_amount = format_amount(add(unit.total for unit in publication.units))
    projects = sum(len(unit.forms) for unit in publication.units)
    return f"{len(publication.units)} 个单位，{projects} 个项目，{total_amount} 万元"


def _opened(title: str, note: str, columns: Sequence[Column]) -> Canvas:
    canvas = Canvas([column.width for column in columns])
    canvas.spread(1, (1, len(columns)), title, TITLE)
    canvas.heights[1] = 34.0
    canvas.spread(2, (1, len(columns)), note, NOTE_RIGHT)
    canvas.head(HEAD_ROW, columns)
    return canvas
