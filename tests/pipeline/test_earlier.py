"""The workbook kept beside a summary is the last one that said something else."""

import openpyxl

from tests.support.good_form import MODEL
from tests.support.sent_files import send
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.pipeline.county import consolidate_paths, write_county_workbook


def pressed(folder, target, minute):
    write_county_workbook(consolidate_paths([folder]), target, Roster(), f"2026-11-21T10:{minute:02}:00")
    return target.read_bytes()


def test_the_same_summary_again_leaves_the_kept_one(tmp_path):
    folder, target, kept = tmp_path / "报送", tmp_path / "汇总.xlsx", tmp_path / "汇总（上一次）.xlsx"
    send(folder / "a.xlsx", MODEL, hour=8)
    pressed(folder, target, 1)
    again = pressed(folder, target, 2)
    assert not kept.exists()
    send(folder / "b.xlsx", MODEL, hour=9)
    pressed(folder, target, 3)
    last = pressed(folder, target, 4)
    assert kept.read_bytes() == again
    assert target.read_bytes() == last
    book = openpyxl.load_workbook(target)
    assert "10:04" in str([[cell.value for cell in row] for row in book["首页"].iter_rows()])
    book.close()


def test_a_summary_that_the_officer_saved_is_kept(tmp_path):
    folder, target, kept = tmp_path / "报送", tmp_path / "汇总.xlsx", tmp_path / "汇总（上一次）.xlsx"
    send(folder / "a.xlsx", MODEL, hour=8)
    pressed(folder, target, 1)
    book = openpyxl.load_workbook(target)
    book.save(target)
    book.close()
    saved = target.read_bytes()
    pressed(folder, target, 2)
    assert kept.read_bytes() == saved


def test_a_workbook_of_others_is_not_replaced_by_the_kept_one(tmp_path):
    folder, target, foreign = tmp_path / "报送", tmp_path / "汇总.xlsx", tmp_path / "汇总（上一次）.xlsx"
    send(foreign)
    before = foreign.read_bytes()
    for number in range(1, 4):
        send(folder / f"{number}.xlsx", MODEL, hour=8 + number)
        last = pressed(folder, target, number) if number < 3 else target.read_bytes()
    pressed(folder, target, 3)
    assert foreign.read_bytes() == before
    assert (tmp_path / "汇总（上一次） (2).xlsx").read_bytes() == last
    assert not (tmp_path / "汇总（上一次） (3).xlsx").exists()
