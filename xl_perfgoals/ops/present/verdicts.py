"""审核结果 and 整改状态: the words that formulas, lists and colours of the workbook share."""

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.sheet import Mark
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.columns import FindingColumn
from xl_perfgoals.ops.present.issues import Verdict
from xl_perfgoals.ops.present.looks import CENTER, GREEN, SEVERITY_STYLE
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.ops.remarks import WAIVED
from xl_perfgoals.wording import SEVERITY

_TEXTS = (Verdict.RETURN.value, Verdict.AMEND.value, Verdict.ACCEPT.value)

PASSED = CENTER._replace(name="通过", color=GREEN)


def standing(places: Places, severity: Severity, key: FindingColumn, number: str) -> str:
    """Counts the findings that stand, of a severity and of the department or project numbered in a cell."""
    return f.summed(
        f.count_where(
            (part.down(key), number),
            (part.down(FindingColumn.SEVERITY), f'"{SEVERITY[severity]}"'),
            (part.down(FindingColumn.STATE), f'"<>{WAIVED}"'),
        )
        for part in places.findings
    )


def verdict_of(errors: str, warnings: str) -> str:
    """The verdict, from the formulas or cells of two counts."""
    returned, amended, accepted = _TEXTS
    errors, warnings = errors.removeprefix("="), warnings.removeprefix("=")
    return f'=IF({errors}>0,"{returned}",IF({warnings}>0,"{amended}","{accepted}"))'


def verdict_marks(area: Area) -> tuple[Mark, ...]:
    """Colours of 退回, 修改后报送 and 通过."""
    styles = (SEVERITY_STYLE[Severity.ERROR], SEVERITY_STYLE[Severity.WARNING], PASSED)
    return tuple(Mark(area, text, style) for text, style in zip(_TEXTS, styles, strict=True))
