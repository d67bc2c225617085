"""批复表: what it says, from the approvals of one unit under one document number."""

from collections.abc import Sequence
from dataclasses import replace

from xl_perfgoals.core.amount import add, format_amount
from xl_perfgoals.core.approval_paper import ApprovalPaper, ApprovedLine
from xl_perfgoals.ops.season.approval import Approved, Held, Why
from xl_perfgoals.ops.season.letter_wording import long_date
from xl_perfgoals.ops.season.printing import printed

TITLE = "{unit}{year}项目支出绩效目标批复表"
_YEAR = "{year}年度"
_OPINION = (
    "经审核，同意你单位{year}{projects}个项目的绩效目标，涉及项目预算资金{total}万元，现予批复。",
    "请按照批复的绩效目标组织项目实施，开展绩效运行监控和绩效自评，并按规定公开。",
    "绩效目标批复后一般不予调整；确需调整的，按原程序报批。",
)
FORM_OPINION = "同意。（{number}，{date}）"
_FORM_OPINION_BARE = "同意。（{date}）"

_WHY_HELD = {
    Why.ERRORS: "还有{count}个错误没有改正：{first}",
    Why.NO_PROJECT: "没有填写项目名称",
    Why.NO_AMOUNT: "年度资金总额没有填写或读不出数字",
    Why.ALIKE: (
        "同一单位有几张表是这个项目，请先在汇总工作簿“报送情况”表的“采用”列选定一张，再登记一次报送材料"
    ),
}


def why_held(held: Held) -> str:
    """Why a form cannot be approved, without a full stop."""
    first = held.errors[0] if held.errors else None
    shown = f"{first.cell} {first.code} {first.message}".strip().rstrip("。") if first else ""
    return _WHY_HELD[held.why].format(count=len(held.errors), first=shown)


def approval_paper(approvals: Sequence[Approved], office: str, opinion: str = "") -> ApprovalPaper:
    """The paper about a unit's forms approved under one number. opinion takes the usual one's place."""
    first = approvals[0].approval
    year = next((own.content.year for own in approvals if own.content.year), None)
    shown_year = _YEAR.format(year=year) if year else ""
    day = long_date(first.at[:10])
    sums = (
        add(own.total for own in approvals),
        add(own.fiscal for own in approvals),
        add(own.other for own in approvals),
    )
    facts = {"year": shown_year, "projects": len(approvals), "total": format_amount(sums[0])}
    texts = (opinion,) if opinion else tuple(text.format(**facts) for text in _OPINION)
    on_form = FORM_OPINION if first.document_number else _FORM_OPINION_BARE
    note = on_form.format(number=first.document_number, date=day)
    return ApprovalPaper(
        unit=first.unit,
        year=year,
        number=first.document_number,
        office=office,
        date=day,
        title=TITLE.format(unit=first.unit, year=shown_year),
        texts=texts,
        lines=tuple(_line(own) for own in approvals),
        sums=sums,
        forms=tuple(replace(printed(own.content), opinion=note) for own in approvals),
    )


def _line(own: Approved) -> ApprovedLine:
    approval = own.approval
    rows = own.content.indicators or own.content.long_indicators
    return ApprovedLine(
        approval.project,
        own.total,
        own.fiscal,
        own.other,
        len(rows),
        approval.at,
        approval.fingerprint,
        approval.rules_version,
    )
