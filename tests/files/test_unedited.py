"""Whether a workbook of ours is as it was written."""

import openpyxl

from tests.support.libreoffice import SOFFICE
from xl_perfgoals.core.sheet import Properties, Sheet
from xl_perfgoals.files.libreoffice.convert import convert
from xl_perfgoals.files.unedited import is_as_written
from xl_perfgoals.files.write_xlsx import write_xlsx


def test_who_saved_it_last_is_told_by_the_workbook(tmp_path):
    path = tmp_path / "a.xlsx"
    properties = Properties("题", "事", "xl_perfgoals 1", "词", made_at="2026-11-22T10:20:00")
    write_xlsx(path, [Sheet("表", ())], properties=properties)
    assert is_as_written(path.read_bytes())
    book = openpyxl.load_workbook(path)
    book.save(path)
    book.close()
    assert not is_as_written(path.read_bytes())
    assert not is_as_written(path.read_bytes()[:500])
    assert not is_as_written(b"")


@SOFFICE[0]
@SOFFICE[1]
def test_libreoffice_may_leave_names_and_times(tmp_path):
    path = tmp_path / "a.xlsx"
    properties = Properties("题", "事", "xl_perfgoals 1", "词", made_at="2026-11-22T10:20:00")
    write_xlsx(path, [Sheet("表", ())], properties=properties)
    assert not is_as_written(convert(path, "xlsx", tmp_path / "again").read_bytes())
