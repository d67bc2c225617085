"""Old against new values of one form."""

import pytest

from tests.support.approvals import content
from xl_perfgoals.ops.season.changes import content_changes

OLD = content("村道硬化", rows=(("数量指标", "硬化里程", "≥3公里"), ("质量指标", "合格率", "100%")))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(OLD, [], id="the same"),
        pytest.param(
            content(
                "村道硬化",
                total="13",
                rows=(("数量指标", "硬化里程", "≥3公里"), ("质量指标", "合格率", "100%")),
            ),
            [("年度资金总额", "12.5", "13"), ("财政拨款", "12.5", "13")],
            id="amounts",
        ),
        pytest.param(
            content("村道硬化", rows=(("质量指标", "合格率", "95%"), ("数量指标", "硬化里程", "≥3 公里"))),
            [("质量指标“合格率”指标值", "100%", "95%")],
            id="rows moved, blanks differ, one target changed",
        ),
        pytest.param(
            content("村道硬化", rows=(("数量指标", "硬化长度", "≥3公里"), ("质量指标", "合格率", "100%"))),
            [("数量指标三级指标", "硬化里程", "硬化长度")],
            id="an indicator renamed",
        ),
        pytest.param(
            content("村道硬化", goal="另一个目标", rows=(("质量指标", "合格率", "100%"),)),
            [
                ("年度总体目标", "硬化村道3公里，方便出行", "另一个目标"),
                ("指标", "数量指标：硬化里程 ≥3公里", ""),
            ],
            id="goal changed, an indicator gone",
        ),
    ],
)
def test_changes(new, expected) -> None:
    assert [tuple(change) for change in content_changes(OLD, new)] == expected
