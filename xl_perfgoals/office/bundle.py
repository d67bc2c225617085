"""make_bundle: gathers the offline package for Windows; which wheels, of which versions, uv works out."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import distributions, requires
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZipFile

from xl_perfgoals import __version__
from xl_perfgoals.files.atomic import replace_whole
from xl_perfgoals.office.offline.setup_offline import PYTHON_ZIP, SUMS, WHEELS, is_python
from xl_perfgoals.office.sums import file_sum, read_sums, write_sums

_PACKAGE = Path(__file__).parent.parent
_OFFLINE = Path(__file__).parent / "offline"
_PROGRAMS = ("install.cmd", "uninstall.cmd", "xl-perfgoals.cmd")
_MISSING_PYTHON = "missing-python.txt"
README = "先看我.txt"

_OURS = "xl-perfgoals"
_LIBRARIES = 2
_PYTHON = "3.12"
_ON_WINDOWS = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", _PYTHON)
_FOR_WINDOWS = ("--platform", "win_amd64", "--python-version", _PYTHON, "--implementation", "cp")
_WHERE = r"%LOCALAPPDATA%\xl_perfgoals"
_PUT_PYTHON = "把 python-3.12.x-embed-amd64.zip 放在 install.cmd 旁边（怎样得到它见 missing-python.txt）。"
_HAS_PYTHON = "本包已带有 {name}，不用另外下载。"


class BundleError(Exception):
    """What prevents the package from being made, in a sentence for its maker."""


class Ran(NamedTuple):
    """What a program gave back."""

    code: int
    output: str
    errors: str


Run = Callable[[Sequence[str]], Ran]
"""Runs a program."""


class Bundle(NamedTuple):
    """What was made. python_zip is "" if it has still to be put there."""

    folder: Path
    wheels: tuple[str, ...]
    python_zip: str


def make_bundle(folder: Path, python_zip: Path | None, run: Run) -> Bundle:
    """Fills a folder that is new, empty, or holds an earlier package. Raises BundleError."""
    if python_zip is not None and not (PYTHON_ZIP.fullmatch(python_zip.name) and is_python(python_zip)):
        raise BundleError(f"{python_zip} 不是完整的 python-3.12.x-embed-amd64.zip。")
    _make_room(folder)
    wheels = folder / WHEELS
    wheels.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="xl_perfgoals-") as scratch:
        _own_wheel(wheels, Path(scratch), run)
        _download(wheels, Path(scratch), run)
    names = tuple(sorted(path.name for path in wheels.iterdir()))
    if python_zip is not None:
        replace_whole(folder / python_zip.name, python_zip.read_bytes())
    archive = max((path.name for path in folder.iterdir() if PYTHON_ZIP.fullmatch(path.name)), default="")
    made = texts(names, archive)
    for name, data in made.items():
        replace_whole(folder / name, data)
    # Not the archive with Python: it comes from elsewhere, and may be exchanged for a later one.
    write_sums(folder, [*made, *(f"{WHEELS}/{name}" for name in names)])
    return Bundle(folder, names, archive)


def local_run(command: Sequence[str]) -> Ran:
    """Runs a program here. Raises BundleError if it is not there."""
    program = shutil.which(command[0])
    if program is None:
        raise BundleError(f"需要 {command[0]}。请先运行 pip install uv。")
    done = subprocess.run(  # noqa: S603 - uv and pip, with our own words
        [program, *command[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def texts(wheels: Sequence[str], archive: str) -> Mapping[str, bytes]:
    """Programs and texts of the package by name, as Windows wants them."""
    programs = {name: _windows_lines(_source(name)).encode("ascii") for name in _PROGRAMS}
    setup = {"setup_offline.py": _source("setup_offline.py").encode()}
    readme = _source("readme.txt").format(
        version=__version__,
        python=_HAS_PYTHON.format(name=archive) if archive else _PUT_PYTHON,
        where=_WHERE,
        wheels="\n".join(f"    {name}" for name in wheels),
    )
    notes = {README: readme, _MISSING_PYTHON: _source(_MISSING_PYTHON)}
    return {
        **programs,
        **setup,
        **{name: _windows_lines(text).encode("utf-8-sig") for name, text in notes.items()},
    }


def _source(name: str) -> str:
    return (_OFFLINE / name).read_text(encoding="utf-8")


def _windows_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _make_room(folder: Path) -> None:
    """Takes an earlier package away; whatever else is there is somebody's, and stops us."""
    if not folder.exists():
        return
    for name, noted in read_sums(folder).items():
        if (folder / name).is_file() and file_sum(folder / name) == noted:
            (folder / name).unlink()
    (folder / SUMS).unlink(missing_ok=True)
    others = [path for path in folder.rglob("*") if path.is_file() and not PYTHON_ZIP.fullmatch(path.name)]
    if others:
        raise BundleError(f"“{folder}”里有别的文件（{others[0].name} 等），请换一个空文件夹。")


def _own_wheel(wheels: Path, scratch: Path, run: Run) -> None:
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file():
        _must(run, ["uv", "build", "--wheel", "--quiet", "--out-dir", str(scratch), str(checkout)])
    else:
        _must(run, [*_pip(), "download", "--no-deps", "--dest", str(scratch), f"xl-perfgoals=={__version__}"])
    for wheel in scratch.glob("xl_perfgoals-*.whl"):
        shutil.copyfile(wheel, wheels / wheel.name)
        return
    raise BundleError("没有做出本程序的 wheel。")


def _download(wheels: Path, scratch: Path, run: Run) -> None:
    """Fetches everything that the program needs on Windows, in the versions that are in use here."""
    here = {found.name: found.version for found in distributions()}
    constraints, wanted, pins = (scratch / name for name in ("constraints.txt", "wanted.txt", "pins.txt"))
    constraints.write_text("".join(f"{name}=={at}\n" for name, at in here.items() if name != _OURS), "utf-8")
    # The embeddable Python has no pip of its own.
    needs = [text for text in requires(_OURS) or () if "extra ==" not in text]
    wanted.write_text("\n".join([*needs, "pip"]), "utf-8")
    compiled = ["uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--only-binary", ":all:"]
    compiled += ["--no-python-downloads", *_ON_WINDOWS, "--constraint", str(constraints), str(wanted)]
    pinned = _must(run, compiled).output
    pins.write_text(pinned, "utf-8")
    fetch = [*_pip(), "download", "--quiet", "--no-deps", "--only-binary", ":all:", *_FOR_WINDOWS]
    _must(run, [*fetch, "--dest", str(wheels), "--requirement", str(pins)])
    _check(wheels, pinned)


def _check(wheels: Path, pinned: str) -> None:
    """Every package has its wheel, and xlwings' has the DLLs that its wheels for other systems lack."""
    have = {_plain(path.name.split("-")[0]) for path in wheels.glob("*.whl")}
    lacking = [
        name for line in pinned.split() if (name := line.partition("==")[0]) and _plain(name) not in have
    ]
    if lacking:
        raise BundleError(f"没有下载到：{'、'.join(lacking)}。")
    for wheel in wheels.glob("xlwings-*.whl"):
        with ZipFile(wheel) as content:
            libraries = [name for name in content.namelist() if name.endswith(".dll")]
        if len(libraries) < _LIBRARIES:
            raise BundleError(f"{wheel.name} 里没有 xlwings 连接库。")


def _must(run: Run, command: Sequence[str]) -> Ran:
    done = run(command)
    if done.code != 0:
        raise BundleError(
            f"{' '.join(command[:3])} 没有成功（没有 Windows 版 wheel 的软件包会列在下面）：\n{done.errors}"
        )
    return done


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip"] if find_spec("pip") else ["uv", "tool", "run", "pip"]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
