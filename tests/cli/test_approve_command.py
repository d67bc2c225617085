"""xl-perfgoals approve and publish as an officer runs them, from the same store."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest

from tests.support.good_form import MODEL
from tests.support.libreoffice import SOFFICE
from tests.support.sent_files import send
from xl_perfgoals.cli import main
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.season_store import open_store
from xl_perfgoals.pipeline.season.track import track_paths

UNIT = "石桥镇人民政府"
STORE = Path("绩效目标台账.sqlite")
GOOD = replace(MODEL, unit=UNIT)
WRONG = replace(MODEL, unit=UNIT, project="村级道路养护项目", total="12")
APPROVE = ("approve", "--all", "--number", "平财绩批〔2023〕#号", "--who", "王", "-o", "批复")


def track(at: str = "2025-11-01T09:00:00+08:00") -> None:
    track_paths([Path("报送")], STORE, Roster(), at)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs a command in a county's folder where a unit sent a good form and a wrong one."""
    monkeypatch.chdir(tmp_path)
    send(Path("报送") / "甲.xlsx", GOOD)
    send(Path("报送") / "乙.xlsx", WRONG)
    track()

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["xl-perfgoals", *map(str, args)])
        with pytest.raises(SystemExit) as exit_info:
            main()
        out, err = capsys.readouterr()
        return exit_info.value.code, out, err

    return run


def approvals():
    with open_store(STORE, read_only=True) as store:
        return store.approvals()


def papers(folder, ending):
    return sorted(path.name for path in Path(folder).rglob(f"*.{ending}"))


def signed(path):
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_the_office_that_signed_the_letters_signs_the_approval(run):
    letter = ("return", "报送", "--deadline", "2099-11-15", "-o", "退回")
    assert run(*letter, "--office", "平罗县财政局")[0] == 0
    run(*APPROVE)
    (paper,) = Path("批复").rglob("*.docx")
    assert "平罗县财政局" in signed(paper)


def test_another_office_may_be_named_at_any_time(run):
    run(*APPROVE)
    (paper,) = Path("批复").rglob("*.docx")
    assert "县财政局" in signed(paper)
    letter = ("return", "报送", "--deadline", "2099-11-15", "-o", "退回")
    for more, office in ((("--office", "石嘴山市财政局"), "石嘴山市财政局"), ((), "石嘴山市财政局")):
        assert run(*letter, *more)[0] == 0
        (paper,) = Path("退回").rglob("*.docx")
        assert office in signed(paper)


def test_good_forms_are_frozen_and_wrong_ones_held(run):
    code, out, err = run(*APPROVE)
    assert (code, err) == (1, "")
    (approval,) = approvals()
    assert (approval.project, approval.document_number, approval.who) == (
        MODEL.project,
        "平财绩批〔2023〕1号",
        "王",
    )
    assert len(approval.sha256) == len(approval.fingerprint) == 64
    assert WRONG.project in out
    (path,) = Path("批复").rglob("*.docx")
    tables = docx.Document(str(path)).tables
    assert [cell.text for cell in tables[0].rows[1].cells][1:3] == [MODEL.project, "100"]
    assert len(tables) == 2
    (book,) = Path("批复").rglob("*.xlsx")
    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["批复表", MODEL.project]
    sheets.close()


def test_the_same_run_twice_changes_nothing(run):
    run(*APPROVE)
    before = {path: path.read_bytes() for path in Path("批复").rglob("*.*")}
    assert run(*APPROVE)[0] == 1
    assert len(approvals()) == 1
    assert {path: path.read_bytes() for path in Path("批复").rglob("*.*")} == before


def test_a_paper_that_was_lost_is_made_again(run):
    run(*APPROVE)
    (path,) = Path("批复").rglob("*.docx")
    before = path.read_bytes()
    path.unlink()
    run(*APPROVE)
    assert path.read_bytes() == before


def test_a_form_changed_after_approval_is_told_with_both_values(run):
    run(*APPROVE)
    assert run("approve", "--check")[0] == 0
    send(Path("报送") / "甲.xlsx", replace(GOOD, total="120", fiscal="110"))
    track("2025-11-20T09:00:00+08:00")
    code, out, _ = run("approve", "--check")
    assert code == 1
    assert all(text in out for text in (MODEL.project, "“100”", "“120”"))


def test_a_second_approval_leaves_the_first_paper_alone(run):
    run(*APPROVE)
    (first,) = Path("批复").rglob("*.docx")
    before = first.read_bytes()
    send(Path("报送") / "甲.xlsx", replace(GOOD, goal=MODEL.goal.replace("800", "900")))
    track("2025-11-20T09:00:00+08:00")
    run(*APPROVE)
    assert [own.document_number for own in approvals()] == ["平财绩批〔2023〕1号", "平财绩批〔2023〕2号"]
    assert first.read_bytes() == before
    assert len(papers("批复", "docx")) == 2


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (("approve", "--who", "王", "-o", "批复"), "--unit"),
        (("approve", "--all", "--unit", UNIT, "--who", "王", "-o", "批复"), "--unit"),
        (("approve", "--all", "-o", "批复"), "--who"),
        (("approve", "--all", "--who", "王"), "-o"),
        (("approve", "--unit", "石桥", "--who", "王", "-o", "批复"), "石桥"),
        (("publish", "-o", "公开"), "approve"),
        (("publish", "--store", "别处.sqlite", "-o", "公开"), "别处"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_done(run, args, word):
    code, _, err = run(*args)
    assert code == 2
    assert word in err
    assert not approvals()
    assert not Path("批复").exists()
    assert not Path("公开").exists()


def test_where_papers_cannot_be_written_nothing_is_approved(run):
    Path("批复").mkdir()
    (Path("批复") / UNIT).write_text("不是文件夹", encoding="utf-8")
    code, _, err = run(*APPROVE)
    assert code == 2
    assert "没有批复" in err
    assert not approvals()


def test_published_without_persons_and_marks(run):
    run(*APPROVE)
    code, out, _ = run("publish", "-o", "公开", "--no-pdf")
    assert code == 0
    assert "1个预算单位" in out
    assert "项目1个，涉及项目预算资金100万元" in out
    (letter,) = Path("公开").glob("*/*.docx")
    table = docx.Document(str(letter)).tables[0]
    texts = {cell.text for row in table.rows for cell in row.cells}
    assert {MODEL.project, "100", MODEL.goal, "维修饮水管网长度", "≥20公里"} <= texts
    assert "批复\n意见" not in texts
    (book,) = Path("公开").glob("*/*.xlsx")
    form = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))
    assert form.sheetnames == [MODEL.project]
    assert [cell.comment for row in form.active for cell in row if cell.comment] == []
    rows = Path("公开", "指标明细表.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + len(MODEL.rows)


def test_what_is_published_stays_as_it_was_approved(run):
    run(*APPROVE)
    send(Path("报送") / "甲.xlsx", replace(GOOD, total="120", fiscal="110"))
    track("2025-11-20T09:00:00+08:00")
    _, out, _ = run("publish", "-o", "公开", "--no-pdf")
    assert "涉及项目预算资金100万元" in out
    assert "公开前核对" in out


def test_an_attachment_that_somebody_edited_is_kept(run):
    run(*APPROVE)
    run("publish", "-o", "公开", "--no-pdf")
    (letter,) = Path("公开").glob("*/*.docx")
    (book,) = Path("公开").glob("*/*.xlsx")
    edited = docx.Document(str(letter))
    edited.add_paragraph("加了一句")
    edited.save(str(letter))
    own = openpyxl.load_workbook(book)
    own.active["A1"] = "附件二"
    own.save(book)
    _, _, err = run("publish", "-o", "公开", "--no-pdf")
    assert err.count("（原有）") == 2
    assert len(list(Path("公开").glob("*/*（原有）.*"))) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("saves", [1, 2])
def test_killed_while_writing_it_can_be_run_again(run, saves):
    code = (
        "import os, signal, sys\n"
        "from xl_perfgoals.pipeline.season import given_files\n"
        "from xl_perfgoals.cli import main\n"
        "save, left = given_files.save_whole, [int(sys.argv.pop(1))]\n"
        "def save_and_die(*args, **more):\n"
        "    saved = save(*args, **more)\n"
        "    left[0] -= 1\n"
        "    if not left[0]:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return saved\n"
        "given_files.save_whole = save_and_die\n"
        "main()\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(saves), *APPROVE], check=False)
    assert killed.returncode == -9
    assert not approvals()
    assert run(*APPROVE)[0] == 1
    assert len(approvals()) == 1
    assert (papers("批复", "docx"), papers("批复", "xlsx")) == (
        [f"{UNIT}绩效目标批复表 平财绩批〔2023〕1号.docx"],
        [f"{UNIT}绩效目标批复表 平财绩批〔2023〕1号.xlsx"],
    )


def test_without_libreoffice_the_papers_are_there_all_the_same(run, monkeypatch):
    monkeypatch.setenv("XL_PERFGOALS_SOFFICE", "没有")
    run(*APPROVE)
    code, _, err = run("publish", "-o", "公开")
    assert code == 1
    assert "PDF" in err
    assert len(list(Path("公开").glob("*/*.docx"))) == 1


class TestPdf:
    pytestmark = SOFFICE

    def test_each_form_is_one_page(self, run):
        run(*APPROVE)
        assert run("publish", "-o", "公开")[0] == 0
        (path,) = Path("公开").glob("*/*.pdf")
        with pdfplumber.open(path) as pdf:
            assert len(pdf.pages) == 1
            assert MODEL.project in (pdf.pages[0].extract_text() or "")
