"""What every command prints with: tables, lines of findings and files."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from xl_perfgoals.cli.printing import Line, Style, Words, cell_len, out
from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.core.summary import CountySummary, Money
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.ops.checklist import checklist
from xl_perfgoals.ops.messages import BY_CODE, sentence
from xl_perfgoals.ops.present.carried import WHOLE_FILE
from xl_perfgoals.ops.present.grouping import Grouped
from xl_perfgoals.ops.present.issues import NOT_REPORTED, Issue, Tally, tallied
from xl_perfgoals.wording import SEVERITY

_STYLE = {
    Severity.ERROR: Style("red", bold=True),
    Severity.WARNING: Style("yellow"),
    Severity.HINT: Style("blue"),
}
_HEADING = Style(bold=True)


def print_files(submission: Submission) -> None:
    """A line for each file that was refused, passed over or read with doubts."""
    console = out()
    for receipt in submission.receipts:
        for line in _file_lines(receipt):
            console.print(*line)


def print_findings(issues: Sequence[Issue]) -> None:
    """All findings, department by department and project by project, errors first."""
    console = out()
    department: tuple[int, str] | None = None
    form: object = None
    for issue in issues:
        finding = issue.finding
        if (issue.department_no, issue.department) != department:
            department = (issue.department_no, issue.department)
            console.print(Words(f"\n━━ {issue.department or '全部报送材料'}", _HEADING))
        if finding.form != form:
            form = finding.form
            if finding.form:
                at = finding.form
                console.print(f"\n《{finding.project or '未填项目名称'}》　{at.book} › {at.sheet}")
        where = _where(finding)
        mark = f"（已豁免：{finding.waived}）" if finding.waived else ""
        severity = Words(SEVERITY[finding.severity], _STYLE[finding.severity])
        category = BY_CODE[finding.code].category.value
        console.print("  ", severity, f" {finding.code} {where} [{category}] {sentence(finding)}{mark}")
    if issues:
        console.print()


def _where(finding: Finding) -> str:
    """The cell, with its file and sheet where no heading names them."""
    at = finding.at
    if at.whole_file:
        return f"{at.book} {WHOLE_FILE}".lstrip()
    return at.a1 if finding.form else f"{at.book} {at.sheet} {at.a1}"


def print_verdicts(found: Grouped) -> None:
    """For each department its forms, its findings by severity, and what becomes of its forms."""
    counts = tallied(found.issues).by_department
    rows = [("主管部门", "审核结果", "表数", *SEVERITY.values())]
    forms = {place.department_no for place in found.places.values()}
    projects = Counter(place.department_no for place in found.places.values() if place.project_no)
    for number, name in enumerate(found.names, 1):
        count = counts.get(number, Tally())
        verdict = count.verdict.value if number in forms else NOT_REPORTED
        rows.append((name, verdict, str(projects[number]), *map(str, count.standing)))
    if len(rows) > 1:
        print_table(rows, right_from=2)


def print_checklist(submission: Submission, policy: Policy) -> None:
    """The questions that only a person can answer, form by form."""
    console = out()
    console.print(Words("━━ 审核要点（供人工判断，不是问题）", _HEADING))
    form: object = None
    for question in checklist(submission.forms, policy):
        at = question.form.at
        if at != form:
            form = at
            console.print(f"\n《{question.form.project.text or '未填项目名称'}》　{at.book} › {at.sheet}")
        console.print(f"  {question.code} {question.text}")
    console.print()


def counts_line(submission: Submission, findings: Sequence[Finding]) -> str:
    """How many files and forms were read and how many findings there are of each severity."""
    statuses = [receipt.status for receipt in submission.receipts]
    read = sum(status in {Status.READ, Status.DOUBTS} for status in statuses)
    refused = statuses.count(Status.REFUSED)
    failed = f"，{refused} 个文件未能读取" if refused else ""
    standing = [finding.severity for finding in findings if not finding.waived]
    found = "，".join(f"{standing.count(severity)} 个{SEVERITY[severity]}" for severity in Severity)
    return f"读取 {read} 个文件、{len(submission.forms)} 张表{failed}：{found}。"


def print_totals(summary: CountySummary) -> None:
    """The departments' exact totals, and the county's."""
    rows = [("主管部门", "代码", "项目数", "年度资金总额(万元)", "其中：财政拨款", "其他资金")]
    rows += [
        (line.department, line.code or "（缺）", str(len(line.projects)), *_money(line.money))
        for line in summary.lines
    ]
    rows.append(("全县合计", "", str(len(summary.projects)), *_money(summary.money)))
    print_table(rows, right_from=2, total=True)
    print_left_out(summary)


def print_left_out(summary: CountySummary) -> None:
    """A line for each form that cannot be added up."""
    console = out()
    for left in summary.left_out:
        at = left.at
        console.print(
            f"未汇总：{at.book} › {at.sheet} {at.a1}《{left.form.project.text}》 {left.code} {left.reason}。"
        )


def print_table(rows: Sequence[Sequence[str]], right_from: int, *, total: bool = False) -> None:
    """A table with its heading; columns from right_from on are figures. total: the last row is a sum."""
    widths = [max(cell_len(row[col]) for row in rows) for col in range(len(rows[0]))]
    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    console = out()
    for index, row in enumerate(rows):
        if index == 1 or (total and index == len(rows) - 1):
            console.print(rule)
        cells = (_aligned(text, widths[col], right=col >= right_from) for col, text in enumerate(row))
        console.print("  ".join(cells).rstrip())


def print_saved(saved: Saved) -> None:
    """Where the summary workbook is, and why it is not where it was wanted."""
    if saved.aside:
        out().print(saved.text)
    out().print(f"汇总工作簿：{saved.path}")


def _aligned(text: str, width: int, *, right: bool) -> str:
    gap = " " * (width - cell_len(text))
    return gap + text if right else text + gap


def _money(money: Money) -> tuple[str, str, str]:
    return (
        format_amount(money.total.amount),
        format_amount(money.fiscal.amount),
        format_amount(money.other.amount),
    )


def _file_lines(receipt: Receipt) -> Iterator[Line]:
    if receipt.problem is not None:
        refused = Words("未能读取", Style("red", bold=True))
        word = refused if receipt.status is Status.REFUSED else Words("跳过", Style(dim=True))
        problem = receipt.problem
        yield word, f" {receipt.path}  {problem.code} {problem.reason}{problem.remedy}"
    for doubt in receipt.doubts:
        yield Words("请核对", Style("yellow")), f" {receipt.path}  {doubt.code} {doubt.text}"


def utf8_json(text: str) -> None:
    """JSON on standard output in UTF-8, whatever the console's code page."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()
