"""P rules: which cell tells a repaired row, and which rows are told with it."""

import pytest

from tests.rules.places import also, cells, found

LOST = {"移动": 1, "指标值": None}


def lost(level2):
    return {f"{level2}.{part}": value for part, value in LOST.items()}


@pytest.mark.parametrize(
    ("edits", "at", "others", "rows"),
    [
        pytest.param({"质量指标.移动": -1}, "D13", [], (13,), id="left"),
        pytest.param({"质量指标.移动": 1}, "E13", [], (13,), id="right"),
        pytest.param({"质量指标.移动": -1, "生态效益指标.移动": 1}, "D13", ["E18"], (13, 18), id="told once"),
        pytest.param(lost("质量指标"), "E13", [], (13,), id="the value is lost"),
    ],
)
def test_rows_put_back_are_told_at_the_first(edits, at, others, rows):
    (finding,) = found("P01", edits)
    assert finding.facts["rows"] == rows
    assert finding.at.row == rows[0]
    assert [cell.row for cell in finding.also] == list(rows[1:])
    assert len(others) == len(finding.also)
    assert at[1:] == finding.at.a1[1:]


def test_each_lost_value_is_told_where_it_should_stand():
    findings = found("P02", lost("质量指标") | lost("生态效益指标"))
    assert cells(findings) == ["表1!E13", "表1!E18"]
    assert [(f.facts["row"], f.facts["name"]) for f in findings] == [
        (13, "管网维修验收合格率"),
        (18, "管网漏损率"),
    ]


@pytest.mark.parametrize(
    ("edits", "at", "others", "level1"),
    [
        pytest.param({"产出指标": None}, "C12", ["C13", "C14", "C15"], ("产出指标",), id="first"),
        pytest.param({"效益指标": None}, "C16", ["C17", "C18", "C19"], ("效益指标",), id="middle"),
        pytest.param(
            {"产出指标": None, "满意度指标": None},
            "C12",
            ["C13", "C14", "C15", "C20"],
            ("产出指标", "满意度指标"),
            id="two",
        ),
        pytest.param(
            {"产出指标": None, "数量指标#2.三级指标": "更换水表", "数量指标#2.指标值": "800块"},
            "C12",
            ["D13", "C14", "C15", "C16"],
            ("产出指标",),
            id="a carried 二级指标 is told at the 三级指标",
        ),
    ],
)
def test_filled_level1_is_told_at_the_first_row(edits, at, others, level1):
    (finding,) = found("P03", edits)
    assert cells([finding]) == [f"表1!{at}"]
    assert also(finding) == [f"表1!{cell}" for cell in others]
    assert finding.facts["level1"] == level1
