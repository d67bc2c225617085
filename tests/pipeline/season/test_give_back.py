"""Rounds returned to their units: letters, marked copies and what the store keeps of it."""

import io
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.support.good_form import MODEL
from tests.support.sent_files import send
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import Approval, Return
from xl_perfgoals.files.docx.letter_template import built_in_template
from xl_perfgoals.files.season_store import open_store
from xl_perfgoals.ops.season.letter import LetterOrder
from xl_perfgoals.pipeline.season import return_papers
from xl_perfgoals.pipeline.season.give_back import GiveBack, UnknownUnitError, give_back
from xl_perfgoals.pipeline.season.return_papers import Places
from xl_perfgoals.pipeline.season.track import track_paths

AT = "2025-11-03T10:00:00+08:00"
ORDER = LetterOrder(AT, "2025-11-15", "平罗县财政局")
STONE, WILLOW = "石桥镇人民政府", "柳河乡人民政府"
WRONG_TOTAL = {"total": "12"}
LETTER = "第1轮/退回修改意见.docx"


class County:
    """A county's folder: what came in, the store, what goes out."""

    def __init__(self, folder: Path) -> None:
        self.sent, self.store, self.out = folder / "报送", folder / "台账.sqlite", folder / "退回"

    def receive(self, unit: str, name: str = "", day: int = 1, **edits: str) -> None:
        """A form of a unit comes in."""
        send(self.sent / f"{name or unit}.xlsx", replace(MODEL, unit=unit, **edits))
        track_paths([self.sent], self.store, Roster(), f"2025-11-{day:02}T09:00:00+08:00")

    def give_back(
        self, order: LetterOrder = ORDER, *units: str, sources: tuple[Path, ...] | None = None
    ) -> GiveBack:
        places = Places(self.out, (self.sent,) if sources is None else sources)
        with open_store(self.store) as store:
            return give_back(store, order, built_in_template(), places, units=units)

    def returns(self) -> list[Return]:
        with open_store(self.store, read_only=True) as store:
            return list(store.returns())

    def files(self) -> list[str]:
        return sorted(path.relative_to(self.out).as_posix() for path in self.out.rglob("*") if path.is_file())

    def letter(self, unit: str, place: str = LETTER) -> str:
        """All that a letter says."""
        paper = docx.Document(str(self.out / unit / place))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(p.text for p in paper.paragraphs), *cells])


@pytest.fixture
def county(tmp_path: Path) -> County:
    return County(tmp_path)


def test_a_letter_and_a_marked_copy_go_to_each_unit_with_errors(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    county.receive(WILLOW, project="另一个项目")
    run = county.give_back()
    assert [made.record.unit for made in run.done] == [STONE]
    assert run.clean == [WILLOW]
    assert county.files() == [f"{STONE}/第1轮/{STONE}（审核标注）.xlsx", f"{STONE}/{LETTER}"]
    (record,) = county.returns()
    assert record == run.done[0].record
    assert (record.round, record.deadline, record.number) == (1, "2025-11-15", "财绩退〔2025〕1号")
    assert record.letter == f"{STONE}/{LETTER}"
    assert record.total == record.listed > 0
    text = county.letter(STONE)
    assert all(
        part in text for part in (f"{STONE}：", "2025年11月15日", f"{STONE}（审核标注）.xlsx", MODEL.project)
    )


def test_the_copy_lists_everything_in_the_letters_order(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL, department_and_code="", goal="")
    run = county.give_back(replace(ORDER, most=2))
    (made,) = run.done
    assert made.record.listed == 2 < made.record.total
    book = openpyxl.load_workbook(made.copies[0])
    listed = [
        row for row in book.worksheets[0].iter_rows(values_only=True) if isinstance(row[0], int | float)
    ]
    assert len(listed) == made.record.total
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(made.letter)).tables[0].rows]
    reasons = [row[3].rstrip("。") for row in rows if row[0].isdigit()]
    assert len(reasons) == 2
    assert all(any(reason in str(text) for text in row) for reason, row in zip(reasons, listed, strict=False))
    assert f"全部问题共{made.record.total}个" in county.letter(STONE)
    book.close()


def test_the_same_round_again_replaces_its_own_letter(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    county.receive(WILLOW, **WRONG_TOTAL, project="另一个项目")
    county.give_back(ORDER, WILLOW)
    county.give_back()
    before = county.files()
    later = replace(ORDER, at="2025-11-04T10:00:00+08:00", deadline="2025-11-20")
    county.give_back(later, STONE)
    assert county.files() == before
    numbers = {record.unit: (record.number, record.deadline) for record in county.returns()}
    assert numbers == {
        WILLOW: ("财绩退〔2025〕1号", "2025-11-15"),
        STONE: ("财绩退〔2025〕2号", "2025-11-20"),
    }
    assert "2025年11月20日" in county.letter(STONE)


def test_a_letter_that_the_officer_has_changed_is_kept(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    county.give_back()
    path = county.out / STONE / LETTER
    paper = docx.Document(str(path))
    paper.paragraphs[0].add_run("（手改）")
    paper.save(str(path))
    run = county.give_back()
    kept = f"{STONE}/第1轮/退回修改意见（原有）.docx"
    assert kept in county.files()
    assert "手改" in county.letter(STONE, "第1轮/退回修改意见（原有）.docx")
    assert "手改" not in county.letter(STONE)
    assert any("退回修改意见（原有）.docx" in note for note in run.done[0].notes)
    county.give_back()
    assert sum("原有" in name for name in county.files()) == 1


def test_the_next_round_tells_what_is_still_open(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL, goal="")
    first = county.give_back().done[0].record
    county.receive(STONE, day=5, **WRONG_TOTAL)
    county.give_back(replace(ORDER, at="2025-11-06T10:00:00+08:00"))
    one, two = county.returns()
    assert (one, two.round, two.number) == (first, 2, "财绩退〔2025〕2号")
    text = county.letter(STONE, "第2轮/退回修改意见.docx")
    assert "上一轮（2025年11月3日退回）" in text
    assert text.count("【上轮未改】") == two.total < one.total
    assert f"{STONE}/{LETTER}" in county.files()


def test_an_approved_form_is_not_returned(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    with open_store(county.store) as store:
        latest = store.latest_round(STONE)
        assert latest is not None
        (own,) = latest.versions
        store.add_approval(
            Approval(STONE, own.project, own.sha256, own.fingerprint, AT, "", "文", "人", own.record)
        )
    assert county.give_back().clean == [STONE]


@pytest.mark.parametrize("moved", [True, False], ids=["renamed", "gone"])
def test_the_original_is_found_by_its_bytes_or_missed_in_words(county: County, *, moved: bool) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    path = county.sent / f"{STONE}.xlsx"
    if moved:
        (county.sent / "归档").mkdir()
        path.rename(county.sent / "归档" / "旧.xlsx")
    else:
        path.write_bytes(path.read_bytes() + b" ")
    (made,) = county.give_back().done
    assert bool(made.copies) is moved
    assert bool(made.notes) is not moved
    assert made.letter.exists()


def test_without_a_source_the_files_beside_the_store_are_tried(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    places = Places(county.out, near=(county.store.parent,))
    with open_store(county.store) as store:
        run = give_back(store, ORDER, built_in_template(), places)
    assert len(run.done[0].copies) == 1


def test_unknown_units_stop_the_run_before_anything_is_done(county: County) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    with pytest.raises(UnknownUnitError, match=STONE):
        county.give_back(ORDER, "石桥镇人民政")
    assert not county.out.exists()
    assert not county.returns()


def test_names_that_no_folder_can_have_or_that_fall_together(county: County) -> None:
    names = ("../../甲:乙", "CON", "..", "a/b", "a:b", "Aa", "AA")
    for number, name in enumerate(names):
        county.receive(name, f"表{number}", **WRONG_TOTAL, project=f"第{number}个项目")
    run = county.give_back()
    assert len(run.done) == len(names)
    folders = [made.letter.parent.parent for made in run.done]
    assert len({str(folder).casefold() for folder in folders}) == len(names)
    assert {folder.parent for folder in folders} == {county.out}
    assert [made.letter for made in county.give_back().done] == [made.letter for made in run.done]


def test_when_the_disk_is_full_what_was_written_is_recorded(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    county.receive(WILLOW, **WRONG_TOTAL, project="另一个项目")
    with open_store(county.store, read_only=True) as store:
        first, last = store.units()
    give = return_papers.give

    def full(path: Path, *rest: object) -> object:
        if last in str(path):
            raise OSError(28, "No space left on device", str(path))
        return give(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(return_papers, "give", full)
    run = county.give_back()
    assert run.stopped_at is not None
    assert run.stopped_at[0] == last
    assert [record.unit for record in county.returns()] == [first]
    monkeypatch.undo()
    assert [made.record.number for made in county.give_back().done] == [
        "财绩退〔2025〕1号",
        "财绩退〔2025〕2号",
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
from xl_perfgoals.cli import main
from xl_perfgoals.files import atomic
replace, count = Path.replace, 0
def killed(path, target):
    global count
    count += 1
    if count == {moment}:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(path, target)
Path.replace = killed
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("moment", [1, 2, 3, 4, 5])
def test_killed_at_any_file_the_run_can_be_repeated(county: County, moment: int) -> None:
    county.receive(STONE, **WRONG_TOTAL)
    county.receive(WILLOW, **WRONG_TOTAL, project="另一个项目")
    command = [
        str(county.sent),
        "--store",
        str(county.store),
        "--deadline",
        "2099-11-15",
        "-o",
        str(county.out),
    ]
    ended = subprocess.run(
        [sys.executable, "-c", KILLED.format(moment=moment), "return", *command],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert not county.returns()
    run = county.give_back()
    assert [made.record.number for made in run.done] == ["财绩退〔2025〕1号", "财绩退〔2025〕2号"]
    assert not [name for name in county.files() if "原有" in name and name.endswith(".xlsx")]
    assert not list(county.out.rglob(".~*"))
    for made in run.done:
        assert docx.Document(io.BytesIO(made.letter.read_bytes())).tables
