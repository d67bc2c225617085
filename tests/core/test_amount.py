"""Amounts: what money cells say, exactly."""

from decimal import Decimal, Inexact

import pytest
from hypothesis import given, strategies as st

from xl_perfgoals.core.amount import (
    LIMIT,
    MoneyUnit,
    SubFenError,
    add,
    decimals,
    format_amount,
    from_fen,
    in_wan,
    is_beyond_limit,
    is_blank,
    read_amount,
    read_number,
    subtract,
    to_fen,
)

WAN, YUAN = MoneyUnit.WAN, MoneyUnit.YUAN


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (0.1 + 0.2, "0.3"),
        (1.1 * 3, "3.3"),
        (22.0, "22"),
        (6.5904, "6.5904"),
        (22, "22"),
        (0, "0"),
        (-0.0, "0"),
        (-3.5, "-3.5"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (123456789.012345, "123456789.012345"),
    ],
)
def test_a_number_cell_is_read_at_fifteen_digits(cell, expected) -> None:
    assert f"{read_number(cell):f}" == expected


@pytest.mark.parametrize(
    "cell", [None, "", "22", True, False, float("nan"), float("inf"), -float("inf"), 1e300]
)
def test_no_number_cell(cell) -> None:
    assert read_number(cell) is None


def test_an_enormous_whole_number_is_no_number() -> None:
    assert read_number(10**5000) is None


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (6.5904, WAN, "6.5904"),
        (65904, YUAN, "6.5904"),
        (65904.5, YUAN, "6.59045"),
        (0.1 + 0.2, WAN, "0.3"),
        (0, WAN, "0"),
        (-5, WAN, "-5"),
        ("6.5904", WAN, "6.5904"),
        ("22.000000", WAN, "22"),
        ("1,234.56", WAN, "1234.56"),
        ("1，234.56", WAN, "1234.56"),
        ("12,345,678", YUAN, "1234.5678"),
        ("１２．５", WAN, "12.5"),
        (" 370 ", WAN, "370"),
        ("3 70", WAN, "370"),
        ("370\u200b", WAN, "370"),
        ("65904元", WAN, "6.5904"),
        ("65904 元", WAN, "6.5904"),
        ("6.5904万元", YUAN, "6.5904"),
        ("65千元", WAN, "6.5"),
        ("1.2亿元", WAN, "12000"),
        ("3百万元", WAN, "300"),
        ("¥370", WAN, "370"),
        ("￥65,904.00元", WAN, "6.5904"),
        ("人民币23万元整", WAN, "23"),
        ("854万(高标准400+159)", WAN, "854"),
        ("854（高标准400+159）", WAN, "854"),
        ("854万元（其中：上年结转 400）", YUAN, "854"),
        ("-5.5", WAN, "-5.5"),
        ("−5.5", WAN, "-5.5"),
        ("5.", WAN, "5"),
        (".5", WAN, "0.5"),
        ("0.00", WAN, "0"),
    ],
)
def test_amounts_that_are_read(cell, unit, expected) -> None:
    assert read_amount(cell, unit) == Decimal(expected)


@pytest.mark.parametrize(
    "cell",
    [
        *(None, "", "-", "/", "无", True, False, float("nan"), float("inf")),
        *(
            "约23",
            "23左右",
            "23-25",
            "100%",
            "二十三",
            "二十三万元",
            "23吨",
            "23.5.1",
            "1,23",
            "1,2345",
            "1e5",
        ),
        *("(854)", "400+159", "=A1", "#REF!", "--5", "5-", "+5", "22.5①", "5²", "½", "٣", "万元", "."),
        *("9" * 40, "9" * 5000, "0." + "1" * 60, 1e25, "100000000000", "99999999亿元"),
    ],
)
def test_what_is_no_amount_is_unreadable_and_never_raises(cell) -> None:
    assert read_amount(cell) is None


@pytest.mark.parametrize(
    "cell", [None, "", " ", "　", "\n", "\u200b", "-", "－", "—", "——", "/", "／", "\\", "无", " 无 "]
)
def test_blank(cell) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, "0", "无法", "x", False, float("nan"), "…"])
def test_not_blank(cell) -> None:
    assert not is_blank(cell)


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("1", "元", "0.0001"),
        ("1", "千元", "0.1"),
        ("1", "万", "1"),
        ("2.5", "亿", "25000"),
        ("0.01", "元", "0.000001"),
    ],
)
def test_in_wan(number, unit, expected) -> None:
    assert in_wan(Decimal(number), unit) == Decimal(expected)


def test_sums_are_exact() -> None:
    assert add([]) == 0
    assert add([Decimal("0.1")] * 10) == 1
    assert str(add([Decimal("7970.5904"), Decimal("312.7584")])) == "8283.3488"
    assert subtract(Decimal("6.5904"), Decimal("65.9004")) == Decimal("-59.31")


def test_a_sum_that_would_have_to_round_raises() -> None:
    with pytest.raises(Inexact):
        add([Decimal("1e50"), Decimal("1e-50")])


@pytest.mark.parametrize(
    ("amount", "fen"),
    [
        ("0.000001", 1),
        ("6.5904", 6590400),
        ("-0.01", -10000),
        ("0", 0),
        ("22.000000", 22000000),
        ("22.00000000", 22000000),
    ],
)
def test_fen(amount, fen) -> None:
    assert to_fen(Decimal(amount)) == fen
    assert from_fen(fen) == Decimal(amount)


@pytest.mark.parametrize("amount", ["0.0000001", "22.0000005", "-0.00000001"])
def test_below_one_fen(amount) -> None:
    with pytest.raises(SubFenError):
        to_fen(Decimal(amount))


@pytest.mark.parametrize(
    ("amount", "text", "needed"),
    [
        ("22.000000", "22", 0),
        ("6.5904", "6.5904", 4),
        ("6.590400", "6.5904", 4),
        ("0", "0", 0),
        ("-0.00", "0", 0),
        ("0.000001", "0.000001", 6),
        ("1E+3", "1000", 0),
        ("1E-7", "0.0000001", 7),
        ("-5.50", "-5.5", 1),
        ("100", "100", 0),
    ],
)
def test_format_and_decimals(amount, text, needed) -> None:
    assert format_amount(Decimal(amount)) == text
    assert decimals(Decimal(amount)) == needed


FEN = st.integers(min_value=-(10**16), max_value=10**16)


@given(FEN)
def test_every_fen_survives_the_way_there_and_back(fen) -> None:
    amount = from_fen(fen)
    assert to_fen(amount) == fen
    assert read_amount(format_amount(amount)) == amount


@given(st.lists(FEN, max_size=50))
def test_amounts_add_like_whole_fen(parts) -> None:
    assert to_fen(add(map(from_fen, parts))) == sum(parts)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()), st.sampled_from(MoneyUnit))
def test_any_cell_is_an_exact_amount_or_nothing(cell, unit) -> None:
    amount = read_amount(cell, unit)
    assert amount is None or abs(amount) < LIMIT
    is_blank(cell)
    if amount is not None:
        assert subtract(add([amount, Decimal("99999999999")]), amount) == Decimal("99999999999")


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (1e15, WAN, True),
        (-1e11, WAN, True),
        (1e300, WAN, True),
        pytest.param(10**5000, WAN, True, id="enormous"),
        ("100,000,000,000", WAN, True),
        ("1000000000000000元", WAN, True),
        (1e15, YUAN, True),
        (99999999999.99, WAN, False),
        (1e14, YUAN, False),
        (True, WAN, False),
        (float("inf"), WAN, False),
        (float("nan"), WAN, False),
        ("约三万", WAN, False),
        (None, WAN, False),
    ],
)
def test_a_number_larger_than_any_budget(cell, unit, expected) -> None:
    assert is_beyond_limit(cell, unit) is expected
    assert not expected or read_amount(cell, unit) is None
