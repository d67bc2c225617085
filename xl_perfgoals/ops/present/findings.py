"""问题清单: every finding with its cell, what is wrong and what to do; the officer keeps its state here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.sheet import Choice, Sheet, Value
from xl_perfgoals.ops.present.canvas import Canvas, Column, Styles, page
from xl_perfgoals.ops.present.carried import address, shown_places
from xl_perfgoals.ops.present.columns import FindingColumn as C
from xl_perfgoals.ops.present.issues import Issue
from xl_perfgoals.ops.present.looks import (
    CATALOGUE,
    CENTER,
    COUNT,
    KEY,
    SECTION,
    SEVERITY_STYLE,
    TEXT,
    linked,
    repeated,
)
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.parts import lines_of
from xl_perfgoals.ops.present.places import Places, Rows
from xl_perfgoals.ops.remarks import PROGRAM, STATES, WAIVED, Remark
from xl_perfgoals.wording import SEVERITY

NOTHING = "没有发现问题"
_WAIVING = f"选“{WAIVED}”的问题不再计入错误、警告个数和审核结果"
GONE = "已不再出现的问题（保留备注）"
MAX_ALSO = 6
"""How many further cells of a finding are named."""
LINKED_ISSUES = 30_000
"""Up to so many findings the rule is a link too; beyond, Excel's limit is kept for the cells."""

_COLUMNS = (
    Column("序号", 5, COUNT),
    Column("部门", 12, TEXT),
    Column("实施单位", 12, TEXT),
    Column("项目", 22, TEXT),
    Column("位置\n（文件、工作表）", 27, TEXT),
    Column("单元格", 9, CENTER),
    Column("问题\n类别", 7, CENTER),
    Column("级别", 5, CENTER),
    Column("规则", 6, CENTER),
    Column("问题描述", 40, TEXT),
    Column("修改建议", 32, TEXT),
    Column("轮次", 5, COUNT),
    Column("整改\n状态", 8, CENTER),
    Column("备注", 11, TEXT),
    Column("部门序号", 6, KEY),
    Column("项目序号", 6, KEY),
    Column(PROGRAM, 6, KEY),
)
_STYLES = {
    severity: tuple(look if column.title == "级别" else column.style for column in _COLUMNS)
    for severity, look in SEVERITY_STYLE.items()
}
_CELL, _RULE = int(C.CELL), int(C.RULE)
_LOOKS = {
    (severity, to_cell, to_rule): tuple(
        linked(style) if (to_cell and col == _CELL) or (to_rule and col == _RULE) else style
        for col, style in enumerate(styles, 1)
    )
    for severity, styles in _STYLES.items()
    for to_cell in (False, True)
    for to_rule in (False, True)
}
"""By severity, and by which of cell and rule are links."""
_GONE_STYLES = tuple(repeated(column.style) for column in _COLUMNS[: C.REMARK])


def findings_sheets(material: Material, places: Places) -> Iterator[Sheet]:
    """Draws 问题清单, on as many sheets as it takes."""
    rules = _rule_places(material, places)
    counted = _counted(material.issues)
    serial = 1
    for part, listed, following in lines_of(places.findings, material.issues):
        canvas = Canvas([column.width for column in _COLUMNS])
        title = f"{material.title}审核问题清单"
        note = f"{counted}　点击单元格地址可打开原表；整改状态、备注由审核人填写"
        canvas.open_table(title, note, _COLUMNS, C.REMARK)
        to_rules: list[CellRef | None] = []
        if listed:
            findings = [issue.finding for issue in listed]
            canvas.table(part.first, _columns(material, serial, listed), _looks(findings, rules))
            canvas.links_down(count(part.first), _CELL, [f.at if f.at.book else None for f in findings])
            to_rules = [rules.get(finding.code) for finding in findings]
        serial += len(listed)
        last = part.last
        if not listed:
            canvas.spread(part.first, (1, C.REMARK), NOTHING, CENTER)
        if following:
            last += 1
            canvas.go_on(last, C.REMARK, following.sheet)
        elif places.gone:
            last = places.gone.last
            _gone(canvas, places.gone, material.gone)
        # Behind all others: where there are too many, these may be missed.
        canvas.links_down(count(part.first), _RULE, to_rules)
        states = Area(part.first, C.STATE, part.last, C.STATE)
        yield replace(
            canvas.sheet(part.sheet),
            hidden=frozenset({C.DEPARTMENT_KEY, C.PROJECT_KEY, C.PROGRAM}),
            freeze=(part.first, C.PROJECT + 1),
            filter=Area(part.first - 1, 1, part.last, C.PROGRAM),
            choices=(Choice(states, STATES, "整改状态", _WAIVING),),
            page=page(title, material.footer, C.REMARK, last),
            tab_color="#C0504D",
        )


def _counted(issues: Sequence[Issue]) -> str:
    """How many there are as plain text: no formula follows when rows are deleted, and verify compares."""
    severities = Counter(issue.finding.severity for issue in issues)
    each = "、".join(f"{SEVERITY[severity]} {severities[severity]}" for severity in Severity)
    return f"共 {len(issues)} 条（{each}）" if issues else "共 0 条"


def _rule_places(material: Material, places: Places) -> dict[str, CellRef]:
    """Where clicks on rules lead, while Excel's limit leaves room for such links."""
    if len(material.issues) > LINKED_ISSUES:
        return {}
    return {code: CellRef("", CATALOGUE, row, 1) for code, row in places.rules.items()}


def _looks(findings: Iterable[Finding], rules: Mapping[str, CellRef]) -> list[Styles]:
    """The look of each row."""
    return [_LOOKS[finding.severity, finding.at.book != "", finding.code in rules] for finding in findings]


def _columns(material: Material, serial: int, issues: Sequence[Issue]) -> Sequence[Sequence[Value]]:
    """The columns of rows below each other; the first row has the number serial."""
    findings, department_nos, project_nos, departments, units, states, remarks = zip(*issues, strict=True)
    ats, codes, severities, _, _, projects, _, _, _, _, waived = zip(*findings, strict=True)
    places, cells = shown_places(ats)
    categories, wording = material.categories, material.wording
    return (
        range(serial, serial + len(issues)),
        departments,
        units,
        projects,
        places,
        cells,
        [categories.get(code, "") for code in codes],
        [SEVERITY[severity] for severity in severities],
        codes,
        [_with_further_cells(wording.message(finding), finding) for finding in findings],
        [wording.advice(finding) for finding in findings],
        [material.round.number] * len(issues),
        states,
        remarks,
        department_nos,
        project_nos,
        waived,
    )


def _gone(canvas: Canvas, rows: Rows, gone: Sequence[Remark]) -> None:
    """Remarks of findings that are no more, so that nothing is lost; the next run reads them here again."""
    canvas.spread(rows.first - 1, (1, C.REMARK), GONE, SECTION)
    canvas.heights[rows.first - 1] = 26.0
    for row, remark in zip(range(rows.first, rows.last + 1), gone, strict=False):
        values: list[Value] = [
            None, remark.department, remark.unit, remark.project, remark.place, remark.cell, None,
            remark.severity, remark.rule, remark.message, None, None, *remark.said,
        ]  # fmt: skip
        canvas.line(row, values, _GONE_STYLES)


def _with_further_cells(text: str, finding: Finding) -> str:
    if not finding.also:
        return text
    first = finding.at
    others = [at for at in finding.also if at != first]
    if not others:
        return text
    named = "、".join([_further(at, first) for at in others[:MAX_ALSO]])
    more = f" 等{len(others)}处" if len(others) > MAX_ALSO else ""
    return f"{text}（另见 {named}{more}）"


def _further(at: CellRef, first: CellRef) -> str:
    """Another cell of the same fault, named from the first one's sheet."""
    book, sheet, row, col = at
    if not sheet and at.whole_file:
        return f"《{book}》"
    own = address(row, col)
    return own if sheet == first.sheet and book == first.book else f"{book} {sheet}!{own}"
