"""Columns by their letters, and back."""

import pytest

from xl_perfgoals.core.column_names import column_letters, column_number


@pytest.mark.parametrize(
    ("col", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_column_names(col, letters) -> None:
    assert column_letters(col) == letters
    assert column_number(letters) == column_number(letters.lower()) == col
