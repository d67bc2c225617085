"""The season's buttons in each host: what the officer filled in on the sheets arrives in the store."""

from datetime import datetime
from decimal import Decimal

from tests.hosts.conftest import TOWNSHIP
from xl_perfgoals.core.season import STORE_NAME
from xl_perfgoals.files.season_store import open_store
from xl_perfgoals.hosts.season import settings

UNIT = TOWNSHIP.removesuffix(".xlsx")


def fill(book):
    """A unit, and what the season has to know; one day as a date, one as text."""
    book.sheets["单位名册"].range("A4").value = ["'056", UNIT, "灵沙乡", "乡镇", None, 312.7584, 11]
    sheet = book.sheets["设置"]
    rows = {sheet.range((row, 1)).value: row for row in range(1, 60)}
    said = {
        settings.DEADLINE: datetime(2099, 11, 15),  # noqa: DTZ001 - a cell's dates have no zone
        settings.AGAIN: "'2099年11月25日",
        settings.WHO: "王五",
        settings.UNITS: "灵沙乡",
    }
    for setting, value in said.items():
        sheet.range((rows[setting.label], 2)).value = value


def test_from_sending_out_to_approval(county, press, tmp_path):
    fill(county)
    press("choose_folder")
    said = [press(name) for name in ("send_out", "track", "give_back", "approve")]
    assert "写好 1 本" in said[0]
    with open_store(tmp_path / STORE_NAME, read_only=True) as store:
        (sent,) = store.sendings()
        (returned,) = store.returns()
        approved = store.approvals()
    assert (sent.unit, sent.deadline, sent.expected, sent.control) == (
        UNIT,
        "2099-11-15",
        11,
        Decimal("312.7584"),
    )
    assert (returned.unit, returned.deadline, returned.total) == (UNIT, "2099-11-25", 12)
    assert {own.who for own in approved} == {"王五"}
    assert (tmp_path / "退回" / returned.letter).is_file()
    assert (tmp_path / "报送情况.xlsx").is_file()
    assert county.name in [book.name for book in county.app.books]
