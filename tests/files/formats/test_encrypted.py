import pytest
from click.testing import CliRunner

from tests.support.formats import sample_grids
from tests.support.formats.biff import biff5_stream, in_container
from tests.support.formats.locked import EXCELS_OWN, locked
from tests.support.formats.xlsx import workbook
from tests.support.workbooks import SAVED, ole, one_sheet, parts_of, texts, with_parts
from xl_perfgoals.cli.program import cli
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.pipeline.intake import take_in

PLAIN = one_sheet({"A1": ("项目名称", None)})
KINDS = ("xlsx", "xls", "ods")
MANIFEST = "META-INF/manifest.xml"
ODS = (SAVED / "locked.ods").read_bytes()


def saved(kind: str) -> bytes:
    return (SAVED / f"locked.{kind}").read_bytes()


def code(data: bytes, *passwords: str) -> str | None:
    refused = read_book(data, "表", passwords).problem
    return refused and refused.code


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_one_of_several_passwords(kind: str):
    book = read_book(saved(kind), "表", ("不对", "secret", "也不对"))
    assert book.problem is None
    assert not book.doubts
    assert book.grids


@pytest.mark.parametrize("kind", KINDS)
def test_no_password_and_no_right_one(kind: str):
    assert code(saved(kind)) == "B04"
    assert code(saved(kind), "不对") == "B27"
    assert code(saved(kind), "Secret") == "B27"


def test_what_excel_opens_without_asking_is_read_with_a_doubt():
    for data in (locked(PLAIN, EXCELS_OWN), (SAVED / "default_password.xls").read_bytes()):
        book = read_book(data, "表")
        assert book.doubts[0].code == "D14"
        assert "项目名称" in texts(book.grids[0]).values()


def test_a_chinese_password():
    assert code(locked(PLAIN, "平罗县2023"), "平罗县2023") is None


def _ods(old: bytes, new: bytes) -> bytes:
    manifest = parts_of(ODS)[MANIFEST]
    assert old in manifest
    return with_parts(ODS, {MANIFEST: manifest.replace(old, new)})


def _biff5_locked() -> bytes:
    book = bytearray(biff5_stream(sample_grids()[:1]))
    return bytes(book.replace(b"\x42\x00\x02\x00\xa8\x03", b"\x2f\x00\x02\x00\xa8\x03", 1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(ole("EncryptionInfo", "EncryptedPackage"), "B04", id="nothing in the container"),
        pytest.param(_biff5_locked(), "B04", id="Excel 95"),
        pytest.param(in_container(_biff5_locked()), "B04", id="Excel 95 in a container"),
        pytest.param(_ods(b"aes256-cbc", b"blowfish"), "B04", id="another cipher"),
        pytest.param(
            _ods(b'iteration-count="100000"', b'iteration-count="99999999999"'), "B04", id="endless rounds"
        ),
        pytest.param(
            _ods(b'iteration-count="100000"', b'iteration-count="x"'), "B04", id="rounds of no number"
        ),
        pytest.param(_ods(b"initialisation-vector=", b"other="), "B04", id="no start given"),
        pytest.param(with_parts(ODS, {"content.xml": b"123"}), "B04", id="not whole blocks"),
        pytest.param(with_parts(ODS, {"content.xml": None}), "B04", id="no content"),
        pytest.param(with_parts(ODS, {"content.xml": bytes(160)}), "B27", id="other content"),
    ],
)
def test_what_no_password_opens(data: bytes, expected: str):
    assert code(data, "secret") == expected


def test_damaged_locks_are_refused():
    data = saved("xlsx")
    for at in range(512, len(data), 1500):
        broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        assert code(broken, "secret") in {None, "B03", "B04", "B06", "B07", "B17", "B21", "B27"}


def test_a_password_of_one_file_harms_no_other(tmp_path):
    (tmp_path / "甲.xlsx").write_bytes(locked(workbook(sample_grids()[:1]), "甲甲"))
    (tmp_path / "乙.xlsx").write_bytes(locked(workbook(sample_grids()[1:2]), "乙乙"))
    (tmp_path / "丙.xlsx").write_bytes(workbook(sample_grids()[2:3]))
    (tmp_path / "丁.xlsx").write_bytes(locked(workbook(sample_grids()[3:4]), "丁丁"))
    submission = take_in([tmp_path], passwords=("甲甲", "乙乙")).submission
    codes = {r.path: r.problem and r.problem.code for r in submission.receipts}
    assert codes == {"甲.xlsx": None, "乙.xlsx": None, "丙.xlsx": None, "丁.xlsx": "B27"}
    assert len(submission.forms) == 3


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--password", "不对", "--password", "甲甲"], id="given one by one"),
        pytest.param(["--password-file", "密码.txt"], id="in a file"),
    ],
)
@pytest.mark.parametrize("command", ["check", "consolidate"])
def test_on_the_command_line(command: str, options: list[str], tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "密码.txt").write_text("不对\r\n\r\n甲甲\r\n", encoding="gbk")
    (tmp_path / "锁.xlsx").write_bytes(locked(workbook(sample_grids()[:1]), "甲甲"))
    output = ["-o", "汇总.xlsx"] if command == "consolidate" else []
    assert CliRunner().invoke(
        cli, [command, "锁.xlsx", *output, *options], standalone_mode=False
    ).return_value in {0, 1}
    assert CliRunner().invoke(cli, ["check", "锁.xlsx"], standalone_mode=False).return_value == 2


@pytest.mark.parametrize("content", [None, bytes(range(256))], ids=["missing", "no text"])
def test_a_password_file_that_cannot_be_read(content: bytes | None, tmp_path):
    file = tmp_path / "密码.txt"
    if content:
        file.write_bytes(content)
    result = CliRunner().invoke(cli, ["check", str(tmp_path), "--password-file", str(file)])
    assert result.exit_code == 1
    assert "密码文件" in result.output
