"""Documents converted by LibreOffice: what comes out, and what is said where nothing does."""

import http.server
import shutil
import socketserver
import sys
import threading
import time
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.support.libreoffice import SOFFICE, TELLTALE
from xl_perfgoals.files.libreoffice import convert as module
from xl_perfgoals.files.libreoffice.convert import ConversionError, convert, convert_many
from xl_perfgoals.files.libreoffice.program import NoLibreOfficeError

pytestmark = SOFFICE
WORKBOOKS = Path("tests/data/workbooks").resolve()


@pytest.fixture
def book(tmp_path):
    """A workbook of a Chinese name with a text, a number and a formula that was never worked out."""
    path = tmp_path / "灵沙乡 绩效.xlsx"
    workbook = openpyxl.Workbook()
    for row in (["项目名称", "金额"], ["道路", 12.5], ["合计", "=B2*2"]):
        workbook.active.append(row)
    workbook.save(path)
    return path


@pytest.mark.parametrize("target", ["xlsx", "xls", "ods"])
def test_a_workbook_keeps_its_cells(book, tmp_path, target):
    made = convert(book, target, tmp_path / "out")
    assert made == tmp_path / "out" / f"灵沙乡 绩效.{target}"
    cells = CalamineWorkbook.from_path(made).get_sheet_by_index(0).to_python()
    assert cells == [["项目名称", "金额"], ["道路", 12.5], ["合计", 25]]


def test_text_comes_out_in_utf8(book, tmp_path):
    text = convert(book, "csv", tmp_path / "out").read_text(encoding="utf-8-sig")
    assert text.splitlines() == ['"项目名称","金额"', '"道路",12.5', '"合计",25']


def test_a_document_for_print(book, tmp_path):
    assert convert(book, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def test_one_start_for_several_good_and_bad(book, tmp_path):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(book.read_bytes()[:900])
    namesake = shutil.copy(WORKBOOKS / "forms.ods", tmp_path / "灵沙乡 绩效.ods")
    sources = [book, broken, WORKBOOKS / "locked.xlsx", tmp_path / "absent.xls", namesake]
    results = convert_many(sources, "pdf", tmp_path / "out")
    assert [isinstance(result, ConversionError) for result in results] == [False, True, True, True, False]
    assert results[0] == tmp_path / "out" / "灵沙乡 绩效.pdf"
    assert results[4] == tmp_path / "out" / "灵沙乡 绩效.ods.pdf"
    assert results[0].read_bytes() != results[4].read_bytes()


@pytest.mark.parametrize(("suffix", "as_made"), [(".et", "xls"), (".wps", "doc"), (".XLS", "xls")])
def test_wps_names_of_old_formats(book, tmp_path, suffix, as_made):
    source = book
    if as_made == "doc":
        source = tmp_path / "a.txt"
        source.write_text("绩效目标", encoding="utf-8")
    old = convert(source, as_made, tmp_path / "old")
    renamed = old.rename(tmp_path / f"old{suffix}")
    pdf = convert(renamed, "pdf", tmp_path / "pdf")
    assert pdf.name == "old.pdf"


def test_a_result_never_takes_the_place_of_its_source(book, tmp_path):
    before = book.read_bytes()
    with pytest.raises(ValueError, match="would replace"):
        convert(book, "xlsx", tmp_path)
    assert book.read_bytes() == before


def test_time_limit(book, tmp_path):
    begun = time.monotonic()
    with pytest.raises(ConversionError, match=r"0\.2 秒"):
        convert(book, "pdf", tmp_path, seconds=0.2)
    assert time.monotonic() - begun < 5
    assert not list(tmp_path.glob("*.pdf"))


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """A program in LibreOffice's place, which copies what it is to convert until it comes to a bad one."""

    def make(when_bad):
        program = tmp_path / "soffice"
        program.write_text(
            f"#!/bin/sh\n"
            'while [ "$1" != --outdir ]; do shift; done; out=$2; shift 2\n'
            'for f; do if grep -q bad "$f"; then sleep 0.3; '
            f"{when_bad}; "
            'fi; n=$(basename "$f"); cp "$f" "$out/${n%.*}.pdf"; done\n'
        )
        program.chmod(0o755)
        monkeypatch.setenv("XL_PERFGOALS_SOFFICE", str(program))
        sources = [tmp_path / f"{number}.txt" for number in range(4)]
        for number, source in enumerate(sources):
            source.write_text("bad" if number == 1 else f"good {number}")
        return sources

    return make


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("when_bad", "fault"),
    [("kill -9 $$", module.CRASHED), ("sleep 60", module.TOO_LONG)],
    ids=["crash", "hang"],
)
def test_one_bad_document_does_not_spoil_the_others(stand_in, tmp_path, when_bad, fault):
    results = convert_many(stand_in(when_bad), "pdf", tmp_path / "out", seconds=1)
    assert [str(result) for result in results if isinstance(result, ConversionError)] == [
        fault.format(name="1.txt", seconds=1)
    ]
    assert [result.read_text() for result in results if isinstance(result, Path)] == [
        "good 0",
        "good 2",
        "good 3",
    ]


def test_no_libreoffice(book, tmp_path, monkeypatch):
    monkeypatch.setenv("XL_PERFGOALS_SOFFICE", str(tmp_path / "absent"))
    with pytest.raises(NoLibreOfficeError, match="XL_PERFGOALS_SOFFICE"):
        convert(book, "pdf", tmp_path)


TRUSTING = (("/org.openoffice.Office.Calc/Content/Update", "Link", "0"),)


@pytest.fixture
def site():
    """A web server of our own, and what was asked of it."""
    asked = []

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - so http.server wants them

        def log_message(self, *_):
            pass

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def test_a_document_neither_runs_nor_fetches_anything(site, tmp_path, monkeypatch):
    address, asked = site
    witness = tmp_path / "witness.txt"
    source = tmp_path / "telltale.fods"
    source.write_text(TELLTALE.format(witness=witness, site=address), encoding="utf-8")
    convert(source, "pdf", tmp_path)
    assert (witness.exists(), asked) == (False, [])
    monkeypatch.setattr(module, "DISTRUSTFUL", TRUSTING)  # and so the test would see it
    convert(source, "pdf", tmp_path)
    assert "/picture.png" in asked
