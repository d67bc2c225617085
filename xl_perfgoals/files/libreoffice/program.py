"""Finds LibreOffice's program, and makes the environment that it is started with."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = "XL_PERFGOALS_SOFFICE"
"""Names the program where it is in no usual place."""

NOT_FOUND = (
    "没有找到 LibreOffice，请先安装 LibreOffice 7.4 或更高版本；"
    f"如已安装在特别的位置，请在环境变量 {VARIABLE} 中写明 soffice 程序的完整路径，再重新运行。"
)
WRONG_VARIABLE = (
    f"环境变量 {VARIABLE} 指定的 LibreOffice 程序不存在：{{path}}，"
    "请改成 soffice 程序的完整路径，再重新运行。"
)


class NoLibreOfficeError(Exception):
    """LibreOffice is not on this machine; the text says what to do."""


def soffice() -> Path:
    """LibreOffice's program. Raises NoLibreOfficeError."""
    named = os.environ.get(VARIABLE)
    found = find_soffice()
    if found is None:
        raise NoLibreOfficeError(WRONG_VARIABLE.format(path=named) if named else NOT_FOUND)
    return found


def find_soffice() -> Path | None:
    """LibreOffice's program, None where there is none; what the variable names goes before all else."""
    if named := os.environ.get(VARIABLE):
        chosen = Path(named).expanduser()
        return chosen if chosen.is_file() else None
    if on_path := shutil.which("soffice") or shutil.which("libreoffice"):
        return Path(on_path)
    return next((place for place in usual_places(sys.platform, os.environ) if place.is_file()), None)


def usual_places(platform: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """Where installers put the program, the newest version of each place first."""
    if platform == "win32":
        # soffice.com, unlike soffice.exe, ends when the work is done.
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
            if root := environment.get(variable):
                yield from _newest(Path(root), "LibreOffice*/program/soffice.com")
    elif platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from _newest(folder, "LibreOffice*.app/Contents/MacOS/soffice")
    else:
        yield from _newest(Path("/opt"), "libreoffice*/program/soffice")
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield Path("/usr/lib64/libreoffice/program/soffice")
        yield Path("/snap/bin/libreoffice")


def _newest(root: Path, pattern: str) -> list[Path]:
    return sorted(root.glob(pattern), reverse=True)


def lacks_writer(program: Path) -> bool:
    """Whether this is LibreOffice of a Linux distribution, installed without its word processor."""
    libraries = {library.name for library in program.resolve().parent.glob("lib*lo.so")}
    return "libsclo.so" in libraries and not libraries & {"libswlo.so", "libmergedlo.so"}


def environment_for(program: Path) -> dict[str, str]:
    """What the program is started with: nothing of our own Python, and file names in UTF-8.

    Its Python takes its library from the first python3 on PATH, which in a venv would be the wrong one.
    Under the C locale it could not find files with Chinese names.
    """
    own = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    own["PATH"] = os.pathsep.join((str(program.parent), own.get("PATH", "")))
    if sys.platform not in ("win32", "darwin") and not _speaks_utf8(own):
        own["LC_ALL"] = "C.UTF-8"
    return own


def _speaks_utf8(environment: Mapping[str, str]) -> bool:
    chosen = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    return "utf8" in chosen.lower().replace("-", "")
