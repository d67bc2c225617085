"""xl-perfgoals return as an officer runs it: what it prints, writes and exits with."""

import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from tests.support.good_form import MODEL
from tests.support.sent_files import send
from xl_perfgoals.cli import main
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.docx import docx_bytes, new_paper, paragraph
from xl_perfgoals.files.docx.letter_template import built_in_template
from xl_perfgoals.pipeline.season.track import track_paths

UNIT = "石桥镇人民政府"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs the command in a county's folder where one unit's form has an error: (exit code, out, err)."""
    monkeypatch.chdir(tmp_path)
    send(tmp_path / "报送" / "甲.xlsx", replace(MODEL, unit=UNIT, total="12"))
    track_paths([Path("报送")], Path("绩效目标台账.sqlite"), Roster(), "2025-11-01T09:00:00+08:00")

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["xl-perfgoals", "return", *map(str, args)])
        with pytest.raises(SystemExit) as exit_info:
            main()
        out, err = capsys.readouterr()
        return exit_info.value.code, out, err

    return run


ORDER = ("报送", "--deadline", "2099-11-15", "-o", "退回")


def made():
    return sorted(path.name for path in Path("退回").rglob("*.*"))


def test_it_names_what_it_made(run):
    code, out, err = run(*ORDER, "--office", "平罗县财政局", "--contact", "0952-1", "--series", "平财绩退")
    assert (code, err) == (0, "")
    assert made() == ["甲（审核标注）.xlsx", "退回修改意见.docx"]
    assert all(part in out for part in (UNIT, "平财绩退〔", *made()))
    (path,) = Path("退回").rglob("*.docx")
    text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert all(part in text for part in ("平罗县财政局", "0952-1", "2099年11月15日", "平财绩退〔"))


@pytest.mark.parametrize("day", ["2099/11/15", "2099年11月15日", "20991115", "2099.11.15"])
def test_the_deadline_as_people_write_it(run, day):
    assert run("报送", "--deadline", day, "-o", "退回")[0] == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["报送", "-o", "退回"], ["--deadline"]),
        (["报送", "--deadline", "2099-11-15"], ["-o"]),
        (["报送", "--deadline", "月底", "-o", "退回"], ["月底"]),
        ([*ORDER, "--most", "0"], ["--most"]),
        ([*ORDER, "--unit", "石桥镇"], ["石桥镇", UNIT]),
        ([*ORDER, "--store", "别处.sqlite"], ["别处.sqlite"]),
    ],
)
def test_wrong_use_is_told_and_nothing_is_made(run, args, words):
    code, _, err = run(*args)
    assert code == 2
    assert all(word in err for word in words)
    assert not Path("退回").exists()


def test_a_template_that_lacks_a_place_is_named_and_ours_is_used(run):
    paper = new_paper()
    paragraph(paper, "「单位」：「问题清单」")
    Path("我的.docx").write_bytes(docx_bytes(paper, title="", author="", at=""))
    before = Path("我的.docx").read_bytes()
    code, _, err = run(*ORDER, "--template", "我的.docx")
    assert code == 2
    assert "「截止日期」" in err
    assert "退回修改意见.docx" in made()
    assert Path("我的.docx").read_bytes() == before
    assert run(*ORDER)[0] == 0
    assert "退回修改意见.docx" in made()


def test_a_template_that_is_missing_is_told_and_ours_is_used(run):
    code, _, err = run(*ORDER, "--template", "没有.docx")
    assert code == 2
    assert "没有.docx" in err
    assert "退回修改意见.docx" in made()


def test_our_template_can_be_had_edited_and_used(run):
    code, out, _ = run("--save-template", "模板.docx")
    assert code == 0
    assert "模板.docx" in out
    assert Path("模板.docx").read_bytes() == built_in_template().data
    assert run("--save-template", "模板.docx")[0] == 2
    paper = docx.Document("模板.docx")
    paper.add_paragraph("抄送：「抄送单位」")
    paper.save("模板.docx")
    code, _, err = run(*ORDER, "--template", "模板.docx")
    assert code == 0
    assert "「抄送单位」" in err
    (path,) = Path("退回").rglob("*.docx")
    assert docx.Document(str(path)).paragraphs[-1].text == "抄送：「抄送单位」"


def test_a_place_that_cannot_be_written_is_told(run):
    Path("占用").write_text("一个文件", encoding="utf-8")
    code, _, err = run("报送", "--deadline", "2099-11-15", "-o", "占用/退回")
    assert code == 2
    assert UNIT in err


def test_a_day_that_is_over_is_told(run):
    code, _, err = run("报送", "--deadline", "2001-01-01", "-o", "退回")
    assert code == 0
    assert "2001年1月1日" in err


def test_a_missing_original_is_told(run):
    Path("报送/甲.xlsx").unlink()
    code, _, err = run(*ORDER)
    assert code == 0
    assert "甲.xlsx" in err
    assert made() == ["退回修改意见.docx"]


def test_a_unit_without_errors_gets_no_letter(run):
    send(Path("报送/甲.xlsx"), replace(MODEL, unit=UNIT))
    track_paths([Path("报送")], Path("绩效目标台账.sqlite"), Roster(), "2025-11-02T09:00:00+08:00")
    code, out, _ = run(*ORDER, "--unit", UNIT)
    assert code == 0
    assert UNIT in out
    assert not Path("退回").exists()
