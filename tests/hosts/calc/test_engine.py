"""The engine by itself: what xlwings asks of LibreOffice, and what it answers."""

import time
from datetime import date, datetime

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlwings as xw

from tests.support.libreoffice import SOFFICE
from xl_perfgoals.core.cells import Area
from xl_perfgoals.hosts import native, progress, refusals
from xl_perfgoals.hosts.calc.engine import activate, book_of
from xl_perfgoals.hosts.refusals import RefusalError, refusal_behind

pytestmark = SOFFICE


@pytest.fixture
def book(app):
    return app.books.add()


@pytest.fixture
def sheet(book):
    return book.sheets[0]


def test_one_app_for_one_office(app, office, book):
    assert activate(office.context) == app == xw.apps.active
    assert app.engine.name == xw.engines.active.name == "calc"
    assert app.version.major >= 7
    assert book_of(book.impl.uno) == book
    assert app.books.active == book
    assert list(xw.apps.keys()) == [app.pid]


@pytest.mark.parametrize(
    ("given", "value", "formula"),
    [
        ("文字", "文字", "文字"),
        ("'0012", "0012", "0012"),
        ("0012", 12.0, "12"),
        ("1,234.5", 1234.5, "1234.5"),
        ("95%", 0.95, "0.95"),
        ("true", True, "1"),
        ("'=1+1", "=1+1", "=1+1"),
        ("=1+1", 2.0, "=1+1"),
        ("＝1+1", 2.0, "=1+1"),
        ("''甲", "'甲", "'甲"),
        ("第一行\n第二行", "第一行\n第二行", "第一行\n第二行"),
        ("", None, ""),
        (None, None, ""),
        (float("nan"), None, ""),
        (pd.NaT, None, ""),
        (10**12, 1e12, "1000000000000"),
        (np.int64(5), 5.0, "5"),
        (np.float64(0.1), 0.1, "0.1"),
        (False, False, "0"),
        (datetime(2023, 11, 30, 8, 30), datetime(2023, 11, 30, 8, 30), "45260.3541666667"),  # noqa: DTZ001
        (date(2023, 1, 2), datetime(2023, 1, 2), "44928"),  # noqa: DTZ001
    ],
    ids=repr,
)
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "in a block"])
def test_values(sheet, given, value, formula, alone):
    sheet["B2" if alone else "A1:C3"].value = (
        given if alone else [["左", "上", 1], ["左", given, 2], [1, 2, 3]]
    )
    assert (sheet["B2"].value, sheet["B2"].formula) == (value, formula)
    if isinstance(given, str):
        assert sheet["B2"].number_format == "General"


def test_a_text_cell_takes_text(sheet):
    sheet["A1:A2"].number_format = "@"
    sheet["A1:B2"].value = [["=1+1", "=1+1"], ["0012", "0012"]]
    assert sheet["A1:B2"].value == [["=1+1", 2.0], ["0012", 12.0]]


def test_errors(sheet):
    sheet["A1:A3"].value = [["=1/0"], ["=NA()"], ["甲"]]
    assert sheet["A1:A3"].value == [None, None, "甲"]
    assert sheet["A1:A3"].options(err_to_str=True).value == ["#DIV/0!", "#N/A", "甲"]


def test_a_formula_for_many_cells(sheet):
    sheet["A1:A3"].value = [[1], [2], [3]]
    sheet["B1:C3"].formula = "=$A1*2"
    assert sheet["C3"].formula == "=$A3*2"
    assert sheet["B1:C3"].value == [[2, 2], [4, 4], [6, 6]]


def test_a_formula_that_fills_a_place(sheet):
    sheet["A1:B2"].formula_array = "={1,2;3,4}"
    assert sheet["A1:B2"].value == [[1, 2], [3, 4]]
    assert (sheet["A1:B2"].has_array, sheet["A1:B2"].formula_array) == (True, "={1,2;3,4}")
    assert sheet["A1:B2"].formula == (("={1,2;3,4}",) * 2,) * 2
    assert sheet["D1"].has_array is False


def test_formulas_keep_the_format_of_their_cell(book, sheet):
    sheet["A1"].value, sheet["A1"].number_format = 5, '0"个"'
    with progress.quiet(book.app):
        sheet["B1"].value = "=A1"
        sheet["B2:C2"].value = [["=A1", '=IF(D1=0,"",A1/D1)']]
        sheet["B1:C2"].number_format = "0.00%"
        sheet["D1"].value = 10
    assert sheet["B2:C2"].value == [5, 0.5]
    assert sheet["B1:C2"].number_format == "0.00%"


def test_frames(sheet):
    frame = pd.DataFrame({"金额": [1.5, 2.5], "单位": ["甲", None]}, index=["一", "二"])
    sheet["B3"].value = frame
    read = sheet["B3"].options(pd.DataFrame, expand="table").value
    pd.testing.assert_frame_equal(read, frame, check_names=False, check_dtype=False)


def test_finding_ones_way(sheet):
    sheet["B2:C4"].value = [[1, 2], [3, None], [4, 5]]
    assert sheet["B2"].end("down").address == "$B$4"
    assert sheet["B4"].end("up").address == "$B$2"
    assert sheet["B2"].end("right").address == "$C$2"
    assert sheet["A3"].end("right").address == "$B$3"
    assert sheet["C2"].end("down").address == "$C$4"
    assert sheet["B9"].end("down").row == 1_048_576
    assert sheet["B2"].current_region.address == sheet.used_range.address == "$B$2:$C$4"
    assert sheet["2:3"].address == "$2:$3"
    assert sheet["B:C"].address == "$B:$C"
    assert sheet["B2:C4"][1:, 0].address == "$B$3:$B$4"
    assert sheet["B2"].get_address(False, False, external=True) == f"[{sheet.book.name}]Sheet1!B2"


def test_notes_outlast_new_values(sheet):
    sheet["A1"].add_note("科长：请核实\n第二行")
    sheet["B2"].add_note("留着")
    sheet["A1"].value = 1
    sheet["A1:B3"].value = [[1, 2], [3, "=A1"], [5, 6]]
    assert [(note.location.address, note.text) for note in sheet.notes] == [
        ("$A$1", "科长：请核实\n第二行"),
        ("$B$2", "留着"),
    ]
    sheet["A1"].note.text = "改"
    sheet["B2"].note.delete()
    assert [note.text for note in sheet.book.notes] == ["改"]
    assert sheet["B2"].note is None


def test_merged_cells(sheet):
    sheet["B2:D3"].merge()
    assert sheet["B2:D3"].merge_cells is sheet["C3"].merge_cells is True
    assert sheet["A1:C2"].merge_cells is None
    assert sheet["A1:A9"].merge_cells is False
    assert sheet["E1:H9"].merge_cells is False
    assert sheet["D3"].merge_area.address == "$B$2:$D$3"
    sheet["B2"].unmerge()
    sheet["B5:C6"].merge(across=True)
    assert sheet["C6"].merge_area.address == "$B$6:$C$6"


def test_rows_come_and_go(sheet):
    sheet["A1:B3"].value = [[1, 2], [3, 4], [5, 6]]
    sheet["A2"].color = "#FFC7CE"
    sheet["2:3"].insert("down")
    assert sheet["A1:A5"].value == [1, None, None, 3, 5]
    assert sheet["A4"].color == (0xFF, 0xC7, 0xCE)
    sheet["2:3"].delete()
    sheet["A1"].delete("up")
    assert sheet["A1:B3"].value == [[3, 2], [5, 4], [None, 6]]
    assert sheet["A1"].color == (0xFF, 0xC7, 0xCE)


def test_looks(sheet):
    place = sheet["A1:B2"]
    place.font.name, place.font.size, place.font.bold, place.font.italic = "黑体", 12, True, True
    place.font.color, place.color = "#9C0006", (1, 2, 3)
    place.horizontal_alignment, place.vertical_alignment, place.wrap_text = "center", "top", True
    font = sheet["B2"].font
    assert (font.name, font.size, font.bold, font.italic, font.color) == (
        "黑体",
        12,
        True,
        True,
        (0x9C, 0, 6),
    )
    assert (place.color, place.horizontal_alignment, place.vertical_alignment) == ((1, 2, 3), "center", "top")
    assert place.wrap_text is True
    place.number_format = '#,##0"元"'
    assert place.number_format == '#,##0"元"'
    assert sheet["A1:C2"].number_format is sheet["A1:C2"].color is sheet["A1:C2"].font.bold is None
    place.clear()
    assert (place.color, place.font.bold, place.number_format) == (None, False, "General")


def test_chinese_text_is_bold_too(sheet, host):
    sheet["A1"].value, sheet["A1"].font.bold = "汇总", True
    assert sheet["A1"].impl.uno.CharWeightAsian > 100
    assert host.saved(sheet.book)["Sheet1"]["A1"].font.b


def test_sheets(book):
    first = book.sheets[0]
    added = book.sheets.add("甲'乙", after=first)
    assert book.sheets.active == added
    added["A1"].value = "=Sheet1!A1+1"
    added["A1"].add_note("注")
    added["A:A"].column_width = 30
    copied = added.copy(before=first, name="副本")
    assert book.sheet_names == ["副本", "Sheet1", "甲'乙"]
    assert (copied["A1"].formula, copied["A1"].note.text, copied["A1"].column_width) == (
        "=Sheet1!A1+1",
        "注",
        30,
    )
    first.name = "改名"
    assert copied["A1"].formula == "=改名!A1+1"
    added.delete()
    again = book.sheets.add("甲'乙")
    assert again["A1"].value is None
    assert again.index == 1
    copied.visible = False
    assert [sheet.visible for sheet in book.sheets] == [True, False, True]
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("改名")


def test_a_sheet_copied_over_another(book):
    source, target = book.sheets[0], book.sheets.add("目标")
    source["B2"].value, source["B2"].color = 5, "#FFC7CE"
    source["A5:C5"].merge()
    source["B2"].add_note("注")
    source["3:4"].row_height, source["B:B"].column_width = 40, 30
    target["A1"].value = "旧"
    target.clear()
    source.cells.copy(target.cells)
    assert (target["A1"].value, target["B2"].value, target["B2"].note.text) == (None, 5, "注")
    assert target["C5"].merge_area.address == "$A$5:$C$5"
    assert (target["A4"].row_height, target["B1"].column_width) == (40, 30)


def test_names_and_tables(book, sheet):
    sheet["A1:B3"].value = [["名称", "金额"], ["甲", 1], ["乙", 2]]
    book.names.add("金额", "=Sheet1!$B$2:$B$3")
    assert (book.names["金额"].refers_to, book.names["金额"].refers_to_range.address) == (
        "=Sheet1!$B$2:$B$3",
        "$B$2:$B$3",
    )
    sheet["D1"].value = "=SUM(金额)"
    assert sheet["D1"].value == sheet["金额"].options(np.array).value.sum() == 3
    book.names["金额"].delete()
    assert not len(book.names)
    table = sheet.tables.add(sheet["A1:B3"], name="表1")
    assert (table.data_body_range.address, table.header_row_range.value) == ("$A$2:$B$3", ["名称", "金额"])
    table.resize(sheet["A1:B2"])
    assert sheet.tables["表1"].range.address == "$A$1:$B$2"


def test_frozen_rows_and_columns(app, host):
    app.impl.visible = True  # hidden documents are saved without what their windows show
    book = app.books.add()
    native.freeze(book.sheets[0], 3, 2)
    other = book.sheets.add("另")
    native.freeze(other, 4, 1)
    saved = host.saved(book)
    assert (saved["Sheet1"].freeze_panes, saved["另"].freeze_panes) == ("B3", "A4")
    assert book.sheets.active == other
    other.freeze_panes.unfreeze()
    assert host.saved(book)["另"].freeze_panes is None


def test_freezing_in_a_hidden_document(sheet):
    native.freeze(sheet, 3, 2)
    assert sheet.book.impl.uno.CurrentController.hasFrozenPanes()


def test_filters(sheet):
    sheet["A1:B4"].value = [["甲", "乙"], [1, 2], [3, 4], [5, 6]]
    native.offer_filter(sheet["A1:B4"])
    assert sheet.api.AutoFilterMode is True
    native.end_filter(sheet)
    assert sheet.api.AutoFilterMode is False


@pytest.mark.parametrize("protected", [False, True])
def test_looks_on_condition_and_choices(sheet, host, protected):
    other = sheet.book.sheets.add("受保护")
    if protected:
        host.protect(other)
    sheet["A1:A9"].conditional_formats.add_cell_value(
        "equal_to", '="未报"', fill_color="#FFC7CE", font_color="#9C0006", font_bold=True
    )
    sheet["B1:B9"].data_validation.set_list(["是", "否"])
    ws = host.saved(sheet.book)["Sheet1"]
    (rule,) = [rule for rules in ws.conditional_formatting for rule in rules.rules]
    assert (rule.operator, rule.formula, rule.dxf.font.b) == ("equal", ['"未报"'], True)
    assert rule.dxf.fill.bgColor.rgb == "FFFFC7CE"
    (validation,) = ws.data_validations.dataValidation
    assert (validation.type, str(validation.sqref)) == ("list", "B1:B9")
    sheet.clear()
    assert not len(sheet["A1:A9"].conditional_formats)


def test_links(sheet):
    sheet["A1"].add_hyperlink("http://example.org/甲", "甲")
    assert (sheet["A1"].value, sheet["A1"].hyperlink) == ("甲", "http://example.org/甲")


def test_protected_cells_refuse(sheet, host):
    host.protect(sheet)
    for change in (
        lambda: setattr(sheet["A1"], "value", 1),
        lambda: setattr(sheet["A1"], "color", "#FFFFFF"),
        lambda: sheet["A1"].add_note("注"),
        sheet.clear,
    ):
        with pytest.raises(RefusalError, match=sheet.name):
            change()


def test_switches(app, book):
    with progress.quiet(app):
        assert (app.screen_updating, app.calculation) == (False, "manual")
        assert book.impl.uno.hasControllersLocked()
    assert (app.screen_updating, app.calculation) == (True, "automatic")
    assert not book.impl.uno.hasControllersLocked()


def test_a_book_that_calculates_by_hand_is_left_so(app, book):
    book.impl.uno.enableAutomaticCalculation(False)
    other = app.books.add()
    with progress.quiet(app):
        pass
    assert not book.impl.uno.isAutomaticCalculationEnabled()
    assert other.impl.uno.isAutomaticCalculationEnabled()


@pytest.mark.parametrize("hidden", [True, False])
def test_a_message_that_nobody_can_see_is_logged(app, caplog, hidden):
    app.impl.visible = not hidden
    app.books.add()
    caplog.set_level("INFO", "xl_perfgoals.hosts.calc.windows")
    app.alert("汇总完成", "绩效目标")
    assert "汇总完成" in caplog.text


@pytest.mark.usefixtures("book")
def test_no_window_to_choose_in(app):
    with pytest.raises(native.NoPickerError):
        native.pick_folder(app, "请选择")


def test_saving(app, book, tmp_path):
    book.sheets[0]["A1"].value = "甲"
    path = tmp_path / "绩效 目标.xlsx"
    book.save(str(path))
    assert (book.name, book.fullname) == (path.name, str(path))
    book.sheets[0]["A1"].value = "乙"
    book.save()
    assert openpyxl.load_workbook(path).active["A1"].value == "乙"
    assert app.books[path.name] == book
    book.close()
    assert path.name not in [other.name for other in app.books]


def test_what_cannot_be_opened(app, tmp_path):
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 60)
    with pytest.raises(RefusalError):
        app.books.open(str(tmp_path / "坏.xlsx"))


def test_a_closed_book_says_so(book):
    sheet = book.sheets[0]
    _ = sheet["A1"].value
    book.close()
    for ask in (lambda: len(book.sheets), lambda: book.sheets[0], lambda: book.name):
        with pytest.raises(Exception) as error:  # noqa: PT011 - RefusalError, or LibreOffice's own
            ask()
        assert str(refusal_behind(error.value)) == refusals.CLOSED


def test_what_is_not_known_is_said(sheet):
    with pytest.raises(NotImplementedError):
        _ = sheet.charts.impl
    with pytest.raises(NotImplementedError):
        _ = sheet["A1"].characters


def test_rows_inserted_by_hand_do_not_lead_astray(sheet):
    sheet["A5:B6"].value = [["五", 5], ["六", 6]]
    other = sheet.impl.uno
    for change in (other.Rows.insertByIndex, other.Rows.removeByIndex):
        assert sheet["A5"].merge_cells is False
        time.sleep(0.03)
        change(0, 3)
        sheet["D5"].value = "这里"
        sheet["C5:D6"].color = "#FFC7CE"
        assert other.getCellByPosition(3, 4).String == "这里"
        assert other.getCellByPosition(2, 4).CellBackColor == 0xFFC7CE
        assert other.getCellByPosition(2, 6).CellBackColor == -1
        sheet["A1:D9"].color = None
    assert sheet["A5:B6"].value == [["五", 5], ["六", 6]]


def test_one_cursor_reaches_every_corner(sheet):
    rows, columns = sheet.cells.shape
    for area in (
        Area(1, 1, rows, 2),
        Area(rows, columns, rows, columns),
        Area(3, 3, 9, 9),
        Area(rows - 8, 1, rows, columns),
    ):
        address = sheet.impl.place(area).uno.RangeAddress
        assert (
            address.StartRow + 1,
            address.StartColumn + 1,
            address.EndRow + 1,
            address.EndColumn + 1,
        ) == area
