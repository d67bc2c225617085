"""Installs from this folder: run by install.cmd, with an embeddable Python and its standard library only.

Python goes into a folder of its own, the wheels into it, and the program then installs itself into Excel.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PYTHON_ZIP = re.compile(r"python-3\.12\.\d+-embed-amd64\.zip")
SUMS = "SHA256SUMS.txt"
WHEELS = "wheels"
FOLDER = "xl_perfgoals"
MARKER = "xl_perfgoals.marker"
"""Tells our folder from one that somebody else called by its name."""
LAUNCHERS = ("xl-perfgoals.cmd", "uninstall.cmd")

_PATHS = "python312.zip\n.\nLib\\site-packages\nimport site\n"
_PIP = "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('pip', run_name='__main__')"
_EVERYTHING = "(OI)(CI)F"

Run = Callable[[Sequence[str]], int]


class SetupError(Exception):
    """What prevents the installation, in a sentence for the user."""


def main() -> int:
    """Installs; 0 if all went well."""
    try:
        return install(Path(__file__).parent, os.environ, run)
    except SetupError as error:
        print(f"\n没有安装：{error}")  # noqa: T201 - the user is at a console
        return 2


def install(here: Path, environment: Mapping[str, str], execute: Run, code_page: str = "mbcs") -> int:
    """Installs from a folder. Raises SetupError."""
    if bad := damaged(here):
        raise SetupError(f"安装包不完整，请重新复制：{'、'.join(bad)}")
    archive = python_zip(here)
    root = root_folder(environment, code_page, execute)
    target, old = root / "python", root / "python.old"
    if target.exists() and not (target / MARKER).exists():
        raise SetupError(f"{target} 不是本程序的文件夹，请先移走。")
    _say(f"正在安装到 {target}，大约需要一分钟……")
    _set_aside(target, old)
    try:
        _unpack(archive, target)
        _install_wheels(here / WHEELS, target, execute)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        if old.exists():
            old.rename(target)
        elif not any(root.iterdir()):
            root.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)
    for name in LAUNCHERS:
        shutil.copyfile(here / name, root / name)
    return execute([str(target / "python.exe"), "-m", "xl_perfgoals", "install"])


def damaged(here: Path) -> list[str]:
    """The files of the package that are missing or not as they were made."""
    lines = (line.split("  ", 1) for line in (here / SUMS).read_text("utf-8").splitlines())
    return [name for wanted, name in lines if _digest(here / name) != wanted]


def python_zip(here: Path) -> Path:
    """The archive with Python, the newest if there are several. Raises SetupError."""
    found = [path for path in here.iterdir() if PYTHON_ZIP.fullmatch(path.name)]
    if not found:
        raise SetupError("缺少 python-3.12.x-embed-amd64.zip，怎样得到它见 missing-python.txt。")
    archive = max(found, key=lambda path: int(path.name.split(".")[2].split("-")[0]))
    if not is_python(archive):
        raise SetupError(f"{archive.name} 不完整，请重新下载。")
    return archive


def is_python(archive: Path) -> bool:
    """Whether a zip is a whole one, with Python 3.12 in it."""
    try:
        with zipfile.ZipFile(archive) as content:
            needed = {"python.exe", "pythonw.exe", "python312.dll", "python312._pth"}
            return needed <= set(content.namelist()) and content.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


def root_folder(environment: Mapping[str, str], code_page: str, execute: Run) -> Path:
    """The user's own folder, or one for all users where old programs cannot name the user's.

    Excel's connection to Python knows only the characters of the system's code page.
    """
    own = Path(environment["LOCALAPPDATA"], FOLDER)
    try:
        str(own).encode(code_page)
    except UnicodeEncodeError:
        return _guarded(Path(environment["PROGRAMDATA"], FOLDER), environment, execute)
    return own


def run(command: Sequence[str]) -> int:
    """Runs a program in this console."""
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own programs


def _guarded(folder: Path, environment: Mapping[str, str], execute: Run) -> Path:
    """A folder that other users of the computer may not put programs into."""
    if folder.exists() and not (folder / "python" / MARKER).exists():
        raise SetupError(f"{folder} 不是本程序的文件夹，请先移走。")
    folder.mkdir(parents=True, exist_ok=True)
    users = (rf"{environment['USERDOMAIN']}\{environment['USERNAME']}", "*S-1-5-18", "*S-1-5-32-544")
    grants = [part for user in users for part in ("/grant:r", f"{user}:{_EVERYTHING}")]
    if execute(["icacls", str(folder), "/inheritance:r", *grants]) != 0:
        raise SetupError(f"不能设置 {folder} 的权限，请联系信息管理人员。")
    return folder


def _set_aside(target: Path, old: Path) -> None:
    """Moves an earlier installation out of the way, to be put back if this one fails."""
    if old.exists():
        shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        try:
            target.rename(old)
        except OSError as error:
            raise SetupError("程序正在使用。请关闭全部 Excel 窗口和命令行窗口，再装一次。") from error


def _unpack(archive: Path, target: Path) -> None:
    target.mkdir(parents=True)
    (target / MARKER).touch()
    with zipfile.ZipFile(archive) as content:
        content.extractall(target)
    (target / "python312._pth").write_text(_PATHS, "ascii")


def _install_wheels(wheels: Path, target: Path, execute: Run) -> None:
    (pip,) = wheels.glob("pip-*.whl")
    (ours,) = wheels.glob("xl_perfgoals-*.whl")
    quiet = ("--quiet", "--no-warn-script-location", "--disable-pip-version-check", "--no-cache-dir")
    offline = ("--no-index", "--find-links", str(wheels))
    python = str(target / "python.exe")
    if execute([python, "-c", _PIP, str(pip), "--isolated", "install", *quiet, *offline, str(ours)]) != 0:
        raise SetupError("装不上软件包，原因见上面的文字；多半是杀毒软件拦截了，请加入信任后再装一次。")
    # pip puts them beside python.exe. Should another one not, Excel would not find them.
    for library in (target / "Lib" / "site-packages").glob("xlwings*.dll"):
        library.rename(target / library.name)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the user is at a console


if __name__ == "__main__":
    sys.exit(main())
