"""Reading 指标值: the agreed parses, what else clerks write, and that no text breaks it."""

import json
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from xl_perfgoals.core.target import Kind, Op, Target
from xl_perfgoals.parsing import target_words as words, targets
from xl_perfgoals.parsing.numerals import chinese_number
from xl_perfgoals.parsing.target_cleaning import clean
from xl_perfgoals.parsing.targets import read_target

AGREED = json.loads((Path(__file__).parents[1] / "data" / "targets.json").read_text(encoding="utf-8"))
YEAR = 2023


def told(target: Target) -> dict[str, object]:
    """The target in the words of targets.json."""
    number = target.ratio or (None if target.number is None else f"{target.number:f}")
    optional = {
        "number2": None if target.number2 is None else f"{target.number2:f}",
        "yuan": None if target.yuan is None else f"{target.yuan:f}",
        "per": list(target.per) or None,
        "date": target.date,
        "date2": target.date2,
        "granularity": target.granularity,
        "bool": target.truth,
    }
    return {
        "text": target.text,
        "op": target.op,
        "number": number,
        "unit": target.unit,
        "kind": target.kind,
        "flags": list(target.flags),
    } | {key: value for key, value in optional.items() if value is not None}


def gist(target: Target) -> str:
    """The target on one line: kind, operator with number (or date) and unit, flags."""
    record = told(target)
    ends = [record.get("number") or record.get("date"), record.get("number2") or record.get("date2")]
    figure = "..".join(str(end) for end in ends if end is not None)
    op = "" if target.op in {None, Op.RANGE} else target.op
    return " ".join(filter(None, (target.kind, f"{op}{figure}", target.unit, *target.flags)))


@pytest.mark.parametrize("expected", AGREED, ids=lambda row: row["text"] or "(empty)")
def test_agreed_parses(expected) -> None:
    assert told(read_target(expected["text"], YEAR)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 万 before what is counted, be its measure word known or not
        ("≥30万页", "quantity >=300000 页"),
        ("3万盆", "quantity 30000 盆"),
        ("5万钵以上", "quantity >=50000 钵"),
        ("3万余盆", "quantity ≈30000 盆"),
        ("3万", "money 3 万 V11"),
        ("3万左右", "money ≈3 万 V11"),
        ("3万/个", "unit_price 3 万/个 V11"),
        ("100余", "number_without_unit ≈100 V01"),
        # numerals of cheques, days without separators, a day of each quarter
        ("贰拾万元", "money 20 万元"),
        ("人民币贰拾万零伍佰元整", "money 200500 元"),
        ("队伍建设", "qualitative"),
        ("陆地面积", "qualitative"),
        ("20231031", "date 2023-10-31"),
        ("20231031前", "date <=2023-10-31"),
        ("20231331", "number_without_unit 20231331 C08"),
        ("每季度末15日前", "frequency 季度"),
        ("每季度首月10日前", "frequency 季度"),
        # the letter O for a zero
        ("≥9O%", "placeholder V06"),
        ("1O台", "placeholder V06"),
        ("CO2减排明显", "qualitative"),
        # operators
        ("≥95%（含）", "percent >=95 %"),
        ("大于95%", "percent >95 %"),
        ("95%及以上", "percent >=95 %"),
        ("95％以上(含95％)", "percent >=95 %"),
        ("95%以上（不含）", "percent >95 %"),
        ("不低于 95 %", "percent >=95 %"),
        ("》=95%", "percent >=95 %"),
        ("=100%", "percent =100 %"),
        ("±5%", "percent ±5 %"),
        ("控制在50万元以内", "money <=50 万元"),
        ("不超过总投资的5%", "percent <=5 %"),
        ("≥95%以上", "percent >=95 %"),
        ("300余户", "quantity ≈300 户"),
        ("1万余人", "quantity ≈10000 人"),
        ("约3万元", "money ≈3 万元"),
        # percentages
        ("100.00%", "percent 100.00 %"),
        ("0%", "percent 0 %"),
        ("≥100％", "percent >=100 % V04"),
        ("100%以上", "percent >=100 % V04"),
        ("＞100%", "percent >100 % V04"),
        ("=100.5%", "percent =100.5 % V05"),
        ("增长150%", "percent 150 %"),
        ("较上年下降3%", "percent 3 %"),
        ("增长5%", "percent 5 %"),
        ("提高10个百分点", "quantity 10 个百分点"),
        ("100%完成", "percent 100 %"),
        ("完成100%", "percent 100 %"),
        ("满意度≥95%", "percent >=95 %"),
        ("资金使用率：95%", "percent 95 %"),
        ("百分之九十五", "percent 95 %"),
        ("百分之百", "percent 100 %"),
        ("九成以上", "percent >=90 %"),
        ("九成五", "percent 95 %"),
        ("8.5成左右", "percent ≈85 %"),
        (".成", "qualitative"),
        ("千分之五", "percent 5 ‰"),
        ("95百分比", "percent 95 % V11"),
        ("98%-100%", "percent 98..100 %"),
        # quantities
        ("≥1500户", "quantity >=1500 户"),
        ("3.6 km", "quantity 3.6 km"),
        ("1.2万㎡", "quantity 12000 ㎡"),
        ("30m²", "quantity 30 ㎡"),
        ("5 m2", "quantity 5 ㎡"),
        ("5千克", "quantity 5 千克"),
        ("0起", "quantity 0 起"),
        ("无事故", "quantity 0 起"),
        ("无重大安全事故发生", "quantity 0 起"),
        ("零投诉", "quantity 0 起"),
        ("≥90分", "quantity >=90 分"),
        ("50名学生", "quantity 50 名"),
        ("200人（次）", "quantity 200 人次"),
        ("300亩/年", "quantity 300 亩/年"),
        ("2人/村", "quantity 2 人/村"),
        ("每村≥2人", "quantity >=2 人/村"),
        ("≤0.5mg/L", "quantity <=0.5 mg/L"),
        ("30M", "quantity 30 M V11"),
        ("≥5人且≤10人", "quantity 5..10 人"),
        ("≤10人，≥5人", "quantity 5..10 人"),
        ("1万-2万人次", "quantity 10000..20000 人次"),
        ("两千户", "quantity 2000 户"),
        ("一百二十户以上", "quantity >=120 户"),
        ("≥5人（其中女2人）", "quantity >=5 人"),
        ("20点位", "quantity 20 点位"),
        # money and prices
        ("12万元以内", "money <=12 万元"),
        ("3-5万元", "money 3..5 万元"),
        ("3万元-5万元", "money 3..5 万元"),
        ("8000元-1万元", "money 8000..10000 元"),
        ("3千万元", "money 3000 万元"),
        ("一百二十万元", "money 120 万元"),
        ("一万五千元", "money 15000 元"),
        ("20万", "money 20 万 V11"),
        ("￥3,000", "money 3000 元"),
        ("22万元（含税）", "money 22 万元"),
        ("2000元/人.月", "unit_price 2000 元/人·月"),
        ("2000元/(人·月)", "unit_price 2000 元/人·月"),
        ("30元/人/天", "unit_price 30 元/人/天"),
        ("3000元/人·学年", "unit_price 3000 元/人·学年"),
        ("每人每月500元", "unit_price 500 元/人/月"),
        ("500元每人每月", "unit_price 500 元/人/月"),
        ("人均3000元", "unit_price 3000 元/人"),
        ("100元/企业以内", "unit_price <=100 元/企业"),
        ("≥12万/年", "unit_price >=12 万/年 V11 V14"),
        # numbers without a unit
        ("0", "number_without_unit 0 V01"),
        ("零", "number_without_unit 0 V01"),
        ("≥95", "number_without_unit >=95 V01"),
        ("9999", "number_without_unit 9999 V01"),
        ("10,000", "number_without_unit 10000 C08"),
        ("≥0.95", "number_without_unit >=0.95 V05"),
        ("2/3", "ratio 2/3"),
        ("三分之二以上", "ratio >=2/3"),
        # dates
        ("2023年6月30日前", "date <=2023-06-30"),
        ("2023年6月底前", "date <=2023-06-30"),
        ("2024年2月底前", "date <=2024-02-29 T03"),
        ("6月30日前", "date <=--06-30"),
        ("2023年底前", "date <=2023-12-31"),
        ("2023年年底前", "date <=2023-12-31"),
        ("2023年年底", "date 2023-12-31"),
        ("每年12月底前", "date <=--12-31"),
        ("每年12月31日前", "date <=--12-31"),
        ("年底前", "date <=--12-31"),
        ("2023-12-31", "date 2023-12-31"),
        ("2023/6/30", "date 2023-06-30"),
        ("2023.12", "date 2023-12"),
        ("2024.01", "date 2024-01 T03"),
        ("12月", "date 12 月"),
        ("2023年2月30日", "date T04"),
        ("2023年13月", "date T04"),
        ("2023年度", "date 2023 T05"),
        ("2022年", "date 2022 T05 T03"),
        ("二〇二三年十二月底前", "date <=2023-12-31"),
        ("项目于2023年12月底前完成", "date <=2023-12-31"),
        ("不晚于2023年10月", "date <=2023-10"),
        ("2023年10月起", "date >=2023-10"),
        ("6月上旬", "date --06-10"),
        ("三季度末", "date --09-30"),
        ("1月-12月", "date_range 1..12 月"),
        ("12-1月", "date_range 12..1 月 T04"),
        ("1-13月", "date_range 1..13 月 T04"),
        ("2023年1-12月", "date_range 2023-01..2023-12"),
        ("2023年1月至12月", "date_range 2023-01..2023-12"),
        ("2023年1月1日-12月31日", "date_range 2023-01-01..2023-12-31"),
        ("2023.07-2024.01", "date_range 2023-07..2024-01 T03"),
        ("2023年第三季度", "date_range 2023-07-01..2023-09-30"),
        ("2023年上半年", "date_range 2023-01-01..2023-06-30"),
        ("全年", "date_range --01-01..--12-31"),
        # durations and frequencies
        ("30分钟内", "duration <=30 分钟"),
        ("≤3个工作日", "duration <=3 个工作日"),
        ("10年以上", "duration >=10 年"),
        ("≥20年", "duration >=20 年"),
        ("5日内办结", "duration <=5 日"),
        ("半年内", "duration <=6 个月"),
        ("一年半", "duration 18 个月"),
        ("一个半月", "duration 1.5 个月"),
        ("每月", "frequency 月"),
        ("按季度", "frequency 季度"),
        ("按月足额发放", "frequency 月"),
        ("每月15日前发放", "frequency 月"),
        ("每年2次", "frequency 2 次/年"),
        ("2次/年", "frequency 2 次/年"),
        ("一年两次", "frequency 2 次/年"),
        ("每周不少于一次", "frequency >=1 次/周"),
        ("每两个月1次", "frequency 1 次/2个月"),
        # more than one statement
        ("≥95%；≤5天", "multi S07"),
        ("100%\n95%", "multi S07"),
        ("100%/95%", "multi S07"),
        ("培训2次，参训50人", "multi S07"),
        ("2023年12月底前完成100%", "multi S07"),
        ("1.完成率100%；2.合格率95%", "multi S07"),
        ("村容明显改善，满意度95%", "percent 95 %"),
        # no figure
        ("优", "qualitative"),
        ("优良", "qualitative"),
        ("良好及以上", "qualitative"),
        ("合格", "qualitative"),
        ("达到国家二级标准", "qualitative"),
        ("3级", "qualitative"),
        ("第3批", "qualitative"),
        ("排名前3", "qualitative"),
        ("不发生3起以上事故", "qualitative"),
        ("按照2020年标准执行", "qualitative"),
        ("十分满意", "qualitative"),
        ("一次性", "qualitative"),
        ("10²", "qualitative"),
        ("按进度完成", "qualitative T02"),
        ("及时", "qualitative T02"),
        ("有所改善", "qualitative V13"),
        ("明显变化", "qualitative V12"),
        ("—", "blank S04"),
        ("  ", "blank S04"),
        ("优/良/中/差", "placeholder V06"),
        ("满意/基本满意/不满意", "placeholder V06"),
        ("□是 □否", "placeholder V06"),
        ("≥XX%", "placeholder V06"),
        ("≥**个", "placeholder V06"),
        ("≥ %", "placeholder V06"),
        ("#REF!", "placeholder V06"),
        # residue
        ("&lt;5%", "percent <5 % V16"),
        ("$\\geq 100\\%$", "percent >=100 % V04 V16"),
        ("(≥**个)5个", "quantity 5 个 V16"),
        ("★≥95%", "percent >=95 %"),
        ("“≥95%”", "percent >=95 %"),
    ],
)
def test_what_else_clerks_write(text, expected) -> None:
    assert gist(read_target(text, YEAR)) == expected


@pytest.mark.parametrize("text", ["2024年底", "2022年6月", "2023.07-2024.01", "2024年1-6月"])
def test_another_year_counts_only_where_the_year_is_known(text) -> None:
    assert "T03" in read_target(text, 2023).flags
    assert "T03" not in read_target(text).flags


@pytest.mark.parametrize(("word", "op"), words.OPERATORS.items())
def test_every_operator(word, op) -> None:
    target = read_target(f"{word}5人")
    assert (target.op, target.number, target.unit) == (op, 5, "人")


@pytest.mark.parametrize(("word", "op"), words.SUFFIX_OPERATORS.items())
def test_every_operator_behind(word, op) -> None:
    target = read_target(f"5人{word}")
    assert (target.op, target.number, target.unit) == (op, 5, "人")


@pytest.mark.parametrize("unit", sorted(words.COUNT_UNITS | words.MEASURE_UNITS))
def test_every_unit_of_quantity(unit) -> None:
    for text, number in ((f"≥2.5{unit}", "2.5"), (f"≥2.5万{unit}", "25000")):
        target = read_target(text)
        assert (target.kind, str(target.number), target.unit) == (Kind.QUANTITY, number, unit)


@pytest.mark.parametrize(("spelling", "unit"), words.UNIT_SPELLINGS.items())
def test_every_spelling(spelling, unit) -> None:
    assert read_target(f"5{spelling}").unit == unit


@pytest.mark.parametrize("unit", sorted(words.TIME_UNITS - {"月", "半年"}))
def test_every_unit_of_time(unit) -> None:
    assert gist(read_target(f"≤5{unit}")) == f"duration <=5 {unit}"


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (Kind.BLANK, words.BLANKS),
        (Kind.PLACEHOLDER, words.PLACEHOLDERS | words.UNCHOSEN_GRADES),
        (Kind.PLACEHOLDER, {"/".join(sorted(scale)) for scale in words.SCALES_OF_GRADES}),
        (Kind.BOOLEAN, words.TRUE_WORDS | words.FALSE_WORDS),
        (Kind.QUALITATIVE, words.TEXT_IDIOMS | words.DIRECTED | words.UNDIRECTED | words.TIME_MANNERS),
        (Kind.QUANTITY, {f"无{event}" for event in words.EVENT_UNITS}),
    ],
)
def test_every_word(kind, texts) -> None:
    assert {text: read_target(text).kind for text in texts} == dict.fromkeys(texts, kind)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        *(
            ("零", 0),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百零五", 105),
            ("一百二", 120),
            ("两千", 2000),
        ),
        *(("三万五千", 35000), ("一万二", 12000), ("三千五百万", 35_000_000), ("一亿零五", 100_000_005)),
        *(
            ("百", None),
            ("万", None),
            ("二三", None),
            ("十十", None),
            ("零一", None),
            ("", None),
            ("人", None),
        ),
        *(("一" * 50, None), ("亿" * 50, None), ("一" + "亿" * 50, None)),
    ],
)
def test_chinese_numerals(numeral, number) -> None:
    assert chinese_number(numeral) == number


@pytest.mark.parametrize(
    ("raw", "text", "residue"),
    [
        (" ≥ 95 ％。", "≥95%", False),
        ("&nbsp;95%", "95%", True),
        ("<br/>95%", "95%", True),
        ("$95\\%$", "95%", True),
        ("<5%", "<5%", False),
        ("\\", "\\", False),
        ("30㎡", "30㎡", False),
        ("95%②", "95%②", False),
        ("\u200b95\ufeff%\x00", "95%", False),
        (" " * 5000 + "95%", "95%", False),
    ],
)
def test_cleaning(raw, text, residue) -> None:
    assert clean(raw) == (text, residue)


PIECES = (
    *(*words.OPERATORS, *words.SUFFIX_OPERATORS, *words.NUMBER_SCALES, *words.LIMITING_LEADS),
    *"0123456789.,-~/·:%‰年月日底前起()（）、，；。¥每人户半成零二十两*?X□\n\ud800",
    *"2023 12 元 万元 分之 个月 工作日 季度 全年 不含 &ge; &#x <p> $\\geq 改变 提高 按时".split(),
)
GRAMMAR = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(st.one_of(st.text(), GRAMMAR), st.sampled_from([None, YEAR]))
def test_any_text_is_a_target(text, year) -> None:
    target = read_target(text, year)
    assert target.text == text
    numbers = (target.number, target.number2, target.yuan)
    assert all(isinstance(number, Decimal) and number.is_finite() for number in numbers if number is not None)
    assert all("E" not in f"{number}" for number in numbers if number is not None)
    assert target == read_target(text, year)


@given(st.integers(0, 10**9), st.integers(0, 4), st.sampled_from(sorted(words.COUNT_UNITS)))
def test_numbers_are_read_to_the_last_digit(digits, places, unit) -> None:
    number = Decimal(digits).scaleb(-places)
    assert read_target(f"≤{number:f}{unit}").number == number
    assert read_target(f"≤{number:,f}{unit}").number == number


@pytest.mark.parametrize(
    "piece",
    ["9", "1,", "(", "((", "≥", "每人", "一", "十亿", "<a", "&#9", "$\\ge", "1人/", "X/", "5%、", "\n", "年"],
)
@pytest.mark.parametrize("length", [60, 199, 999, 100_000])
def test_long_texts_take_no_time(piece, length) -> None:
    text = "≥5" + piece * (length // len(piece))
    assert read_target(text, YEAR).text == text
    assert read_target(text + "%", YEAR).text == text + "%"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("0.5-1万元", (5_000, 10_000)),
        ("8000元-1万元", (8_000, 10_000)),
        ("3万-5万元", (30_000, 50_000)),
        ("≥0.5万元，≤1万元", (5_000, 10_000)),
        ("3-5万元/人", (30_000, 50_000)),
        ("≤5万元", (50_000, None)),
        ("1万-2万人", (None, None)),
    ],
)
def test_both_ends_of_a_range_of_money_are_told_in_yuan(text, ends):
    target = read_target(text)
    assert (target.yuan, target.yuan2) == ends


def test_what_is_read_the_short_way_is_what_is_read_the_long_way() -> None:
    signs = ("", "≥", "≤", ">", "=", "＝")
    numbers = (
        "0",
        "007",
        "1.50",
        "12",
        "99.5",
        "100",
        "101",
        "10000",
        "2023",
        "2023.5",
        "20230",
        "123456.000001",
    )
    units = (
        *(
            "",
            "%",
            "‰",
            "人",
            "户次",
            "元",
            "万元",
            "千万元",
            "亿",
            "万人次",
            "百分比",
            "年",
            "起",
            "事故",
            "以上",
        ),
        *("级", "钵", "个工作日", "千瓦时", "美元", "期", "天", "个月", "学期", "星期", "天内", "月"),
    )
    for text in map("".join, product(signs, numbers, ("", " "), units)):
        same_read_the_long_way(text)
    years, months = ("2023", "1999", "2100", "二〇二三"), ("0", "1", "02", "2", "8", "12", "13", "十")
    parts = ("", "底", "末", "0日", "29日", "30日", "31日", "5号", "上旬")
    sides = ("", "前", "之前", "以前", "内", "完成", "前完成")
    for year, month, part, side in product(years, months, parts, sides):
        same_read_the_long_way(f"{year}年{month}月{part}{side}")


def same_read_the_long_way(text: str) -> None:
    # a character that nobody sees keeps the text from being a simple one
    long, short = read_target(text + "\u200b", 2023)._replace(text=text), read_target(text, 2023)
    assert long == short, text
    assert list(map(str, long)) == list(map(str, short)), text


def test_what_is_remembered_of_a_date_holds_for_every_year() -> None:
    for text, residue in (("2023年5月", ()), ("2023.5.8", ()), ("<p>2023年5月底前</p>", ("V16",))):
        assert read_target(text).flags == residue
        assert read_target(text, 2022).flags == ("T03", *residue)
        assert read_target(text, 2023).flags == residue


def test_memory_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr(targets, "_REMEMBERED", 10)
    targets.forget()
    for number in range(25):
        assert read_target(f"{number}公里").number == number
    assert len(targets._remembered) <= 10
    read_target("长" * 500)
    assert not any(len(text) > 400 for text in targets._remembered)
