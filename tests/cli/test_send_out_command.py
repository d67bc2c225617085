"""xl-perfgoals send-out as a user runs it: what each unit gets, what is noted, what stays as it is."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from xl_perfgoals.cli.program import cli
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.season_store import open_store
from xl_perfgoals.pipeline.intake import take_in

ROSTER = (
    "代码,单位名称,主管部门,应报项目数,控制数,项目名称\n"
    "061,石桥镇人民政府,,2,120.5,村道养护;=1+1;春灌补助\n"
    "061003,石桥镇农业服务中心,石桥镇人民政府,,,\n"
)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "名册.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def run(roster: Path, *more: object) -> tuple[int, str]:
    folder = roster.parent
    command = [
        "send-out",
        "--roster",
        roster,
        "--store",
        folder / "台账.sqlite",
        "-o",
        folder / "下发",
        *more,
    ]
    result = CliRunner().invoke(cli, [*map(str, command)], standalone_mode=False)
    if result.exception:
        return 2, str(result.exception)
    return int(result.return_value or 0), result.output


def sent(roster: Path) -> list[tuple[str, str, str, int | None, Decimal | None]]:
    with open_store(roster.parent / "台账.sqlite", read_only=True) as store:
        return [(s.unit, s.deadline, s.file, s.expected, s.control) for s in store.sendings()]


def files(roster: Path) -> list[Path]:
    return sorted((roster.parent / "下发").iterdir())


def test_each_unit_gets_its_own_and_the_store_knows(roster: Path) -> None:
    code, said = run(roster, "--deadline", "2025年11月15日", "--year", 2026, "--office", "县财政局 0952-1")
    assert code == 0, said
    first, second = files(roster)
    assert sent(roster) == [
        ("石桥镇人民政府", "2025-11-15", first.name, 2, Decimal("120.5")),
        ("石桥镇农业服务中心", "2025-11-15", second.name, None, None),
    ]
    book = openpyxl.load_workbook(first)
    assert [sheet for sheet in book.sheetnames if sheet[0] == "表"] == [f"表{n}" for n in range(1, 6)]
    names = [book[f"表{number}"]["C4"] for number in range(1, 5)]
    assert [cell.value for cell in names] == ["村道养护", "=1+1", "春灌补助", None]
    assert names[1].data_type == "s"
    cover = [book["填报说明"].cell(row, 3).value for row in range(2, 12)]
    assert "2025年11月15日" in cover
    assert "县财政局 0952-1" in cover


def test_what_is_known_beforehand_is_no_entry(roster: Path) -> None:
    run(roster, "--deadline", "2025-11-15")
    receipts = take_in([roster.parent / "下发"]).submission.receipts
    assert [(r.status, r.problem and r.problem.code) for r in receipts] == [(Status.REFUSED, "B18")] * 2


def test_again_it_adds_nothing_and_spares_what_is_filled_in(roster: Path) -> None:
    run(roster, "--deadline", "2025-11-15")
    first, second = files(roster)
    book = openpyxl.load_workbook(first)
    book["表4"]["C4"] = "我们的项目"
    book.save(first)
    filled, blank = first.read_bytes(), second.read_bytes()
    code, said = run(roster, "--deadline", "2025-11-15")
    assert code == 2
    assert first.name in said
    assert (first.read_bytes(), second.read_bytes()) == (filled, blank)
    assert len(sent(roster)) == 2
    run(roster, "--deadline", "2025-11-20")
    assert [(s[0], s[1]) for s in sent(roster)][2:] == [
        ("石桥镇人民政府", "2025-11-20"),
        ("石桥镇农业服务中心", "2025-11-20"),
    ]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["--deadline", "明天"], "--deadline"), ([], "deadline")],
)
def test_wrong_use(roster: Path, arguments: list[str], word: str) -> None:
    code, said = run(roster, *arguments)
    assert code == 2
    assert word in said
    assert not (roster.parent / "下发").exists()


def test_a_place_that_cannot_be_written(roster: Path) -> None:
    (roster.parent / "下发").write_text("")
    code, said = run(roster, "--deadline", "2025-11-15")
    assert code == 2
    assert "下发" in said
