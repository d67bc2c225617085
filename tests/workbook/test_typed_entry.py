"""A typed figure is stored as a number whose format shows exactly what was typed."""

import pytest

from xl_perfgoals.templates.typed_entry import typed_value


@pytest.mark.parametrize(
    ("text", "number", "number_format"),
    [
        ("100%", 1.0, "0%"),
        ("≥95%", 0.95, '"≥"0%'),
        ("92.5%", 0.925, "0.0%"),
        ("2023 年", 44927, 'yyyy" 年"'),
        ("2023年", 44927, 'yyyy"年"'),
        ("2023年12月", 45261, 'yyyy"年"mm"月"'),
        ("2023年7月1日", 45108, 'yyyy"年"m"月"d"日"'),
        ("12 个月", 12, '0" 个月"'),
        ("55 人", 55, '0" 人"'),
        ("22万元", 22, '0"万元"'),
        ("≥74.845 万元", 74.845, '"≥"0.000" 万元"'),
        ("≥3.6km", 3.6, '"≥"0.0"km"'),
        ("500 元/人/月", 500, '0" 元/人/月"'),
        ("1,140 人", 1140, '#,##0" 人"'),
        ("22.000000", 22, "0.000000"),
        ("0", 0, "0"),
        ("10 年", 10, '0" 年"'),
    ],
)
def test_figures_and_days(text: str, number: float, number_format: str) -> None:
    assert typed_value(text) == (number, number_format)


STAYS_TEXT = ["", "显著提升", "是/否", "1-12 月", "2023 年底", "2023年13月", "056", r"$\geq 90\%$", "9" * 16]


@pytest.mark.parametrize("text", STAYS_TEXT)
def test_what_stays_text(text: str) -> None:
    assert typed_value(text) is None
