"""A whole season by the buttons: 18 units are sent to, two answer, both mend, are approved and published."""

import csv
import datetime as dt
import errno
import shutil
from collections import Counter
from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest

from tests.support.macro_books import load_macro_book
from tests.support.openpyxl_host import OpenpyxlHost
from tests.support.season import CENTRE, MENDED, ROSTER, TOWNSHIP, send
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.season import STORE_NAME, UnitState
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.docx.letter_template import TEMPLATE_NAME
from xl_perfgoals.files.libreoffice.program import NoLibreOfficeError
from xl_perfgoals.files.season_store import backup_of, open_store
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.hosts import buttons, progress, refusals
from xl_perfgoals.hosts.commands import SECTIONS
from xl_perfgoals.hosts.season import settings, wording
from xl_perfgoals.office.county.workbook import county_workbook
from xl_perfgoals.ops.season.rounds import round_change

FIRST, SECOND, THIRD = (dt.datetime(2099, 10, day, tzinfo=dt.UTC) for day in (10, 20, 28))
SAID = {
    settings.DEADLINE: dt.datetime(2099, 11, 15),  # noqa: DTZ001 - a cell's dates have no zone
    settings.AGAIN: "2099年11月25日",
    settings.OFFICE: "平罗县财政局",
    settings.CONTACT: "王五 0952-6010000",
    settings.NUMBER: "财绩批〔2099〕#号",
    settings.WHO: "王五",
}
STILL_OPEN = {"02县配资金": "E15", "07民族团结奖": "E11"}
"""A cell of each unit that its second round leaves as it was."""
ALL = [command.name for command in SECTIONS[1].commands]


class Desk:
    """A county workbook in a folder, and its buttons."""

    def __init__(self, host, folder):
        self.host, self.folder = host, folder

    def open(self, said=SAID, roster=True, name="县级工作簿.xlsm"):
        path = self.folder / name
        path.write_bytes(county_workbook((), Policy()))
        workbook = load_macro_book(path)
        if roster:
            fill_roster(workbook["单位名册"])
        cells = {row[0].value: row[1] for row in workbook["设置"].iter_rows()}
        for setting, value in said.items():
            cells[setting.label].value = value
        (self.folder / "报送").mkdir(exist_ok=True)
        front = {row[0].value: row[2] for row in workbook["首页"].iter_rows()}
        front["报送文件夹"].value = "报送"
        workbook.save(path)
        self.book = self.host.app.books.open(str(path))
        self.book.set_mock_caller()
        return self

    def press(self, name):
        before = len(self.host.spoken.alerts)
        getattr(buttons, name)()
        (said,) = self.host.spoken.alerts[before:]
        return said

    def store(self):
        return open_store(self.folder / STORE_NAME, read_only=True)


def fill_roster(sheet):
    headings = [cell.value for cell in sheet[3]]
    with ROSTER.open(encoding="utf-8-sig", newline="") as stream:
        for row, unit in enumerate(csv.DictReader(stream), 4):
            for col, heading in enumerate(headings, 1):
                sheet.cell(row, col).value = unit.get(heading.partition("（")[0]) or None


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    without_office(monkeypatch)
    host = OpenpyxlHost()
    with host.running(monkeypatch):
        yield Desk(host, tmp_path)


def without_office(monkeypatch):
    def missing(*_args, **_kwargs):
        raise NoLibreOfficeError

    monkeypatch.setattr("xl_perfgoals.pipeline.season.publish.convert_many", missing)


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    """A season that went through all its steps, and what the buttons said."""
    folder = tmp_path_factory.mktemp("season")
    host = OpenpyxlHost()
    with pytest.MonkeyPatch.context() as monkeypatch, host.running(monkeypatch):
        without_office(monkeypatch)
        desk = Desk(host, folder).open()
        said = [desk.press("send_out")]
        for name, at, edits in (
            ("", FIRST, {}),
            ("（修改）", SECOND, second()),
            ("（再修改）", THIRD, MENDED),
        ):
            for unit in (CENTRE, TOWNSHIP):
                send(folder / "报送", unit, at, edits.get(unit), unit + name)
            said += [desk.press("track"), desk.press("give_back")]
        said += [desk.press("approve"), desk.press("publish"), desk.press("track")]
    return SimpleNamespace(folder=folder, said=said, store=desk.store)


def second():
    """The second round: all but one cell of each unit mended."""
    return {
        unit: {
            sheet: {cell: text for cell, text in cells.items() if STILL_OPEN.get(sheet) != cell}
            for sheet, cells in edits.items()
        }
        for unit, edits in MENDED.items()
    }


def errors(findings):
    return sum(finding.severity is Severity.ERROR for finding in findings)


def test_every_unit_was_sent_to(season):
    books = list((season.folder / "下发").glob("*.xlsx"))
    assert len(books) == 18
    assert "18 本" in season.said[0]
    with season.store() as store:
        assert {(own.unit, own.deadline) for own in store.sendings()} == {
            (unit, "2099-11-15") for unit in store.units() if unit
        }
    cover = openpyxl.load_workbook(books[0])["填报说明"]
    texts = {cell.value for row in cover.iter_rows() for cell in row if isinstance(cell.value, str)}
    assert "平罗县财政局 王五 0952-6010000" in texts
    assert "2099年11月15日" in texts


def test_fixed_open_and_new(season):
    with season.store() as store:
        for unit, count in ((CENTRE, 9), (TOWNSHIP, 12)):
            one, two, three = store.rounds(unit)
            assert errors(one.findings) == count
            change, last = (round_change(a.findings, b.findings) for a, b in ((one, two), (two, three)))
            assert [errors(found) for found in (change.fixed, change.open, change.new)] == [count - 1, 1, 0]
            assert [errors(found) for found in (last.fixed, last.open, last.new)] == [1, 0, 0]
            assert f"{unit}：第 2 轮" in season.said[3]


def test_letters_and_marked_copies(season):
    with season.store() as store:
        returned = {(own.unit, own.round): own for own in store.returns()}
    assert {key: own.total for key, own in returned.items()} == {
        (CENTRE, 1): 9,
        (TOWNSHIP, 1): 12,
        (CENTRE, 2): 1,
        (TOWNSHIP, 2): 1,
    }
    assert {own.deadline for own in returned.values()} == {"2099-11-25"}
    for own in returned.values():
        letter = season.folder / "退回" / own.letter
        assert letter.is_file()
        assert list(letter.parent.glob("*.xlsx"))
    assert season.said[6].startswith("退回 0 个单位")


def test_approved_and_published_to_the_last_fen(season):
    with season.store() as store:
        totals = {
            unit: sum(version.total for version in store.latest_round(unit).versions)
            for unit in (CENTRE, TOWNSHIP)
        }
        approvals = store.approvals()
    assert totals == {CENTRE: Decimal("7970.5904"), TOWNSHIP: Decimal("312.7584")}
    assert Counter(own.unit for own in approvals) == {CENTRE: 4, TOWNSHIP: 11}
    assert {own.document_number for own in approvals} == {f"财绩批〔2099〕{number}号" for number in (1, 2)}
    assert {own.who for own in approvals} == {"王五"}
    for unit in (CENTRE, TOWNSHIP):
        assert len(list((season.folder / "批复" / unit).glob("*.docx"))) == 1
        assert len(list((season.folder / "公开" / unit).glob("*.docx"))) == 1
    assert "批复 15 个项目" in season.said[7]
    assert "2 个单位，15 个项目，8283.3488 万元" in season.said[8]
    assert "没有转出 PDF" in season.said[8]


def test_the_board_is_written(season):
    sheet = openpyxl.load_workbook(season.folder / "报送情况.xlsx")["报送进度"]
    states = Counter(row[2].value for row in sheet.iter_rows() if row[2].value in set(UnitState))
    assert states == {UnitState.ACCEPTED: 2, UnitState.DUE: 16}
    assert "已批复 2 个" in season.said[9]


def test_messages_fit_and_tell_how_to_go_back(season):
    assert max(map(len, season.said)) < 1000  # Excel shows no more of a message
    backup = backup_of(season.folder / STORE_NAME).name
    assert all(backup in season.said[step] for step in (1, 2, 3, 4, 5, 7))
    assert backup not in season.said[9]  # nothing was stored


@pytest.mark.parametrize("name", ALL)
def test_not_a_county_workbook(desk, name):
    path = shutil.copy(asset("workbook", "samples") / f"{TOWNSHIP}.xlsx", desk.folder / "a.xlsx")
    desk.host.app.books.open(str(path)).set_mock_caller()
    assert desk.press(name) == wording.NOT_COUNTY


@pytest.mark.parametrize("name", ALL)
def test_a_workbook_without_a_folder(desk, name):
    desk.open()
    desk.book.impl.path = "工作簿1"
    assert desk.press(name) == refusals.UNSAVED.format(book=desk.book.name)
    desk.book.impl.path = "https://d.docs.live.net/abc/县级工作簿.xlsm"
    assert desk.press(name) == wording.ONLINE.format(book=desk.book.name)
    assert not (desk.folder / STORE_NAME).exists()


@pytest.mark.parametrize(
    ("name", "setting"),
    [("send_out", settings.DEADLINE), ("give_back", settings.AGAIN), ("approve", settings.WHO)],
)
def test_an_answer_that_is_needed_is_asked_for_by_its_cell(desk, name, setting):
    desk.open({own: said for own, said in SAID.items() if own != setting})
    said = desk.press(name)
    (row,) = [cell.row for cell in desk.book.impl.workbook["设置"]["A"] if cell.value == setting.label]
    assert f"设置!B{row}" in said
    assert setting.label in said
    assert not (desk.folder / STORE_NAME).exists()


@pytest.mark.parametrize("name", ["send_out", "track"])
def test_a_deadline_that_is_none(desk, name):
    desk.open({settings.DEADLINE: "月底前"})
    assert "月底前" in desk.press(name)
    assert not (desk.folder / STORE_NAME).exists()


def test_a_workbook_from_before_has_no_such_lines(desk):
    desk.open()
    for row in desk.book.impl.workbook["设置"].iter_rows():
        if row[0].value == settings.WHO.label:
            row[0].value = None
    assert desk.press("approve") == wording.NO_LINE.format(sheet="设置", label=settings.WHO.label)


def test_without_units_nothing_is_sent(desk):
    desk.open(roster=False)
    assert desk.press("send_out") == wording.NO_ROSTER.format(sheet="单位名册", button="下发模板")


def test_submissions_among_our_own_files_are_not_taken_in(desk):
    desk.open()
    desk.book.sheets["首页"]["C4"].value = str(desk.folder)
    assert desk.press("track") == wording.SAME_FOLDER.format(folder=desk.folder)


@pytest.mark.parametrize("name", ["give_back", "approve", "publish"])
def test_without_a_store_there_is_nothing_to_do(desk, name):
    said = desk.open().press(name)
    assert STORE_NAME in said
    assert "下发模板" in said
    assert "--store" not in said


@pytest.mark.parametrize("name", ALL)
def test_a_damaged_store(desk, name):
    desk.open()
    store = desk.folder / STORE_NAME
    store.write_bytes(b"SQLite format 3\0" + bytes(4000))
    before = store.read_bytes()
    said = desk.press(name)
    assert backup_of(store).name in said
    assert " track " not in said
    assert store.read_bytes() == before


def test_nothing_approved_yet(desk):
    desk.open().press("send_out")
    assert desk.press("publish") == wording.NOTHING_APPROVED


def test_a_file_in_the_way_of_a_folder(desk):
    desk.open()
    (desk.folder / "下发").write_text("", encoding="utf-8")
    said = desk.press("send_out")
    place = desk.folder / "下发"
    reason = unwritable(FileExistsError(errno.EEXIST, "File exists"))
    assert wording.UNWRITABLE.format(path=place, reason=reason) in said


@pytest.fixture
def received(desk):
    """Two units have sent."""
    desk.open()
    for unit in (CENTRE, TOWNSHIP):
        send(desk.folder / "报送", unit, FIRST)
    desk.press("track")
    return desk


def test_only_the_chosen_units(received):
    choose = next(
        row for row in received.book.impl.workbook["设置"].iter_rows() if row[0].value == "办理单位"
    )
    choose[1].value = "灵沙乡"
    said = received.press("give_back")
    assert f"只办理：{TOWNSHIP}" in said
    assert [place.name for place in (received.folder / "退回").iterdir()] == [TOWNSHIP]
    choose[1].value = "灵沙乡、石桥镇"
    assert "石桥镇" in received.press("approve")
    assert not (received.folder / "批复").exists()


def test_forms_with_errors_are_not_approved(received):
    said = received.press("approve")
    assert "不能批复" in said
    with received.store() as store:
        clean = {own.project for own in store.approvals(TOWNSHIP)}
        faulty = {f.project for f in store.latest_round(TOWNSHIP).findings if f.severity is Severity.ERROR}
    assert clean
    assert not clean & faulty


def test_escape_stops_and_stores_nothing(received, monkeypatch):
    with received.store() as store:
        before = store.ledger()
    stopped = {"send_out", "track", "give_back", "approve"}
    for name in stopped:
        monkeypatch.setattr(progress.native, "escape_pressed", iter([False, *[True] * 99]).__next__)
        assert received.press(name).startswith("已停止")
    with received.store() as store:
        assert store.ledger() == before


def test_what_the_officer_let_pass_is_told_to_the_store(received):
    received.press("consolidate")
    sheet = received.book.sheets["问题清单"]
    cells = ((row, col) for row in range(1, 8) for col in range(1, 20))
    heads = {squeeze(str(sheet.range(cell).value)): cell for cell in cells}
    (head, col), (_, severity) = heads["整改状态"], heads["级别"]
    row = next(row for row in range(head + 1, 99) if sheet.range((row, severity)).value == "错误")
    sheet.range((row, col)).value = "已豁免"
    received.press("track")
    with received.store() as store:
        waived = [
            f for unit in (CENTRE, TOWNSHIP) for f in store.latest_round(unit).findings if not f.standing
        ]
    assert len(waived) == 1


def test_the_officer_s_own_letter_is_used(received):
    own = received.folder / TEMPLATE_NAME
    shutil.copy(asset("workbook", "templates", TEMPLATE_NAME), own)
    assert wording.OWN_TEMPLATE.format(name=TEMPLATE_NAME) in received.press("give_back")
    own.write_bytes(b"no document")
    assert "自带的信函模板" in received.press("give_back")
