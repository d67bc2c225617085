import random

import pytest

from tests.support.workbooks import SAVED
from xl_perfgoals.files.problems import REFUSALS
from xl_perfgoals.files.reading import read_book

CODES = {refusal.code for refusal in REFUSALS}
KINDS = ("xlsx", "ods")
"""Not xls: calamine may end the whole process over a damaged one."""


def broken(data: bytes, seed: int) -> bytes:
    """The data with some bits turned, or cut off, or both."""
    chance = random.Random(seed)
    raw = bytearray(data)
    for _ in range(chance.choice((0, 1, 4, 40))):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw[: chance.choice((len(raw), chance.randrange(len(raw))))])


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(kind: str):
    data = (SAVED / f"forms.{kind}").read_bytes()
    refused = 0
    for seed in range(200):
        book = read_book(broken(data, seed), "表")
        assert (book.problem is None) == bool(book.grids)
        if book.problem is not None:
            assert book.problem.code in CODES
            refused += 1
    assert 0 < refused < 200
