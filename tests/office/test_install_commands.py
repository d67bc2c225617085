"""The commands install, uninstall, doctor, build and bundle: exit codes, and that a dry run is dry."""

import pytest
from click.testing import CliRunner

from tests.office.machines import INTERPRETER, linux, mac
from tests.office.test_bundle import Tools
from xl_perfgoals.cli.program import cli
from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK
from xl_perfgoals.office.install.this_machine import LocalHands


@pytest.fixture
def use(monkeypatch):
    """Makes the commands see another computer."""

    def see(machine):
        for name in ("install", "uninstall", "doctor"):
            monkeypatch.setattr(f"xl_perfgoals.cli.{name}.this_machine", lambda: machine)

    return see


@pytest.fixture
def a_mac(use, tmp_path):
    use(mac(str(tmp_path), disk=LocalHands()))
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.return_value or 0, result.output


def files(folder):
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_install_and_uninstall(a_mac):
    script = f"xlwings-{INTERPRETER.required_xlwings}.applescript"
    assert run("install", "--dry-run")[0] == 0
    assert files(a_mac) == set()
    code, text = run("install")
    assert code == 0
    assert files(a_mac) == {ADDIN, COUNTY_WORKBOOK, script, "installed.json"}
    assert str(a_mac / "Documents") in text
    assert run("uninstall", "--dry-run")[0] == 0
    assert ADDIN in files(a_mac)
    assert run("uninstall")[0] == 0
    assert files(a_mac) == set()
    assert run("uninstall")[0] == 1


def test_install_into_another_folder_from_built_files(a_mac, tmp_path_factory):
    built, folder = tmp_path_factory.mktemp("built"), a_mac / "绩效"
    assert run("build", "-o", str(built))[0] == 0
    assert run("install", "--from", str(built), "--folder", str(folder))[0] == 0
    assert files(folder) == {COUNTY_WORKBOOK}


@pytest.mark.usefixtures("a_mac")
def test_doctor():
    code, text = run("doctor")
    assert code == 1
    assert "Z10" in text
    run("install")
    assert "Z10" not in run("doctor")[1].split("正常")[0]


def test_linux_without_libreoffice(use):
    use(linux())
    assert [run(name)[0] for name in ("install", "uninstall", "doctor")] == [1, 1, 0]


def test_bundle(monkeypatch, tmp_path):
    monkeypatch.setattr("xl_perfgoals.cli.bundle.local_run", Tools())
    code, text = run("bundle", "-o", str(tmp_path / "out"))
    assert (code, "embed-amd64.zip" in text) == (0, True)
    assert "install.cmd" in files(tmp_path / "out")


def test_why_nothing_can_be_built_is_told_in_chinese(tmp_path):
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(Exception, match="路径里有一段是文件"):
        run("build", "-o", str(tmp_path / "文件" / "dist"))


def test_files_in_the_way_are_told(tmp_path):
    (tmp_path / COUNTY_WORKBOOK).write_bytes(b"filled in")
    for arguments in (("build", "-o", str(tmp_path)), ("bundle", "-o", str(tmp_path))):
        with pytest.raises(Exception, match=COUNTY_WORKBOOK):
            run(*arguments)
