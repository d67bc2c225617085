"""What has to be said of a unit in words: changed after approval, unreadable files, projects awaited."""

from collections.abc import Iterable, Iterator

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.ops.season.content import thawed
from xl_perfgoals.ops.season.sheets.material import Material
from xl_perfgoals.ops.season.tracking import Changed, Progress

_NAMED = 3

_EXEMPT = "名册上应报 0 个项目"
_OVERDUE_RETURN = "退回后逾期未重报"
_UNREAD = "收到的文件读不出，请重报：{files}"
_MISSING = "缺报：{projects}"
_UNLISTED = "名单外的项目：{projects}"
_UNREADABLE = "{count} 张表的金额读不出，没有计入合计"
_CHANGED = "批复后又改动：{projects}"
_GONE = "已批复的项目这次没有报来：{projects}"
_OLD = "没有重报、沿用以前报来的：{projects}"
_AMOUNT = "（{old}→{new} 万元）"


def notes(own: Progress, material: Material) -> str:
    """All of it, one line each."""
    return "\n".join(_lines(own, material))


def named(projects: Iterable[str]) -> str:
    """A few project names, and how many there are."""
    listed = list(projects)
    more = f"等 {len(listed)} 个" if len(listed) > _NAMED else ""
    return "".join(f"《{project}》" for project in listed[:_NAMED]) + more


def _lines(own: Progress, material: Material) -> Iterator[str]:
    if own.exempt:
        yield _EXEMPT
    if own.changed:
        yield from _after_approval(own.changed)
    if own.overdue and own.returns:
        yield _OVERDUE_RETURN
    if own.unread:
        yield _UNREAD.format(files="、".join(seen.file for seen in own.unread[:_NAMED]))
    if own.versions and own.sums.missing:
        yield _MISSING.format(projects=named(own.sums.missing))
    if own.sums.unlisted:
        yield _UNLISTED.format(projects=named(own.sums.unlisted))
    if own.sums.unreadable:
        yield _UNREADABLE.format(count=own.sums.unreadable)
    if old := carried(own, material):
        yield _OLD.format(projects=named(old))


def carried(own: Progress, material: Material) -> tuple[str, ...]:
    """The projects whose form is that of an earlier round, taken from a file that no newer one replaced."""
    rounds = material.rounds_of(own.unit.name)
    if len(rounds) < 2:
        return ()
    before = {(v.project, v.fingerprint, v.sha256) for v in rounds[-2].versions}
    newer = {v.sha256 for v in rounds[-1].versions} - {sha256 for _, _, sha256 in before}
    if not newer:
        return ()
    return tuple(v.project for v in rounds[-1].versions if (v.project, v.fingerprint, v.sha256) in before)


def _after_approval(changed: Iterable[Changed]) -> Iterator[str]:
    every = list(changed)
    if now := [change for change in every if change.now is not None]:
        yield _CHANGED.format(projects="、".join(map(_with_amounts, now)))
    if gone := [change.approval.project for change in every if change.now is None]:
        yield _GONE.format(projects=named(gone))


def _with_amounts(change: Changed) -> str:
    old = thawed(change.approval.record).total or "—"
    total = change.now.total if change.now else None
    new = format_amount(total) if total is not None else "—"
    amounts = "" if old == new else _AMOUNT.format(old=old, new=new)
    return f"《{change.approval.project}》{amounts}"
