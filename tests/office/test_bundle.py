"""The offline package: what is gathered, and what it does on the other computer."""

import io
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from xl_perfgoals.office import bundle
from xl_perfgoals.office.bundle import README, BundleError, Ran, make_bundle, texts
from xl_perfgoals.office.offline import setup_offline
from xl_perfgoals.office.offline.setup_offline import MARKER, SetupError, install

ZIP = "python-3.12.10-embed-amd64.zip"
PINS = "click==8.5.1\npydantic-core==2.50.4\npip==26.3\nxlwings==0.37.8\n"
WHEELS = {
    "click-8.5.1-py3-none-any.whl": (),
    "pydantic_core-2.50.4-cp312-cp312-win_amd64.whl": (),
    "pip-26.3-py3-none-any.whl": (),
    "xlwings-0.37.8-cp312-cp312-win_amd64.whl": ("xlwings64-0.37.8.dll", "xlwings32-0.37.8.dll"),
}


def zipped(names):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return memory.getvalue()


PYTHON = zipped(["python.exe", "pythonw.exe", "python312.dll", "python312._pth", "python312.zip"])


class Tools:
    """Stands in for uv and pip: writes the wheels they would fetch, and keeps their command lines."""

    def __init__(self, wheels=None, fails=""):
        self.wheels = WHEELS if wheels is None else wheels
        self.fails = fails
        self.commands = []

    def __call__(self, command):
        self.commands.append(list(command))
        if self.fails and self.fails in command:
            return Ran(1, "", "no wheels with a matching platform tag")
        if "build" in command:
            folder = Path(command[command.index("--out-dir") + 1])
            (folder / "xl_perfgoals-0.1.0-py3-none-any.whl").write_bytes(zipped(["xl_perfgoals/__init__.py"]))
        if "compile" in command:
            self.wanted = Path(command[-1]).read_text("utf-8").split("\n")
            self.held = Path(command[command.index("--constraint") + 1]).read_text("utf-8").split()
            return Ran(0, PINS, "")
        if "download" in command:
            folder = Path(command[command.index("--dest") + 1])
            self.pins = Path(command[command.index("--requirement") + 1]).read_text("utf-8")
            for name, content in self.wheels.items():
                (folder / name).write_bytes(zipped(content))
        return Ran(0, "", "")


def made(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


class TestGathering:
    def test_everything_is_there_and_listed(self, tmp_path):
        tools = Tools()
        result = make_bundle(tmp_path / "out", None, tools)
        files = made(tmp_path / "out")
        assert set(result.wheels) == {*WHEELS, "xl_perfgoals-0.1.0-py3-none-any.whl"}
        assert result.python_zip == ""
        listed = dict(line.split("  ")[::-1] for line in files.pop("SHA256SUMS.txt").decode().splitlines())
        assert listed == {name: sha256(data).hexdigest() for name, data in files.items()}
        assert set(files) == {f"wheels/{name}" for name in result.wheels} | {
            "install.cmd",
            "uninstall.cmd",
            "xl-perfgoals.cmd",
            "setup_offline.py",
            "missing-python.txt",
            README,
        }

    def test_the_wheels_are_for_windows_and_of_the_versions_in_use(self, tmp_path):
        tools = Tools()
        make_bundle(tmp_path / "out", None, tools)
        build, resolve, fetch = tools.commands
        assert (resolve[-6], resolve[-4]) == ("x86_64-pc-windows-msvc", "3.12")
        assert fetch[fetch.index("--platform") + 1] == "win_amd64"
        assert "--no-deps" in fetch
        assert {"xlwings==0.37.8", "pip"} <= set(tools.wanted)
        assert "xlwings==0.37.8" in tools.held
        assert not [text for text in tools.held if text.startswith("xl-perfgoals")]
        assert tools.pins == PINS
        assert build[0] == "uv"

    def test_a_package_without_a_wheel_is_told(self, tmp_path):
        with pytest.raises(BundleError, match="matching platform tag"):
            make_bundle(tmp_path / "out", None, Tools(fails="compile"))
        lacking = {name: content for name, content in WHEELS.items() if "pydantic" not in name}
        with pytest.raises(BundleError, match="pydantic-core"):
            make_bundle(tmp_path / "other", None, Tools(lacking))

    def test_xlwings_without_its_libraries_is_refused(self, tmp_path):
        pure = {**WHEELS, "xlwings-0.37.8-cp312-cp312-win_amd64.whl": ()}
        with pytest.raises(BundleError, match="xlwings-0"):
            make_bundle(tmp_path / "out", None, Tools(pure))

    def test_python_is_taken_along(self, tmp_path):
        archive = tmp_path / ZIP
        archive.write_bytes(PYTHON)
        result = make_bundle(tmp_path / "out", archive, Tools())
        assert result.python_zip == ZIP
        assert (tmp_path / "out" / ZIP).read_bytes() == PYTHON
        assert ZIP in (tmp_path / "out" / README).read_text("utf-8-sig")

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("python-3.12.10-embed-win32.zip", PYTHON),
            ("python-3.13.1-embed-amd64.zip", PYTHON),
            (ZIP, PYTHON[:-40]),
            (ZIP, zipped(["python.exe"])),
        ],
    )
    def test_another_archive_is_no_python(self, tmp_path, name, data):
        archive = tmp_path / name
        archive.write_bytes(data)
        with pytest.raises(BundleError, match="embed-amd64"):
            make_bundle(tmp_path / "out", archive, Tools())

    def test_made_again_in_the_same_folder(self, tmp_path):
        folder = tmp_path / "out"
        make_bundle(folder, None, Tools())
        (folder / ZIP).write_bytes(PYTHON)
        assert make_bundle(folder, None, Tools()).python_zip == ZIP

    def test_somebody_s_files_are_not_touched(self, tmp_path):
        (tmp_path / "报表.xlsx").write_bytes(b"mine")
        with pytest.raises(BundleError, match="报表"):
            make_bundle(tmp_path, None, Tools())
        assert made(tmp_path) == {"报表.xlsx": b"mine"}

    def test_uv_that_is_not_there_is_told(self):
        with pytest.raises(BundleError, match="pip install uv"):
            bundle.local_run(["no-such-program-here"])


def test_programs_are_ascii_with_the_line_ends_of_windows():
    written = texts((), "")
    for name in ("install.cmd", "uninstall.cmd", "xl-perfgoals.cmd"):
        written[name].decode("ascii")
        assert written[name].count(b"\r\n") == written[name].count(b"\n") > 0
    for name in (README, "missing-python.txt"):
        assert written[name].startswith(b"\xef\xbb\xbf")


def test_every_label_that_a_program_goes_to_is_there():
    for name, data in texts((), "").items():
        if name.endswith(".cmd"):
            lines = data.decode("ascii").split()
            wanted = {lines[i + 1] for i, word in enumerate(lines) if word == "goto"}
            assert wanted <= {word[1:] for word in lines if word.startswith(":")}


class Computer:
    """The other computer: a package, a user's folders, and a Python that does as it is told."""

    def __init__(self, folder):
        self.package, self.home = folder / "离线包", folder / "home"
        make_bundle(self.package, None, Tools())
        (self.package / ZIP).write_bytes(PYTHON)
        self.root = self.home / "xl_perfgoals"
        self.environment = {
            "LOCALAPPDATA": str(self.home),
            "PROGRAMDATA": str(folder / "ProgramData"),
            "USERDOMAIN": "COUNTY",
            "USERNAME": "zhang",
        }
        self.commands = []
        self.pip_code = 0

    def execute(self, command):
        self.commands.append(list(command))
        if "--no-index" in command:
            site = Path(command[0]).parent / "Lib" / "site-packages"
            site.mkdir(parents=True)
            (site / "xlwings64-0.37.8.dll").touch()
            return self.pip_code
        return 0

    def install(self, code_page="utf-8"):
        return install(self.package, self.environment, self.execute, code_page)


class TestInstallingFromIt:
    @pytest.fixture
    def computer(self, tmp_path):
        return Computer(tmp_path)

    def test_python_the_wheels_and_then_excel(self, computer):
        assert computer.install() == 0
        python = computer.root / "python"
        pip, ours = computer.commands
        assert (pip[0], ours) == (
            str(python / "python.exe"),
            [str(python / "python.exe"), "-m", "xl_perfgoals", "install"],
        )
        assert pip[-1].endswith("xl_perfgoals-0.1.0-py3-none-any.whl")
        assert (python / "python312._pth").read_text().split("\n")[2:4] == [
            "Lib\\site-packages",
            "import site",
        ]
        assert (python / "xlwings64-0.37.8.dll").exists()
        assert {path.name for path in computer.root.iterdir()} == {
            "python",
            "xl-perfgoals.cmd",
            "uninstall.cmd",
        }

    def test_again_over_an_earlier_one(self, computer):
        computer.install()
        (computer.root / "python" / "leftover").touch()
        assert computer.install() == 0
        assert not (computer.root / "python" / "leftover").exists()
        assert not (computer.root / "python.old").exists()

    def test_a_failure_brings_the_earlier_one_back(self, computer):
        computer.install()
        (computer.root / "python" / "earlier").touch()
        computer.pip_code = 1
        with pytest.raises(SetupError):
            computer.install()
        assert (computer.root / "python" / "earlier").exists()
        assert not (computer.root / "python.old").exists()

    def test_a_folder_that_is_not_ours_is_left_alone(self, computer):
        (computer.root / "python").mkdir(parents=True)
        (computer.root / "python" / "notes.txt").touch()
        with pytest.raises(SetupError, match="python"):
            computer.install()
        assert (computer.root / "python" / "notes.txt").exists()

    def test_a_program_in_use_is_told(self, computer, monkeypatch):
        computer.install()

        def refuse(*_):
            raise PermissionError(13, "in use")

        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(SetupError, match="Excel"):
            computer.install()
        assert (computer.root / "python" / MARKER).exists()

    def test_a_damaged_package_is_told(self, computer):
        wheel = computer.package / "wheels" / "click-8.5.1-py3-none-any.whl"
        wheel.write_bytes(wheel.read_bytes()[:-1])
        (computer.package / "uninstall.cmd").unlink()
        with pytest.raises(SetupError, match=r"uninstall\.cmd、wheels/click"):
            computer.install()
        assert not computer.root.exists()

    def test_python_missing_or_broken(self, computer):
        (computer.package / ZIP).write_bytes(PYTHON[:100])
        with pytest.raises(SetupError, match=ZIP):
            computer.install()
        (computer.package / ZIP).unlink()
        with pytest.raises(SetupError, match="missing-python"):
            computer.install()

    def test_the_newest_of_several_pythons(self, computer):
        (computer.package / "python-3.12.9-embed-amd64.zip").write_bytes(b"old and broken")
        assert setup_offline.python_zip(computer.package).name == ZIP

    def test_a_user_s_name_that_the_code_page_lacks(self, computer):
        computer.environment["LOCALAPPDATA"] = str(computer.home / "\U00020bb7")
        assert computer.install("gbk") == 0
        shared = Path(computer.environment["PROGRAMDATA"]) / "xl_perfgoals"
        assert (shared / "python" / "python.exe").exists()
        guard = computer.commands[0]
        assert guard[:3] == ["icacls", str(shared), "/inheritance:r"]
        assert r"COUNTY\zhang:(OI)(CI)F" in guard
        assert computer.install("gbk") == 0  # and again over it

    def test_a_shared_folder_that_was_there_before_is_not_trusted(self, computer):
        computer.environment["LOCALAPPDATA"] = str(computer.home / "\U00020bb7")
        (Path(computer.environment["PROGRAMDATA"]) / "xl_perfgoals").mkdir(parents=True)
        with pytest.raises(SetupError, match="xl_perfgoals"):
            computer.install("gbk")

    def test_a_failure_leaves_no_shared_folder(self, computer):
        computer.environment["LOCALAPPDATA"] = str(computer.home / "\U00020bb7")
        computer.pip_code = 1
        with pytest.raises(SetupError):
            computer.install("gbk")
        assert not (Path(computer.environment["PROGRAMDATA"]) / "xl_perfgoals").exists()

    def test_what_goes_wrong_is_said_in_one_line(self, computer, monkeypatch, capsys):
        monkeypatch.setattr(setup_offline, "__file__", str(computer.package / "setup_offline.py"))
        monkeypatch.setenv("LOCALAPPDATA", str(computer.home))
        (computer.package / ZIP).unlink()
        assert setup_offline.main() == 2
        assert "missing-python.txt" in capsys.readouterr().out


def test_it_needs_nothing_but_the_standard_library():
    source = Path(setup_offline.__file__).read_text("utf-8")
    imported = {
        line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= sys.stdlib_module_names
