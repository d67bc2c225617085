"""The summary that stands where a new one goes: read once, and again only where somebody has changed it."""

from dataclasses import replace

import openpyxl
import pytest

from tests.support.good_form import MODEL
from tests.support.sent_files import send
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.worker.serial import SerialExecutor
from xl_perfgoals.pipeline import earlier_summary as module
from xl_perfgoals.pipeline.county import consolidate_paths, write_county_workbook
from xl_perfgoals.pipeline.earlier import ForeignFileError
from xl_perfgoals.pipeline.earlier_summary import earlier_summary

MADE_AT = "2026-11-22T10:20:00"


@pytest.fixture
def result(tmp_path):
    """A county with findings."""
    send(tmp_path / "报送" / "甲.xlsx", replace(MODEL, total="101"))
    return consolidate_paths([tmp_path / "报送"], executor=SerialExecutor())


@pytest.fixture
def target(tmp_path, result):
    """Its summary."""
    path = tmp_path / "汇总.xlsx"
    write_county_workbook(result, path, Roster(), MADE_AT)
    return path


def remark(path, *new):
    """What stands beside the first finding; what is new is written there before."""
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    cell = sheet.cell(4, next(head.column for head in sheet[3] if head.value == "备注"))
    for text in new:
        cell.value = text
        book.save(path)
    book.close()
    return cell.value


def test_what_was_read_serves_again(target, result, monkeypatch):
    remark(target, "已电话核实")
    earlier = earlier_summary(target)
    monkeypatch.setattr(module, "read_result_sheets", None)
    write_county_workbook(result, target, Roster(), MADE_AT, earlier)
    assert remark(target) == "已电话核实"


def test_what_was_written_meanwhile_is_kept(target, result):
    earlier = earlier_summary(target)
    remark(target, "已电话核实")
    write_county_workbook(result, target, Roster(), MADE_AT, earlier)
    assert remark(target) == "已电话核实"
    assert remark(target.with_name("汇总（上一次）.xlsx")) == "已电话核实"


def test_what_came_meanwhile_is_not_replaced(target, result):
    earlier = earlier_summary(target)
    send(target)
    with pytest.raises(ForeignFileError):
        write_county_workbook(result, target, Roster(), MADE_AT, earlier)


def test_what_went_meanwhile_is_written_anew(target, result):
    remark(target, "已电话核实")
    earlier = earlier_summary(target)
    target.unlink()
    write_county_workbook(result, target, Roster(), MADE_AT, earlier)
    assert remark(target) is None
