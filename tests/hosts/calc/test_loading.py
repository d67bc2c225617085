"""Workbooks opened in a LibreOffice that we started, and why they are not."""

import shutil
import time
from pathlib import Path

import openpyxl
import pytest

from tests.support.libreoffice import SOFFICE, TELLTALE
from xl_perfgoals.hosts.calc import loading
from xl_perfgoals.hosts.calc.loading import close_document, open_document
from xl_perfgoals.hosts.calc.office_process import started_office
from xl_perfgoals.hosts.calc.time_limit import GONE
from xl_perfgoals.hosts.refusals import RefusalError

pytestmark = SOFFICE
LOCKED = Path("tests/data/workbooks").resolve()


@pytest.fixture(scope="module")
def office():
    with started_office() as running:
        yield running


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "县级 汇总.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "项目名称"
    workbook.save(path)
    return path


def refusal(office, path, **options):
    with pytest.raises(RefusalError) as refused:
        open_document(office, path, **options)
    return str(refused.value)


@pytest.mark.parametrize("options", [{}, {"read_only": True}], ids=str)
def test_opens(office, book, options):
    document = open_document(office, book, **options)
    assert document.Sheets.getByIndex(0).getCellRangeByName("A1").String == "项目名称"
    assert document.isReadonly() is bool(options)
    close_document(document)
    close_document(document)


def test_not_there(office, tmp_path):
    assert refusal(office, tmp_path / "无.xlsx") == loading.MISSING.format(book="无.xlsx")
    assert refusal(office, tmp_path) == loading.MISSING.format(book=tmp_path.name)


def test_open_already(office, book):
    document = open_document(office, book)
    assert refusal(office, book) == loading.OPEN_HERE.format(book=book.name)
    close_document(document)
    close_document(open_document(office, book))


def test_open_in_another_libreoffice(office, book):
    with started_office() as other:
        document = open_document(other, book)
        lock = f".~lock.{book.name}#"
        assert lock in refusal(office, book)
        close_document(open_document(office, book, read_only=True))
        close_document(document)
    close_document(open_document(office, book))


LOCKS = [
    ("张三,zhangsan,WIN-01,22.07.2023 08:31,file:///home/zhangsan/profile;", "“张三（电脑 WIN-01）”"),
    ("王\\, 五,wang,PC\\;2,22.07.2023 08:31,file:///p;", "“王, 五（电脑 PC;2）”"),
    (",lisi,,22.07.2023 08:31,file:///home/lisi/profile;", "“lisi”"),
    ("", loading.SOMEBODY),
    ("\x00\n,,;;", loading.SOMEBODY),
]


@pytest.mark.parametrize(("text", "holder"), LOCKS)
def test_a_lock_left_behind_by_somebody(office, book, text, holder):
    lock = book.with_name(f".~lock.{book.name}#")
    lock.write_text(text, encoding="utf-8")
    expected = loading.OPEN_ELSEWHERE.format(book=book.name, holder=holder, lock=lock.name)
    assert refusal(office, book) == expected
    assert lock.read_text(encoding="utf-8") == text


def test_a_lock_left_behind_by_ourselves(book, tmp_path):
    profile = tmp_path / "profile"
    with started_office(profile=profile) as office:
        open_document(office, book)
        office.kill()
    assert book.with_name(f".~lock.{book.name}#").exists()
    with started_office(profile=profile) as office:
        close_document(open_document(office, book))


@pytest.mark.parametrize(
    ("make", "start"),
    [
        (lambda data: data[:2000], "LibreOffice 打不开"),
        (lambda _: b"PK\x03\x04" + bytes(500), "LibreOffice 打不开"),
        (lambda _: b"", "LibreOffice 打不开"),
    ],
    ids=["cut short", "not a zip", "empty"],
)
def test_broken(office, book, make, start):
    book.write_bytes(make(book.read_bytes()))
    assert refusal(office, book).startswith(start)


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_password(office, tmp_path, suffix):
    path = Path(shutil.copy(LOCKED / f"locked.{suffix}", tmp_path))
    assert refusal(office, path) == loading.PASSWORD.format(book=path.name)
    wrong = {"password": "wrong"}
    assert refusal(office, path, **wrong) == loading.WRONG_PASSWORD.format(book=path.name)


def test_a_text_is_no_workbook(office, tmp_path):
    path = tmp_path / "说明.rtf"
    path.write_text(r"{\rtf1 hello}")
    assert refusal(office, path) == loading.NO_WORKBOOK.format(book=path.name)


@pytest.mark.parametrize(("macros", "ran"), [(False, False), (True, True)])
def test_macros_run_only_if_asked_for(office, tmp_path, macros, ran):
    witness, path = tmp_path / "witness.txt", tmp_path / "macro.fods"
    path.write_text(TELLTALE.format(witness=witness, site="http://127.0.0.1:9"), encoding="utf-8")
    close_document(open_document(office, path, macros=macros))
    assert witness.exists() is ran


def test_a_macro_that_never_ends(tmp_path):
    """As with a box that waits for a click which nobody can make."""
    path = tmp_path / "macro.fods"
    text = TELLTALE.format(witness=tmp_path / "witness.txt", site="http://127.0.0.1:9")
    path.write_text(text.replace("  Print #1", "  Wait 60000\n  Print #1"), encoding="utf-8")
    before, begun = path.read_bytes(), time.monotonic()
    with started_office() as office:
        assert refusal(office, path, macros=True, seconds=2) == loading.TOO_LONG.format(
            book=path.name, seconds=2
        )
        assert not office.alive
    assert time.monotonic() - begun < 15
    assert path.read_bytes() == before


def test_killed_in_the_middle(book):
    with started_office() as office:
        document = open_document(office, book)
        office.kill()
        close_document(document)
        other = book.with_name("b.xlsx")
        shutil.copy(book, other)
        assert refusal(office, other) == GONE
    with started_office() as office:
        lock = book.with_name(f".~lock.{book.name}#")
        assert lock.name in refusal(office, book)
        lock.unlink()
        close_document(open_document(office, book))
