"""Decides which form of a project that came more than once counts: the newest, or what the officer says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Receipt, Submission
from xl_perfgoals.core.versions import Decision, Ground, Moment, Order, Standing, Version, order_key
from xl_perfgoals.ops.form_money import form_money, unsummable
from xl_perfgoals.ops.version_changes import changes

_Receipts = Mapping[str, Receipt]
_Orders = Mapping[tuple[str, str, str], Order]

CLOSE = 2
"""Seconds: times on a disk are no more exact than that (FAT), nor when a zip is unpacked."""


def decided(submission: Submission, orders: Sequence[Order] = ()) -> Submission:
    """The submission with its decisions; one that has them already stays as it is."""
    if submission.decisions is not None:
        return submission
    receipts = {receipt.path: receipt for receipt in submission.receipts}
    said = {order.key: order for order in orders}
    groups: defaultdict[tuple[str, str], list[PerfGoalForm]] = defaultdict(list)
    for form in submission.forms:
        if identity := form.identity:
            groups[identity].append(form)
    several = {key: _decision(own, receipts, said) for key, own in groups.items() if len(own) > 1}
    lacking = _lacking(several)
    decisions = []
    for key, own in groups.items():
        if known := several.get(key):
            decisions.append(known)
        elif said or lacking:
            lone = _lone(own[0], receipts, said, lacking.get((own[0].unit_key, own[0].at.book), ""))
            decisions += [lone] if lone else []
    return replace(submission, decisions=tuple(decisions), orders=tuple(orders))


def _version(form: PerfGoalForm, receipts: _Receipts, orders: _Orders) -> Version:
    receipt = receipts.get(form.at.book)
    if receipt is None:
        return Version(form, Standing.CHOSEN)
    order = orders.get(order_key(form, receipt.sha256)) if receipt.sha256 else None
    return Version(form, Standing.CHOSEN, receipt.sha256, receipt.saved, order)


def _decision(forms: Sequence[PerfGoalForm], receipts: _Receipts, orders: _Orders) -> Decision:
    every = [_version(form, receipts, orders) for form in forms]
    allowed = [version for version in every if version.order is None or version.order.wanted]
    asked = [version for version in allowed if version.order]
    pool = asked or allowed
    by_own = all(version.saved.own for version in pool)
    newest = _newest(pool, by_own=by_own)
    chosen = next((version for version in newest if _summable(version.form)), newest[0]) if newest else None
    if len(pool) < len(every) and len(newest) <= 1:
        ground = Ground.OFFICER
    else:
        ground = Ground.NEWEST if len(newest) == 1 else Ground.FIRST
    allowed_ids, newest_ids = set(map(id, pool)), set(map(id, newest))
    return Decision(
        tuple(
            _placed(
                version,
                chosen,
                _standing(
                    version, chosen, in_pool=id(version) in allowed_ids, newest=id(version) in newest_ids
                ),
            )
            for version in every
        ),
        ground,
        by_own,
    )


def _newest(pool: Sequence[Version], *, by_own: bool) -> list[Version]:
    """Those saved last; all of them where the time of one is unknown."""
    times = [moment.seconds for version in pool if (moment := time_of(version, by_own=by_own))]
    if len(times) < len(pool):
        return list(pool)
    least = max(times, default=0) - (0 if by_own else CLOSE)
    return [version for version, seconds in zip(pool, times, strict=True) if seconds >= least]


def time_of(version: Version, *, by_own: bool) -> Moment | None:
    """When a version was saved, by the clock that its decision goes by."""
    return version.saved.own if by_own else version.saved.disk


def _standing(version: Version, chosen: Version | None, *, in_pool: bool, newest: bool) -> Standing:
    if version is chosen:
        return Standing.CHOSEN
    if not in_pool:
        return Standing.DECLINED
    return Standing.TIED if newest else Standing.OLDER


def _placed(version: Version, chosen: Version | None, standing: Standing) -> Version:
    if chosen is None or version is chosen:
        return replace(version, standing=standing)
    found = changes(version.form, chosen.form)
    return replace(version, standing=standing, same=not found, changes=found)


def _summable(form: PerfGoalForm) -> bool:
    return not unsummable(form_money(form))


def _lacking(several: Mapping[tuple[str, str], Decision]) -> dict[tuple[str, str], str]:
    """By unit and file: the newer file by which the unit replaced that file, going by its other projects."""
    newer: dict[tuple[str, str], str] = {}
    for (unit, _), decision in several.items():
        for older, book in _replaced(decision):
            newer.setdefault((unit, older), book)
    return newer


def _replaced(decision: Decision) -> Iterator[tuple[str, str]]:
    chosen = decision.chosen
    if chosen and decision.ground is Ground.NEWEST:
        for version in decision.versions:
            if version.standing is Standing.OLDER and version.form.at.book != chosen.form.at.book:
                yield version.form.at.book, chosen.form.at.book


def _lone(form: PerfGoalForm, receipts: _Receipts, orders: _Orders, lacked_by: str) -> Decision | None:
    """The decision about a project that came once, where there is something to decide."""
    version = _version(form, receipts, orders)
    if version.order is None:
        return Decision((version,), Ground.ONLY, lacked_by=lacked_by) if lacked_by else None
    standing = Standing.CHOSEN if version.order.wanted else Standing.DECLINED
    return Decision((replace(version, standing=standing),), Ground.OFFICER, lacked_by=lacked_by)


def lost_orders(submission: Submission) -> tuple[Order, ...]:
    """Orders about forms that were not taken in this time; they are kept."""
    known = {version.key for decision in submission.decisions or () for version in decision.versions}
    return tuple(order for order in submission.orders if order.key not in known)
