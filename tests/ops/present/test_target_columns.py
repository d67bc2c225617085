import pytest

from xl_perfgoals.ops.present.target_columns import target_columns
from xl_perfgoals.parsing.targets import read_target


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("≥95%", ("定量", "≥", "95", "%", "正向")),
        ("≤0.5万元", ("定量", "≤", "0.5", "万元", "反向")),
        ("＝20公里", ("定量", "＝", "20", "公里", "")),
        ("20公里", ("定量", "", "20", "公里", "")),
        ("80%-90%", ("定量", "区间", "80～90", "%", "")),
        ("显著提升", ("定性", "", "显著提升", "", "")),
        ("是/否", ("定性", "", "是/否", "", "")),
        ("是", ("定性", "", "是", "", "")),
        ("500元/人/月", ("定量", "", "500", "元/人/月", "")),
        ("2023年11月底前", ("定量", "", "2023年11月底前", "", "")),
        ("2023年12月31日", ("定量", "", "2023年12月31日", "", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_target_taken_apart(text, columns):
    assert target_columns(read_target(text), text) == columns
