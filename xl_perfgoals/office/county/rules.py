"""规则 of the county workbook: every rule, to be switched off or given another severity."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.office.county.looks import FIRST_ROW, UNLOCKING, Column, Looks, height, open_table, set_up
from xl_perfgoals.rules import Rule
from xl_perfgoals.wording import SEVERITY

ON, OFF = "是", "否"
TITLE = "审核规则"
NOTE = "“启用”选是或否。“级别”可以改：改了以后，这条规则查出的问题就都按改后的级别算。"

_COLUMNS = (
    Column("编号", 8),
    Column("标题", 30),
    Column("启用", 8),
    Column("级别", 9),
    Column("说明", 92),
)


def rule_rows(rules: Sequence[Rule]) -> tuple[int, int]:
    """The first and the last row of the table, 1-based."""
    return FIRST_ROW + 1, FIRST_ROW + len(rules)


def write_rules(sheet: Worksheet, looks: Looks, rules: Sequence[Rule], policy: Policy) -> None:
    """Draws 规则 as a policy has them."""
    set_up(sheet, [column.width for column in _COLUMNS], landscape=True)
    open_table(sheet, looks, TITLE, NOTE, _COLUMNS)
    for row, rule in enumerate(rules, FIRST_ROW):
        doc = _paragraphs(rule.doc)
        sheet.write_string(row, 0, rule.code, looks.center)
        sheet.write_string(row, 1, rule.title, looks.text)
        sheet.write_string(row, 2, OFF if rule.code in policy.off else ON, looks.input_center)
        severity = policy.severities.get(rule.code, rule.severity)
        sheet.write_string(row, 3, SEVERITY[severity], looks.input_center)
        sheet.write_string(row, 4, doc, looks.text)
        sheet.set_row(row, height(doc, _COLUMNS[-1].width))
    last = FIRST_ROW + len(rules) - 1
    sheet.data_validation(FIRST_ROW, 2, last, 2, {"validate": "list", "source": [ON, OFF]})
    severities = [SEVERITY[severity] for severity in Severity]
    sheet.data_validation(FIRST_ROW, 3, last, 3, {"validate": "list", "source": severities})
    faded = {"type": "formula", "criteria": f'=$C{FIRST_ROW + 1}="{OFF}"', "format": looks.off}
    sheet.conditional_format(FIRST_ROW, 0, last, len(_COLUMNS) - 1, faded)
    sheet.autofilter(FIRST_ROW - 1, 0, last, len(_COLUMNS) - 1)
    sheet.print_area(0, 0, last, len(_COLUMNS) - 1)
    sheet.protect("", dict(UNLOCKING))


def _paragraphs(doc: str) -> str:
    """A docstring without the line breaks that only its source needs."""
    parts = (part for part in doc.split("\n\n") if part.strip())
    return "\n".join("".join(line.strip() for line in part.splitlines()) for part in parts)
