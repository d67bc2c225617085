"""Loads UNO, LibreOffice's own bridge to Python, without leaving traces on our import machinery."""

import builtins
import importlib
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from xl_perfgoals.files.libreoffice.program import environment_for, soffice

Uno: TypeAlias = Any
"""An object of LibreOffice: no type describes it."""

NO_UNO = (
    "没有找到 LibreOffice 的 Python 接口（uno 模块）。Debian、Ubuntu 和麒麟等系统请安装 python3-uno 软件包，"
    "其他系统请安装带 Python 支持的 LibreOffice，再重新运行。"
)
OTHER_PYTHON = (
    "LibreOffice 的 Python 接口是为 Python {wanted} 制作的，不能在现在的 Python {running} 中使用，"
    "请用 Python {wanted} 重新安装本程序，再重新运行。"
)

_PACKAGES = Path("/usr/lib/python3/dist-packages")
"""Where Debian keeps uno.py; among much else, so the folder itself must not come onto sys.path."""
_TRIAL_SECONDS = 20


class NoUnoError(Exception):
    """UNO cannot be used from this Python; the text says what to do."""


def load_uno() -> Uno:
    """LibreOffice's module uno. Raises NoUnoError, or NoLibreOfficeError where there is no LibreOffice."""
    if "uno" in sys.modules:
        module = sys.modules["uno"]
    elif importlib.util.find_spec("uno") is not None:  # so it is within LibreOffice's own Python
        with _own_imports():
            module = importlib.import_module("uno")
    else:
        program, source = _program_folder(), _source()
        _check_version(program, source)
        with _own_imports(), _on_path(program):
            module = _loaded(source, program)
    _let_errors_travel(module)
    return module


def _let_errors_travel(module: Uno) -> None:
    """Lets Python note on LibreOffice's exceptions where they came from, as it does in every `with`.

    As they are they refuse any attribute that LibreOffice does not know, so that an error on its way through
    a context manager would turn into another one.
    """
    refusing = getattr(module, "_uno_struct__setattr__", None)
    if refusing is None or hasattr(refusing, "tolerant"):
        return

    def tolerant(self: Uno, name: str, value: Uno) -> None:
        if isinstance(self, BaseException) and name.startswith("__"):
            BaseException.__setattr__(self, name, value)
        else:
            refusing(self, name, value)

    tolerant.tolerant = True  # type: ignore[attr-defined]
    module._uno_struct__setattr__ = tolerant  # noqa: SLF001 - where pyuno finds it for new classes
    known = [module.getClass("com.sun.star.uno.Exception")]
    for made in known:  # within LibreOffice others may have used them already
        if vars(made).get("__setattr__") is refusing:
            made.__setattr__ = tolerant
        known += made.__subclasses__()


def _source() -> Path:
    """The file uno.py: beside the program, where Debian keeps it, or among LibreOffice's own Python."""
    program = _program_folder()
    for place in (program, _PACKAGES, *sorted(program.glob("python-core-*/lib"))):
        if (place / "uno.py").is_file():
            return place / "uno.py"
    raise NoUnoError(NO_UNO)


def _program_folder() -> Path:
    return soffice().resolve().parent


def _loaded(source: Path, program: Path) -> ModuleType:
    """The module by its path, so that nothing else in its folder can be imported by mistake."""
    settings = program / "fundamentalrc"
    if settings.exists() and "URE_BOOTSTRAP" not in os.environ:
        os.putenv("URE_BOOTSTRAP", f"vnd.sun.star.pathname:{settings}")  # out of sight of os.environ
    spec = importlib.util.spec_from_file_location("uno", source)
    assert spec is not None  # noqa: S101 - it is a file of Python
    assert spec.loader is not None  # noqa: S101
    module = sys.modules["uno"] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException as error:
        del sys.modules["uno"]
        if isinstance(error, ImportError):
            raise NoUnoError(NO_UNO) from error
        raise
    return module


def _check_version(program: Path, source: Path) -> None:
    """Raises NoUnoError where this Python cannot load UNO's library.

    A library for another minor version often works all the same, and else may end the process without a
    word: so it is tried in a process of its own.
    """
    wanted = python_of(program)
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if wanted in ("", running):
        return
    attempt = (
        "import sys; sys.path[:0] = sys.argv[1:]; import uno; "
        "uno.getComponentContext().ServiceManager.AvailableServiceNames"
    )
    command = [sys.executable, "-I", "-c", attempt, str(program), str(source.parent)]
    try:
        tried = subprocess.run(  # noqa: S603 - our own Python, and folders that we found
            command,
            check=False,
            capture_output=True,
            timeout=_TRIAL_SECONDS,
            env=environment_for(program / "soffice"),
        )
    except subprocess.TimeoutExpired as error:
        raise NoUnoError(OTHER_PYTHON.format(wanted=wanted, running=running)) from error
    if tried.returncode:
        raise NoUnoError(OTHER_PYTHON.format(wanted=wanted, running=running))


def python_of(program: Path) -> str:
    """The Python that UNO's library is linked to, "" where it does not say."""
    linked = rb"(?:libpython|python)3\.?(\d+)"
    for library in sorted(program.glob("*pyuno*")):
        if library.is_file() and (found := re.search(linked, library.read_bytes())):
            return f"3.{found[1].decode()}"
    return ""


@contextmanager
def _own_imports() -> Iterator[None]:
    """Takes back what uno.py does to the import statement: it would slow down and confuse every import."""
    before = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = before


@contextmanager
def _on_path(folder: Path) -> Iterator[None]:
    """Has modules found in a folder first, while it lasts; uno.py adds folders of its own."""
    before = list(sys.path)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path[:] = before
