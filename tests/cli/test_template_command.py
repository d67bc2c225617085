"""xl-perfgoals template as a user runs it: which files it writes, and which it leaves alone."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from xl_perfgoals.cli.program import cli
from xl_perfgoals.core.policy import Unit
from xl_perfgoals.templates import file_names

ROSTER = (
    "代码,单位名称,主管部门,应报项目数\n061,石桥镇人民政府,,2\n061003,石桥镇农业服务中心,石桥镇人民政府,\n"
)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "名册.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["template", *map(str, args)], standalone_mode=False)
    if result.exception:
        return 2, str(result.exception)
    return int(result.return_value or 0), result.output


def forms_of(path: Path) -> list[str]:
    return [name for name in openpyxl.load_workbook(path).sheetnames if name[0] == "表"]


def test_one_for_each_unit(roster: Path, tmp_path: Path) -> None:
    code, said = run("--roster", roster, "-o", tmp_path / "下发", "--year", 2026)
    assert code == 0, said
    files = sorted((tmp_path / "下发").iterdir())
    assert [file.name for file in files] == [
        "061 石桥镇人民政府 2026年项目支出绩效目标表.xlsx",
        "061003 石桥镇农业服务中心 2026年项目支出绩效目标表.xlsx",
    ]
    assert [len(forms_of(file)) for file in files] == [2, 10]
    form = openpyxl.load_workbook(files[1])["表10"]
    assert [form[cell].value for cell in ("A3", "C5", "E5")] == [
        *("(2026 年度)", "石桥镇人民政府 061", "石桥镇农业服务中心")
    ]


def test_a_blank_one(tmp_path: Path) -> None:
    code, said = run("--forms", 3, "-o", tmp_path / "模板.xlsx")
    assert code == 0, said
    assert forms_of(tmp_path / "模板.xlsx") == ["表1", "表2", "表3"]


def test_a_filled_one_is_never_replaced(roster: Path, tmp_path: Path) -> None:
    folder = tmp_path / "下发"
    run("--roster", roster, "-o", folder)
    first, second = sorted(folder.iterdir())
    book = openpyxl.load_workbook(first)
    book["表1"]["C4"].value = "修路"
    book.save(first)
    kept = first.read_bytes()
    code, _ = run("--roster", roster, "-o", folder, "--forms", 5)
    assert code == 2
    assert first.read_bytes() == kept
    assert len(forms_of(second)) == 5  # an untouched one is


@pytest.mark.parametrize("content", [b"", b"anything"])
def test_a_foreign_file_is_never_replaced(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "模板.xlsx"
    target.write_bytes(content)
    assert run("-o", target)[0] == 2
    assert target.read_bytes() == content


def test_a_template_with_another_sheet_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "模板.xlsx"
    run("-o", target, "--forms", 1)
    book = openpyxl.load_workbook(target)
    book.create_sheet("测算")["A1"].value = 1
    book.save(target)
    kept = target.read_bytes()
    assert run("-o", target, "--forms", 1)[0] == 2
    assert target.read_bytes() == kept


@pytest.mark.parametrize(
    "args", [["-o", "模板"], ["-o", "模板.xlsx", "--forms", 0], ["-o", "模板.xlsx", "--forms", 41], []]
)
def test_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[object]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*args)[0] == 2
    assert not list(tmp_path.iterdir())


def test_a_roster_wants_a_folder(roster: Path, tmp_path: Path) -> None:
    assert run("--roster", roster, "-o", tmp_path / "模板.xlsx")[0] == 2
    assert run("--roster", tmp_path / "无.csv", "-o", tmp_path / "下发")[0] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["名册.csv"]


@pytest.mark.parametrize(
    ("units", "names"),
    [
        ([("061", "石桥镇")], ["061 石桥镇 2026年项目支出绩效目标表.xlsx"]),
        ([("", 'a/b\\c:d*?"<>|')], ["a_b_c_d_ 2026年项目支出绩效目标表.xlsx"]),
        ([("", "con")], ["_con 2026年项目支出绩效目标表.xlsx"]),
        ([("", "LPT1.x")], ["_LPT1.x 2026年项目支出绩效目标表.xlsx"]),
        ([("", "~$x")], ["_~$x 2026年项目支出绩效目标表.xlsx"]),
        (
            [("", "Abc"), ("", "abc")],
            ["Abc 2026年项目支出绩效目标表.xlsx", "abc 2026年项目支出绩效目标表 (2).xlsx"],
        ),
        ([("", " 镇\n政府. ")], ["镇_政府 2026年项目支出绩效目标表.xlsx"]),
    ],
)
def test_file_names_that_windows_allows(units: list[tuple[str, str]], names: list[str]) -> None:
    made = file_names([Unit(code=code, name=name) for code, name in units], 2026)
    assert list(made) == names


def test_file_names_are_not_too_long() -> None:
    (name,) = file_names([Unit(name="镇" * 300)], None)
    assert len(name) < 100
