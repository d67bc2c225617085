"""转为模板: the workbook in front becomes a template beside it, which is opened; the original stays."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.hosts.conftest import SAMPLES, TOWNSHIP
from tests.test_other_formats import meanings
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.hosts import refusals
from xl_perfgoals.pipeline.intake import take_in

CONVERTED = "平罗县灵沙乡人民政府（模板）.xlsx"


def test_the_workbook_is_converted_and_opened(township, press, app):
    path = Path(township.fullname)
    before = path.read_bytes()
    said = press("convert_sheet")
    assert CONVERTED in said
    assert path.read_bytes() == before
    book = app.books[CONVERTED]
    assert [sheet.name for sheet in book.sheets][:4] == ["转换说明", "填报说明", "项目清单", "表1"]
    assert app.books.active.name == CONVERTED
    forms = take_in([path.with_name(CONVERTED)]).submission.forms
    own = take_in([SAMPLES / TOWNSHIP]).submission.forms
    order = [(*head, sorted(map(str, rows))) for *head, rows in meanings(forms)]
    assert order == [(*head, sorted(map(str, rows))) for *head, rows in meanings(own)]


def test_what_is_not_saved_yet_counts(model, press, tmp_path):
    book = model({"其他资金": 20})
    book.sheets[0]["C7"].value = 110
    press("convert_sheet")
    (form,) = take_in([tmp_path / "石桥镇（模板）.xlsx"]).submission.forms
    assert form.funding.total.value == 110


def test_earlier_ones_stay(model, press, tmp_path):
    book = model()
    for name in ("石桥镇（模板）.xlsx", "石桥镇（模板 2）.xlsx"):
        assert name in press("convert_sheet")
        assert (tmp_path / name).is_file()
        book.set_mock_caller()


def test_a_template_is_not_converted(model, press, app):
    model()
    press("convert_sheet")
    app.books["石桥镇（模板）.xlsx"].set_mock_caller()
    assert press("convert_sheet") == refusals.ALREADY_TEMPLATE.format(book="石桥镇（模板）.xlsx")


def test_nothing_to_convert(opened, press, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "会议通知"
    workbook.save(tmp_path / "通知.xlsx")
    opened(tmp_path / "通知.xlsx")
    said = press("convert_sheet")
    assert said.startswith("没有转换：")
    assert "xl-perfgoals convert" in said


def test_the_county_workbook_holds_nothing_to_convert(county, press):
    assert press("convert_sheet") == refusals.NO_SUBMISSION.format(book=county.name)


def test_a_folder_that_cannot_be_written(model, press, monkeypatch, tmp_path):
    model()

    def refused(*_args, **_kwargs):
        raise PermissionError(13, "denied")

    monkeypatch.setattr("xl_perfgoals.hosts.converting.write_converted", refused)
    reason = unwritable(PermissionError(13, "denied"))
    assert press("convert_sheet") == refusals.UNWRITABLE.format(folder=str(tmp_path), reason=reason)


@pytest.mark.parametrize("host", ["openpyxl"], indirect=True)
def test_where_the_workbook_is_cannot_be_told(township, press):
    township.impl.fullname_error = RuntimeError("OneDrive")
    assert press("convert_sheet") == refusals.ONLINE.format(book=TOWNSHIP)


def test_the_open_county_decides_what_is_demanded(county, opened, press, tmp_path):
    del county
    opened(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))
    assert CONVERTED in press("convert_sheet")
