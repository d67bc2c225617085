"""What `build` hands out: the same bytes each time, and nobody's work overwritten."""

import pytest

from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK
from xl_perfgoals.office.release import TEMPLATE, FilledInError, build_release
from xl_perfgoals.office.sums import file_sum, read_sums


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build_release(folder)
    return folder


def test_everything_is_there_with_its_sum(first):
    sums = read_sums(first)
    assert {ADDIN, COUNTY_WORKBOOK, TEMPLATE} <= set(sums)
    assert sums == {name: file_sum(first / name) for name in sums}


def test_built_again_the_bytes_are_the_same(first, tmp_path):
    assert [path.read_bytes() for path in build_release(tmp_path)] == [
        path.read_bytes() for path in build_release(first)
    ]


def test_an_earlier_build_is_replaced(tmp_path):
    build_release(tmp_path)
    old = tmp_path / COUNTY_WORKBOOK
    old.write_bytes(b"an older build")
    sums = tmp_path / "SHA256SUMS.txt"
    sums.write_text(f"{file_sum(old)}  {COUNTY_WORKBOOK}\n", encoding="utf-8")
    build_release(tmp_path)
    assert old.read_bytes() != b"an older build"


def test_a_workbook_that_somebody_filled_in_stays(tmp_path):
    filled = tmp_path / COUNTY_WORKBOOK
    filled.write_bytes(b"filled in")
    with pytest.raises(FilledInError, match=COUNTY_WORKBOOK):
        build_release(tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"filled in"]
