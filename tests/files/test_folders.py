import os
import sys
from pathlib import Path

import pytest

from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.folders import Found, find_files


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(b"x")


def told(*paths: Path) -> list[str]:
    """Each entry as its name, with the code behind it where it is not to be read."""
    entries = find_files(paths)
    names = [entry.shown_name if isinstance(entry, Found) else entry.path for entry in entries]
    assert len(set(names)) == len(names)
    return [
        name if isinstance(entry, Found) else f"{name} {entry.problem.code}"
        for name, entry in zip(names, entries, strict=True)
    ]


def test_folders_are_walked_in_the_order_people_count(tmp_path: Path):
    make(tmp_path, "表10.xlsx", "表2.xls", "乡镇/B.ods", "乡镇/a.et", "乡镇/村/说明.docx", "表2.pdf")
    assert told(tmp_path) == [
        "乡镇/a.et",
        "乡镇/B.ods",
        "乡镇/村/说明.docx",
        "表2.pdf",
        "表2.xls",
        "表10.xlsx",
    ]


def test_folders_may_have_any_name(tmp_path: Path):
    make(tmp_path, "平罗县.db/表.xlsx", "~$旧.tmp/表.xlsx")
    assert told(tmp_path) == ["~$旧.tmp/表.xlsx", "平罗县.db/表.xlsx"]


def test_wide_digits_are_letters(tmp_path: Path):
    make(tmp_path, "２1.xlsx", "a.xlsx", "1.xlsx")
    assert told(tmp_path) == ["1.xlsx", "a.xlsx", "２1.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_names_of_a_zip_unpacked_wrongly(tmp_path: Path):
    (tmp_path / os.fsdecode("绩效目标表.xlsx".encode("gbk"))).write_bytes(b"x")
    assert told(tmp_path) == ["绩效目标表.xlsx"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("~$表.xlsx", "K01"),
        (".~表.xlsx", "K01"),
        (".~lock.表.ods#", "K01"),
        ("表.xlsx.tmp", "K01"),
        (".DS_Store", "K02"),
        ("._表.xlsx", "K02"),
        (".~xl-perfgoals-0a1b2c-77-x.xlsx", "K08"),
        ("Thumbs.db", "K02"),
        ("desktop.ini", "K02"),
        (".git/config", "K02"),
        ("__MACOSX/表.xlsx", "K02"),
        ("policy.toml", "K03"),
        ("README.MD", "K03"),
        ("表.lnk", "K03"),
    ],
)
def test_passed_over_but_told(tmp_path: Path, name: str, code: str):
    make(tmp_path, "表.xlsx", name)
    entry = next(entry for entry in find_files([tmp_path]) if isinstance(entry, Receipt))
    assert (entry.path, entry.status) == (name.partition("/")[0], Status.SKIPPED)
    assert entry.problem is not None
    assert entry.problem.code == code


def test_a_path_that_is_not_there(tmp_path: Path):
    (entry,) = find_files([tmp_path / "没有.xlsx"])
    assert isinstance(entry, Receipt)
    assert (entry.status, entry.problem and entry.problem.code) == (Status.REFUSED, "B11")
    assert entry.path.endswith("没有.xlsx")


def test_empty_folders(tmp_path: Path):
    make(tmp_path, "空/", "报送/石桥镇/", "报送/城关镇/表.xlsx", "只有杂物/.DS_Store")
    assert told(tmp_path / "空") == ["空 B12"]
    assert told(tmp_path / "报送") == ["城关镇/表.xlsx", "石桥镇 K05"]
    assert told(tmp_path / "只有杂物") == [".DS_Store K02", "只有杂物 B12"]


def test_same_names_stay_apart(tmp_path: Path):
    make(tmp_path, "甲/2023/表.xlsx", "乙/2023/表.xlsx", "表.xlsx", "丙/表.xlsx")
    names = told(tmp_path / "甲/2023", tmp_path / "乙/2023", tmp_path / "表.xlsx", tmp_path / "丙/表.xlsx")
    assert names == [
        "2023/表.xlsx",
        (tmp_path / "乙/2023/表.xlsx").as_posix(),
        "表.xlsx",
        (tmp_path / "丙/表.xlsx").as_posix(),
    ]


def test_one_file_given_twice_counts_once(tmp_path: Path):
    make(tmp_path, "报送/表.xlsx")
    folder = tmp_path / "报送"
    assert told(folder, folder / "表.xlsx") == ["报送/表.xlsx", "表.xlsx K04"]
    assert told(folder, folder) == ["报送/表.xlsx", "报送 K04"]


def test_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make(tmp_path, "报送/表.xlsx")
    monkeypatch.chdir(tmp_path / "报送")
    assert told(Path()) == ["表.xlsx"]
    assert told(Path("表.xlsx")) == ["表.xlsx"]
    assert told(Path(".."), Path("表.xlsx"))[0] == f"{tmp_path.name}/报送/表.xlsx"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_links_lead_neither_in_circles_nor_twice_to_a_file(tmp_path: Path):
    make(tmp_path, "甲/表.xlsx")
    (tmp_path / "甲/回").symlink_to(tmp_path)
    (tmp_path / "甲/又一.xlsx").symlink_to(tmp_path / "甲/表.xlsx")
    (tmp_path / "甲/断.xlsx").symlink_to(tmp_path / "没有.xlsx")
    (tmp_path / "自己").symlink_to(tmp_path / "自己")
    assert sorted(told(tmp_path)) == [
        "甲/又一.xlsx",
        "甲/回 K04",
        "甲/断.xlsx B11",
        "甲/表.xlsx K04",
        "自己 B11",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_is_not_opened(tmp_path: Path):
    make(tmp_path, "表.xlsx")
    os.mkfifo(tmp_path / "管道.xlsx")
    assert sorted(told(tmp_path)) == ["管道.xlsx K03", "表.xlsx"]


def test_a_folder_that_may_not_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make(tmp_path, "禁/表.xlsx", "表.xlsx")
    listing = Path.iterdir

    def refuse(self: Path):
        if self.name == "禁":
            raise PermissionError(13, "no")
        return listing(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert sorted(told(tmp_path)) == ["禁 B10", "表.xlsx"]


def test_a_path_that_may_not_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(self: Path):
        raise PermissionError(13, self.name)

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert told(tmp_path) == [f"{tmp_path} B10"]
