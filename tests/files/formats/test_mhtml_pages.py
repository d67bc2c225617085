import pytest

from tests.support.formats import sample_grids
from tests.support.formats.pages import mhtml
from xl_perfgoals.files.reading import read_book

WHOLE = mhtml(sample_grids()[:3])


def test_sheets_by_their_own_names():
    book = read_book(WHOLE, "表.xls")
    assert [grid.sheet for grid in book.grids] == [grid.sheet for grid in sample_grids()[:3]]
    assert [doubt.code for doubt in book.doubts] == ["D13"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(WHOLE[: len(WHOLE) // 2], "B03", id="half of it"),
        pytest.param(WHOLE[:-60], "B03", id="nearly all of it"),
        pytest.param(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "B14", id="a mail"),
        pytest.param(b"MIME-Version: 1.0\r\n", "B14", id="nothing inside"),
        pytest.param(
            b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nAAEC\n",
            "B07",
            id="no text inside",
        ),
    ],
)
def test_refused(data: bytes, code: str):
    refused = read_book(data, "表.mht").problem
    assert refused is not None
    assert refused.code == code
