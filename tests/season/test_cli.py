"""A season by the command line: 18 units are sent to, two answer, both mend, are approved, published."""

import csv
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from tests.support.season import CENTRE, MENDED, ROSTER, TOWNSHIP, send
from xl_perfgoals.cli.program import cli
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.season import UnitState
from xl_perfgoals.files.season_store import open_store
from xl_perfgoals.ops.season.rounds import round_change

FIRST, SECOND, THIRD = (datetime(2099, 10, day, tzinfo=UTC) for day in (10, 20, 28))
DEADLINE, AGAIN = "2099-11-15", "2099-11-25"

STILL_OPEN = {"02县配资金": ("E15", "S04"), "07民族团结奖": ("E11", "V01")}
"""What the second round leaves as it was: a cell of each unit, and its rule."""
NEW_ERROR = {"06村干部任职补贴": {"E14": "16869600 元"}}
"""What the township gets wrong while it mends the rest: ten times its money."""


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a season that went through all its steps."""
    folder = tmp_path_factory.mktemp("season")
    assert run(folder, "send-out", "--roster", ROSTER, "--deadline", DEADLINE, "-o", folder / "下发") == 0
    for unit in (CENTRE, TOWNSHIP):
        send(folder / "报送", unit, FIRST)
    assert track(folder) == 0
    assert give_back(folder) == 0
    for unit in (CENTRE, TOWNSHIP):
        send(folder / "报送" / "第二次", unit, SECOND, second(unit), f"{unit}（修改）")
    assert track(folder) == 0
    assert give_back(folder) == 0
    for unit in (CENTRE, TOWNSHIP):
        send(folder / "报送" / "第三次", unit, THIRD, MENDED[unit], f"{unit}（再修改）")
    assert track(folder) == 0
    approved = run(
        folder, "approve", "--all", "--number", "财绩批〔2099〕#号", "--who", "王五", "-o", folder / "批复"
    )
    assert approved == 0
    assert run(folder, "publish", "-o", folder / "公开", "--no-pdf") == 0
    assert track(folder) == 0
    return folder


def second(unit: str) -> dict[str, dict[str, str]]:
    """The second round of a unit: all but one cell mended, one more spoiled."""
    edits = {sheet: dict(cells) for sheet, cells in MENDED[unit].items()}
    for sheet, (cell, _) in STILL_OPEN.items():
        edits.get(sheet, {}).pop(cell, None)
    return edits | (NEW_ERROR if unit == TOWNSHIP else {})


def run(folder: Path, command: str, *arguments: object) -> int:
    line = [command, *arguments, "--store", folder / "台账.sqlite"]
    result = CliRunner().invoke(cli, [*map(str, line)], standalone_mode=False)
    assert result.exception is None, (line, result.exception, result.output)
    return int(result.return_value or 0)


def track(folder: Path) -> int:
    return run(folder, "track", folder / "报送", "--roster", ROSTER, "-o", folder / "报送情况.xlsx")


def give_back(folder: Path) -> int:
    return run(folder, "return", folder / "报送", "--deadline", AGAIN, "-o", folder / "退回")


def test_every_unit_was_sent_to(season: Path) -> None:
    assert len(list((season / "下发").glob("*.xlsx"))) == 18
    with open_store(season / "台账.sqlite", read_only=True) as store:
        assert {sending.deadline for sending in store.sendings()} == {DEADLINE}
        assert len(store.sendings()) == 18


def test_rounds_and_letters(season: Path) -> None:
    with open_store(season / "台账.sqlite", read_only=True) as store:
        assert Counter(own.unit for own in store.rounds()) == {CENTRE: 3, TOWNSHIP: 3}
        returned = {(r.unit, r.round): r for r in store.returns()}
    assert {key: own.total for key, own in returned.items()} == {
        (CENTRE, 1): 9,
        (TOWNSHIP, 1): 12,
        (CENTRE, 2): 1,
        (TOWNSHIP, 2): 2,
    }
    assert len({own.number for own in returned.values()}) == 4
    for own in returned.values():
        text = "\n".join(p.text for p in docx.Document(season / "退回" / own.letter).paragraphs)
        assert own.unit in text
        assert own.number in text
        assert "2099年11月25日" in text


def test_fixed_open_and_new(season: Path) -> None:
    def errors(findings):  # type: ignore[no-untyped-def]
        return Counter(f.code for f in findings if f.severity is Severity.ERROR)

    with open_store(season / "台账.sqlite", read_only=True) as store:
        for unit, fixed, still, new in ((CENTRE, 8, "S04", 0), (TOWNSHIP, 11, "V01", 1)):
            one, two, three = store.rounds(unit)
            change = round_change(one.findings, two.findings)
            assert sum(errors(change.fixed).values()) == fixed
            assert errors(change.open) == {still: 1}
            assert sum(errors(change.new).values()) == new
            last = round_change(two.findings, three.findings)
            assert (sum(errors(last.fixed).values()), errors(last.open), errors(last.new)) == (
                1 + new,
                {},
                {},
            )


def test_totals_at_the_end_are_exact(season: Path) -> None:
    with open_store(season / "台账.sqlite", read_only=True) as store:
        totals = {
            unit: sum(v.total for v in store.latest_round(unit).versions) for unit in (CENTRE, TOWNSHIP)
        }
        assert totals == {CENTRE: Decimal("7970.5904"), TOWNSHIP: Decimal("312.7584")}
        assert Counter(a.unit for a in store.approvals()) == {CENTRE: 4, TOWNSHIP: 11}
        assert {a.document_number for a in store.approvals()} == {f"财绩批〔2099〕{n}号" for n in (1, 2)}


def test_the_board_says_how_far_each_unit_is(season: Path) -> None:
    sheet = openpyxl.load_workbook(season / "报送情况.xlsx")["报送进度"]
    states = Counter(
        cell.value
        for row in sheet.iter_rows()
        for cell in row
        if cell.value in set(UnitState) and cell.column == 3
    )
    assert states == {UnitState.ACCEPTED: 2, UnitState.DUE: 16}


def test_what_is_published(season: Path) -> None:
    sentence = next((season / "公开").glob("*.txt")).read_text(encoding="utf-8-sig")
    for figure in ("2个", "15个", "8283.3488"):
        assert figure in sentence.replace(" ", "").replace(",", "")
    table = next((season / "公开").rglob("*.csv"))
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) >= 150
    for unit in (CENTRE, TOWNSHIP):
        assert list((season / "公开" / unit).glob("*.docx"))
