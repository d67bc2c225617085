"""What is damaged: the sample forms in every format that is read, or that is refused with a reason."""

from collections.abc import Iterator
from pathlib import Path

from tests.support.formats import KINDS, sample_grids, written_as
from tests.support.workbooks import SAVED, parts_of, zipped

_HERE = Path(__file__).parent.parent
_SAMPLES = _HERE.parent / "workbook" / "samples"
_MACRO_BOOK = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PLAIN_BOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def seeds() -> dict[str, bytes]:
    """Files by a name that says what they are."""
    return dict(_seeds())


def _seeds() -> Iterator[tuple[str, bytes]]:
    for folder in (_SAMPLES, SAVED, SAVED.parent / "libreoffice", SAVED.parent / "documents"):
        for path in sorted(folder.glob("*.*")):
            yield path.name, path.read_bytes()
            if folder == _SAMPLES:
                yield path.with_suffix(".xlsm").name, _with_macros(path.read_bytes())
    grids = sample_grids()[:3]
    for kind in KINDS:
        yield kind, written_as(kind, grids)


def _with_macros(data: bytes) -> bytes:
    """A workbook as one that may hold macros, with a project that is none."""
    parts = parts_of(data)
    types = parts["[Content_Types].xml"].replace(_PLAIN_BOOK, _MACRO_BOOK)
    return zipped({**parts, "[Content_Types].xml": types, "xl/vbaProject.bin": bytes(512)})
