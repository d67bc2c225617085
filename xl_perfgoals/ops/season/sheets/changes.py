"""轮次变化: round by round how many findings were mended, then what became of each since the last round."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.season import FormVersion, Round, RoundChange, StoredFinding
from xl_perfgoals.core.sheet import Mark, Sheet, Value
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.ops.present.canvas import Canvas, Column, page
from xl_perfgoals.ops.present.looks import CENTER, COUNT, SEVERITY_STYLE, TEXT
from xl_perfgoals.ops.season.rounds import change_between
from xl_perfgoals.ops.season.sheets.after_approval import draw_after_approval
from xl_perfgoals.ops.season.sheets.material import (
    BAD,
    CHANGES,
    GOOD,
    WAITING,
    Material,
    open_sheet,
    section,
    styles_of,
)
from xl_perfgoals.ops.season.sheets.unit_notes import named
from xl_perfgoals.wording import SEVERITY

FIXED, OPEN, NEW = "已改正", "仍未改", "新出现"
_LOOKS = {FIXED: GOOD, OPEN: BAD, NEW: WAITING}
_SUMMARY, _DETAILS = "一、各单位历次重报", "二、最近一次重报后逐条变化"
_NONE = "还没有单位重报"
_COLUMNS = (
    Column("序号", 6, COUNT),
    Column("单位", 22, TEXT),
    Column("项目", 26, TEXT),
    Column("变化", 10, CENTER),
    Column("级别", 7, CENTER),
    Column("规则", 7, CENTER),
    Column("工作表", 16, TEXT),
    Column("单元格", 8, CENTER),
    Column("问题（已改正的为上一轮所述）", 48, TEXT),
    Column("修改建议", 38, TEXT),
    Column("备注", 22, TEXT),
)
_STYLES = styles_of(_COLUMNS)
_LAST = len(_COLUMNS)
_HEADS: tuple[str | None, ...] = (
    "序号", "单位", "轮次", "上轮问题", "已改正", "仍未改", "新出现", "本轮问题", "项目的变化", None, None,
)  # fmt: skip
_ROW_STYLES = (COUNT, TEXT, CENTER, COUNT, COUNT, COUNT, COUNT, COUNT)
_STEP = "第{before}轮→第{after}轮\n{at}"
_COME, _GONE, _AMENDED = "新增：{projects}", "不再报送：{projects}", "有改动：{projects}"


class Turn(NamedTuple):
    """A unit's round and the one before it."""

    unit: str
    before: Round
    after: Round
    change: RoundChange


def turns(material: Material) -> tuple[Turn, ...]:
    """Every round that followed another, unit by unit."""
    found = []
    for own in material.units:
        rounds = material.rounds_of(own.unit.name)
        found += [
            Turn(own.unit.name, before, after, change_between(before, after))
            for before, after in pairwise(rounds)
        ]
    return tuple(found)


def changes_sheet(material: Material) -> Sheet:
    """Draws 轮次变化."""
    canvas = Canvas([column.width for column in _COLUMNS])
    title = f"{material.year}项目支出绩效目标轮次变化"
    open_sheet(canvas, title, material.note, _LAST)
    section(canvas, 3, _SUMMARY, _LAST)
    canvas.spread_head(4, _HEADS)
    every = turns(material)
    row = 5
    for number, turn in enumerate(every, 1):
        for col, (value, style) in enumerate(zip(_counts(number, turn), _ROW_STYLES, strict=True), 1):
            canvas.put(row, col, value, style)
        canvas.spread(row, (len(_ROW_STYLES) + 1, _LAST), _projects(turn), TEXT)
        row += 1
    if not every:
        canvas.spread(row, (1, _LAST), _NONE, CENTER)
        row += 1
    head = row + 2
    section(canvas, head - 1, _DETAILS, _LAST)
    canvas.head(head, _COLUMNS)
    row = head
    for row, values in enumerate(_details(every), head + 1):
        canvas.line(row, values, _STYLES)
    first, last = head + 1, max(row, head + 1)
    if row == head:
        canvas.spread(first, (1, _LAST), _NONE, CENTER)
    end = draw_after_approval(canvas, material, last)
    marks = [Mark(Area(first, 4, last, 4), text, style) for text, style in _LOOKS.items()]
    marks += [Mark(Area(first, 5, last, 5), SEVERITY[s], style) for s, style in SEVERITY_STYLE.items()]
    return replace(
        canvas.sheet(CHANGES),
        filter=Area(head, 1, last, _LAST),
        marks=tuple(marks),
        page=page(title, material.footer, _LAST, end, repeat=head),
        tab_color="#9C5700",
    )


def _counts(number: int, turn: Turn) -> list[Value]:
    fixed, still, new = (len(part) for part in (turn.change.fixed, turn.change.open, turn.change.new))
    step = _STEP.format(before=turn.before.number, after=turn.after.number, at=turn.after.at[:10])
    before = sum(finding.standing for finding in turn.before.findings)
    return [number, turn.unit, step, before, fixed, still, new, still + new]


def _projects(turn: Turn) -> str:
    before = {name_key(v.project): v for v in turn.before.versions}
    after = {name_key(v.project): v for v in turn.after.versions}
    come = [v.project for key, v in after.items() if key not in before]
    gone = [v.project for key, v in before.items() if key not in after]
    amended = [
        f"《{v.project}》{_amounts(before[key], v)}"
        for key, v in after.items()
        if key in before and before[key].fingerprint != v.fingerprint
    ]
    lines = [_COME.format(projects=named(come))] if come else []
    lines += [_GONE.format(projects=named(gone))] if gone else []
    lines += [_AMENDED.format(projects="、".join(amended))] if amended else []
    return "\n".join(lines)


def _amounts(old: FormVersion, new: FormVersion) -> str:
    if old.total == new.total:
        return ""
    first, second = ("—" if v.total is None else format_amount(v.total) for v in (old, new))
    return f"（{first}→{second} 万元）"


def _details(every: tuple[Turn, ...]) -> Iterator[list[Value]]:
    last = {turn.unit: turn for turn in every}
    number = 0
    for turn in last.values():
        for text, findings in (
            (OPEN, turn.change.open),
            (NEW, turn.change.new),
            (FIXED, turn.change.fixed),
        ):
            for finding in sorted(findings, key=lambda finding: finding.severity.rank):
                number += 1
                yield _detail(number, text, finding)


def _detail(number: int, text: str, finding: StoredFinding) -> list[Value]:
    return [
        number,
        finding.unit,
        finding.project,
        text,
        SEVERITY[finding.severity],
        finding.code,
        finding.sheet,
        finding.cell,
        finding.message,
        finding.fix,
        " ".join(filter(None, (finding.state, finding.remark))),
    ]
