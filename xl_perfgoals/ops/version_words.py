"""Says of each version of a project why it counts or why not, for the sheet 报送情况 and for 来源."""

import re
from collections.abc import Mapping

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.submission import Submission
from xl_perfgoals.core.versions import Decision, Ground, Standing, Version
from xl_perfgoals.ops.form_money import form_money, unsummable
from xl_perfgoals.ops.versions import time_of

USED, UNUSED = "采用", "不采用"
"""What the officer chooses between."""

_CLOCK = {True: "按文件内记录的保存时间", False: "按磁盘上的修改时间"}
_CHOSEN = {
    Ground.NEWEST: "最新的一份（{clock}）",
    Ground.OFFICER: "审核人指定采用",
    Ground.FIRST: "看不出哪一份较新，取排在前面的一份，请核对后在“采用”栏指定",
    Ground.ONLY: "单位重新报送的《{newer}》里没有这个项目，仍按本文件汇总；如已撤销，请改为“不采用”",
}
_NEWER_SINCE = "；另有较新的一份《{book}》，请核对"
_LEFT = {
    Standing.OLDER: "比采用的一份旧（{clock}）",
    Standing.TIED: "看不出是否比采用的一份新，请核对后在“采用”栏指定",
    Standing.DECLINED: "审核人指定不采用",
    Standing.CHOSEN: "",
}
_ASKED_FOR_ANOTHER = "审核人指定采用另一份"
_SAME = "；内容与采用的一份完全相同，属重复报送"
_CHANGED = "；改过再报，采用的一份改动了：{changes}"
_NAMED = "；文件名中有“{word}”字样"
_INSTEAD = "同一单位的同一项目已采用《{book}》“{sheet}”的一份，本表没有汇总：{why}"
_INSTEAD_IN_VAIN = (
    "同一单位的同一项目以《{book}》“{sheet}”的一份为准，那一份也没有汇总（{code}），"
    "这个项目的金额没有计入；本表没有汇总：{why}"
)
_WITHDRAWN = "审核人在“报送情况”表的“采用”栏指定不采用，没有汇总"
_MOST_CHANGES = 6

_REVISED = re.compile(
    r"修[改订正]|更[正新]|补[正充]|调整|重[新报]|再[次报]|第[二三四五六七八九2-9][次稿版]|二[上次稿]|[终定]稿|最[新终]"
    r"|改(?=$|[)）\]】])|v[2-9]|[(（][2-9][)）]$",
    re.IGNORECASE,
)


def revision_word(path: str) -> str:
    """The word of a file's name that says it was sent again, as clerks write it; "" if there is none."""
    stem = path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    found = _REVISED.search(stem)
    return found[0] if found else ""


def explained(decision: Decision, version: Version) -> str:
    """Why this version counts or not, and what the chosen one has otherwise."""
    clock = _CLOCK[decision.by_own_time]
    word = revision_word(version.form.at.book)
    named = _NAMED.format(word=word) if word else ""
    if version.chosen:
        text = _CHOSEN[decision.ground].format(clock=clock, newer=decision.lacked_by)
        newer = newer_than_chosen(decision)
        return text + (_NEWER_SINCE.format(book=newer.form.at.book) if newer else "") + named
    asked_for_another = version.standing is Standing.DECLINED and version.order is None
    why = _ASKED_FOR_ANOTHER if asked_for_another else _LEFT[version.standing].format(clock=clock)
    return why + _compared(decision, version) + named


def newer_than_chosen(decision: Decision) -> Version | None:
    """A version that came after the one the officer asked for, and that he has said nothing about."""
    chosen = decision.chosen
    if chosen is None or decision.ground is not Ground.OFFICER:
        return None
    silent = [version for version in decision.versions if version.order is None and version is not chosen]
    by_own = all(version.saved.own for version in (*silent, chosen))
    own = time_of(chosen, by_own=by_own)
    later = [
        version
        for version in silent
        if own and (at := time_of(version, by_own=by_own)) and at.seconds > own.seconds
    ]
    return later[-1] if later else None


def why_left_out(submission: Submission) -> Mapping[CellRef, str]:
    """By a form's place why another version counts instead of it, or none at all. Where that one cannot be
    summed either, nothing is said to have been taken.
    """
    reasons: dict[CellRef, str] = {}
    for decision in submission.decisions or ():
        chosen = decision.chosen
        lost = unsummable(form_money(chosen.form)) if chosen and len(decision.versions) > 1 else ""
        instead = _INSTEAD_IN_VAIN if lost else _INSTEAD
        for version in decision.versions:
            if chosen is None:
                reasons[version.form.at] = _WITHDRAWN
            elif not version.chosen:
                at = chosen.form.at
                why = explained(decision, version)
                reasons[version.form.at] = instead.format(book=at.book, sheet=at.sheet, code=lost, why=why)
    return reasons


def _compared(decision: Decision, version: Version) -> str:
    if decision.chosen is None:
        return ""
    if version.same:
        return _SAME
    listed = version.changes[:_MOST_CHANGES]
    more = "等" if len(version.changes) > _MOST_CHANGES else ""
    return _CHANGED.format(changes="、".join(listed) + more)
