"""Tables as Parquet files: what was put in comes out, exact, in fixed types, without pandas."""

import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet
import pytest

from xl_perfgoals.core.detail_table import DetailColumn, DetailKind, Details, DetailTable, DetailValue
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.target import Op
from xl_perfgoals.files import loading_arrow
from xl_perfgoals.files.parquet import is_ours, parquet_bytes, stands_in_the_way, write_parquet

TABLE = DetailTable(
    "odd", "", tuple(DetailColumn(kind.value, kind, "") for kind in DetailKind)
)  # text, count, flag, fen, wan
ROWS: list[tuple[DetailValue, ...]] = [
    ("县", 1, True, 1, 1),
    ("", 0, False, 0, 0),
    (None, None, None, None, None),
    ("𠮷\n\0", -(2**31), True, -(2**63), -(2**63)),
    ("x" * 70_000, 2**31 - 1, False, 2**63 - 1, 2**63 - 1),
]


def test_values_come_out_as_they_went_in() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(parquet_bytes(Details.of_rows(TABLE, ROWS * 7))))
    table.validate(full=True)
    assert [field.type for field in table.schema] == [
        pa.string(), pa.int32(), pa.bool_(), pa.int64(), pa.decimal128(24, 6)
    ]  # fmt: skip
    wan = [None if row[4] is None else Decimal(row[4]).scaleb(-6) for row in ROWS]
    assert table.to_pylist() == 7 * [
        dict(zip(table.column_names, (*row[:4], amount), strict=True))
        for row, amount in zip(ROWS, wan, strict=True)
    ]


@pytest.mark.parametrize("count", [0, 1, 50_000, 50_001])
def test_row_groups(count: int) -> None:
    rows = [("县", number, True, number, number) for number in range(count)]
    file = pyarrow.parquet.ParquetFile(io.BytesIO(parquet_bytes(Details.of_rows(TABLE, rows))))
    assert file.metadata.num_rows == count
    assert file.num_row_groups == -(-count // 50_000)
    assert file.read().column("count").to_pylist() == list(range(count))


@pytest.mark.parametrize("value", [2**31, -(2**31) - 1])
@pytest.mark.parametrize("in_worker", [False, True])
def test_nothing_is_cut_off(monkeypatch: pytest.MonkeyPatch, value: int, *, in_worker: bool) -> None:
    monkeypatch.setattr(loading_arrow, "loads_no_pandas", in_worker)
    with pytest.raises((OverflowError, ValueError)):
        parquet_bytes(Details.of_rows(TABLE, [("", value, True, 0, 0)]))


MANY: dict[DetailKind, tuple[DetailValue, ...]] = {
    DetailKind.TEXT: ("", "县", None, "𠮷\n\0", "x" * 999, Level2.COST, Op.AT_MOST),
    DetailKind.COUNT: (0, None, -1, 2**31 - 1, -(2**31)),
    DetailKind.FLAG: (True, False, None),
    DetailKind.FEN: (0, None, -1, 2**63 - 1, -(2**63)),
    DetailKind.WAN: (0, None, -1, 1_000_000, 2**63),
}


@pytest.mark.parametrize("seed", range(40))
def test_both_ways_to_a_column_are_one(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    dice = Random(seed)
    own = {kind: dice.sample(values, dice.randint(1, len(values))) for kind, values in MANY.items()}
    rows = [tuple(dice.choice(own[kind]) for kind in DetailKind) for _ in range(dice.randint(0, 70))]
    details = Details.of_rows(TABLE, rows)
    monkeypatch.setattr(loading_arrow, "loads_no_pandas", False)
    by_bytes = parquet_bytes(details)
    monkeypatch.setattr(loading_arrow, "loads_no_pandas", True)
    assert parquet_bytes(details) == by_bytes


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    target = tmp_path / "甲.parquet"
    write_parquet(target, Details.of_rows(TABLE, ROWS))
    assert target.read_bytes() == parquet_bytes(Details.of_rows(TABLE, ROWS))
    assert is_ours(target)
    pyarrow.parquet.write_table(pa.table({"a": [1]}), target)
    assert not is_ours(target)


def test_what_stands_in_the_way(tmp_path: Path) -> None:
    target = tmp_path / "甲.parquet"
    write_parquet(target, Details.of_rows(TABLE, ROWS))
    ours = target.read_bytes()
    pyarrow.parquet.write_table(pa.table({"a": [1]}), target)
    for content, way in (
        (ours, False),
        (b"", False),
        (target.read_bytes(), True),
        (ours[:-1], True),
        (b"PAR1", True),
        (b"\xff\xff\xff\xffPAR1", True),
        ("别人的文字".encode(), True),
    ):
        target.write_bytes(content)
        assert is_ours(target) is (content == ours)
        assert stands_in_the_way(target) is way
    assert not stands_in_the_way(tmp_path / "没有.parquet")
    assert not stands_in_the_way(target / "下面.parquet")
    assert stands_in_the_way(tmp_path)


@pytest.mark.parametrize("in_worker", [False, True])
def test_what_is_loaded(*, in_worker: bool) -> None:
    program = (
        "import sys\n"
        "from unittest.mock import Mock\n"
        "from xl_perfgoals.files.parquet import parquet_bytes\n"
        "from xl_perfgoals.files.worker import outside\n"
        "from xl_perfgoals.core.detail_table import *\n"
        f"outside.hooks = Mock() if {in_worker} else None\n"
        "table = DetailTable('t', '', tuple(DetailColumn(kind, kind, '') for kind in DetailKind))\n"
        "parquet_bytes(Details.of_rows(table, [('x', 1, True, 1, 1), (None,) * 5]))\n"
        "print(*sorted({'pandas', 'numpy'} & {*sys.modules}))\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(ended.stdout.split()) <= (set() if in_worker else {"numpy"})
