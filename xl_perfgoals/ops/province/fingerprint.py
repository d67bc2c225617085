"""Fingerprints of what a province's workbook tells in words: its lists, what disagrees on 首页, remarks.

Nothing else repeats these words, so that verifying knows only by a fingerprint whether they were changed.
What an officer may do to a list leaves it as it is: sorting it, other columns beside it, notes below it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xl_perfgoals.core.amount import read_number
from xl_perfgoals.core.cells import Grid, Scalar
from xl_perfgoals.core.sheet import Formula, Sheet, Value
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present.looks import FRONT
from xl_perfgoals.ops.province.columns import DOUBLES, LEFT_OUT, UNREAD
from xl_perfgoals.ops.written_tables import headed

LISTS: Mapping[str, tuple[str, ...]] = {
    UNREAD: ("序号", "县", "文件", "代码", "原因", "处理办法"),
    LEFT_OUT: (
        *("序号", "县", "部门", "项目", "文件", "工作表", "单元格"),
        *("原表金额", "代码", "原因", "处理办法"),
    ),
    DOUBLES: ("组", "第几处", "情况", "县", "文件", "工作表", "实施单位", "项目", "年度资金总额"),
}
"""The lists by their sheets, and the columns of each that are taken; the first numbers the lines."""
CHECKS = frozenset({"等号左边", "等号右边"})
"""The headings of what is checked on 首页."""
_SIZE = 32
_LONGEST = 8000
"""So much of a text: what is longer may be cut where it is written."""
_STAND_IN = re.compile(r"_x[0-9A-Fa-f]{4}_|[\u2400-\u2426\ufffd]")
"""What stands in a workbook for characters that XML does not have; not every reader turns it back."""


def fingerprints(sheets: Sequence[Sheet]) -> dict[str, str]:
    """Of the sheets as they are drawn, by name: each list, over all the sheets that it takes, and 首页."""
    drawn = [_as_written(sheet) for sheet in sheets]
    prints = {sheet.name: checks_print(sheet) for sheet in drawn if sheet.name == FRONT}
    for name, heads in LISTS.items():
        parts = [sheet for sheet in drawn if sheet.name.partition(" (")[0] == name]
        prints[name] = list_print(parts, heads)
    return prints


def as_text(prints: Mapping[str, str]) -> str:
    """All in one cell."""
    return " ".join(f"{name}:{own}" for name, own in prints.items())


def from_text(text: str) -> dict[str, str]:
    """What as_text wrote; whatever else stands there is none."""
    pairs = (word.partition(":") for word in text.split())
    return {name: own for name, _, own in pairs if own}


def list_print(parts: Iterable[WrittenSheet], heads: Sequence[str]) -> str:
    """Of the numbered lines of a list, in whatever order."""
    return _digest(sorted(line for part in parts for line in _lines(part.grid, heads)))


def checks_print(sheet: WrittenSheet) -> str:
    """Of the words under 核对: what is compared, and where it disagrees."""
    return _digest(_checks(sheet))


def remark_print(remark: str) -> str:
    """Of a county's remark: how long it is and what it says; "" where there is none."""
    text = _plain(remark)
    return f"{len(text)}:{_digest([text])}" if text else ""


def begins_as(remark: str, printed: str) -> bool:
    """Whether a remark still begins as it was written: an officer may add to it."""
    length = printed.partition(":")[0]
    return not printed or (length.isdecimal() and remark_print(_plain(remark)[: int(length)]) == printed)


def _lines(grid: Grid, heads: Sequence[str]) -> Iterator[str]:
    if found := headed(grid, *heads, anywhere=True):
        columns = [found.columns[head] for head in heads]
        for row in range(found.row + 1, grid.last_row + 1):
            if read_number(grid.value(row, columns[0])):
                yield "\t".join(_plain(grid.text(row, col)) for col in columns)


def _checks(sheet: WrittenSheet) -> Iterator[str]:
    inside = False
    for row in range(sheet.grid.first_row, sheet.grid.last_row + 1):
        filled = [(col, squeeze(text)) for col, text in sheet.grid.filled(row)]
        if not inside:
            inside = {text for _, text in filled} >= CHECKS
        elif not filled:
            return
        else:
            words = (col for col, _ in filled if (row, col) not in sheet.formulas)
            texts = (sheet.grid.value(row, col) for col in words)
            yield "\t".join(_plain(text) for text in texts if isinstance(text, str))


def _plain(text: str) -> str:
    """What every program that saves it again leaves as it is."""
    words = _STAND_IN.sub("", squeeze(text).replace("x005F_", ""))
    return "".join(filter(str.isprintable, words))[:_LONGEST]


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:_SIZE]


def _as_written(sheet: Sheet) -> WrittenSheet:
    """A drawn sheet as it will be found in the workbook."""
    values, formulas = dict[tuple[int, int], Scalar](), dict[tuple[int, int], str]()
    every: list[tuple[int, int, Value]] = [
        (block.top + down, block.left + across, value)
        for block in sheet.blocks
        for down, row in enumerate(block.rows)
        for across, value in enumerate(row)
    ]
    every += [(cell.row, cell.col, cell.value) for cell in sheet.cells]
    for row, col, value in every:
        if isinstance(value, Formula):
            formulas[row, col] = value.text
        now = value.value if isinstance(value, Formula) else value
        values[row, col] = now if now is None or isinstance(now, str | int) else float(now)
    height = max((row for row, _ in values), default=0)
    width = max((col for _, col in values), default=0)
    rows = (tuple(values.get((row, col)) for col in range(1, width + 1)) for row in range(1, height + 1))
    return WrittenSheet(Grid("", sheet.name, tuple(rows)), formulas)
