"""F: the form of applications: a block 长期绩效指标 above a block 年度绩效指标, check boxes 新增□ 延续☑,
立项情况 and 进度计划.

Known by indicators of all years in rows of their own. The two blocks may have headings each, or share one row
of headings and be told apart by the words beside them. Only the annual block holds the year's indicators.
"""

import re

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.layouts.layout import Layout, Page
from xl_perfgoals.parsing.layouts.two_goals import of_all_years

_TICKED = "☑☒√✓✔■●◉✅⊠▣\uf052\uf0fe"
_OPEN = "□☐○◯▢◻⬜\uf0a8\uf06f"
_BOX = re.compile(rf"[{_TICKED}{_OPEN}]|\((?:[√✓✔])?\)|\[(?:[√✓✔])?\]")
_BLOCK_WORDS = ("绩效指标", "绩效目标", "指标")


def ticked(text: str) -> str | None:
    """The options ticked in a line of check boxes: 延续项目 of "新增项目□ 延续项目☑"; None: no boxes."""
    words = squeeze(text)
    boxes = list(_BOX.finditer(words))
    if not boxes:
        return None
    texts = [words[: boxes[0].start()]]
    for box, end in zip(boxes, [*(box.start() for box in boxes[1:]), len(words)], strict=True):
        texts.append(words[box.end() : end])
    # A box stands before its option where the line begins with one, else behind it.
    options = texts[1:] if texts[0] == "" else texts[:-1]
    chosen = [
        option.strip(",;、:/")
        for option, box in zip(options, boxes, strict=True)
        if any(sign in _TICKED for sign in box[0])
    ]
    return "、".join(option for option in chosen if option)


def heads_all_years(grid: Grid, table: int) -> bool:
    """Whether the headings in a row are those of the block 长期绩效指标: beside them, or in the row above."""
    beside = [text for _, text in grid.filled(table)]
    above = [text for _, text in grid.filled(table - 1)]
    return any(map(_is_long_block, beside)) or (len(above) == 1 and _is_long_block(above[0]))


def _is_long_block(text: str) -> bool:
    words = squeeze(text)
    return len(words) <= 20 and words.rstrip(":").endswith(_BLOCK_WORDS) and of_all_years(words)


def _shown(page: Page) -> bool:
    return bool(page.long_indicators) and not page.shares_rows


LAYOUT = Layout("F", "长期与年度指标分列", _shown)
