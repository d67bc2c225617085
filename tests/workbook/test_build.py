"""Building again gives the committed files; the template is the blank official form."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from workbook.build import TEMPLATE_BOOK, build
from workbook.published import HERE

KINDS = {".xlsx", ".docx"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Path, ...]]:
    folder = tmp_path_factory.mktemp("built")
    return folder, build(folder)


def test_committed_workbooks_are_the_built_ones(built: tuple[Path, tuple[Path, ...]]) -> None:
    folder, paths = built
    built_names = {path.relative_to(folder) for path in paths}
    assert built_names == {path.relative_to(HERE) for path in HERE.rglob("*.*") if path.suffix in KINDS}
    for name in built_names:
        assert parts(folder / name) == parts(HERE / name), name


def parts(path: Path) -> list[tuple[str, bytes]]:
    """The files inside a workbook. Their packing may differ: not every Python compresses with one zlib."""
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def test_two_builds_are_the_same_bytes(built: tuple[Path, tuple[Path, ...]], tmp_path: Path) -> None:
    folder, paths = built
    again = build(tmp_path)
    assert [path.relative_to(tmp_path) for path in again] == [path.relative_to(folder) for path in paths]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in paths]


def test_no_macros_and_no_day_of_building(built: tuple[Path, tuple[Path, ...]]) -> None:
    for path in built[1]:
        with zipfile.ZipFile(path) as archive:
            assert not any("vba" in name.lower() for name in archive.namelist())
            assert archive.read("docProps/core.xml").count(b"2023-01-01T00:00:00Z") == 2


def test_template_is_blank_and_marks_all_nine() -> None:
    (sheet,) = openpyxl.load_workbook(HERE / TEMPLATE_BOOK).worksheets
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert texts[:2] == ["部门项目支出预算绩效目标表", "(      年度)"]
    assert [text for text in texts if text.endswith(")") and "必填" in text] == [
        "数量指标(必填硬性指标)",
        "质量指标(必填)",
        "时效指标(必填)",
        "成本指标(必填硬性指标)",
        "经济效益指标(必填)",
        "社会效益指标(必填)",
        "生态效益指标(必填)",
        "可持续影响指标(必填)",
        "服务对象满意度指标(必填)",
    ]
    head = next(cell.row for cell in sheet["A"] if cell.value == "名称")
    blanks = [sheet.cell(row, col) for row in range(head + 1, sheet.max_row + 1) for col in (4, 5)]
    assert len(blanks) == 36
    assert {(cell.value, cell.number_format) for cell in blanks} == {(None, "@")}
