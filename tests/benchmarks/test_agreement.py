"""The scripts that the program is compared with make the same tables of the same forms."""

import hashlib

import pytest

from benchmarks import commands
from benchmarks.agreement import FEN, differences, tables_of_workbook, tables_printed
from benchmarks.form_variety import varied_forms
from benchmarks.generate import generate
from benchmarks.processes import run

BOOKS, FORMS = 2, 3


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    return folder, generate(folder, BOOKS, FORMS)


def test_all_make_the_same_tables(made, tmp_path):
    folder, total = made
    out = tmp_path / "ours.xlsx"
    run(commands.county(folder, out), commands.surroundings(tmp_path / "cache"))
    tables = [("ours", tables_of_workbook(out))]
    for name in commands.PEERS:
        printed = run(commands.peer(name, folder, tmp_path / "peer.xlsx")).printed
        tables.append((name, tables_printed(printed)))
    assert not differences(tables)
    ours = tables[0][1]
    indicators = sum(len(form.rows) for book in (1, 2) for form in varied_forms(book, FORMS))
    assert (ours.projects, ours.indicators, ours.total) == (BOOKS * FORMS, indicators, total)


def test_a_fen_is_a_difference(made, tmp_path):
    folder, _ = made
    printed = run(commands.peer(commands.XLSXWRITER, folder, tmp_path / "peer.xlsx")).printed
    tables = tables_printed(printed)
    assert not differences([("one", tables), ("other", tables)])
    assert differences([("one", tables), ("other", tables._replace(total=tables.total + FEN))])


def test_the_same_files_each_time(made, tmp_path):
    generate(tmp_path, BOOKS, FORMS)
    assert digests(tmp_path) == digests(made[0])


def digests(folder):
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.xlsx"))]
