from pathlib import Path

import pytest

from tests.support.workbooks import one_sheet
from xl_perfgoals.files import intake
from xl_perfgoals.files.folders import Found


def test_a_file_is_read_under_its_shown_name(tmp_path: Path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(one_sheet({"A1": ("项目名称", None)}))
    book = intake.read_file(Found(path, "乡镇/表.xlsx"))
    assert (book.name, book.problem, book.grids[0].book) == ("乡镇/表.xlsx", None, "乡镇/表.xlsx")


@pytest.mark.parametrize("error", [PermissionError(13, "locked"), OSError(5, "disk")])
def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError):
    def refuse(*_args: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    book = intake.read_file(Found(tmp_path / "表.xlsx", "表.xlsx"))
    assert (book.problem and book.problem.code, book.sha256) == ("B10", "")


def test_a_file_gone_since_it_was_found(tmp_path: Path):
    book = intake.read_file(Found(tmp_path / "表.xlsx", "表.xlsx"))
    assert book.problem is not None
    assert book.problem.code == "B11"


def test_a_file_too_large(tmp_path: Path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as stream:
        stream.truncate((intake.MOST_MEGABYTES << 20) + 1)
    book = intake.read_file(Found(path, "大.xlsx"))
    assert book.problem is not None
    assert book.problem.code == "B13"
    assert str(intake.MOST_MEGABYTES) in book.problem.reason
