from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given, strategies as st

from xl_perfgoals.files.built_in_formats import BUILT_IN
from xl_perfgoals.files.displayed import adds_words, is_calendar, is_plain, shown_text
from xl_perfgoals.files.displayed_dates import serial_and_code, serial_of_day, year_month_day

NUMBERS = [
    # what forms hold
    (0.95, "0%", "95%"),
    (1, "0%", "100%"),
    (0.955, "0.00%", "95.50%"),
    (0.95, '"≥"0%', "≥95%"),
    (0.95, "\\≥0%", "≥95%"),
    (0.95, "≥0%", "≥95%"),
    (0.9, '"不低于"0%', "不低于90%"),
    (3, '0"人"', "3人"),
    (12, '0" 个月"', "12 个月"),
    (56.672, '0.######"万元"', "56.672万元"),
    (65904, '#,##0"元"', "65,904元"),
    (22, "0.000000", "22.000000"),
    (1234.5, "#,##0.00", "1,234.50"),
    (1234567.891, "#,##0", "1,234,568"),
    (12, 'General"人"', "12人"),
    (12, 'G/通用格式"人"', "12人"),
    (1, '"是";;"否"', "是"),
    (0, '"是";;"否"', "否"),
    (12345, '0!.0,"万元"', "1.2万元"),
    (12345, '0\\.0,"万元"', "1.2万元"),
    (12345678, '0.00,,"百万"', "12.35百万"),
    (1234, "[$¥-804]#,##0.00", "¥1,234.00"),
    (13800138000, "000-0000-0000", "138-0013-8000"),
    # placeholders
    (56, "0.######", "56."),  # Excel leaves the point
    (0, "#", ""),
    (0.5, "#.##", ".5"),
    (0.5, ".00", ".50"),
    (12.3, ".00", "12.30"),
    (5, "00", "05"),
    (5, "??0", "  5"),
    (2.5, "0.0?", "2.5 "),
    (1 / 3, "0.0##", "0.333"),
    (7, "0.#0", "7.00"),
    # rounding, as shown: ties go up, on the 15 digits that Excel knows
    (1.005, "0.00", "1.01"),
    (2.675, "0.00", "2.68"),
    (0.125, "0.00", "0.13"),
    (0.1 + 0.2, "0.0", "0.3"),
    (0.9999, "0%", "100%"),
    (999.995, "#,##0.00", "1,000.00"),
    # signs and sections
    (-5, "0", "-5"),
    (-5, "0;0", "5"),
    (-5, "0;[Red]-0", "-5"),
    (-5, "0;(0)", "(5)"),
    (0, '0;-0;"零"', "零"),
    (0, "0.00;-0.00", "0.00"),
    (-0.3, "0", "-0"),
    (12345.678, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', " 12,345.68 "),
    (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', " -   "),
    (5, '[>=10]"多"0;[<10]"少"0', "少5"),
    (15, '[>=10]"多"0;"少"0', "多15"),
    (5, '[>=10]"多"0;"少"0', "少5"),
    (5, "[>=10]0", "5"),  # no section fits: Excel shows #####
    (5, ";;;", ""),
    (5, '"无"', "无"),
    # exponents
    (123456, "0.00E+00", "1.23E+05"),
    (123456, "##0.0E+0", "123.5E+3"),
    (0.00012, "0.0E+0", "1.2E-4"),
    (99999, "0.0E+0", "1.0E+5"),
    (0, "0.00E+00", "0.00E+00"),
    # plain digits
    (0.1 + 0.2, "General", "0.3"),
    (5, "", "5"),
    (5, "@", "5"),
    (0.5, "# ?/?", "0.5"),
    (float("inf"), "0.00", "inf"),
    (5, "0" * 300, "5"),
]


@pytest.mark.parametrize(("value", "code", "text"), NUMBERS)
def test_number(value: float, code: str, text: str):
    assert shown_text(value, code) == text


DAY = 45291  # 2023-12-31, a Sunday
DATES = [
    (DAY, 'yyyy"年"m"月"d"日"', "2023年12月31日"),
    (DAY, "yyyy年m月d日", "2023年12月31日"),
    (DAY, 'yyyy"年"m"月"d"日";@', "2023年12月31日"),
    (DAY, '[$-804]yyyy"年"m"月"d"日"', "2023年12月31日"),
    (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "2023年12月31日"),
    (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2023年12月31日"),
    (DAY, 'm"月"d"日"', "12月31日"),
    (DAY, 'yyyy"年"m"月"', "2023年12月"),
    (DAY, 'yyyy"年"', "2023年"),
    (DAY, 'yyyy"年底前"', "2023年底前"),
    (DAY, "yyyy/m/d", "2023/12/31"),
    (DAY, "yyyy\\-mm\\-dd", "2023-12-31"),
    (DAY, "yyyy.m.d", "2023.12.31"),
    (DAY, "yy-m-d", "23-12-31"),
    (DAY, "d-mmm-yy", "31-Dec-23"),
    (DAY, "dddd, mmmm d", "Sunday, December 31"),
    (DAY, "[$-804]ddd dddd", "周日 星期日"),
    (DAY, "[$-804]mmm mmmm", "12月 十二月"),
    (DAY, "aaa aaaa", "日 星期日"),
    (DAY, 'e"年"m"月"', "2023年12月"),
    (44936.361111111111, "yyyy/m/d h:mm", "2023/1/10 8:40"),
    (DAY + 0.75, "yyyy/m/d hh:mm:ss", "2023/12/31 18:00:00"),
    (DAY + 0.99999999, "yyyy/m/d h:mm:ss", "2024/1/1 0:00:00"),
    (0.375, "h:mm", "9:00"),
    (0.75, "h:mm AM/PM", "6:00 PM"),
    (0.0, "h AM/PM", "12 AM"),
    (0.6, '上午/下午h"时"mm"分"', "下午2时24分"),
    (1.5, "[h]:mm", "36:00"),
    (1 / 24, "[mm]:ss", "60:00"),
    (0.5 + 1.26 / 86400, "mm:ss.0", "00:01.3"),
    (1, "yyyy/m/d", "1900/1/1"),
    (59, "yyyy/m/d", "1900/2/28"),
    (60, "yyyy/m/d", "1900/2/29"),  # the day that Excel alone knows
    (61, "yyyy/m/d", "1900/3/1"),
    (2958465, "yyyy/m/d", "9999/12/31"),
    (2958466, "yyyy/m/d", "2958466"),  # Excel shows #####
    (-1, "yyyy/m/d", "-1"),
    (DAY, BUILT_IN[14], "2023/12/31"),
    (DAY, BUILT_IN[31], "2023年12月31日"),
    (DAY, BUILT_IN[57], "2023年12月"),
    (DAY, BUILT_IN[58], "12月31日"),
]


@pytest.mark.parametrize(("value", "code", "text"), DATES)
def test_date(value: float, code: str, text: str):
    assert shown_text(value, code) == text


@pytest.mark.parametrize(
    ("code", "plain", "words", "calendar"),
    [
        ("General", True, False, False),
        ("", True, False, False),
        ("@", True, False, False),
        ("0.00", False, False, False),
        (BUILT_IN[43], False, False, False),
        ("0%", False, True, False),
        ('0"人"', False, True, False),
        ("yyyy/m/d", False, True, True),
        ("mmm", False, False, True),
        ("h:mm", False, True, False),
        ("[h]:mm", False, True, False),
        ("mm:ss", False, True, False),
    ],
)
def test_what_a_format_tells(code: str, plain: bool, words: bool, calendar: bool):
    assert (is_plain(code), adds_words(code), is_calendar(code)) == (plain, words, calendar)


@given(
    st.floats() | st.integers(-(10**12), 10**12).map(float),
    st.text(alphabet='0#?.,;%/E+-ymdhsaAPM"\\!_*[]@$<>=5 年General', max_size=30)
    | st.sampled_from(list(BUILT_IN.values())),
)
@example(1e308, "0%" * 127)
@example(5e-324, "0." + "0" * 250)
def test_any_format_shows_something(value: float, code: str):
    assert isinstance(shown_text(value, code), str)
    is_plain(code), adds_words(code), is_calendar(code)


@given(st.dates(date(1900, 1, 1)))
def test_days_there_and_back(day: date):
    assert year_month_day(serial_of_day(day)) == (day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (date(2023, 12, 31), "2023/12/31"),
        (datetime(2023, 12, 31, 10, 30), "2023/12/31 10:30"),  # noqa: DTZ001
        (time(9, 30), "9:30:00"),
        (timedelta(hours=36), "36:00:00"),
    ],
)
def test_moments_as_excel_shows_them_by_itself(moment: date | time | timedelta, text: str):
    assert shown_text(*serial_and_code(moment)) == text
