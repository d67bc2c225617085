"""The straight way through a plain table tells what the way for any table tells, and plain ones go it."""

import random
import sys
import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from tests.support import layout_sheets
from xl_perfgoals.core.cells import Area, Grid
from xl_perfgoals.parsing import footers
from xl_perfgoals.parsing.columns import _LIST, _MAYBE_LIST, COLUMNS, FRAME_WORDS, heads_a_list, names_a_list
from xl_perfgoals.parsing.headings import read_headings
from xl_perfgoals.parsing.labels import LABELS, LEVEL1_WORDS, LEVEL2_WORDS, label_of
from xl_perfgoals.parsing.layouts.starred import is_bare
from xl_perfgoals.parsing.partition import is_title
from xl_perfgoals.parsing.plain_names import is_plain_name
from xl_perfgoals.parsing.plain_rows import read_plain_rows
from xl_perfgoals.parsing.row_cells import SUMS, first_word
from xl_perfgoals.parsing.rows import read_any_rows

HEADINGS = ("名称", "一级指标", "二级指标", "三级指标", "指标值")
PLAIN = (
    ("绩效指标", "产出指标", "数量指标(必填硬性指标)", "铺设供水管道", "≥5 公里"),
    (None, None, None, "东庄村受益农户", 26),
    (None, None, "质量指标（必填）", "验收合格率（一次性）", "100%"),
    (None, None, "时效指标", "任务完成时间", "2023年11月底前"),
    (None, None, "成本指标（必填）", "人工费", "≤30万元"),
    (None, "效益指标", "经济效益指标", None, None),
    (None, None, "社会效益指标", "群众满意度", "明显提高"),
    (None, None, "可持续影响指标", "可持续发展", None),
    (None, "满意度指标", "服务对象满意度指标", "满意度", "≥90%"),
    (),
    ("填报人：张三", None, None, "联系电话：0952-6095123"),
)
WEIGHED = tuple((*row, 10) if len(row) == 5 else row for row in PLAIN)
MERGED = (Area(2, 1, 10, 1), Area(2, 2, 6, 2), Area(7, 2, 9, 2), Area(2, 3, 3, 3))
TEXTS = (
    *(word + end for word in (*LEVEL1_WORDS, *LEVEL2_WORDS) for end in ("", "指标", "目标", "指标（必填）")),
    *(*FRAME_WORDS, *SUMS, *LABELS, *COLUMNS),
    *(
        "项目支出绩效目标表",
        "附件2",
        "注1",
        "说明1",
        "填报说明1、",
        "审核意见",
        "2023年月日",
        "年月日",
        "单位（盖章）",
    ),
    *(
        "★核心指标",
        "数量*",
        "其中数量",
        "其中:合计",
        "1.项目名称",
        "一、主管部门",
        "ｘ数量",
        "⾨",
        "（≥**个）",
        "①",
    ),
    *(
        "修路",
        "修路（≥**公里）",
        "≥5公里",
        "5",
        "2022年12月",
        "是",
        "无",
        "自创指标",
        "指标",
        "目标指标",
        "-",
    ),
    *("", " ", None, 3, 0.5, True),
)


def both(grid: Grid, table: int):
    """What the straight way tells of a table, and what the way for any table tells."""
    headings = read_headings(grid, table, 2023)
    table = read_any_rows(grid, headings, 2023)
    return read_plain_rows(grid, headings, 2023), ((table.indicators, table.last_row), table.long)


def test_plain_tables_go_the_straight_way() -> None:
    for headings, rows in ((HEADINGS, PLAIN), ((*HEADINGS, "分值"), WEIGHED), ((*HEADINGS, "备注"), WEIGHED)):
        plain, (expected, long) = both(Grid("a.xlsx", "表", (headings, *rows), MERGED), 1)
        assert plain == expected
        assert not long
        assert len(plain[0]) == 8


@pytest.mark.parametrize("seed", range(40))
def test_both_ways_tell_the_same_of_edited_tables(seed) -> None:
    chance = random.Random(seed)
    straight = 0
    for _ in range(60):
        headings, rows, merged = edited(chance)
        plain, (expected, long) = both(Grid("a.xlsx", "表", (headings, *rows), merged, {}, 4, 2), 4)
        if plain is not None:
            straight += 1
            assert plain == expected
            assert not long
    assert straight > 5


def edited(chance: random.Random):
    """A table with a few cells exchanged, moved, emptied, doubled, and areas merged."""
    headings, rows = chance.choice(
        ((HEADINGS, PLAIN), ((*HEADINGS, chance.choice(("分值", "备注", "单位"))), WEIGHED))
    )
    cells = [list(row) for row in (headings, *rows)]
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        row = chance.randrange(len(cells) if chance.random() < 0.2 else len(cells) - 1)
        row += row == 0 and chance.random() < 0.8
        if not cells[row]:
            continue
        col = chance.randrange(len(cells[row]))
        edit = chance.randrange(6)
        if edit < 3:
            cells[row][col] = chance.choice(TEXTS)
        elif edit == 3:
            cells[row].insert(col, None)
        elif edit == 4:
            del cells[row][col]
        else:
            cells.insert(row, list(chance.choice(cells)))
    areas = [
        Area(a[0] + 3, a[1] + 1, a[2] + 3 + chance.choice((0, 0, 0, 1, -1)), a[3] + 1)
        for a in MERGED
        if chance.random() < 0.9
    ]
    return tuple(cells[0]), tuple(map(tuple, cells[1:])), tuple(areas)


def test_both_ways_tell_the_same_of_every_layout() -> None:
    pages = {name: page for name, page in vars(layout_sheets).items() if isinstance(page, layout_sheets.Page)}
    assert pages
    straight = set()
    for name, page in pages.items():
        grid = Grid("a.xlsx", "表", page.rows)
        for row in range(1, len(page.rows)):
            plain, (expected, long) = both(grid, row)
            if plain is not None:
                assert plain == expected
                assert not long
                straight |= {name} if plain[0] else set()
    assert "MARKED" in straight


WORDS = st.one_of(
    st.sampled_from([text for text in TEXTS if isinstance(text, str) and text]),
    *(st.from_regex(pattern, fullmatch=True) for pattern in (footers._LINE, footers._SIGNED, footers._DATE)),
    st.from_regex(footers._REMARK),
    st.text(min_size=1, max_size=12),
    st.text(
        alphabet="其中数量质成本指标目合计项名称单位部门注说明审核意见人日期①１1⾨㊟", min_size=1, max_size=6
    ),
)


@settings(max_examples=1500)
@given(WORDS.map(str.strip).filter(bool))
def test_a_plain_name_is_one_by_its_bare_words_too(text) -> None:
    if is_plain_name(text):
        assert first_word(text).plain
        assert is_bare(text)
        assert label_of(text) not in _LIST
        assert not heads_a_list((text,))


def test_names_are_plain() -> None:
    assert all(
        map(
            is_plain_name,
            (
                "铺设供水管道",
                "任务完成时间",
                "验收合格率（一次性）",
                "3个村",
                "A级",
                "规范有序，能力、水平不断提升",
            ),
        )
    )
    assert not any(
        map(is_plain_name, ("数量", "质量目标指标", "合计", "项目名称", "注1", "★核心指标", "填报人：张三"))
    )


def test_a_lone_title_ends_the_table() -> None:
    assert is_title("绩效目标申报表")
    grid = Grid("a.xlsx", "表", (HEADINGS, *PLAIN[:3], (None, None, None, "绩效目标申报表"), *PLAIN[:1]))
    plain, (expected, _) = both(grid, 1)
    assert plain in {None, expected}
    assert len(expected[0]) == 3


def test_only_texts_with_certain_characters_head_a_list() -> None:
    assert all(_MAYBE_LIST.search(wording) for wording, label in LABELS.items() if label in _LIST)
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        assert folded == char or not _MAYBE_LIST.search(folded)
    assert names_a_list("1.项目名称：")
    assert not names_a_list("项目的名称")
