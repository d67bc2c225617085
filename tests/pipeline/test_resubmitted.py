"""Files sent again: what counts, what is said of it, and what the officer makes of it, in real workbooks."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.support.good_form import MODEL
from tests.support.sent_files import DISK, send
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.submission import Status
from xl_perfgoals.ops.messages import advice
from xl_perfgoals.ops.records import check_record, consolidate_record
from xl_perfgoals.pipeline.county import consolidate_paths, write_county_workbook
from xl_perfgoals.pipeline.earlier_summary import earlier_summary
from xl_perfgoals.pipeline.intake import take_in

ROAD = replace(MODEL, project="农村公路养护项目")
CLINIC = replace(MODEL, project="村级卫生室项目")
LESS = replace(MODEL, total="90", fiscal="80")
MADE_AT = "2026-11-21T10:00:00"


def doubts(submission):
    return {
        receipt.path: [doubt.code for doubt in receipt.doubts]
        for receipt in submission.receipts
        if receipt.doubts
    }


def test_a_renamed_copy_is_passed_over_and_names_the_first(tmp_path):
    send(tmp_path / "石桥镇.xlsx", hour=8)
    (tmp_path / "二").mkdir()
    shutil.copy(tmp_path / "石桥镇.xlsx", tmp_path / "二" / "石桥镇（修改）.xlsx")
    submission = take_in([tmp_path]).submission
    first, second = submission.receipts
    assert (first.path, first.status, first.forms) == ("二/石桥镇（修改）.xlsx", Status.READ, 1)
    assert (second.status, second.problem.code, second.forms) == (Status.SKIPPED, "K07", 0)
    assert first.path in second.problem.reason
    assert len(submission.forms) == 1
    assert submission.decisions == ()


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (("副本石桥镇.xlsx", "石桥镇.xlsx"), "石桥镇.xlsx"),
        (("石桥镇 (1).xlsx", "石桥镇.xlsx"), "石桥镇.xlsx"),
        (("石桥镇 - 副本.xlsx", "石桥镇.xlsx"), "石桥镇.xlsx"),
        (("复件 石桥镇.xlsx", "石桥镇（1）.xlsx", "石桥镇.xlsx"), "石桥镇.xlsx"),
        (("Copy of a.xlsx", "a.xlsx"), "a.xlsx"),
        (("1 - 副本/石桥镇.xlsx", "2/石桥镇.xlsx"), "2/石桥镇.xlsx"),
        (("甲 (1).xlsx", "甲 (2).xlsx"), "甲 (1).xlsx"),
        (("copyright.xlsx", "石桥镇.xlsx"), "copyright.xlsx"),
        (("2023(1)号.xlsx", "石桥镇.xlsx"), "2023(1)号.xlsx"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_of_equal_files_the_one_whose_name_is_no_copys_is_read(tmp_path, names, read):
    first = send(tmp_path / names[0], hour=8)
    for name in names[1:]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(first, tmp_path / name)
    receipts = take_in([tmp_path]).submission.receipts
    assert [receipt.path for receipt in receipts if receipt.status is Status.READ] == [read]
    passed = [receipt for receipt in receipts if receipt.path != read]
    assert all(receipt.problem.code == "K07" and read in receipt.problem.reason for receipt in passed)


def test_of_a_copy_its_receipt_and_the_rule_say_the_same(tmp_path):
    first = send(tmp_path / "石桥镇.xlsx", hour=8)
    shutil.copy(first, tmp_path / "0副本石桥镇.xlsx")
    result = consolidate_paths([tmp_path])
    (passed,) = [own for own in result.intake.submission.receipts if own.status is Status.SKIPPED]
    (finding,) = [own for own in result.findings if own.code == "U03"]
    assert (finding.at.book, finding.facts["earlier"]) == (passed.path, "石桥镇.xlsx")
    assert f"{advice(finding)}。" == passed.problem.remedy


@pytest.mark.parametrize(
    ("hours", "chosen", "told"),
    [
        ((8, 12), 90, {}),
        ((12, 8), 100, {"石桥镇（修改）.xlsx": ["D26"]}),
        ((8, 8), 100, {"石桥镇（修改）.xlsx": ["D24"]}),
        ((None, None), 100, {"石桥镇（修改）.xlsx": ["D24"]}),
    ],
    ids=["newer", "older in spite of its name", "at one time", "no time"],
)
def test_the_newest_of_two_files(tmp_path, hours, chosen, told):
    send(tmp_path / "石桥镇.xlsx", MODEL, hour=hours[0])
    send(tmp_path / "石桥镇（修改）.xlsx", LESS, hour=hours[1])
    result = consolidate_paths([tmp_path])
    assert result.summary.money.total.amount == chosen
    assert [left.code for left in result.summary.left_out] == ["X03"]
    assert doubts(result.intake.submission) == told


def test_by_the_disk_where_files_do_not_say(tmp_path):
    send(tmp_path / "石桥镇.xlsx", MODEL, disk=DISK)
    send(tmp_path / "石桥镇2.xlsx", LESS, disk=DISK + 60)
    assert consolidate_paths([tmp_path]).summary.money.total.amount == 90


def test_a_project_that_the_new_file_lacks_counts_with_a_doubt(tmp_path):
    send(tmp_path / "a.xlsx", MODEL, ROAD, CLINIC, hour=8)
    send(tmp_path / "b.xlsx", LESS, ROAD, hour=9)
    result = consolidate_paths([tmp_path])
    assert result.summary.money.total.amount == 290
    assert doubts(result.intake.submission) == {"a.xlsx": ["D25"]}
    (text,) = (d.text for r in result.intake.submission.receipts for d in r.doubts)
    assert "《村级卫生室项目》" in text
    assert "b.xlsx" in text


def test_json_tells_the_same(tmp_path):
    send(tmp_path / "a.xlsx", MODEL, hour=8)
    send(tmp_path / "b.xlsx", LESS, hour=9)
    result = consolidate_paths([tmp_path])
    submission = result.intake.submission
    record = json.loads(consolidate_record(submission, result.summary).model_dump_json())
    told = [(v["file"], v["standing"], v["decided_by"], v["same"], v["changes"]) for v in record["versions"]]
    assert told == [
        ("a.xlsx", "older", "newest", False, ["年度资金总额 100→90", "财政拨款 90→80"]),
        ("b.xlsx", "chosen", "newest", False, []),
    ]
    assert ["b.xlsx" in left["reason"] for left in record["left_out"]] == [True]
    assert all(file["sha256"] and file["saved_at"] for file in record["files"])
    assert check_record(submission, result.findings).model_dump()["versions"] == record["versions"]


class Sheet:
    """报送情况 of a written workbook, as the officer has it before him."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book["报送情况"]
        heads = [row for row in self.sheet.iter_rows() if any(cell.value == "采用" for cell in row)]
        self.head = heads[0]
        self.columns = {str(cell.value): cell.column for cell in self.head}

    def uses(self):
        """采用 by the file's name."""
        result = {}
        for row in range(self.head[0].row + 1, self.sheet.max_row):
            use = self.sheet.cell(row, self.columns["采用"]).value
            if use not in {"采用", "不采用"}:
                break
            name = self.sheet.cell(row, self.columns["文件（工作表、单元格）"]).value
            result[name.replace("\n", " ")] = use
        return result

    def choose(self, name, use):
        """Writes into 采用 as the officer does."""
        for row in range(self.head[0].row + 1, self.sheet.max_row):
            where = str(self.sheet.cell(row, self.columns["文件（工作表、单元格）"]).value)
            if where.replace("\n", " ") == name:
                self.sheet.cell(row, self.columns["采用"]).value = use
                self.book.save(self.path)
                return
        raise AssertionError(name)


def run(folder, target):
    earlier = earlier_summary(target)
    result = consolidate_paths([folder], orders=earlier.orders if earlier else ())
    write_county_workbook(result, target, Roster(), MADE_AT, earlier)
    return result.summary.money.total.amount, Sheet(target)


def test_what_the_officer_chooses_is_kept_from_run_to_run(tmp_path):
    folder, target = tmp_path / "报送", tmp_path / "汇总.xlsx"
    old = send(folder / "a.xlsx", MODEL, hour=8)
    send(folder / "b.xlsx", LESS, hour=9)
    total, sheet = run(folder, target)
    assert (total, sheet.uses()) == (90, {"a.xlsx 表1!C3": "不采用", "b.xlsx 表1!C3": "采用"})

    sheet.choose("a.xlsx 表1!C3", "采用")
    for _ in range(2):
        total, sheet = run(folder, target)
        assert (total, sheet.uses()) == (100, {"a.xlsx 表1!C3": "采用", "b.xlsx 表1!C3": "不采用"})

    # renamed, it is the same file; a newer one does not undo what the officer chose, but is told
    old.rename(folder / "c.xlsx")
    send(folder / "d.xlsx", replace(LESS, total="95", fiscal="85"), hour=10)
    total, sheet = run(folder, target)
    assert total == 100
    assert sheet.uses() == {"b.xlsx 表1!C3": "不采用", "c.xlsx 表1!C3": "采用", "d.xlsx 表1!C3": "不采用"}
    told = take_in([folder], orders=earlier_summary(target).orders).submission
    assert doubts(told) == {"d.xlsx": ["D27"]}

    # not there for one run: the order waits
    (folder / "c.xlsx").rename(tmp_path / "c.xlsx")
    total, sheet = run(folder, target)
    assert (total, sheet.uses()["c.xlsx 表1!C3"]) == (95, "采用")
    (tmp_path / "c.xlsx").rename(folder / "c.xlsx")
    total, sheet = run(folder, target)
    assert total == 100

    # an emptied cell takes the order back
    sheet.choose("c.xlsx 表1!C3", None)
    assert run(folder, target)[0] == 95


def test_the_program_s_own_choice_is_no_order(tmp_path):
    folder, target = tmp_path / "报送", tmp_path / "汇总.xlsx"
    send(folder / "a.xlsx", MODEL, hour=8)
    send(folder / "b.xlsx", LESS, hour=9)
    run(folder, target)
    assert earlier_summary(target).orders == ()
    send(folder / "c.xlsx", replace(LESS, total="95", fiscal="85"), hour=10)
    assert run(folder, target)[0] == 95


def test_a_project_may_be_left_out_altogether(tmp_path):
    folder, target = tmp_path / "报送", tmp_path / "汇总.xlsx"
    send(folder / "a.xlsx", MODEL, ROAD, hour=8)
    send(folder / "b.xlsx", LESS, hour=9)
    _, sheet = run(folder, target)
    sheet.choose("a.xlsx 表2!C3", "不采用")
    for _ in range(2):
        total, sheet = run(folder, target)
        assert (total, sheet.uses()["a.xlsx 表2!C3"]) == (90, "不采用")


@pytest.mark.parametrize("content", [b"", b"x", None])
def test_what_is_no_summary_of_ours(tmp_path, content):
    target = tmp_path / "汇总.xlsx"
    if content is not None:
        target.write_bytes(content)
    assert earlier_summary(target) is None


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_killed_run_leaves_the_summary_whole(tmp_path):
    """Consolidating onto an earlier summary, killed in front of several of the steps that it takes there."""
    folder, out = tmp_path / "报送", tmp_path / "out"
    send(folder / "a.xlsx", MODEL, hour=8)
    out.mkdir()
    target = out / "汇总.xlsx"
    run(folder, target)
    before = target.read_bytes()
    send(folder / "b.xlsx", LESS, hour=9)
    program = (
        "import sys; from tests.files.killed_saving import dying_at; dying_at(sys.argv[1], int(sys.argv[2]));"
        "sys.argv = ['x', 'consolidate', sys.argv[3], '-o', sys.argv[4]];"
        "from xl_perfgoals.cli import main; main()"
    )
    here = Path(__file__).parents[2]
    for step in range(1, 60, 3):
        command = [sys.executable, "-c", program, str(out), str(step), str(folder), str(target)]
        ended = subprocess.run(
            command, cwd=here, env={**os.environ, "PYTHONPATH": str(here)}, check=False, capture_output=True
        )
        workbook = openpyxl.load_workbook(target)
        assert "报送情况" in workbook.sheetnames
        workbook.close()
        assert (out / "汇总（上一次）.xlsx").exists() or target.read_bytes() == before
        if ended.returncode >= 0:
            break
    else:
        pytest.fail("never came to its end")
    assert sorted(path.name for path in out.iterdir()) == ["汇总.xlsx", "汇总（上一次）.xlsx"]
