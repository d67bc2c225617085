"""No form, however broken, makes a rule, a sentence, a total or the check-list raise."""

from dataclasses import replace

from hypothesis import given, settings, strategies as st

from workbook.published import read_printed_rows, read_published
from xl_perfgoals.core.cells import Grid, Scalar
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.checklist import checklist
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.messages import sentence
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.rules.model import model_grid

ROSTER = Roster(units=(Unit(name="石桥镇人民政府", code="061", expected=2, projects=("某项目",)),))
EVERY_RULE = Policy(off=frozenset(), year=2023)
GARBAGE = st.one_of(
    st.none(),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**12), 10**18),
    st.booleans(),
    st.text(max_size=12),
    st.sampled_from(
        [
            "≥100%", "是/否", "0", "-1", "1/3", "XX", "13月", "2023年底", "3万/个",
            "≥3000元/学年", "=1+1", "##",
            "成本指标", "数量指标(必填硬性指标)", "产出指标", "满意度指标", "绩效指标", "指标值", "三级指标",
            "项目名称", "年度资金总额", "(2023 年度)", "元", "1e400",
            "１００％", "5人\n6人", "：", "（）", "%", "万元",
        ]
    ),
)  # fmt: skip


def printed_grids() -> list[Grid]:
    return [
        Grid(
            unit.department,
            "s",
            tuple(tuple(cell or None for cell in row) for row in read_printed_rows(unit)),
        )
        for unit in read_published()
    ]


GRIDS = [model_grid(), *printed_grids()]


def put(grid: Grid, row: int, col: int, value: Scalar) -> Grid:
    rows = [list(cells) for cells in grid.rows]
    cells = rows[row % len(rows)]
    cells.extend([None] * (col + 1 - len(cells)))
    cells[col] = value
    return replace(grid, rows=tuple(map(tuple, rows)))


def mutate(grid: Grid, kind: str, row: int, col: int, value: Scalar) -> Grid:
    rows = list(grid.rows)
    at = row % len(rows)
    if kind == "garbage":
        return put(grid, at, col, value)
    if kind == "blank":
        return put(grid, at, col, None)
    if kind == "drop":
        return replace(grid, rows=tuple(rows[:at] + rows[at + 1 :]) or ((),))
    if kind == "twice":
        return replace(grid, rows=(*rows[:at], rows[at], *rows[at:]))
    if kind == "swap":
        other = (row * 7 + col) % len(rows)
        rows[at], rows[other] = rows[other], rows[at]
        return replace(grid, rows=tuple(rows))
    return replace(grid, rows=(*rows[:at], (None, *rows[at]), *rows[at + 1 :]))


MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["garbage", "garbage", "garbage", "blank", "drop", "twice", "swap", "slip"]),
        st.integers(0, 400),
        st.integers(0, 6),
        GARBAGE,
    ),
    min_size=1,
    max_size=12,
)


def run_everything(grid: Grid) -> None:
    forms = parse_forms(grid)
    submission = Submission((Receipt(grid.book, Status.READ),), forms)
    summary = consolidate(submission, ROSTER)
    assert len(summary.projects) + len(summary.left_out) == len(forms)
    for finding in check(submission, EVERY_RULE, ROSTER, summary=summary):
        assert sentence(finding)
        assert finding.at.book
        assert finding.at.row >= 1
        assert finding.at.col >= 1
    checklist(forms)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(GRIDS[:1]), MUTATIONS)
def test_a_mutated_model_form(grid, mutations):
    for mutation in mutations:
        grid = mutate(grid, *mutation)
    run_everything(grid)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(GRIDS[1:]), MUTATIONS)
def test_a_mutated_published_document(grid, mutations):
    for mutation in mutations:
        grid = mutate(grid, *mutation)
    run_everything(grid)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(GARBAGE, max_size=7), max_size=30))
def test_a_sheet_of_garbage(rows):
    run_everything(Grid("x.xlsx", "s", tuple(map(tuple, rows))))
