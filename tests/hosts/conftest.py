"""Open workbooks for the tests of buttons and functions, through the xlwings API, in each host."""

import shutil

import openpyxl
import pytest

from tests.support.libreoffice import SOFFICE
from tests.support.openpyxl_host import OpenpyxlHost
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.assets import asset
from xl_perfgoals.hosts import buttons
from xl_perfgoals.hosts.checks import CHECKS
from xl_perfgoals.office.county.workbook import county_workbook
from xl_perfgoals.rules.model import model_grid

SAMPLES = asset("workbook", "samples")
simulated = pytest.mark.parametrize("host", ["openpyxl"], indirect=True)
"""For faults that only the test engine can be made to have: Excel's own, and a busy program."""
TOWNSHIP = "平罗县灵沙乡人民政府.xlsx"


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path, monkeypatch):
    """Log files of bugs go where nobody else looks; nothing is remembered from another test."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    CHECKS.__init__()


@pytest.fixture(scope="session")
def office():
    """One LibreOffice for all tests of a process."""
    from xl_perfgoals.hosts.calc.engine import deactivate
    from xl_perfgoals.hosts.calc.office_process import started_office

    with started_office() as running:
        yield running
        deactivate(running.context)


@pytest.fixture(params=["openpyxl", pytest.param("calc", marks=SOFFICE)])
def host(request, tmp_path_factory):
    """Each program that the same tests are run in."""
    if request.param == "openpyxl":
        return OpenpyxlHost()
    from tests.support.calc_host import CalcHost

    return CalcHost(request.getfixturevalue("office"), tmp_path_factory.mktemp("calc"))


@pytest.fixture
def app(host, monkeypatch):
    with host.running(monkeypatch) as opened:
        yield opened


@pytest.fixture
def spoken(app, host):
    """What the officer was told: alerts and status bar texts."""
    del app
    return host.spoken


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
def county(opened, host, tmp_path):
    """A county workbook as built, with the published samples in the folder 报送 beside it."""
    folder = tmp_path / "报送"
    shutil.copytree(SAMPLES, folder)
    path = tmp_path / "县级工作簿.xlsm"
    path.write_bytes(county_workbook((), Policy()))
    book = opened(path)
    host.choose(folder)
    return book


@pytest.fixture
def contents(host):
    """Everything that an officer could see or find in a workbook: values, looks, notes, sizes, sheets."""
    return lambda book: contents_of(host.saved(book))


def contents_of(workbook):
    return {
        ws.title: (
            ws.sheet_state,
            sorted(map(str, ws.merged_cells.ranges)),
            {number: row.height for number, row in ws.row_dimensions.items() if row.height},
            {
                cell.coordinate: (
                    cell.value,
                    cell.number_format,
                    cell.font.b,
                    cell.fill.fill_type,
                    cell.fill.fgColor.rgb,
                    cell.comment.text if cell.comment else None,
                )
                for row in ws.iter_rows()
                for cell in row
                if cell.value is not None or cell.comment or cell.fill.fill_type
            },
        )
        for ws in workbook
    }


@pytest.fixture
def press(spoken):
    """Presses a button: the one message that it shows."""

    def press(name):
        before = len(spoken.alerts)
        getattr(buttons, name)()
        (said,) = spoken.alerts[before:]
        return said

    return press
