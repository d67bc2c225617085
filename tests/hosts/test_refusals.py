"""Each refusal: one Chinese sentence, nothing written, nothing raised."""

import shutil
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from tests.hosts.conftest import SAMPLES, TOWNSHIP, simulated
from tests.support.openpyxl_engine import ACCESS_DENIED, BUSY, com_error
from xl_perfgoals.hosts import buttons, native, pressing, refusals
from xl_perfgoals.hosts.finding_list import NAME as LIST
from xl_perfgoals.hosts.marks import marks_in
from xl_perfgoals.hosts.refusals import refusal_behind

WRITING = ["check_sheet", "check_all", "consolidate", "choose_folder", "clear_marks", "undo_last"]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(pressing, "LONGEST_WAIT", 0.02)
    monkeypatch.setattr(pressing, "PAUSE", 0.001)


@simulated
@pytest.mark.parametrize("button", WRITING)
@pytest.mark.usefixtures("township")
def test_a_cell_is_being_edited(app, press, button):
    app.impl.busy = True
    said = press(button)
    app.impl.busy = False
    assert said == refusals.BUSY


@simulated
def test_a_host_that_is_busy_for_a_moment_is_waited_for(township, app, press, monkeypatch):
    monkeypatch.setattr(pressing, "LONGEST_WAIT", 5)
    app.impl.busy = True

    def ready(_seconds):
        app.impl.busy = False

    monkeypatch.setattr(pressing.time, "sleep", ready)
    assert "4 个警告" in press("check_sheet")
    assert marks_in(township)


@pytest.mark.parametrize("button", WRITING)
def test_the_workbook_was_closed(township, app, press, button, tmp_path):
    name = "平罗县乡村振兴服务中心.xlsx"
    app.books.open(shutil.copy(SAMPLES / name, tmp_path / name))
    township.close()
    assert press(button) == refusals.CLOSED


@pytest.mark.parametrize("button", WRITING)
def test_no_workbook_is_open(app, press, button):
    assert not app.books.count
    assert press(button) == refusals.NO_BOOK


def test_without_any_host_a_button_says_nothing_and_raises_nothing():
    buttons.check_sheet()


def test_a_protected_sheet_is_not_marked_but_told_and_listed(township, press, host):
    host.protect(township.sheets["01村级社会管理"])
    said = press("check_sheet")
    assert refusals.PROTECTED.format(sheet="01村级社会管理") in said
    assert "4 个警告" in said
    assert not marks_in(township)
    assert township.sheets["01村级社会管理"]["D14"].color is None
    assert township.sheets[LIST]["A4"].value == 1
    assert "已清除" in press("clear_marks")
    assert LIST not in township.sheet_names


def test_a_read_only_workbook_is_told_and_not_touched(township, press, contents, host):
    township = host.read_only(township)
    before = contents(township)
    for button in ("check_sheet", "check_all"):
        said = press(button)
        assert refusals.READ_ONLY.format(book=TOWNSHIP) in said
        assert "个警告" in said
        assert "警告 T01" in said or "错误" in said
    assert contents(township) == before


def test_a_workbook_of_protected_structure_is_told_and_not_touched(township, press, contents, host):
    host.protect_structure(township)
    before = contents(township)
    assert refusals.STRUCTURE.format(book=TOWNSHIP) in press("check_all")
    assert contents(township) == before


@pytest.mark.parametrize("sentence", [refusals.READ_ONLY, refusals.STRUCTURE])
def test_consolidating_needs_a_workbook_that_can_be_written(county, press, contents, host, sentence):
    press("choose_folder")
    if sentence == refusals.STRUCTURE:
        host.protect_structure(county)
    else:
        county = host.read_only(county)
    before = contents(county)
    assert press("consolidate") == sentence.format(book=county.name)
    assert contents(county) == before


def test_a_protected_result_sheet_stops_consolidating(county, press, contents, host):
    press("choose_folder")
    press("consolidate")
    press("consolidate")
    host.protect(county.sheets["问题清单"])
    before = contents(county)
    assert press("consolidate") == refusals.PROTECTED.format(sheet="问题清单")
    assert press("undo_last") == refusals.PROTECTED.format(sheet="问题清单")
    assert contents(county) == before


def test_a_locked_place_for_the_folder(county, press, host):
    front = county.sheets["首页"]
    host.protect(front)
    for locked in (False, True):
        host.lock(front["C4"], locked=locked)
        said = press("choose_folder")
    assert front["C4"].value
    assert said == refusals.PROTECTED.format(sheet="首页")


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        (None, refusals.NO_FOLDER),
        ("/没有/这个/文件夹", refusals.MISSING_FOLDER.format(folder=str(Path("/没有/这个/文件夹")))),
        ("=1+1", None),
        ("报送", ""),
    ],
)
def test_the_folder(county, press, tmp_path, folder, sentence):
    county.sheets["首页"]["C4"].value = folder and f"'{folder}"
    said = press("consolidate")
    if sentence == "":
        assert said.startswith("汇总完成")  # beside the workbook
    else:
        assert said == (sentence or refusals.MISSING_FOLDER.format(folder=str(tmp_path / "=1+1")))


@simulated
@pytest.mark.parametrize(
    "error",
    [
        xw.XlwingsError("Couldn't find your local OneDrive file, see: xlwings.org/error"),
        xw.XlwingsError("URL too long"),
    ],
)
def test_a_workbook_on_onedrive(county, press, error):
    county.sheets["首页"]["C4"].value = "报送"
    county.impl.fullname_error = error
    assert press("consolidate") == refusals.ONLINE.format(book=county.name)


@simulated
def test_an_online_path_that_xlwings_lets_through(county, press):
    county.sheets["首页"]["C4"].value = "报送"
    county.impl.path = "https://d.docs.live.net/abc/县级工作簿.xlsm"
    assert press("consolidate") == refusals.ONLINE.format(book=county.name)
    county.impl.path = "工作簿1"
    assert press("consolidate") == refusals.UNSAVED.format(book=county.name)


@simulated
def test_an_online_workbook_works_with_a_full_path(county, press):
    press("choose_folder")
    county.impl.fullname_error = xw.XlwingsError("Couldn't find your local OneDrive file")
    assert press("consolidate").startswith("汇总完成")


@pytest.mark.usefixtures("township")
def test_only_a_county_workbook_consolidates(press):
    assert press("consolidate") == refusals.NOT_COUNTY
    assert press("choose_folder") == refusals.NOT_COUNTY


@pytest.mark.usefixtures("county")
def test_no_window_for_choosing(press, host):
    host.no_window()
    assert press("choose_folder") == refusals.NO_PICKER.format(sheet="首页", label="报送文件夹")


@pytest.mark.usefixtures("county")
def test_another_host_has_its_own_window(press, host, tmp_path, monkeypatch):
    host.no_window()
    monkeypatch.setitem(native.FOLDER_PICKERS, host.name, lambda _app, _title: tmp_path)
    assert str(tmp_path) in press("choose_folder")


def test_nothing_to_check_clear_or_undo(opened, tmp_path, press):
    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    sheet = opened(tmp_path / "空.xlsx").sheets[0].name
    assert press("check_sheet") == refusals.NO_FORM.format(sheet=sheet)
    assert press("check_all") == refusals.NO_FORMS.format(book="空.xlsx")
    assert press("clear_marks") == refusals.NO_MARKS.format(book="空.xlsx")
    assert press("undo_last") == refusals.NOTHING_TO_UNDO


def test_faulty_settings_are_named_by_cell(county, press, host):
    press("choose_folder")
    settings = county.sheets["设置"]
    row = settings["A1:A40"].value.index("任务年度") + 1
    host.lock(settings[f"B{row}"], locked=False)
    settings[f"B{row}"].value = "明年"
    said = press("consolidate")
    assert f"设置!B{row}" in said


def test_a_sheet_that_went_away_is_not_half_undone(model, press, contents):
    book = model({"其他资金": 20}, lambda workbook: workbook.create_sheet("别的"))
    press("check_sheet")
    book.sheets["绩效目标表"].name = "改名"
    before = contents(book)
    assert press("undo_last") == refusals.UNSAFE_UNDO.format(sheet="绩效目标表")
    assert contents(book) == before
    assert "已清除" in press("clear_marks")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (com_error(BUSY), refusals.BUSY),
        (com_error(-2147417848), refusals.CLOSED),
        (type("ExcelBusyError", (Exception,), {})(), refusals.BUSY),
        (refusals.refuse(refusals.NO_FOLDER), refusals.NO_FOLDER),
        (com_error(ACCESS_DENIED), None),
        (ValueError("x"), None),
    ],
)
def test_what_an_error_of_the_host_means(error, sentence):
    refusal = refusal_behind(error)
    assert (str(refusal) if refusal else None) == sentence


def test_the_code_that_excel_itself_gives_counts():
    error = com_error(ACCESS_DENIED)
    error.args = (ACCESS_DENIED, "Exception occurred.", (0, None, None, None, 0, -2146777998), None)
    assert str(refusal_behind(error)) == refusals.BUSY


def test_every_sentence_ends_as_one():
    sentences = [value for name, value in vars(refusals).items() if name.isupper() and isinstance(value, str)]
    assert len(sentences) > 15
    assert all(sentence.endswith(("。", "{faults}")) and sentence.count("。") <= 1 for sentence in sentences)


@pytest.mark.usefixtures("county")
def test_a_folder_with_the_workbook_itself_in_it(press, host, tmp_path):
    host.choose(tmp_path)
    press("choose_folder")
    shutil.copy(SAMPLES / TOWNSHIP, tmp_path / "又一份.xlsx")
    assert "0 个未能读取" in press("consolidate")
