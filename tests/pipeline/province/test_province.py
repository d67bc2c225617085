"""A province in one run: counties as by themselves, sums that agree, nothing done twice."""

import multiprocessing
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from decimal import Decimal
from functools import partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest

from tests.support.good_form import MODEL
from tests.support.provinces import BROKEN, MADE_AT, bytes_of, cache_at, job, make_province
from tests.support.sent_files import send
from xl_perfgoals.core.amount import from_fen
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.province import CountyLine, FileCounts, FormCounts, add_counts, add_sums
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline.county import consolidate_paths, write_county_workbook
from xl_perfgoals.pipeline.earlier import ForeignFileError
from xl_perfgoals.pipeline.file_work import work_on_files
from xl_perfgoals.pipeline.province.cluster import ClusterError
from xl_perfgoals.pipeline.province.job import Done, Pool, Province, Rosters
from xl_perfgoals.pipeline.province.province import consolidate_by_county
from xl_perfgoals.pipeline.province.targets import ForeignTargetsError

EAST, SOUTH, WEST, NORTH, LOOSE = "东河县", "南山县", "西川县", "北原县", "（未分县）"


def run(folder: Path, output: Path, cache: Path | None = None) -> Province:
    with cache_at(cache or folder.parent / "unused") as known:
        return consolidate_by_county(job(folder, output), SerialExecutor(), known if cache else None)


def by_name(province: Province) -> dict[str, CountyLine]:
    return {line.county: line for line in province.lines}


def test_every_file_and_form_is_somewhere(tmp_path: Path) -> None:
    province = run(make_province(tmp_path / "全省"), tmp_path / "out")
    lines = by_name(province)
    assert list(lines) == [EAST, NORTH, SOUTH, WEST, LOOSE]
    assert {name: line.files for name, line in lines.items()} == {
        EAST: FileCounts(read=3),
        NORTH: FileCounts(),
        SOUTH: FileCounts(read=1, refused=1),
        WEST: FileCounts(read=2),
        LOOSE: FileCounts(read=1),
    }
    assert {name: line.forms for name, line in lines.items()} == {
        EAST: FormCounts(5),
        NORTH: FormCounts(),
        SOUTH: FormCounts(1, 1),
        WEST: FormCounts(6),
        LOOSE: FormCounts(1),
    }
    assert lines[WEST].sums == (Decimal("606.000006"), Decimal(546), Decimal("60.000006"))
    assert [file.path for file in lines[SOUTH].unread] == ["坏.xlsx"]
    assert lines[NORTH].workbook == ""
    for line in lines.values():
        assert add_sums(own.sums for own in line.departments) == line.sums
        assert add_counts(own.findings for own in line.departments) == line.findings


def test_a_county_is_as_by_itself(tmp_path: Path) -> None:
    folder = make_province(tmp_path / "全省")
    run(folder, tmp_path / "out")
    for county in (EAST, SOUTH, WEST):
        alone = consolidate_paths([folder / county], executor=SerialExecutor())
        target = tmp_path / "alone" / f"{county}.xlsx"
        write_county_workbook(alone, target, Roster(), MADE_AT)
        assert target.read_bytes() == (tmp_path / "out" / target.name).read_bytes()


def test_details_and_summary_agree(tmp_path: Path) -> None:
    province = run(make_province(tmp_path / "全省"), tmp_path / "out")
    details = tmp_path / "out" / "明细"
    projects = pyarrow.parquet.read_table(details / "projects").to_pylist()
    assert len(projects) == sum(line.forms.read for line in province.lines)
    for line in province.lines:
        own = [row for row in projects if row["county"] == line.county]
        assert sum(row["counted"] for row in own) == line.forms.summed
        assert from_fen(sum(row["total_fen"] for row in own if row["counted"])) == line.sums.total
        assert sum(row["total_wan"] for row in own if row["counted"]) == line.sums.total
    findings = pyarrow.parquet.read_table(details / "findings")
    assert findings.num_rows == sum(sum(line.findings) for line in province.lines)
    indicators = pyarrow.parquet.read_table(details / "indicators")
    assert indicators.num_rows == len(MODEL.rows) * len(projects)
    receipts = pyarrow.parquet.read_table(details / "receipts")
    assert receipts.num_rows == sum(line.files.all for line in province.lines)

    book = openpyxl.load_workbook(tmp_path / "out" / "全省汇总.xlsx", data_only=True)
    assert book.sheetnames == ["首页", "各县汇总", "部门汇总", "未能读取的文件", "未汇总的表", "疑似重复"]
    counties = list(book["各县汇总"].values)
    assert Decimal(str(counties[-1][4])) == add_sums(line.sums for line in province.lines).total
    assert [row[2] for row in book["未能读取的文件"].iter_rows(min_row=4, values_only=True)] == [
        *(file.path for line in province.lines for file in line.unread)
    ]
    assert [
        (row[1], row[3], row[4], row[8]) for row in book["未汇总的表"].iter_rows(min_row=4, values_only=True)
    ] == [(SOUTH, "湖东乡管网维修一期", "湖东乡.xlsx", "X03")]
    checks = {row[0]: row[10] for row in book["首页"].values if row[10] in {"✓", "✗"}}
    assert len(checks) == 11
    assert [title[:6] for title, result in checks.items() if result == "✗"] == ["年度资金总额"]  # 水务局's
    book.close()


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    again = partial(run, folder, output, tmp_path)
    every = frozenset({EAST, SOUTH, WEST, NORTH, LOOSE})
    first = again()
    assert first.written == every
    before = bytes_of(output)
    second = again()
    assert second.lines == first.lines
    assert not second.written
    assert bytes_of(output) == before

    send(folder / WEST / "石桥镇.xlsx", MODEL)
    changed = again()
    assert changed.written == {WEST}
    assert by_name(changed)[WEST].forms == FormCounts(4)
    assert by_name(changed)[EAST] == by_name(first)[EAST]

    (output / f"{EAST}.xlsx").unlink()
    assert again().written == {EAST}
    (output / "明细" / "receipts" / f"{SOUTH}.parquet").write_bytes(b"")
    assert again().written == {SOUTH}
    with cache_at(tmp_path) as cache:
        stricter = job(folder, output)
        stricter = type(stricter)(folder, output, MADE_AT, Policy(goal_min_chars=400))
        assert consolidate_by_county(stricter, SerialExecutor(), cache).written == every


def test_a_note_that_cannot_be_understood_counts_for_nothing(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    first = run(folder, output, tmp_path)
    with sqlite3.connect(tmp_path / "cache" / "records.sqlite") as connection:
        connection.execute("UPDATE notes SET note = ?", (b'{"fingerprint": 1}',))
    connection.close()
    again = run(folder, output, tmp_path)
    assert (again.lines, again.written) == (first.lines, first.written)
    assert not run(folder, output, tmp_path).written


def test_a_county_s_own_roster(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    awaited = Roster(
        units=(Unit(name="白沙镇人民政府", code="082", expected=3), Unit(name="缺报镇", expected=1))
    )
    with cache_at(tmp_path) as cache:
        consolidate_by_county(job(folder, output), SerialExecutor(), cache)
        own = job(folder, output)
        own = type(own)(folder, output, MADE_AT, rosters=Rosters(own={WEST: awaited}))
        province = consolidate_by_county(own, SerialExecutor(), cache)
    assert province.written == {WEST}
    verdicts = {department.name: department.verdict for department in by_name(province)[WEST].departments}
    assert verdicts["缺报镇"] == "未报"
    assert "缺报镇" not in {own.name for line in province.lines[:3] for own in line.departments}


def test_details_of_a_county_that_is_no_more(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    run(folder, output)
    strange = output / "明细" / "projects" / "别人的.parquet"
    strange.write_bytes(b"not ours")
    (folder / WEST).rename(folder / "西川市")
    province = run(folder, output)
    assert "西川市" in by_name(province)
    left = {path.stem for path in (output / "明细" / "projects").iterdir()}
    assert left == {EAST, SOUTH, NORTH, LOOSE, "西川市", "别人的"}


@pytest.mark.parametrize(("real", "counted"), [(False, None), (True, FileCounts(read=1, skipped=3))])
def test_what_systems_leave_is_no_county(tmp_path: Path, *, real: bool, counted: FileCounts | None) -> None:
    folder = tmp_path / "全省"
    send(folder / "甲县" / "石桥镇.xlsx")
    for name in ("Thumbs.db", "~$表.xlsx", ".git/config"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"")
    if real:
        send(folder / "散件.xlsx")
    lines = by_name(run(folder, tmp_path / "out"))
    assert {name: line.files for name, line in lines.items() if name != "甲县"} == (
        {LOOSE: counted} if counted else {}
    )


def test_a_hidden_folder_with_workbooks_is_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "全省"
    send(folder / "甲县" / "石桥镇.xlsx")
    (folder / ".git").mkdir()
    (folder / ".git" / "._石桥镇.xlsx").write_bytes(b"")
    assert set(by_name(run(folder, tmp_path / "out"))) == {"甲县"}
    send(folder / ".隐" / "镇" / "石桥镇.xlsx")
    line = by_name(run(folder, tmp_path / "out"))[LOOSE]
    assert (line.files, line.workbook) == (FileCounts(skipped=2), "")


def test_a_file_that_came_from_two_counties(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    same = (folder / WEST / "石桥镇.xlsx").read_bytes()
    (folder / EAST / "误放.xlsx").write_bytes(same)
    (folder / EAST / "误放二.xlsx").write_bytes(same)
    (folder / SOUTH / "坏二.xlsx").write_bytes((folder / SOUTH / "坏.xlsx").read_bytes())
    for _ in range(2):  # the second time all is known
        told = run(folder, output, tmp_path).material.twice
        assert [[(county, path) for _, county, path in own.places] for own in told] == [
            [(EAST, "误放.xlsx"), (WEST, "石桥镇.xlsx")]  # 误放二 is passed over by its county
        ]
        book = openpyxl.load_workbook(output / "全省汇总.xlsx", data_only=True)
        places = book["疑似重复"].iter_rows(min_row=4, values_only=True)
        assert [row[2:5] for row in places] == [
            ("文件完全相同", EAST, "误放.xlsx"), ("文件完全相同", WEST, "石桥镇.xlsx")
        ]  # fmt: skip
        notes = {row[1]: row[18] or "" for row in book["各县汇总"].values}
        assert {name for name, note in notes.items() if "石桥镇.xlsx" in note} == {EAST, WEST}
        assert [row[10] for row in book["首页"].values if "完全相同" in str(row[0])] == ["✗"]
        book.close()


def test_a_project_that_two_counties_have(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    own = replace(MODEL, project="渠道 清淤。", department_and_code="水务局 088")
    send(folder / WEST / "水务.xlsx", own, replace(own, project="别的"))
    for _ in range(2):  # the second time all is known
        told = run(folder, output, tmp_path).material.same_projects
        assert [[(county, form.path, form.total) for _, county, form in own.places] for own in told] == [
            # both counties have a 石桥镇
            [(EAST, "石桥镇.xlsx", "100.000001"), (WEST, "石桥镇.xlsx", "100.000001")],
            [(EAST, "石桥镇.xlsx", "101.000001"), (WEST, "石桥镇.xlsx", "101.000001")],
            [(EAST, "水务/水务局.xlsx", "101"), (WEST, "水务.xlsx", "100")],
        ]
        book = openpyxl.load_workbook(output / "全省汇总.xlsx", data_only=True)
        notes = {row[1]: row[18] or "" for row in book["各县汇总"].values}
        assert {name for name, note in notes.items() if "疑似重复" in note} == {EAST, WEST}
        book.close()


def test_counties_of_another_year_are_named(tmp_path: Path) -> None:
    folder, output = tmp_path / "全省", tmp_path / "out"
    later = replace(MODEL, year="2024", project="甲")
    send(folder / "丙县" / "石桥镇.xlsx", later, replace(later, project="丙"))
    for county in ("甲县", "乙县"):
        forms = (replace(MODEL, project=project) for project in ("甲", county))
        send(folder / county / "石桥镇.xlsx", *forms)
    for year, others in ((None, [(1, "丙县", 2024)]), (2024, [(2, "乙县", 2023), (3, "甲县", 2023)])):
        asked = replace(job(folder, output), policy=Policy(year=year))
        material = consolidate_by_county(asked, SerialExecutor()).material
        assert material.year == (year or 2023)
        assert material.title.startswith(f"{material.year}年")
        assert material.other_years == tuple(others)
        book = openpyxl.load_workbook(output / "全省汇总.xlsx", data_only=True)
        named = {row[1] for row in book["各县汇总"].values if "的年度是" in str(row[18])}
        assert named == {county for _, county, _ in others}
        (check,) = (row for row in book["首页"].values if "标题不同的县" in str(row[0]))
        assert (check[6], check[8], check[10]) == (len(others), 0, "✗")
        book.close()
        # 甲 came for 2023 from two counties, and for 2024 from one
        assert [[county for _, county, _ in own.places] for own in material.same_projects] == [
            ["乙县", "甲县"]
        ]


def test_forms_read_are_those_summed_and_those_listed(tmp_path: Path) -> None:
    folder = make_province(tmp_path / "全省")
    for _ in range(2):  # the second time all is known
        for line in run(folder, tmp_path / "out", tmp_path).lines:
            assert len(line.left_out) == line.forms.left_out
            assert line.forms.read == line.forms.summed + len(line.left_out)
            assert len(line.summed.each()) == line.forms.summed
            assert all(form.path and form.sheet and form.reason and form.remedy for form in line.left_out)
            workbook = tmp_path / "out" / line.workbook
            assert line.digest == (sha256(workbook.read_bytes()).hexdigest() if line.workbook else "")


def test_a_county_named_like_the_summary(tmp_path: Path) -> None:
    send(tmp_path / "全省" / "全省汇总" / "甲.xlsx")
    province = run(tmp_path / "全省", tmp_path / "out")
    assert [line.workbook for line in province.lines] == ["全省汇总 (2).xlsx"]


def test_a_county_named_like_a_kept_workbook(tmp_path: Path) -> None:
    folder, output = tmp_path / "全省", tmp_path / "out"
    for name in ("甲县", "甲县（上一次）", "甲县（上一次） (2)", "全省汇总（上一次）"):
        send(folder / name / "一.xlsx")
    run(folder, output)
    before = bytes_of(output)
    send(folder / "甲县" / "二.xlsx", replace(MODEL, project="二"))
    lines = by_name(run(folder, output, tmp_path))
    workbooks = {line.workbook for line in lines.values()}
    assert len(workbooks) == 4
    assert lines["甲县"].forms == FormCounts(2)
    kept = "甲县（上一次）.xlsx"
    assert kept not in workbooks | set(before)
    assert (output / kept).read_bytes() == before["甲县.xlsx"]
    for workbook in workbooks - {"甲县.xlsx"}:
        assert (output / workbook).read_bytes() == before[workbook]


def test_a_summary_that_somebody_saved_is_kept(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    target, kept = output / "全省汇总.xlsx", output / "全省汇总（上一次）.xlsx"
    run(folder, output, tmp_path)
    send(folder / WEST / "石桥镇.xlsx", MODEL)
    assert run(folder, output, tmp_path).kept is None
    assert not kept.exists()
    book = openpyxl.load_workbook(target)
    book["各县汇总"]["S4"] = "已电话核实"
    book.save(target)
    book.close()
    noted = target.read_bytes()
    assert run(folder, output, tmp_path).kept == kept
    send(folder / WEST / "石桥镇.xlsx", replace(MODEL, project="另一个"))
    assert run(folder, output, tmp_path).kept is None  # nothing was written into that one
    assert kept.read_bytes() == noted


def test_where_no_form_is_read_nothing_is_written(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    run(folder, output, tmp_path)
    before = bytes_of(output)
    for path in folder.rglob("*.xlsx"):
        path.write_bytes(BROKEN)
    shutil.rmtree(folder / WEST)
    for cache in (tmp_path, None, tmp_path):
        province = run(folder, output, cache)
        assert province.saved is None
        assert bytes_of(output) == before
        assert set(by_name(province)) == {EAST, SOUTH, NORTH, LOOSE}
    send(folder / SOUTH / "湖东乡.xlsx")
    assert run(folder, output, tmp_path).written == {EAST, SOUTH, LOOSE}
    receipts = pyarrow.parquet.read_table(output / "明细" / "receipts").to_pylist()
    assert {(row["county"], row["status"]) for row in receipts} == {
        (EAST, "refused"), (SOUTH, "read"), (SOUTH, "refused"), (LOOSE, "refused")
    }  # fmt: skip
    assert not run(folder, output, tmp_path).written


def test_workbooks_that_are_left_behind_are_told(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    assert run(folder, output, tmp_path).material.left_behind == ()
    send(folder / EAST / "新.xlsx", MODEL)
    run(folder, output, tmp_path)  # an earlier workbook of it is kept, and is no county's
    send(output / "别人的.xlsx")
    for path in (folder / WEST).iterdir():
        path.write_bytes(BROKEN)
    shutil.rmtree(folder / SOUTH)
    before = bytes_of(output)
    for _ in range(2):  # the second time all is known
        material = run(folder, output, tmp_path).material
        assert {line.county: line.left_behind for line in material.lines} == {
            EAST: "", NORTH: "", WEST: f"{WEST}.xlsx", LOOSE: ""
        }  # fmt: skip
        assert material.left_behind == (f"{SOUTH}.xlsx",)
        assert all((output / f"{name}.xlsx").read_bytes() == before[f"{name}.xlsx"] for name in (WEST, SOUTH))
        book = openpyxl.load_workbook(output / "全省汇总.xlsx", data_only=True)
        told = {row[1] or row[0]: row[18] or "" for row in book["各县汇总"].values}
        assert f"{WEST}.xlsx" in told[WEST]
        assert f"{SOUTH}.xlsx" in told["全省合计"]
        assert ".xlsx" not in told[NORTH]
        book.close()
    (output / f"{WEST}.xlsx").unlink()
    (output / f"{SOUTH}.xlsx").unlink()
    material = run(folder, output, tmp_path).material
    assert (material.left_behind, {line.left_behind for line in material.lines}) == ((), {""})


def test_no_file_of_others_is_replaced(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    foreign = [output / "全省汇总.xlsx", output / "明细", output / "东河县.xlsx", output / "西川县.xlsx"]
    send(foreign[0])
    send(foreign[2])
    for path in (foreign[1], foreign[3]):
        path.write_bytes(b"none of ours")
    before = bytes_of(output)
    with pytest.raises(ForeignTargetsError) as raised:
        run(folder, output)
    assert raised.value.targets == tuple(foreign)
    assert all(path.name in str(raised.value) for path in foreign)
    assert bytes_of(output) == before


def test_a_file_of_others_in_a_later_run(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    run(folder, output, tmp_path)
    send(output / "东河县.xlsx")
    send(output / "北原县.xlsx")  # has no workbook: it is in the way once the county sends something
    before = bytes_of(output)
    with pytest.raises(ForeignTargetsError) as raised:
        run(folder, output, tmp_path)
    assert raised.value.targets == (output / "东河县.xlsx",)
    send(folder / NORTH / "石桥镇.xlsx")
    with pytest.raises(ForeignTargetsError) as raised:
        run(folder, output, tmp_path)
    assert raised.value.targets == (output / "东河县.xlsx", output / "北原县.xlsx")
    assert bytes_of(output) == before


def test_a_table_of_others_is_not_replaced(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    run(folder, output, tmp_path)
    tables = output / "明细"
    foreign = [tables / "findings" / f"{SOUTH}.parquet", tables / "projects" / f"{NORTH}.parquet"]
    for path in foreign:
        pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), path)
    before = bytes_of(output)
    with pytest.raises(ForeignTargetsError) as raised:
        run(folder, output, tmp_path)
    assert set(raised.value.targets) == set(foreign)
    assert bytes_of(output) == before
    for path in foreign:
        path.unlink()
    assert run(folder, output, tmp_path).written == {SOUTH, NORTH}


def test_a_table_of_others_that_came_during_the_run(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    foreign = output / "明细" / "receipts" / f"{WEST}.parquet"

    def put(done: Done) -> None:
        if done.files and not foreign.exists():
            foreign.write_bytes(b"none of ours")

    with pytest.raises(ForeignFileError):
        consolidate_by_county(job(folder, output), SerialExecutor(), progress=put)
    assert foreign.read_bytes() == b"none of ours"


def test_what_the_officer_wrote_is_carried_on(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    run(folder, output, tmp_path)
    target = output / f"{EAST}.xlsx"
    book = openpyxl.load_workbook(target)
    findings = book["问题清单"]
    heads = {cell.value: cell.column for cell in findings[3]}
    findings.cell(4, heads["备注"]).value = "已电话核实"
    book.save(target)
    book.close()
    province = run(folder, output, tmp_path)
    assert province.written == {EAST}
    book = openpyxl.load_workbook(target)
    assert book["问题清单"].cell(4, heads["备注"]).value == "已电话核实"
    book.close()
    assert (output / f"{EAST}（上一次）.xlsx").exists()


def _pools() -> list[AbstractContextManager[Executor]]:
    spawn = multiprocessing.get_context("spawn")
    return [
        GuardedExecutor(LIMITS, work_on_files, 1),
        GuardedExecutor(LIMITS, work_on_files, 4),
        ProcessPoolExecutor(2, mp_context=spawn),
    ]


def test_the_same_bytes_from_every_executor(tmp_path: Path) -> None:
    folder = make_province(tmp_path / "全省")
    run(folder, tmp_path / "out")
    expected = bytes_of(tmp_path / "out")
    for number, pool in enumerate(_pools()):
        output = tmp_path / f"out{number}"
        with pool as executor:
            consolidate_by_county(job(folder, output), executor)
        assert bytes_of(output) == expected


@contextmanager
def nobody() -> Iterator[Pool]:
    """Machines that cannot be reached."""
    raise ClusterError
    yield


def test_machines_are_asked_where_there_is_work(tmp_path: Path) -> None:
    folder, output = make_province(tmp_path / "全省"), tmp_path / "out"
    first = run(folder, output, tmp_path)
    with cache_at(tmp_path) as cache:
        again = consolidate_by_county(job(folder, output), None, cache, machines=nobody())
        assert (again.lines, again.written) == (first.lines, frozenset())
        send(folder / WEST / "石桥镇.xlsx", MODEL)
        with pytest.raises(ClusterError):
            consolidate_by_county(job(folder, output), None, cache, machines=nobody())


def test_who_watches_the_machines_ends_the_run(tmp_path: Path) -> None:
    calls: list[int] = []

    def watch() -> None:
        calls.append(1)
        if len(calls) == 3:
            raise ClusterError

    folder = make_province(tmp_path / "全省")
    machines = nullcontext(Pool(SerialExecutor(), 2, watch))
    with pytest.raises(ClusterError):
        consolidate_by_county(job(folder, tmp_path / "out"), machines=machines)
    assert len(calls) == 3


def test_progress_counts_files_and_counties(tmp_path: Path) -> None:
    told: list[Done] = []
    folder = make_province(tmp_path / "全省")
    consolidate_by_county(job(folder, tmp_path / "out"), SerialExecutor(), progress=told.append)
    assert told[-1] == Done(8, 8, 5, 5)
    assert all(one <= other for one, other in pairwise(told))
