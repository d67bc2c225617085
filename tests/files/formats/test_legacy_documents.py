import struct
from pathlib import Path

import pytest

from tests.support.formats import sample_grids, word
from tests.support.libreoffice import SOFFICE, needs_soffice
from tests.support.published import CLEAN, published
from tests.support.workbooks import ole
from tests.test_other_formats import meanings
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.formats import legacy_documents
from xl_perfgoals.files.libreoffice.convert import ConversionError, convert
from xl_perfgoals.files.libreoffice.program import VARIABLE
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.files.sniffing import FileKind, sniff
from xl_perfgoals.pipeline.intake import take_in

RTF = rb"{\rtf1\ansi\trowd\cellx2000\intbl 1\cell\row}"


def code_of(data: bytes, **options) -> str | None:
    refused = read_book(data, "表", **options).problem
    return refused and refused.code


def test_refused_without_libreoffice(monkeypatch):
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    assert code_of(RTF) == "B32"


def test_refused_where_libreoffice_fails(monkeypatch):
    def fail(*_args, **_options):
        raise ConversionError("打不开")

    monkeypatch.setattr(legacy_documents, "convert", fail)
    assert code_of(RTF) == "B32"


def test_what_libreoffice_makes_is_read_as_any_docx(monkeypatch):
    def make(source: Path, _target: str, folder: Path, *, seconds: float) -> Path:
        assert source.suffix == ".rtf"
        assert source.read_bytes() == RTF
        assert seconds == legacy_documents.SECONDS
        folder.mkdir()
        made = folder / "document.docx"
        made.write_bytes(word.document(sample_grids()[:1]))
        return made

    monkeypatch.setattr(legacy_documents, "convert", make)
    book = read_book(RTF, "表.doc")
    assert book.problem is None
    assert [grid.sheet for grid in book.grids] == ["表1"]


@pytest.mark.parametrize("ending", ["doc", "rtf", "odt", "wps", "wpt"])
class TestWithLibreOffice:
    """The sample forms, saved by LibreOffice in the format; WPS gives its own names to that of .doc."""

    pytestmark = SOFFICE

    def test_the_same_forms(self, ending: str, tmp_path: Path):
        source = tmp_path / "forms.docx"
        source.write_bytes(word.document(sample_grids()))
        made = convert(source, {"wps": "doc", "wpt": "doc"}.get(ending, ending), tmp_path / "made")
        path = made.rename(tmp_path / f"报表.{ending}")
        submission = take_in([path]).submission
        assert [receipt.status for receipt in submission.receipts] == [Status.READ]
        assert sum(len(form.indicators) for form in submission.forms) == 150
        assert meanings(submission.forms) == meanings(published(CLEAN).intake.submission.forms)


@pytest.mark.parametrize("locked", [False, True])
def test_locked_documents_want_their_password(locked: bool):
    data = bytearray(ole("WordDocument"))
    struct.pack_into("<2I", data, 1024 + 128 + 116, 2, 4096)  # where its stream is, and how long
    data += (b"\xec\xa5" + bytes(9) + bytes([locked])).ljust(4096, b"\0")
    assert sniff(bytes(data)) is (FileKind.ENCRYPTED if locked else FileKind.DOC)
    if locked:
        assert code_of(bytes(data)) == "B04"


@pytest.mark.soffice
@needs_soffice
def test_a_document_that_breaks_off():
    assert code_of(RTF[:20]) in {"B09", "B32"}
