"""verify as a user runs it: what it prints and exits with, and that no other command loads what it takes."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.support.provinces import job, make_province
from tests.support.summaries import FORMS, County
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.files.write_xlsx import write_xlsx
from xl_perfgoals.pipeline.province.province import consolidate_by_county


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "xl_perfgoals", "verify", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    write_xlsx(tmp_path / "汇总.xlsx", list(County(FORMS).sheets().values()))
    return tmp_path / "汇总.xlsx"


@pytest.fixture
def tampered(book: Path) -> Path:
    """One amount changed, and so many rows doubled that not every line is told."""
    workbook = openpyxl.load_workbook(book)
    workbook["部门汇总"]["E6"] = "=1+1"
    workbook["部门汇总"]["F6"] = "[red]9[/red]\n=cmd()"
    for row in range(5, 40):
        workbook["指标明细"].cell(row, 1).value = 1
    workbook.save(book.with_name("改过.xlsx"))
    return book.with_name("改过.xlsx")


def test_it_holds(book: Path) -> None:
    done = run(book)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert "206.890401" in done.stdout


def test_what_differs_is_told_at_its_cell(book: Path, tampered: Path) -> None:
    done = run(book, tampered)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert sum("改过.xlsx › 部门汇总 E6：" in line for line in lines) == 1
    assert sum("部门汇总 F6" in line and "[red]9[/red] =cmd()" in line for line in lines) == 1
    assert sum("改过.xlsx › 指标明细 A" in line for line in lines) == 20
    assert len(lines) < 40


def test_json_has_everything(book: Path, tampered: Path) -> None:
    done = run(book, tampered, "--format", "json")
    assert done.returncode == 1
    first, second = json.loads(done.stdout)["workbooks"]
    assert (first["holds"], first["projects"], first["total"]) == (True, 4, "206.890401")
    assert (first["differences"], first["formulas_without_value"]) == ([], 0)
    assert second["holds"] is False
    kinds = [one["kind"] for one in second["differences"]]
    assert kinds.count("twice") == 35
    assert {"other_formula", "typed_over"} <= set(kinds)
    assert all(one["message"] and one["sheet"] for one in second["differences"])


def test_what_cannot_be_verified_is_2(book: Path, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "别的.xlsx")
    done = run(book, tmp_path / "别的.xlsx", tmp_path / "没有.xlsx")
    assert done.returncode == 2
    assert "206.890401" in done.stdout
    assert [name in done.stderr for name in ("别的.xlsx", "没有.xlsx", "B11")] == [True] * 3


@pytest.fixture
def province(tmp_path: Path) -> Path:
    consolidate_by_county(job(make_province(tmp_path / "全省"), tmp_path / "out"), SerialExecutor())
    return tmp_path / "out" / "全省汇总.xlsx"


def test_a_province_and_its_counties(province: Path) -> None:
    done = run(province)
    assert (done.returncode, done.stderr) == (0, "")
    assert "相符。重新相加：13 个项目、1309.000012 万元" in done.stdout
    assert run(*province.parent.glob("*.xlsx")).stdout.count("相符") == 5
    county = province.with_name("西川县.xlsx")
    workbook = openpyxl.load_workbook(county)
    workbook["项目汇总"]["I5"] = 700
    workbook.save(county)
    done = run(province, "--format", "json")
    assert done.returncode == 1
    first, second = json.loads(done.stdout)["workbooks"]
    assert [one["other"] for one in first["differences"]] == ["西川县.xlsx"] * len(first["differences"])
    assert (first["total"], second["path"]) == ("1309.000012", str(county))
    county.unlink()
    done = run(province)
    assert done.returncode == 2
    assert "没有找到 1 个县的工作簿，没有核对：西川县.xlsx" in done.stdout
    assert json.loads(run(province, "--format", "json").stdout)["workbooks"][0]["missing"] == ["西川县.xlsx"]


def test_a_kept_summary_of_a_province_is_verified_by_itself(province: Path) -> None:
    kept = province.with_name("全省汇总（上一次）.xlsx")
    province.rename(kept)
    province.with_name("西川县.xlsx").unlink()
    done = run(kept)
    assert (done.returncode, done.stderr) == (0, "")
    assert "相符" in done.stdout


def test_wrong_use_is_2() -> None:
    assert run().returncode == 2


def test_a_folder_is_told_which_workbook_is_wanted(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 2
    assert "汇总工作簿" in done.stderr
    (tmp_path / "全省汇总.xlsx").touch()
    done = run(tmp_path)
    assert done.returncode == 2
    assert str(tmp_path / "全省汇总.xlsx") in done.stderr
