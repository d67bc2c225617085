"""报送情况: what each department handed in, what was handed in again, and what became of every file."""

from dataclasses import replace

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Formula, Mark, Sheet, Value
from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.core.versions import SHOWN_DIGEST
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import HEAD_ROW, Canvas, Column, page
from xl_perfgoals.ops.present.columns import DepartmentColumn, LedgerColumn as L
from xl_perfgoals.ops.present.doubt_lines import doubt_lines
from xl_perfgoals.ops.present.issues import NOT_REPORTED, Tally
from xl_perfgoals.ops.present.looks import (
    CENTER,
    COUNT,
    DEPARTMENTS,
    RECEIPTS,
    SECTION,
    SEVERITY_STYLE,
    TEXT,
    total,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places, version_count
from xl_perfgoals.ops.present.reported import Department
from xl_perfgoals.ops.present.verdicts import PASSED, verdict_marks
from xl_perfgoals.ops.present.versions import draw_versions, version_choices, version_marks

STATUS = {
    Status.READ: "读取正常",
    Status.DOUBTS: "读取存疑",
    Status.REFUSED: "未能读取",
    Status.SKIPPED: "跳过",
}
INCOMPLETE, ONLY_LEFT_OUT = "报送不全", "已报未汇总"
TOTAL, NO_DEPARTMENTS, NO_FILES = "合计", "没有部门报送", "没有收到文件"
DEPARTMENTS_TITLE, LEDGER_TITLE = "一、各部门报送进度", "三、收到的每一个文件"

_NAME, _STATE, _EXPECTED, _DONE, _OPEN, _NOTES = 2, 3, 4, 5, 6, 7
_DEPARTMENT_HEADS = ("序号", "部门", "状态", "应报\n项目数", "已报\n项目数", "未报", "说明", None, None)
_KEY_WIDTH = 6
_COPIES, _RETURNED, _RECEIVED = "另有重复报送 {} 份，没有汇总", "退回过 {} 次", "最近报送 {}"
_LEDGER = (
    Column("序号", 6, COUNT),
    Column("文件", 44, TEXT),
    Column("读取结果", 11, CENTER),
    Column("工作表数", 10, COUNT),
    Column("绩效\n目标表数", 10, COUNT),
    Column("代码", 12, CENTER),
    Column("原因或存疑之处", 48, TEXT),
    Column("处理办法", 36, TEXT),
    Column("文件指纹\n(SHA-256)", 15, CENTER),
)
_LOOKS = {
    Status.READ: PASSED,
    Status.DOUBTS: SEVERITY_STYLE[Severity.WARNING],
    Status.REFUSED: SEVERITY_STYLE[Severity.ERROR],
    Status.SKIPPED: CENTER,
}
_STYLES = {
    status: tuple(look if column.title == "读取结果" else column.style for column in _LEDGER)
    for status, look in _LOOKS.items()
}


def receipts_sheet(material: Material, places: Places) -> Sheet:
    """Draws 报送情况."""
    canvas = Canvas([*(column.width for column in _LEDGER), _KEY_WIDTH])
    title = f"{material.title}报送情况"
    canvas.open_table(title, f"第 {material.round.number} 轮　点击文件的序号可打开原表", (), L.SHA256)
    _departments(canvas, material, places)
    draw_versions(canvas, material, places.versions)
    _ledger(canvas, material, places)
    ledger = places.ledger
    first = places.receipts
    states = Area(first.first, _STATE, first.last, _STATE)
    warning = SEVERITY_STYLE[Severity.WARNING]
    return replace(
        canvas.sheet(RECEIPTS),
        hidden=frozenset({L.PROGRAM}),
        freeze=(HEAD_ROW, 1),
        filter=Area(ledger.first - 1, 1, ledger.last, L.SHA256),
        marks=(
            *verdict_marks(states),
            *version_marks(places.versions),
            *(Mark(states, text, warning) for text in (NOT_REPORTED, INCOMPLETE, ONLY_LEFT_OUT)),
        ),
        choices=version_choices(places.versions) if version_count(material.submission) else (),
        page=page(title, material.footer, L.SHA256, ledger.last, repeat=ledger.first - 1),
        tab_color="#7F7F7F",
    )


def _departments(canvas: Canvas, material: Material, places: Places) -> None:
    rows = places.receipts
    canvas.spread(HEAD_ROW, (1, L.SHA256), DEPARTMENTS_TITLE, SECTION)
    canvas.heights[HEAD_ROW] = 26.0
    canvas.spread_head(rows.first - 1, _DEPARTMENT_HEADS)
    for number, department in enumerate(material.departments, 1):
        row = rows.first + number - 1
        missing = _missing(department) if department.expected is not None else ""
        expected, done = f.here(row, _EXPECTED), f.here(row, _DONE)
        for col, value, style in (
            (1, number, COUNT),
            (_NAME, department.name, TEXT),
            (_STATE, _state(places, row, number, department, material), CENTER),
            (_EXPECTED, department.expected, COUNT),
            (_DONE, department.projects, COUNT),
            (_OPEN, Formula(f'=IF({expected}="","",MAX({expected}-{done},0))', missing), COUNT),
        ):
            canvas.put(row, col, value, style)
        canvas.spread(row, (_NOTES, L.SHA256), _notes(material, department), TEXT)
    if not material.departments:
        canvas.spread(rows.first, (1, L.SHA256), NO_DEPARTMENTS, CENTER)
    _totals(canvas, material, places)


def _missing(department: Department) -> int:
    return max(0, (department.expected or 0) - department.projects)


def _notes(material: Material, department: Department) -> str:
    returns = material.round.returns.get(department.name, 0)
    received = material.round.received.get(department.name, "")
    told = ((_COPIES, department.copies), (_RETURNED, returns), (_RECEIVED, received))
    return "；".join(text.format(what) for text, what in told if what)


def _totals(canvas: Canvas, material: Material, places: Places) -> None:
    every = material.departments
    known = [department for department in every if department.expected is not None]
    values: list[Value] = [TOTAL, *[None] * (L.SHA256 - 1)]
    for col, count in (
        (_EXPECTED, sum(department.expected or 0 for department in known) if known else None),
        (_DONE, sum(department.projects for department in every)),
        (_OPEN, sum(map(_missing, known)) if known else None),
    ):
        if count is not None:
            values[col - 1] = Formula(f.total_of(f.down(RECEIPTS, col, *places.receipts)), count)
    row = places.receipts.last + 1
    canvas.line(row, values[: _NOTES - 1], (total(COUNT),) * (_NOTES - 1))
    copies = sum(department.copies for department in every)
    canvas.spread(row, (_NOTES, L.SHA256), _COPIES.format(copies) if copies else None, total(TEXT))


def _state(places: Places, row: int, number: int, department: Department, material: Material) -> Value:
    if not department.line:
        return ONLY_LEFT_OUT if department.projects else NOT_REPORTED
    verdict = material.by_department.get(number, Tally()).verdict.value
    source = f.cell(DEPARTMENTS, places.departments.first + number - 1, DepartmentColumn.VERDICT)
    # "" is more than 0 to a spreadsheet: N() makes 0 of it where no number of projects is awaited.
    return Formula(
        f'=IF(N({f.here(row, _OPEN)})>0,"{INCOMPLETE}",{source})',
        INCOMPLETE if _missing(department) else verdict,
    )


def _ledger(canvas: Canvas, material: Material, places: Places) -> None:
    rows = places.ledger
    canvas.spread(rows.first - 2, (1, L.SHA256), LEDGER_TITLE, SECTION)
    canvas.heights[rows.first - 2] = 26.0
    canvas.head(rows.first - 1, _LEDGER)
    for number, receipt in enumerate(material.submission.receipts, 1):
        _receipt(canvas, rows.first + number - 1, number, receipt)
    if not material.submission.receipts:
        canvas.spread(rows.first, (1, L.SHA256), NO_FILES, CENTER)


def _receipt(canvas: Canvas, row: int, number: int, receipt: Receipt) -> None:
    doubts, problem = receipt.doubts, receipt.problem
    codes = [problem.code] if problem else list(dict.fromkeys(doubt.code for doubt in doubts))
    reasons = [problem.reason] if problem else []
    reasons += doubt_lines(doubts)
    canvas.line(
        row,
        [
            number,
            receipt.path,
            STATUS[receipt.status],
            receipt.sheets,
            receipt.forms,
            "\n".join(codes),
            "\n".join(reasons),
            problem.remedy if problem else "",
            receipt.sha256[:SHOWN_DIGEST],
        ],
        _STYLES[receipt.status],
        {L.NUMBER: CellRef(receipt.path, "", 0, 0)},
    )
