"""What the store knows of a unit, or of one project of it, as lines: sent, received, returned, approved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.season import Approval, Decision, Figure, FormVersion, Ledger, Round
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.ops.season.content import thawed
from xl_perfgoals.ops.season.rounds import change_between


@dataclass(frozen=True, slots=True)
class ProjectHistory:
    """A project's versions, the first first. current: whether the last of them still counts."""

    project: str
    figures: tuple[Figure, ...]
    current: bool


def found_units(said: str, units: Sequence[str]) -> tuple[str, ...]:
    """The units that a name means: the one of that name, else all whose names hold it."""
    exact = tuple(unit for unit in units if name_key(unit) == name_key(said))
    return exact or tuple(unit for unit in units if squeeze(said) and squeeze(said) in squeeze(unit))


def project_histories(ledger: Ledger, unit: str, project: str = "") -> tuple[ProjectHistory, ...]:
    """A unit's projects whose names hold the words, all for none, in the order in which they first came."""
    rounds = sorted((own for own in ledger.rounds if own.unit == unit), key=lambda own: own.number)
    now = {name_key(version.project) for version in (rounds[-1].versions if rounds else ())}
    found: dict[str, list[Figure]] = {}
    for own in rounds:
        for version in own.versions:
            key = name_key(version.project)
            if squeeze(project) in squeeze(version.project):
                figures = found.setdefault(key, [])
                if all(_state(known.version) != _state(version) for known in figures):
                    approval = _approval(ledger, version)
                    figures.append(Figure(own.number, own.at, version, approval))
    return tuple(
        ProjectHistory(figures[-1].version.project, tuple(figures), key in now)
        for key, figures in found.items()
    )


def _state(version: FormVersion) -> tuple[str, str]:
    return version.fingerprint, version.sha256


def _approval(ledger: Ledger, version: FormVersion) -> Approval | None:
    own = [
        approval
        for approval in ledger.approvals
        if approval.unit == version.unit
        and name_key(approval.project) == name_key(version.project)
        and approval.fingerprint == version.fingerprint
    ]
    return own[-1] if own else None


def events(ledger: Ledger, unit: str) -> tuple[tuple[str, str], ...]:
    """All that happened to a unit, by time: (ISO time, what)."""
    every = [*_sent(ledger, unit), *_rounds(ledger, unit), *_returned(ledger, unit), *_approved(ledger, unit)]
    every += [(d.at, _decision(d)) for d in ledger.decisions if d.unit == unit]
    return tuple(sorted(every, key=lambda event: event[0]))


def _sent(ledger: Ledger, unit: str) -> Iterator[tuple[str, str]]:
    for sending in ledger.sendings:
        if sending.unit == unit:
            due = f"，截止 {sending.deadline[:10]}" if sending.deadline else ""
            yield sending.at, f"下发填报模板《{sending.file}》{due}"


def _rounds(ledger: Ledger, unit: str) -> Iterator[tuple[str, str]]:
    before: Round | None = None
    for own in sorted((r for r in ledger.rounds if r.unit == unit), key=lambda r: r.number):
        files = "、".join(dict.fromkeys(f"《{version.file}》" for version in own.versions))
        text = f"第 {own.number} 轮：{len(own.versions)} 个项目，问题 {len(own.findings)} 个"
        if before is not None:
            change = change_between(before, own)
            text += f"（已改正 {len(change.fixed)}，仍未改 {len(change.open)}，新出现 {len(change.new)}）"
        yield own.at, f"{text}；{files}" if files else text
        before = own


def _returned(ledger: Ledger, unit: str) -> Iterator[tuple[str, str]]:
    for sent in ledger.returns:
        if sent.unit == unit:
            due = f"，{sent.deadline[:10]} 前重报" if sent.deadline else ""
            number = f" {sent.number}" if sent.number else ""
            counts = f"共 {sent.total} 个问题，列出 {sent.listed} 个"
            yield sent.at, f"退回第 {sent.round} 轮{number}：{counts}{due}；《{sent.letter}》"


def _approved(ledger: Ledger, unit: str) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[str, str, str], list[Approval]] = {}
    for approval in ledger.approvals:
        if approval.unit == unit:
            groups.setdefault((approval.at, approval.document_number, approval.who), []).append(approval)
    for (at, number, who), own in groups.items():
        by = f"（{who}）" if who else ""
        yield at, f"批复 {number}{by}：{len(own)} 个项目"


def _decision(decision: Decision) -> str:
    about = f"《{decision.project}》" if decision.project else ""
    why = f"：{decision.why}" if decision.why else ""
    return f"{decision.who}{decision.what}{about}{why}"


def amount_of(version: FormVersion) -> str:
    """年度资金总额 in 万元, or what stands there instead."""
    if version.total is not None:
        return f"{format_amount(version.total)} 万元"
    money = thawed(version.record).money
    return f"读不出（{money[0].text or '空白'}）" if money else "读不出"
