"""The pandas tables: money in int64 分; of forms, and of a finished workbook added up again."""

from tests.support.published import CLEAN, published
from xl_perfgoals import frames
from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.verified.table import Table
from xl_perfgoals.ops.verified.tables import DetailRow, FigureRow, ProjectRow, Tables


def test_projects_are_int64_fen():
    frame = frames.projects_frame(published(CLEAN).summary)
    assert len(frame) == 15
    assert all(frame[column].dtype == "int64" for column in frames.MONEY)
    assert frame["total_fen"].sum() == 8283_348800


def test_department_totals_keep_the_order():
    totals = frames.department_totals(frames.projects_frame(published(CLEAN).summary))
    assert totals["department"].tolist() == ["平罗县乡村振兴服务中心", "平罗县灵沙乡人民政府"]
    assert totals["total_fen"].tolist() == [7970_590400, 312_758400]
    assert totals["projects"].tolist() == [4, 11]


def test_indicators_and_findings_have_a_row_each():
    result = published(CLEAN)
    assert len(frames.indicators_frame(result.summary)) == 150
    table = frames.findings_frame(result.findings)
    assert len(table) == len(result.findings)
    assert set(table["severity"]) <= {"error", "warning", "hint"}


def tables(*projects: ProjectRow, figures: tuple[FigureRow, ...] = (), details: tuple[DetailRow, ...] = ()):
    return Tables({}, None, None, None, None, projects, figures, details, ())


def project(number: int, key: int, name: str, total: int) -> ProjectRow:
    return ProjectRow(number, number, key, f"部门{key}", name, total, total - 1, 1, 3, 2)


NOWHERE = Table(WrittenSheet(Grid("", "", ()), {}), 0, {}, 0, 0)


def test_a_finished_workbook_is_added_up_to_the_last_fen():
    large = 2**53 + 1  # no float holds it
    counted = frames.recounted(
        tables(project(1, 2, "甲", large), project(2, 2, "乙", 5), project(3, 1, "甲", 7))
    )
    assert counted.whole == (3, large + 12, large + 9, 3, 9, 6)
    assert counted.departments == {2: (2, large + 5, large + 3, 2, 6, 4), 1: (1, 7, 6, 1, 3, 2)}


def test_names_that_one_table_lacks_keep_whole_fen():
    large = 2**53 + 1
    figures = (
        FigureRow(NOWHERE, 9, 1, "部门1", "甲", "年度资金总额", large),
        FigureRow(NOWHERE, 10, 2, "部门1", "甲", "财政拨款", 4),
        FigureRow(NOWHERE, 11, 3, "部门1", "丙", "其他资金", 6),
    )
    details = (
        DetailRow(NOWHERE, 4, 1, "部门1", "甲", large, True),
        DetailRow(NOWHERE, 5, 2, "部门1", "甲", 0, False),
    )
    counted = frames.recounted(
        tables(project(1, 1, "甲", large), project(2, 1, "乙", 5), figures=figures, details=details)
    )
    assert [tuple(own) for own in counted.projects] == [
        ("部门1", "甲", 1, (large, large - 1, 1), 3, 1, (large, 4, 0), 1, large, 1),
        ("部门1", "乙", 2, (5, 4, 1), 3, 0, (0, 0, 0), 0, 0, 0),
        ("部门1", "丙", 0, (0, 0, 0), 0, 3, (0, 0, 6), 0, 0, 0),
    ]


def test_an_empty_workbook_adds_up_to_nothing():
    assert frames.recounted(tables()) == ((0,) * 6, {}, ())
