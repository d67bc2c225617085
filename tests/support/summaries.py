"""County summaries made from edited model forms, and their sheets as a reader sees them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import starmap

from tests.support.forms import submitted
from xl_perfgoals.core.cells import CellRef, Scalar
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.sheet import Formula, Sheet, Value
from xl_perfgoals.core.submission import Doubt, Problem, Receipt, Status, Submission
from xl_perfgoals.core.summary import CountySummary
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.present import county_material, sheets_of

Edits = Mapping[str, Scalar]
Plain = Decimal | int | str | bool | None

HILL, LAKE = "高山镇人民政府 062", "湖东乡人民政府 063"

FORMS: tuple[Edits, ...] = (
    {"项目名称": "甲"},
    {"项目名称": "乙", "年度资金总额": 0.1 + 0.2, "财政拨款": 0.1, "其他资金": 0.2, "文件": "镇/高山.xlsx",
     "主管部门及代码": HILL, "实施单位": "高山镇", "成本指标.指标值": "≤3000元"},
    {"项目名称": "丙", "年度资金总额": 6.590401, "财政拨款": 6.590401, "其他资金": None,
     "文件": "镇/高山.xlsx", "主管部门及代码": HILL, "实施单位": "高山镇"},
    {"项目名称": "丁", "年度资金总额": "约三万", "文件": "湖东.xlsx", "主管部门及代码": LAKE},
    {"项目名称": "戊", "财政拨款": 80, "文件": "镇/高山.xlsx", "主管部门及代码": HILL, "实施单位": "高山镇"},
)  # fmt: skip
"""Two departments that can be summed, a sum with binary noise, 分, an unreadable total, a wrong sum."""

REFUSED = Receipt(
    "坏.xlsx", Status.REFUSED, "ab" * 32, problem=Problem("B07", "文件损坏", "请用原程序另存后重报")
)
SKIPPED = Receipt("说明.txt", Status.SKIPPED)
DOUBTFUL = Receipt(
    "隐藏.xlsx", Status.DOUBTS, "cd" * 32, 2, 0, doubts=(Doubt("D01", "工作表是隐藏的", "表二"),)
)


class County:
    """One run over edited model forms."""

    def __init__(
        self,
        forms: Sequence[Edits] = FORMS,
        receipts: Sequence[Receipt] = (),
        policy: Policy | None = None,
        findings: Sequence[tuple[str, Severity | None, str]] | None = None,
    ) -> None:
        """findings, by project, severity (None for a waived error) and code, replace those of the rules."""
        made = submitted(forms)
        self.submission: Submission = replace(made, receipts=(*made.receipts, *receipts))
        self.summary: CountySummary = consolidate(self.submission)
        self.findings: tuple[Finding, ...] = (
            check(self.submission, policy, summary=self.summary)
            if findings is None
            else tuple(starmap(self.finding, findings))
        )

    def finding(self, project: str, severity: Severity | None, code: str) -> Finding:
        """A finding at the total of a project's form; at no form when the project is "file name!"."""
        if project.endswith("!"):
            return Finding(CellRef(project[:-1], "", 0, 0), code, severity or Severity.ERROR, {})
        form = next(form for form in self.submission.forms if form.project.text == project)
        return Finding(
            at=form.funding.total.at,
            code=code,
            severity=severity or Severity.ERROR,
            facts={},
            form=form.at,
            project=project,
            department=form.department.value or "",
            waived="" if severity else "已电话核实（王某）",
        )

    def sheets(self, **options: object) -> dict[str, Sheet]:
        """The sheets by name."""
        material = county_material(
            self.summary,
            self.submission,
            self.findings,
            made_at="2026-03-01T10:20:00",
            version="1.2.3",
            **options,
        )
        return {sheet.name: sheet for sheet in sheets_of(material)}


def written(sheet: Sheet) -> dict[tuple[int, int], Value]:
    """Everything that a sheet writes, by (row, column); cells lie over blocks."""
    cells: dict[tuple[int, int], Value] = {}
    for block in sheet.blocks:
        for row, values in enumerate(block.rows, block.top):
            cells.update({(row, block.left + i): value for i, value in enumerate(values)})
    cells.update({(cell.row, cell.col): cell.value for cell in sheet.cells})
    return cells


def formulas(sheet: Sheet) -> Iterator[Formula]:
    """All formulas of a sheet."""
    return (value for value in written(sheet).values() if isinstance(value, Formula))


def plain(value: Value) -> Plain:
    """What the reader sees: a formula's value."""
    return value.value if isinstance(value, Formula) else value


def table(sheet: Sheet, head_row: int = 3) -> list[dict[str, Plain]]:
    """The lines below a row of headings, up to the next empty row; headings without line breaks."""
    cells = written(sheet)
    heads = {
        col: str(value).replace("\n", "")
        for (row, col), value in cells.items()
        if row == head_row and value is not None
    }
    lines = []
    row = head_row + 1
    while any(at[0] == row for at in cells):
        lines.append({head: plain(cells.get((row, col))) for col, head in heads.items()})
        row += 1
    return lines


def picked(lines: Sequence[Mapping[str, Plain]], heads: str) -> list[tuple[Plain, ...]]:
    """Some columns of a table's lines, by their headings."""
    return [tuple(line[head] for head in heads.split()) for line in lines]


def row_of(sheet: Sheet, text: str) -> int:
    """The first row that holds a text."""
    return min(row for (row, _), value in written(sheet).items() if value == text)
