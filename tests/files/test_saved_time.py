"""When a file was saved: as files of every kind say it themselves, and as they do not."""

import io
import os
import time
import zipfile
from datetime import UTC, datetime

import pytest

from tests.support.workbooks import SAVED
from xl_perfgoals.files import saved_time
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.files.saved_time import disk_time, own_saved_time

AT = int(datetime(2026, 11, 10, 8, 30, tzinfo=UTC).timestamp())
CORE = "docProps/core.xml"


def package(part, text):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(part, text)
    return stream.getvalue()


def modified(text):
    tag = 'dcterms:modified xsi:type="dcterms:W3CDTF"'
    return package(CORE, f"<cp:coreProperties><{tag}>{text}</dcterms:modified></cp:coreProperties>")


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (modified("2026-11-10T08:30:00Z"), AT),
        (modified("2026-11-10T16:30:00+08:00"), AT),
        (modified(" 2026-11-10T08:30:00.123456789Z "), AT),
        (package(CORE, "<p:modified>2026-11-10T08:30:00Z</p:modified>"), AT),
        (package("meta.xml", "<office:meta><dc:date>2026-11-10T08:30:00Z</dc:date></office:meta>"), AT),
        (b"<Workbook><o:LastSaved>2026-11-10T08:30:00Z</o:LastSaved></Workbook>", AT),
        (modified("2000-01-01T00:00:00Z"), None),
        (modified("昨天"), None),
        (modified("2026-13-45T08:30:00Z"), None),
        (modified("0001-01-01T00:00:00+14:00"), None),
        (package(CORE, "<cp:coreProperties/>"), None),
        (package("别的.xml", "x"), None),
        (modified("2026-11-10T08:30:00Z")[:60], None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), None),
        (b"", None),
        ("项目名称\t金额".encode("gbk"), None),
    ],
    ids=(
        "utc|zone|fraction|other prefix|ods|xml 2003|put in by programs|no time|no such time|overflow|"
        "nothing said|other parts|cut off|damaged ole|empty|text"
    ).split("|"),
)
def test_own_time(data, seconds):
    moment = own_saved_time(data)
    assert (moment.seconds if moment else None) == seconds


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="no time zone of our own")
@pytest.mark.parametrize(
    ("program", "hours"), [("Microsoft Excel", 0), ("WPS 表格", 0), ("LibreOffice/7.4.7.2$Linux_X86_64", 8)]
)
def test_libreoffice_calls_local_times_utc(monkeypatch, program, hours):
    stream = io.BytesIO(modified("2026-11-10T08:30:00Z"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("docProps/app.xml", f"<Properties><Application>{program}</Application></Properties>")
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    try:
        moment = own_saved_time(stream.getvalue())
    finally:
        monkeypatch.undo()
        time.tzset()
    assert moment.seconds == AT - hours * 3600
    assert moment.text == ("2026-11-10 08:30" if hours else "2026-11-10 16:30")


@pytest.mark.parametrize("name", ["forms.xlsx", "forms.ods", "forms.xls"])
def test_a_workbook_that_libreoffice_saved(name):
    moment = own_saved_time((SAVED / name).read_bytes())
    assert moment is not None
    assert datetime(2020, 1, 1, tzinfo=UTC).timestamp() < moment.seconds


@pytest.mark.parametrize("name", ["forms.xlsx", "forms.ods", "forms.xls"])
def test_a_year_that_windows_does_not_know(name, monkeypatch):
    def refuse(_):
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(saved_time, "localtime", refuse)
    assert own_saved_time((SAVED / name).read_bytes()) is None
    assert disk_time(AT) is None


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), 1e300, -1e300])
def test_nonsense_of_a_disk(seconds):
    assert disk_time(seconds) is None


def test_a_file_that_was_read_knows_both_times(tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes((SAVED / "forms.xlsx").read_bytes())
    os.utime(path, (AT, AT))
    book = read_file(Found(path, "表.xlsx"))
    assert book.saved.own == own_saved_time(path.read_bytes())
    assert book.saved.disk == disk_time(AT)
