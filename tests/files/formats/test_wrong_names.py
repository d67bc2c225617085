"""Names say nothing: every kind of file reads the same under every name."""

import pytest

from tests.support.formats import WRITERS, sample_grids
from tests.support.workbooks import SAVED
from xl_perfgoals.files.folders import Found
from xl_perfgoals.pipeline.book_forms import take_in_file

NAMES = ("xls", "xlsx", "et", "ods", "csv", "txt", "html", "xml", "doc", "pdf", "dat", "")
OTHERS = {
    "xls": (SAVED / "forms.xls").read_bytes(),
    "xlsx": (SAVED / "forms.xlsx").read_bytes(),
    "ods": (SAVED / "forms.ods").read_bytes(),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "pdf": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("kind", [*WRITERS, *OTHERS])
def test_every_kind_under_every_name(kind: str, tmp_path):
    data = WRITERS[kind](sample_grids()[:1]) if kind in WRITERS else OTHERS[kind]
    for ending in NAMES:
        (tmp_path / f"报表{ending}.{ending}".rstrip(".")).write_bytes(data)
    # one by one: in one run all but the first would be passed over as copies
    receipts = [take_in_file(Found(path, path.name))[0] for path in tmp_path.iterdir()]
    assert len(receipts) == len(NAMES)
    outcomes = {(r.status, r.sheets, r.forms, r.problem and r.problem.code) for r in receipts}
    assert len(outcomes) == 1
