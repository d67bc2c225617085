"""Forms as a store keeps them, their approvals and errors, made in a line."""

from decimal import Decimal

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.season import Approval, FormVersion, Round, StoredFinding
from xl_perfgoals.ops.season.content import (
    ContactContent,
    FrozenForm,
    IndicatorContent,
    MoneyContent,
    fingerprint,
)

UNIT = "灵沙乡人民政府"
AT = "2025-12-01T09:00:00"


def content(
    project: str,
    *,
    total: str = "12.5",
    goal: str = "硬化村道3公里，方便出行",
    rows: tuple[tuple[str, str, str], ...] = (("数量指标", "硬化里程", "≥3公里"),),
    contacts: tuple[tuple[str, str], ...] = (),
) -> FrozenForm:
    """What a form says."""
    empty = dict.fromkeys(FrozenForm.model_fields, "")
    lines = (("年度资金总额", total), ("财政拨款", total), ("其他资金", "0"))
    return FrozenForm.model_validate(
        {
            **empty,
            "project": project,
            "department": UNIT,
            "department_code": "056",
            "unit": f"{UNIT}本级",
            "year": 2025,
            "attribute": "0101-一年期项目",
            "period": "1年",
            "total": total,
            "fiscal": total,
            "other": "0",
            "money": [MoneyContent(label=label, amount=text, text=text) for label, text in lines],
            "annual_goal": goal,
            "indicators": [
                IndicatorContent(level1="", level2=level2, name=name, target=target, row=row)
                for row, (level2, name, target) in enumerate(rows, 10)
            ],
            "long_indicators": [],
            "costs": [],
            "contacts": [ContactContent(label=label, text=text) for label, text in contacts],
        }
    )


def kept(said: FrozenForm, unit: str = UNIT) -> FormVersion:
    """A form as a round keeps it."""
    total = Decimal(said.total or 0)
    return FormVersion(
        unit=unit,
        department=said.department,
        department_code=said.department_code or "",
        project=said.project,
        year=said.year,
        sha256="0" * 64,
        file="甲.xlsx",
        saved_at="",
        sheet="Sheet1",
        at="A1",
        total=total,
        fiscal=total,
        other=Decimal(0),
        fingerprint=fingerprint(said),
        record=said.model_dump_json(),
    )


def form(project: str, *, goal: str = "硬化村道3公里，方便出行") -> FormVersion:
    """A form with nothing special about it."""
    return kept(content(project, goal=goal))


def error(project: str) -> StoredFinding:
    """An error, of a project or ("") of the whole unit."""
    sheet, cell = ("Sheet1", "E10") if project else ("", "")
    return StoredFinding(UNIT, project, "V01", Severity.ERROR, sheet, cell, "", "没有计量单位", "补上单位")


def round_of(versions: tuple[FormVersion, ...], findings: tuple[StoredFinding, ...] = ()) -> Round:
    """A first round."""
    return Round(versions[0].unit, 1, "2025-11-20T09:00:00", versions, findings)


def approval(version: FormVersion, *, number: str = "财绩批〔2025〕1号", at: str = AT) -> Approval:
    """The approval of a form."""
    return Approval(
        version.unit,
        version.project,
        version.sha256,
        version.fingerprint,
        at,
        "1.0+0",
        number,
        "王",
        version.record,
    )
