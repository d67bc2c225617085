"""The county workbook's buttons after LibreOffice has saved the workbook."""

import pytest

from xl_perfgoals.hosts.calc.front_buttons import restore_buttons
from xl_perfgoals.hosts.calc.loading import open_document
from xl_perfgoals.hosts.calc.office_process import started_office
from xl_perfgoals.hosts.calc.uno_bridge import properties, url_of
from xl_perfgoals.hosts.commands import COMMANDS
from xl_perfgoals.office.build import build_county_workbook

pytestmark = pytest.mark.soffice


@pytest.fixture(scope="module")
def office():
    with started_office() as started:
        yield started


def opened(office, path):
    return open_document(office, path, macros=True)


def saved(document, path):
    document.storeAsURL(url_of(path), properties(FilterName="Calc MS Excel 2007 VBA XML"))
    document.close(True)
    return path


def buttons(document):
    """What stands on each button, what it runs, and where it is."""
    page = document.Sheets.getByName("首页").DrawPage
    if not page.Forms.Count:
        return []
    form = page.Forms.getByIndex(0)
    places = [page.getByIndex(number).Position for number in range(page.Count)]
    return [
        (
            form.getByIndex(number).Label,
            form.getScriptEvents(number)[0].ScriptCode,
            round(places[number].X, -2),
            round(places[number].Y, -2),
        )
        for number in range(form.Count)
    ]


def test_they_are_as_they_were(office, tmp_path):
    built = build_county_workbook(tmp_path / "built.xlsm", [])
    document = opened(office, built)
    before = buttons(document)
    assert [label for label, *_ in before] == [command.label for command in COMMANDS]
    assert not restore_buttons(document)  # it has them
    document = opened(office, saved(document, tmp_path / "saved.xlsm"))
    if not (after := buttons(document)):  # LibreOffice 7.4
        assert restore_buttons(document)
        assert not restore_buttons(document)
        after = buttons(document)
    assert after == before
    document.close(True)


def test_another_workbook_is_left_alone(office):
    document = office.desktop.loadComponentFromURL(
        "private:factory/scalc", "_blank", 0, properties(Hidden=True)
    )
    document.Sheets.getByIndex(0).Name = "首页"
    assert not restore_buttons(document)
    assert document.Sheets.getByIndex(0).DrawPage.Count == 0
    document.close(True)
