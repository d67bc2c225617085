"""track, history and compare as a user runs them; and what is left when they are killed."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.support.good_form import MODEL
from tests.support.killed import killed_at
from tests.support.sent_files import send
from xl_perfgoals.cli import main
from xl_perfgoals.core.season import Ledger
from xl_perfgoals.files.season_store import open_store

ROSTER = """代码,单位名称,别名,控制数,应报项目数,联系人,电话
061,石桥镇人民政府,石桥镇人民政府本级,100,1,张三,6000001
063,湖东乡人民政府,,50,1,,
"""
WRONG = replace(MODEL, total="101")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def run(*args: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["xl-perfgoals", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed, errors = capfdbinary.readouterr()
        code = ended.value.code
        return code if isinstance(code, int) else -1, printed.decode(), errors.decode()

    return run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a roster and one unit's submission."""
    (tmp_path / "名册.csv").write_text(ROSTER, encoding="utf-8")
    send(tmp_path / "报送" / "石桥镇.xlsx", WRONG, hour=8)
    return tmp_path


def track(desk: Path, *more: object) -> list[object]:
    store = desk / "台账.sqlite"
    return ["track", desk / "报送", "--roster", desk / "名册.csv", "--store", store, *more]


def ledger(desk: Path) -> Ledger:
    with open_store(desk / "台账.sqlite", read_only=True) as store:
        return store.ledger()


def test_track_registers_and_writes(run: Run, desk: Path) -> None:
    code, printed, _ = run(*track(desk, "--deadline", "2022年11月15日"))
    assert code == 0
    assert "石桥镇人民政府　第 1 轮　1 个项目" in printed
    assert "逾期未报 1 个" in printed
    assert (desk / "报送情况.xlsx").exists()
    _, printed, _ = run(*track(desk))
    assert "没有新的报送" in printed
    send(desk / "报送" / "石桥镇.xlsx", MODEL, hour=9)
    _, printed, _ = run(*track(desk))
    assert "第 2 轮" in printed
    assert len(ledger(desk).rounds) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["--withdraw", "石桥镇人民政府"],
        ["--withdraw", "石桥镇人民政府/没有的项目"],
        ["--deadline", "下周三"],
        ["-o", "报送情况.xls"],
        ["--summary", "没有.xlsx"],
        ["--year", "2024"],
    ],
    ids=lambda words: words[0],
)
def test_wrong_use_is_told_and_stores_nothing(run: Run, desk: Path, words: list[str]) -> None:
    run(*track(desk))
    before = ledger(desk)
    send(desk / "报送" / "石桥镇.xlsx", MODEL, hour=9)
    code, _, error = run(*track(desk, *words))
    assert code == 2
    assert error
    assert ledger(desk) == before


def test_a_workbook_that_cannot_be_written_leaves_the_store_registered(run: Run, desk: Path) -> None:
    code, _, error = run(*track(desk, "-o", desk / "名册.csv" / "报送情况.xlsx"))
    assert code == 2
    assert "台账已经登记好" in error
    assert len(ledger(desk).rounds) == 1


def test_a_store_that_is_none_is_told(run: Run, desk: Path) -> None:
    (desk / "台账.sqlite").write_text("这不是台账")
    code, _, error = run(*track(desk))
    assert code == 2
    assert "台账.sqlite" in error
    assert (desk / "台账.sqlite").read_text() == "这不是台账"


def test_the_officers_words_go_into_the_store(run: Run, desk: Path) -> None:
    summary = desk / "汇总.xlsx"
    run("consolidate", desk / "报送", "-o", summary, "--roster", desk / "名册.csv")
    book = openpyxl.load_workbook(summary)
    sheet = book["问题清单"]
    heads = ([str(value).replace("\n", "") for value in row] for row in sheet.iter_rows(values_only=True))
    columns = {title: number for number, title in enumerate(next(row for row in heads if "整改状态" in row))}
    line = next(row for row in sheet.iter_rows() if row[columns["规则"]].value == "F02")
    line[columns["整改状态"]].value = "已豁免"
    line[columns["备注"]].value = "县领导同意"
    book.save(summary)
    run(*track(desk, "--summary", summary))
    (waived,) = [finding for finding in ledger(desk).rounds[0].findings if finding.code == "F02"]
    assert (waived.standing, waived.remark) == (False, "县领导同意")
    goal = f"{WRONG.goal}另修水井3口。"
    send(desk / "报送" / "石桥镇.xlsx", replace(WRONG, goal=goal), hour=9)
    run(*track(desk))
    second = ledger(desk).rounds[1]
    assert [finding.remark for finding in second.findings if finding.code == "F02"] == ["县领导同意"]


def test_history_tells_where_a_figure_comes_from(run: Run, desk: Path) -> None:
    run(*track(desk))
    send(desk / "报送" / "石桥镇.xlsx", MODEL, hour=9)
    run(*track(desk))
    code, printed, _ = run("history", "石桥", "饮水", "--store", desk / "台账.sqlite")
    assert code == 0
    lines = [line for line in printed.splitlines() if "万元" in line]
    assert [("第 1 轮　101 万元" in lines[0]), ("第 2 轮　100 万元" in lines[1])] == [True, True]
    assert "现在计入" in lines[1]
    assert "《石桥镇.xlsx》“表1”表" in lines[1]


@pytest.mark.parametrize("words", [["没有的乡"], ["石桥", "没有的项目"]])
def test_history_of_nothing_is_told(run: Run, desk: Path, words: list[str]) -> None:
    run(*track(desk))
    code, _, error = run("history", *words, "--store", desk / "台账.sqlite")
    assert code == 2
    assert words[-1] in error


def test_compare_two_years(run: Run, desk: Path) -> None:
    run(*track(desk))
    rows = tuple(
        replaced if row.name == "受益农户数" else row
        for row in MODEL.rows
        for replaced in [row._replace(value="≥900户")]
    )
    later = replace(
        MODEL, year="2024", total="120", fiscal="110", goal=MODEL.goal.replace("2023", "2024"), rows=rows
    )
    road = replace(MODEL, year="2024", project="公路项目", goal="2024年12月底前养护公路35公里，惠及1200户。")
    send(desk / "次年" / "石桥镇.xlsx", later, road, hour=8)
    target = desk / "对照.xlsx"
    store = desk / "台账.sqlite"
    words = ["compare", store, desk / "次年", "--roster", desk / "名册.csv", "-o", target]
    code, printed, _ = run(*words)
    assert code == 0
    assert "名称相同　石桥镇人民政府《村级饮水管网维修项目》　101 → 120 万元" in printed
    assert "≥800户 → ≥900户" in printed
    assert "今年新增　石桥镇人民政府《公路项目》" in printed
    assert "2023 年：101 万元　2024 年：220 万元" in printed
    assert target.exists()


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (("2023", "2024"), ""),
        (("2023", "2023"), "两边的表填的都是 2023 年"),
        (("2024", "2023"), "放反"),
        (("", ""), "上年和本年的表没有填年度"),
        (("2023", ""), "本年的表没有填年度"),
    ],
    ids=["in order", "the same", "reversed", "neither", "one"],
)
def test_compare_tells_of_years_that_cannot_be_meant(
    run: Run, tmp_path: Path, years: tuple[str, str], told: str
) -> None:
    both = [
        send(tmp_path / f"{number}.xlsx", replace(MODEL, year=year), hour=8)
        for number, year in enumerate(years)
    ]
    target = tmp_path / "对照.xlsx"
    code, _, error = run("compare", *both, "-o", target)
    assert code == 0
    assert told in error
    assert bool(error) == bool(told)
    book = openpyxl.load_workbook(target)
    notes = [sheet["A2"].value for sheet in book]
    assert [told in note for note in notes] == [True, True]
    assert [note.startswith("注意") for note in notes] == [bool(told)] * 2
    book.close()


def test_compare_with_nothing_is_told(run: Run, desk: Path) -> None:
    (desk / "空").mkdir()
    code, _, error = run("compare", desk / "报送", desk / "空")
    assert code == 2
    assert "空" in error


_STORE = "xl_perfgoals.files.season_store"
_POINTS = [
    f"{_STORE}.store:insert",
    f"{_STORE}.store:SeasonStore.ledger",
    f"{_STORE}.opening:_keep",
    "xl_perfgoals.files.atomic:flush",
    "xl_perfgoals.files.write_xlsx:verify_xlsx",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize("point", _POINTS)
@pytest.mark.parametrize("call", [1, 2])
def test_track_killed_anywhere_can_be_run_again(run: Run, desk: Path, point: str, call: int) -> None:
    run(*track(desk))
    first = ledger(desk)
    earlier = (desk / "报送情况.xlsx").read_bytes()
    send(desk / "报送" / "石桥镇.xlsx", MODEL, hour=9)
    killed = killed_at(point, *track(desk), call=call)
    assert killed or call > 1
    left = ledger(desk)
    assert left == first or len(left.rounds) == 2
    assert (desk / "报送情况.xlsx").read_bytes() == earlier or not killed
    code, _, _ = run(*track(desk))
    assert code == 0
    assert [(own.number, own.unit) for own in ledger(desk).rounds] == [
        (1, "石桥镇人民政府"),
        (2, "石桥镇人民政府"),
    ]
    assert ledger(desk).rounds[0] == first.rounds[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_the_first_run_killed_leaves_nothing_in_the_way(run: Run, desk: Path) -> None:
    assert killed_at(f"{_STORE}.store:insert", *track(desk), call=2)
    code, _, _ = run(*track(desk))
    assert code == 0
    assert len(ledger(desk).rounds) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_history_and_compare_killed_harm_nothing(run: Run, desk: Path) -> None:
    run(*track(desk))
    before = (desk / "台账.sqlite").read_bytes()
    words = ["history", "石桥", "--store", desk / "台账.sqlite"]
    assert killed_at(f"{_STORE}.store:SeasonStore.ledger", *words)
    target = desk / "对照.xlsx"
    compare = ["compare", desk / "台账.sqlite", desk / "报送", "-o", target]
    assert killed_at("xl_perfgoals.files.write_xlsx:verify_xlsx", *compare)
    assert not target.exists()
    assert (desk / "台账.sqlite").read_bytes() == before
    assert run(*compare)[0] == 0
