"""Open workbooks for the tests of buttons and functions, through the xlwings API over openpyxl."""

import shutil
from types import SimpleNamespace

import openpyxl
import pytest

from tests.support.openpyxl_engine import opened_app
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.assets import asset
from xl_perfgoals.hosts.checks import CHECKS
from xl_perfgoals.office.county.workbook import county_workbook
from xl_perfgoals.rules.model import model_grid

SAMPLES = asset("workbook", "samples")
TOWNSHIP = "平罗县灵沙乡人民政府.xlsx"


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path, monkeypatch):
    """Log files of bugs go where nobody else looks; nothing is remembered from another test."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    CHECKS.__init__()


@pytest.fixture
def app():
    with opened_app() as opened:
        yield opened


@pytest.fixture
def spoken(app):
    """What the officer was told: alerts and status bar texts."""
    return app.impl.spoken


@pytest.fixture
def opened(app):
    """Opens a file and makes it the workbook that buttons act on."""

    def opened(path):
        book = app.books.open(str(path))
        book.set_mock_caller()
        return book

    return opened


@pytest.fixture
def township(opened, tmp_path):
    """A township's published forms, one on each of eleven sheets."""
    return opened(shutil.copy(SAMPLES / TOWNSHIP, tmp_path / TOWNSHIP))


@pytest.fixture
def model(opened, tmp_path):
    """Opens a workbook with the model form, edited, and whatever else is asked for."""

    def model(edits=None, fill=None, name="石桥镇.xlsx", sheet="绩效目标表", first=(1, 1)):
        workbook = openpyxl.Workbook()
        ws = workbook.active
        ws.title = sheet
        for row, cells in enumerate(model_grid(edits).rows, first[0]):
            for col, value in enumerate(cells, first[1]):
                ws.cell(row, col).value = value
                if isinstance(value, str):
                    ws.cell(row, col).data_type = "s"
        if fill:
            fill(workbook)
        workbook.save(tmp_path / name)
        return opened(tmp_path / name)

    return model


@pytest.fixture
def county(opened, tmp_path):
    """A county workbook as built, with the published samples in the folder 报送 beside it."""
    folder = tmp_path / "报送"
    shutil.copytree(SAMPLES, folder)
    path = tmp_path / "县级工作簿.xlsm"
    path.write_bytes(county_workbook((), Policy()))
    book = opened(path)
    choose(book, folder)
    return book


def choose(book, folder):
    """Lets the next window for choosing a folder answer with this one; None when it is left open."""
    chosen = SimpleNamespace(Show=lambda: -1 if folder else 0, SelectedItems=lambda _: str(folder), Title="")
    book.app.impl.api.FileDialog = lambda _kind: chosen
