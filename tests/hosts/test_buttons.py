"""Every button on a real workbook: what it does, what it tells, what 撤销 and 清除 leave behind."""

import shutil
from types import SimpleNamespace

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.hosts.conftest import SAMPLES, TOWNSHIP, simulated
from xl_perfgoals.hosts import buttons, marks, progress
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.hosts.finding_list import NAME as LIST
from xl_perfgoals.hosts.results import OVERVIEW
from xl_perfgoals.ops.present.looks import DEPARTMENTS, FINDINGS, PROJECTS, RECEIPTS
from xl_perfgoals.pipeline.intake import take_in

RESULTS = [OVERVIEW, "部门汇总", "项目汇总", "指标明细", "问题清单", "报送情况", "来源"]


def visible(book):
    return [sheet.name for sheet in book.sheets if sheet.visible]


def test_every_command_is_a_button():
    for command in COMMANDS:
        assert callable(getattr(buttons, command.name))


def test_check_sheet_marks_the_cells_of_the_sheet_in_front(township, press):
    said = press("check_sheet")
    sheet = township.sheets[0]
    assert sheet.name in said
    assert "4 个警告" in said
    marked = {mark.address for mark in marks.marks_in(township)}
    assert {"D14", "D17", "D18", "E16"} <= marked
    assert sheet["D14"].color == (0xFF, 0xEB, 0x9C)
    assert sheet["D14"].note.text.startswith(f"{marks.TITLE}\n警告 T01：")
    assert sheet["E16"].color == (0xDD, 0xEB, 0xF7)
    assert visible(township) == openpyxl.load_workbook(SAMPLES / TOWNSHIP).sheetnames
    assert township.sheets.active.name == sheet.name


@pytest.mark.parametrize("button", ["check_sheet", "check_all"])
@pytest.mark.parametrize("back", ["clear_marks", "undo_last"])
def test_marks_go_without_trace(township, press, contents, button, back):
    before = contents(township)
    press(button)
    assert contents(township) != before
    press(back)
    assert contents(township) == before


def decorated(workbook):
    ws = workbook.active
    for address in ("C6", "C9", "E16"):
        ws[address].fill = PatternFill("solid", fgColor="FF00B050")
        ws[address].comment = Comment("科长：请核实", "科长")
    ws["C7"].fill = PatternFill("lightGrid", fgColor="FF00B050")
    ws.merge_cells("C7:E7")


def test_colours_and_notes_of_before_come_back(model, press, contents):
    book = model({"其他资金": 20, "项目期": None}, decorated)
    before = contents(book)
    press("check_sheet")
    sheet = book.sheets[0]
    assert sheet["C7"].color == (0xFF, 0xC7, 0xCE)
    press("check_sheet")
    press("clear_marks")
    after = contents(book)
    # A pattern is the one thing that xlwings' own words cannot put back.
    before["绩效目标表"][-1].pop("C7")
    after["绩效目标表"][-1].pop("C7")
    assert after == before


def test_an_old_note_stays_readable_under_the_mark(model, press):
    def note(workbook):
        workbook.active["C7"].comment = Comment("科长：请核实", "科长")

    book = model({"其他资金": 20}, note)
    press("check_sheet")
    text = book.sheets[0]["C7"].note.text
    assert text.startswith(marks.TITLE)
    assert text.endswith("科长：请核实")


def test_what_the_officer_changes_in_a_mark_is_kept(model, press):
    book = model({"其他资金": 20})
    press("check_sheet")
    cell = book.sheets[0]["C7"]
    cell.color = (1, 2, 3)
    cell.note.text += "\n已电话通知石桥镇"
    press("clear_marks")
    assert (cell.color, cell.note.text) == ((1, 2, 3), "已电话通知石桥镇")


def test_checking_again_follows_the_form(model, press):
    book = model({"其他资金": 20})
    assert "1 个错误" in press("check_sheet")
    book.sheets[0]["C9"].value = 10
    assert "通过" in press("check_sheet")
    assert not marks.marks_in(book)
    assert book.sheets[0]["C7"].color is None


def test_undo_goes_back_to_the_marks_of_before(model, press):
    book = model({"其他资金": 20})
    press("check_sheet")
    before = {mark.address: mark.made for mark in marks.marks_in(book)}
    book.sheets[0]["C9"].value = 10
    press("check_sheet")
    press("undo_last")
    assert {mark.address: mark.made for mark in marks.marks_in(book)} == before
    assert book.sheets[0]["C7"].color is not None


def test_check_all_lists_what_it_marks(township, press):
    said = press("check_all")
    assert "11 张" in said
    listed = township.sheets[LIST]
    rows = [row for row in listed["A4:H200"].value if row[0]]
    assert len(rows) >= len(marks.marks_in(township))
    assert {row[1] for row in rows} <= set(township.sheet_names)
    assert rows[0][4] in {"错误", "警告"}
    assert listed["D4"].formula.startswith("=HYPERLINK(\"#'")


def test_check_all_of_a_workbook_with_a_filled_list_is_stable(township, press):
    first = press("check_all")
    assert press("check_all") == first
    assert township.sheet_names.count(LIST) == 1


def test_a_marked_workbook_is_handed_in_like_the_unmarked_one(township, press, tmp_path):
    plain = take_in([tmp_path / TOWNSHIP]).submission
    press("check_all")
    township.save()
    marked = take_in([tmp_path / TOWNSHIP]).submission
    assert marked.forms == plain.forms
    assert [(r.status, r.sheets, r.doubts) for r in marked.receipts] == [
        (r.status, r.sheets, r.doubts) for r in plain.receipts
    ]


def test_choose_folder_is_noted_and_can_be_undone(county, press, host, tmp_path):
    said = press("choose_folder")
    cell = county.sheets["首页"]["C4"]
    assert cell.value == str(tmp_path / "报送")
    assert "2 个文件" in said
    press("undo_last")
    assert cell.value is None
    host.choose(None)
    press("choose_folder")
    assert cell.value is None


def test_consolidate_writes_the_results(county, press):
    press("choose_folder")
    before = [sheet.name for sheet in county.sheets if sheet.visible]
    said = press("consolidate")
    assert "8283.3488" in said
    assert [name for name in visible(county) if name not in before] == RESULTS
    assert county.sheets.active.name == DEPARTMENTS
    departments = county.sheets[DEPARTMENTS]["B4:E5"].value
    assert [row[1] for row in departments] == ["平罗县乡村振兴服务中心", "平罗县灵沙乡人民政府"]
    assert county.sheets["首页"]["C8"].value
    assert county.sheets["设置"]["A4"].value


def test_links_to_rules_lead_to_the_workbook_s_own_sheet(county, press):
    press("choose_folder")
    press("consolidate")
    rules = county.sheets["规则"]
    code = county.sheets[FINDINGS]["I4"].value
    row = rules["A1:A200"].value.index(code) + 1
    assert county.sheets[FINDINGS]["I4"].formula == f'=HYPERLINK("#\'规则\'!A{row}","{code}")'


def test_formulas_of_the_overview_speak_of_it_by_its_name(county, press, host):
    press("choose_folder")
    press("consolidate")
    ws = host.saved(county)[OVERVIEW]
    formulas = [
        c.value for row in ws.iter_rows() for c in row if isinstance(c.value, str) and c.value[:1] == "="
    ]
    assert any(f"{OVERVIEW}!" in formula.replace("'", "") for formula in formulas)
    assert not any("首页!" in formula.replace("'", "") for formula in formulas)


def test_consolidate_can_be_undone(county, press, contents):
    press("choose_folder")
    before = contents(county)
    press("consolidate")
    press("undo_last")
    after = contents(county)
    del before["_pg_undo"]
    assert after == before


def test_undoing_a_second_run_brings_the_first_one_back(county, press, contents, tmp_path):
    press("choose_folder")
    press("consolidate")
    first = {name: own for name, own in contents(county).items() if name in RESULTS}
    (tmp_path / "报送" / TOWNSHIP).unlink()
    assert "4 张表" in press("consolidate")
    assert county.sheets[DEPARTMENTS]["C5"].value != "平罗县灵沙乡人民政府"
    press("undo_last")
    assert {name: own for name, own in contents(county).items() if name in RESULTS} == first
    assert not [name for name in county.sheet_names if name.startswith("_pg_undo")]


def test_work_is_told_in_the_status_bar(county, press, spoken):
    press("choose_folder")
    press("consolidate")
    assert [text for text in spoken.statuses if text and "2/2" in text]
    assert county.app.status_bar is False


@pytest.mark.parametrize("how", ["escape", "cell"])
def test_stopping_leaves_everything_as_it_was(county, press, contents, monkeypatch, how):
    press("choose_folder")
    if how == "escape":
        pressed = iter([False, True])
        monkeypatch.setattr(progress.native, "escape_pressed", lambda: next(pressed, True))
    else:
        county.sheets["首页"]["A60:B60"].value = ["停止", "是"]
    before = contents(county)
    assert press("consolidate").startswith("已停止")
    assert contents(county) == before
    assert county.app.status_bar is False


def test_stopping_while_writing_rolls_back(county, press, spoken, contents, monkeypatch):
    press("choose_folder")
    before = contents(county)
    del before["_pg_undo"]

    told = spoken.statuses
    monkeypatch.setattr(progress.native, "escape_pressed", lambda: "写入" in str(told[-1:]))
    assert press("consolidate").startswith("已停止")
    assert contents(county) == before


def test_a_bug_while_writing_rolls_back_and_is_logged(county, press, contents, monkeypatch, tmp_path):
    press("choose_folder")
    before = contents(county)
    del before["_pg_undo"]
    monkeypatch.setattr("xl_perfgoals.hosts.results.keep_remarks", lambda *_: 1 / 0)
    assert "程序内部出错" in press("consolidate")
    assert contents(county) == before
    assert "ZeroDivisionError" in next(tmp_path.glob("*.log")).read_text(encoding="utf-8")
    assert county.app.screen_updating is True
    assert county.app.calculation == "automatic"


def test_stopping_a_check_marks_nothing(township, press, contents, monkeypatch):
    monkeypatch.setattr(progress.native, "escape_pressed", lambda: True)
    before = contents(township)
    assert press("check_all").startswith("已停止")
    assert contents(township) == before


def test_a_submission_is_checked_by_the_county_s_rules(county, app, press, tmp_path):
    rules = county.sheets["规则"]
    row = rules["A1:A200"].value.index("T01") + 1
    rules[f"C{row}"].value = "否"
    township = app.books.open(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))
    township.set_mock_caller()
    assert "3 个警告" in press("check_sheet")


def test_a_form_with_an_error_value_is_told(model, press):
    book = model({"财政拨款": "#REF!"})
    assert "#REF!" in press("check_sheet")
    assert "#REF!" in book.sheets[0]["C8"].note.text


@pytest.mark.parametrize("name", ["甲'乙", "=1+1", "a!b", "(2023年)表"])
def test_odd_sheet_names(model, press, name):
    book = model({"其他资金": 20}, sheet=name)
    press("check_all")
    assert book.sheets[LIST]["B4"].value == name
    press("clear_marks")
    assert book.sheet_names == [name]


def test_hostile_text_of_a_submission_is_text_in_the_results(county, press, host, tmp_path, model):
    hostile = '=HYPERLINK("http://x","点我")'
    model(
        {"项目名称": hostile, "实施单位": "@SUM(1)", "年度总体目标": "+" + "长" * 40_000}, name="县外.xlsx"
    ).close()
    shutil.move(tmp_path / "县外.xlsx", tmp_path / "报送" / "县外.xlsx")
    county.set_mock_caller()
    press("choose_folder")
    press("consolidate")
    workbook = host.saved(county)
    stored = {
        cell.value: cell.data_type
        for name in RESULTS
        for row in workbook[name].iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
    assert stored[hostile] == "s"
    assert stored["@SUM(1)"] == "s"
    assert all(len(text) <= 32_767 for text in stored)


def test_waivers_and_settings_are_the_officer_s(county, press, contents):
    waived = ["T01", "村级创新社会管理工作经费", None, "全年工作，县里同意", "张科长"]
    county.sheets["豁免"]["A4"].value = waived
    kept = {name: contents(county)[name] for name in ("设置", "单位名册", "规则", "豁免")}
    press("choose_folder")
    press("consolidate")
    states = {row[12]: row[13] for row in county.sheets[FINDINGS]["A4:P300"].value if row[8] == "T01"}
    assert states["已豁免"] == "全年工作，县里同意（张科长）"
    assert {name: contents(county)[name] for name in kept} == kept


def test_remarks_survive_and_lapsed_waivers_do_not(county, press, tmp_path):
    waivers = county.sheets["豁免"]
    waivers["A4"].value = ["T01", "村级创新社会管理工作经费", None, "同意", "张科长"]
    press("choose_folder")
    press("consolidate")
    findings, projects = county.sheets[FINDINGS], county.sheets[PROJECTS]
    first = findings["A4:P4"].value
    findings["M4"].value, findings["N4"].value = "已说明", "=电话沟通"[1:] + "，7月改"
    column = next(col for col in range(1, 20) if projects[2, col - 1].value == "备注")
    projects[4, column - 1].value = "重点项目"
    waivers["A4:E4"].clear_contents()
    for _ in range(2):
        press("consolidate")
        row = next(row for row in findings["A4:P300"].value if row[2:6] == first[2:6] and row[8] == first[8])
        assert row[12:14] == ["已说明", "电话沟通，7月改"]
        assert projects[4, column - 1].value == "重点项目"
        assert "已豁免" not in {row[12] for row in findings["A4:P300"].value}
    moved = tmp_path / "先拿走.xlsx"
    source = tmp_path / "报送" / "平罗县乡村振兴服务中心.xlsx"
    shutil.move(source, moved)
    press("consolidate")
    assert "电话沟通，7月改" not in {row[13] for row in findings["A4:P300"].value}
    shutil.move(moved, source)
    press("consolidate")
    assert "电话沟通，7月改" in {row[13] for row in findings["A4:P300"].value}


def test_the_state_of_submissions_can_be_read_by_the_function(county, press, host):
    from xl_perfgoals.hosts.udfs import PG_STATUS

    press("choose_folder")
    press("consolidate")
    sheet = county.sheets[RECEIPTS]
    row = next(row for row in range(1, 20) if sheet[f"B{row}"].value == "平罗县灵沙乡人民政府")
    head = next(row for row in range(1, 20) if sheet[f"B{row}"].value == "部门")
    state = sheet.range((head, 1), (head, 20)).value.index("状态") + 1
    host.answer(sheet.range((row, state)), "退回")
    assert PG_STATUS("平罗县灵沙乡人民政府", county.sheets["首页"]["A1"]) == "退回"


@pytest.mark.usefixtures("township")
def test_about_and_help(press):
    assert "0." in press("about")
    said = press("show_help")
    assert all(command.label in said for command in COMMANDS)


def test_buttons_of_the_workbook_in_front_without_a_caller(app, tmp_path, spoken):
    app.books.open(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))
    buttons.check_sheet()
    assert "4 个警告" in spoken.alerts[-1]


@simulated
def test_a_native_window_is_asked_with_a_title(county, press):
    asked = SimpleNamespace(Show=lambda: 0, SelectedItems=None)
    county.app.impl.api.FileDialog = lambda kind: asked if kind == 4 else None
    press("choose_folder")
    assert asked.Title
