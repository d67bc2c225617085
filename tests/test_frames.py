"""The pandas tables: money in int64 分, one row a project, an indicator, a finding."""

from tests.support.published import CLEAN, published
from xl_perfgoals import frames


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
