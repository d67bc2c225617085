"""consolidate --by county as a user runs it; and what is left when it is killed."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from tests.support.good_form import MODEL
from tests.support.killed import killed_at
from tests.support.provinces import bytes_of, make_province
from tests.support.sent_files import send
from xl_perfgoals.cli import by_county, main
from xl_perfgoals.pipeline.province import cluster

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def run(*args: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["xl-perfgoals", "consolidate", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed, errors = capfdbinary.readouterr()
        code = ended.value.code
        return code if isinstance(code, int) else -1, printed.decode(), errors.decode()

    return run


def test_exit_codes(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "全省"
    send(folder / "甲县" / "石桥镇.xlsx")
    out = tmp_path / "out"
    assert run(folder, "-o", out, "--by", "county", "--workers", 1)[0] == 0
    send(folder / "乙县" / "石桥镇.xlsx", replace(MODEL, total="101"))
    assert run(folder, "-o", out, "--by", "county")[0] == 1
    (folder / "乙县" / "坏.xlsx").write_bytes(b"PK\x03\x04")
    code, printed, _ = run(folder, "-o", out, "--by", "county")
    assert code == 2
    assert "乙县/坏.xlsx" in printed


def test_workbooks_left_behind_are_named(tmp_path: Path, run: Run) -> None:
    folder, out = tmp_path / "全省", tmp_path / "out"
    for county in ("甲县", "乙县", "丙县"):
        send(folder / county / "石桥镇.xlsx")
    options = (folder, "-o", out, "--by", "county", "--workers", 1)
    assert "旁边还有" not in run(*options)[1]
    (folder / "乙县" / "石桥镇.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "丙县" / "石桥镇.xlsx").unlink()
    (folder / "丙县").rmdir()
    told = [line for line in run(*options)[1].splitlines() if "旁边还有" in line]
    assert ["乙县.xlsx" in line for line in told] == [True, False]
    assert ["丙县.xlsx" in line for line in told] == [False, True]


def test_where_no_form_is_read_the_earlier_results_agree(tmp_path: Path, run: Run) -> None:
    folder, out = tmp_path / "全省", tmp_path / "out"
    send(folder / "甲县" / "石桥镇.xlsx")
    options = (folder, "-o", out, "--by", "county", "--workers", 1)
    assert run(*options)[0] == 0
    before = bytes_of(out)
    (folder / "甲县" / "石桥镇.xlsx").write_bytes(b"PK\x03\x04")
    for _ in range(2):
        code, _, errors = run(*options)
        assert code == 2
        assert "原有的文件没有改动" in errors
        assert bytes_of(out) == before


def test_json(tmp_path: Path, run: Run) -> None:
    folder = make_province(tmp_path / "全省")
    code, printed, _ = run(folder, "-o", tmp_path / "out", "--by", "county", "--format", "json")
    record = json.loads(printed)
    assert code == 2
    counties = {county["county"]: county for county in record["counties"]}
    assert counties["西川县"]["money"] == {"total": "606.000006", "fiscal": "546", "other": "60.000006"}
    assert counties["西川县"]["workbook"] == "西川县.xlsx"
    assert counties["北原县"]["workbook"] is None
    assert counties["南山县"]["refused"][0]["path"] == "坏.xlsx"
    assert record["forms"] == record["projects"] + record["left_out"] == 14
    assert record["files"] == {"read": 7, "read_with_doubts": 0, "refused": 1, "skipped": 0}


def test_what_is_left_out_is_named(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "全省"
    unreadable = [replace(MODEL, project=f"甲{number}", total="约三万") for number in range(12)]
    send(folder / "甲县" / "石桥镇.xlsx", MODEL, *unreadable)
    for number in range(12):
        (folder / "甲县" / f"坏{number}.xlsx").write_bytes(b"PK\x03\x04")
    printed = run(folder, "-o", tmp_path / "out", "--by", "county", "--workers", 1)[1]
    assert printed.count("没有汇总 甲县/石桥镇.xlsx“表") == 10
    assert printed.count("未能读取 甲县/坏") == 10
    assert "共 12 张，其余见全省汇总的“未汇总的表”" in printed
    assert "共 12 个，其余见全省汇总的“未能读取的文件”" in printed
    record = json.loads(run(folder, "-o", tmp_path / "out", "--by", "county", "--format", "json")[1])
    (county,) = record["counties"]
    assert [(own["sheet"], own["code"]) for own in county["left_out_forms"]] == [
        (f"表{number}", "F01") for number in range(2, 14)
    ]
    assert all("只填数字" in own["remedy"] for own in county["left_out_forms"])
    assert all(f"“表{number}”C3 甲{number - 2} " in printed for number in range(2, 12))
    alone = json.loads(run(folder / "甲县", "-o", tmp_path / "县.xlsx", "--format", "json")[1])
    assert {own["cell"] for own in alone["left_out"]} == {own["cell"] for own in county["left_out_forms"]}


def test_hidden_workbooks_are_named(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "全省"
    send(folder / "甲县" / "石桥镇.xlsx")
    send(folder / ".乙县" / "石桥镇.xlsx")
    code, _, errors = run(folder, "-o", tmp_path / "out", "--by", "county", "--workers", 1)
    assert code == 0
    assert "“.乙县”" in errors
    assert "K02" in errors


def test_what_gave_way_to_another_version_hides_no_missing_money(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "全省"
    for name, total, saved in (("旧", "101", 1_600_000_000), ("新", "100", 1_700_000_000)):
        forms = [replace(MODEL, project=f"甲{number}", total=total) for number in range(12)]
        send(folder / "甲县" / f"石桥镇{name}.xlsx", *forms)
        os.utime(folder / "甲县" / f"石桥镇{name}.xlsx", (saved, saved))
    send(folder / "甲县" / "高山镇.xlsx", replace(MODEL, project="乙", total="约三万"))
    options = ("-o", tmp_path / "out", "--by", "county", "--workers", 1)
    printed = run(folder, *options)[1]
    (missing,) = (line for line in printed.splitlines() if line.startswith("没有汇总"))
    assert "甲县/高山镇.xlsx" in missing
    assert "另有 12 张表没有汇总" in printed
    (county,) = json.loads(run(folder, *options, "--format", "json")[1])["counties"]
    assert sorted(own["overruled"] for own in county["left_out_forms"]) == [False] + [True] * 12


def test_what_lies_among_the_details_is_named(tmp_path: Path, run: Run) -> None:
    folder, out = tmp_path / "全省", tmp_path / "out"
    send(folder / "甲县" / "石桥镇.xlsx")
    options = (folder, "-o", out, "--by", "county", "--workers", 1)
    assert run(*options)[2] == ""
    projects = out / "明细" / "projects"
    assert len(pd.read_parquet(projects)) == 1
    (projects / ".草稿").write_bytes(b"x")
    (projects / "别人的.parquet").write_bytes(b"not ours")
    for form in ("text", "json"):
        code, _, errors = run(*options, "--format", form)
        assert code == 0
        assert (errors.count("别人的.parquet"), errors.count("草稿")) == (1, 0)


def test_what_two_counties_sent_is_named(tmp_path: Path, run: Run) -> None:
    folder, out = tmp_path / "全省", tmp_path / "out"
    file = send(folder / "甲县" / "石桥镇.xlsx").read_bytes()
    (folder / "乙县").mkdir()
    (folder / "乙县" / "误放.xlsx").write_bytes(file)
    send(folder / "乙县" / "高山镇.xlsx", replace(MODEL, project="高山项目"))
    send(folder / "丙县" / "高山镇.xlsx", replace(MODEL, project="高山项目", total="101"))
    options = ("-o", out, "--by", "county", "--workers", 1)
    _, printed, _ = run(folder, *options)
    assert "　乙县/误放.xlsx＝甲县/石桥镇.xlsx" in printed.splitlines()
    record = json.loads(run(folder, *options, "--format", "json")[1])
    assert record["same_files"] == [
        [{"county": "乙县", "path": "误放.xlsx"}, {"county": "甲县", "path": "石桥镇.xlsx"}]
    ]
    ((one, other),) = record["same_projects"]
    assert [(own["county"], own["path"], own["project"], own["total"]) for own in (one, other)] == [
        ("丙县", "高山镇.xlsx", "高山项目", "101"),
        ("乙县", "高山镇.xlsx", "高山项目", "100"),
    ]
    lines = [line for line in printed.splitlines() if "高山项目" in line]
    assert len(lines) == 1
    assert all(name in lines[0] for name in ("乙县", "丙县"))


def test_counties_of_another_year_are_named(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "全省"
    for county, year in (("甲县", "2023"), ("乙县", "2024"), ("丙县", "2023")):
        send(folder / county / "石桥镇.xlsx", replace(MODEL, year=year, project=county))
    options = ("-o", tmp_path / "out", "--by", "county", "--workers", 1)
    printed = run(folder, *options)[1]
    assert "不是 2023 年" in printed
    assert "乙县 2024年" in printed
    record = json.loads(run(folder, *options, "--format", "json")[1])
    assert (record["year"], record["other_years"]) == (2023, [{"county": "乙县", "year": 2024}])
    assert [own["year"] for own in record["counties"]] == [2023, 2024, 2023]


def test_json_tells_where_the_summary_is_when_it_is_open(tmp_path: Path, run: Run) -> None:
    folder, out = tmp_path / "全省", tmp_path / "out"
    send(folder / "甲县" / "石桥镇.xlsx")
    options = (folder, "-o", out, "--by", "county", "--workers", 1, "--format", "json")
    assert run(*options)[2] == ""
    (out / ".~lock.全省汇总.xlsx#").write_text(",王科长,pc,21.11.2026 09:00,file:///x;", encoding="utf-8")
    send(folder / "乙县" / "石桥镇.xlsx", replace(MODEL, total="101"))
    _, printed, errors = run(*options)
    assert [own["county"] for own in json.loads(printed)["counties"]] == ["乙县", "甲县"]
    assert "全省汇总 (2).xlsx" in errors


def test_rosters_in_a_folder(tmp_path: Path, run: Run) -> None:
    folder, rosters = make_province(tmp_path / "全省"), tmp_path / "名册"
    rosters.mkdir()
    (rosters / "西川县.csv").write_text("代码,单位名称,应报项目数\n081,石桥镇人民政府,3\n099,缺报镇,1\n")
    options = ("-o", tmp_path / "out", "--by", "county", "--roster", rosters, "--format", "json")
    counties = {county["county"]: county for county in json.loads(run(folder, *options)[1])["counties"]}
    assert "缺报镇" in {own["department"] for own in counties["西川县"]["departments"]}
    assert "缺报镇" not in {own["department"] for own in counties["东河县"]["departments"]}
    (rosters / "东湖县.csv").write_text("代码,单位名称\n1,甲\n")
    code, _, errors = run(folder, *options)
    assert code == 2
    assert "东湖县" in errors


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["全省", "-o", "out.xlsx", "--by", "county"], "文件夹"),
        (["全省", "另一个", "-o", "out", "--by", "county"], "只能一个"),
        (["没有", "-o", "out", "--by", "county"], "B11"),
        (["全省", "-o", "全省/out", "--by", "county"], "输出文件夹"),
        (["全省", "-o", "全省", "--by", "county"], "输出文件夹"),
        (["全省", "-o", "out.xlsx", "--workers", "2"], "--by county"),
        (["全省", "-o", "out.xlsx", "--scheduler", "tcp://h:1"], "--by county"),
        (["全省", "-o", "out", "--by", "town"], "county"),
    ],
)
def test_wrong_use(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("全省", "另一个"):
        send(tmp_path / name / "甲县" / "石桥镇.xlsx")
    before = bytes_of(tmp_path)
    code, _, errors = run(*arguments)
    assert code == 2
    assert told in errors
    assert bytes_of(tmp_path) == before


def test_without_what_the_extra_brings(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    send(tmp_path / "全省" / "甲县" / "石桥镇.xlsx")
    monkeypatch.setattr(by_county, "can_write_parquet", lambda: False)
    code, _, errors = run(tmp_path / "全省", "-o", tmp_path / "out", "--by", "county")
    assert (code, "pip install" in errors) == (2, True)
    assert not (tmp_path / "out").exists()
    monkeypatch.undo()
    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["xl-perfgoals"])
    words = ("--by", "county", "--scheduler", "tcp://127.0.0.1:1")
    with (
        pytest.raises(cluster.ClusterError, match="pip install"),
        cluster.cluster(words[-1], tmp_path, tmp_path),
    ):
        pass


def test_no_form_at_all(tmp_path: Path, run: Run) -> None:
    (tmp_path / "全省" / "甲县").mkdir(parents=True)
    code, _, errors = run(tmp_path / "全省", "-o", tmp_path / "out", "--by", "county")
    assert code == 2
    assert "没有生成" in errors
    assert not list((tmp_path / "out").glob("*.xlsx"))


_POINTS = (
    ("xl_perfgoals.files.reading_cache.cache:ReadingCache.keep", 3),
    ("xl_perfgoals.files.reading_cache.cache:ReadingCache.write_note", 1),
    ("xl_perfgoals.files.reading_cache.cache:ReadingCache.write_note", 3),
    ("xl_perfgoals.files.write_xlsx:verify_xlsx", 1),
    ("xl_perfgoals.files.drafts:flush_folder", 1),
)


@pytest.mark.parametrize(("point", "call"), _POINTS)
def test_killed_and_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, point: str, call: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    folder = make_province(tmp_path / "全省")
    arguments = ("consolidate", folder, "--by", "county", "-o")
    run(*arguments[1:], tmp_path / "undisturbed", "--no-cache")
    monkeypatch.setenv("XL_PERFGOALS_CACHE", os.fspath(tmp_path / "cache"))
    out = tmp_path / "out"
    assert killed_at(point, *arguments, out, call=call)
    run(*arguments[1:], out)
    assert bytes_of(out) == bytes_of(tmp_path / "undisturbed")


def test_a_county_that_sent_nothing(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "全省"
    send(folder / "甲县" / "石桥镇.xlsx")
    (folder / "乙县").mkdir()
    code, printed, _ = run(folder, "-o", tmp_path / "out", "--by", "county", "--workers", 1)
    assert code == 0
    assert "乙县：没有收到文件" in printed


@pytest.mark.parametrize("more", [[], ["--scheduler", "tcp://127.0.0.1:1"]])
def test_files_of_others_in_the_way(tmp_path: Path, run: Run, more: list[str]) -> None:
    folder, out = make_province(tmp_path / "全省"), tmp_path / "out"
    send(out / "东河县.xlsx")
    (out / "明细").write_bytes(b"")
    before = bytes_of(out)
    code, _, errors = run(folder, "-o", out, "--by", "county", *more)
    assert code == 2
    assert "明细" in errors
    assert "东河县.xlsx" in errors
    assert "换一个输出文件夹" in errors
    assert bytes_of(out) == before
