"""xl-perfgoals convert as a user runs it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.layout_sheets import FLAT, SELF_EVALUATION, write_pages
from xl_perfgoals.cli.program import cli
from xl_perfgoals.files.assets import asset
from xl_perfgoals.pipeline.intake import take_in

TOWNSHIP = "平罗县灵沙乡人民政府.xlsx"


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["convert", *map(str, args)], standalone_mode=False)
    if result.exception:
        return 2, str(result.exception)
    return int(result.return_value or 0), result.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a county got: a township's forms, a flat table, and a self-evaluation in a subfolder."""
    folder = tmp_path / "报送"
    (folder / "自评").mkdir(parents=True)
    shutil.copy(asset("workbook", "samples") / TOWNSHIP, folder)
    write_pages(folder / "明细.xlsx", 表=FLAT)
    write_pages(folder / "自评" / "自评.xlsx", 表=SELF_EVALUATION)
    return folder


def test_one_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "模板.xlsx"
    code, said = run(folder / "明细.xlsx", "-o", target)
    assert code == 0, said
    assert "3 张表" in said
    assert [receipt.forms for receipt in take_in([target]).submission.receipts] == [3]


def test_a_folder(folder: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.xlsx")}
    code, said = run(folder, "-o", tmp_path / "模板")
    assert code == 2
    assert "B34" in said
    made = sorted(path.relative_to(tmp_path / "模板").as_posix() for path in (tmp_path / "模板").rglob("*.*"))
    assert made == ["平罗县灵沙乡人民政府（模板）.xlsx", "明细（模板）.xlsx"]
    assert {path: path.read_bytes() for path in folder.rglob("*.xlsx")} == before


def test_nothing_is_overwritten(folder: Path, tmp_path: Path) -> None:
    run(folder / TOWNSHIP, "-o", tmp_path / "模板.xlsx")
    before = (tmp_path / "模板.xlsx").read_bytes()
    code, said = run(folder / TOWNSHIP, "-o", tmp_path / "模板.xlsx")
    assert code == 2
    assert "已经存在" in said
    assert (tmp_path / "模板.xlsx").read_bytes() == before
    code, said = run(folder / TOWNSHIP, "-o", folder / TOWNSHIP)
    assert code == 2


def test_a_template_need_not_be_converted(folder: Path, tmp_path: Path) -> None:
    run(folder / TOWNSHIP, "-o", tmp_path / "模板.xlsx")
    code, said = run(tmp_path / "模板.xlsx", "-o", tmp_path / "又一本.xlsx")
    assert code == 0
    assert "不用转换" in said
    assert not (tmp_path / "又一本.xlsx").exists()


@pytest.mark.parametrize("output", ["模板.xlsx", "说明.txt"])
def test_where_several_files_go(folder: Path, tmp_path: Path, output: str) -> None:
    (tmp_path / "说明.txt").touch()
    code, said = run(folder, "-o", tmp_path / output)
    assert code == 2
    assert "文件夹" in said


def test_a_missing_file(tmp_path: Path) -> None:
    code, said = run(tmp_path / "没有.xlsx", "-o", tmp_path / "模板.xlsx")
    assert code == 2
    assert "B11" in said
