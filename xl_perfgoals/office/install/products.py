"""Products: the built files that are to be installed, told which Python to start."""

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.sax.saxutils import escape

from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK, build_all
from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.office_registry import expanded
from xl_perfgoals.office.packages import read_parts, write_parts
from xl_perfgoals.office.xlwings_settings import SETTINGS

_TEXTS = "xl/sharedStrings.xml"
_KEYS = {Platform.WINDOWS: "INTERPRETER_WIN", Platform.MACOS: "INTERPRETER_MAC"}


class Products(NamedTuple):
    """The files' bytes. script is what Excel on a Mac starts Python with; its name has xlwings' version."""

    addin: bytes
    workbook: bytes
    script: bytes
    script_name: str


class ProductError(Exception):
    """Built files that are not as expected."""


def build_products(built: Path | None = None) -> Products:
    """Reads the built files from a folder, or builds them now. Raises ProductError."""
    if built is not None:
        return _read(built)
    with TemporaryDirectory(prefix="xl_perfgoals-") as folder:
        build_all(Path(folder))
        return _read(Path(folder))


def fitted(products: Products, machine: Machine, interpreter: str) -> Products:
    """The products with the interpreter in their settings, where it is not the one that they name already."""
    return products._replace(
        addin=_with_interpreter(products.addin, machine, interpreter),
        workbook=_with_interpreter(products.workbook, machine, interpreter),
    )


def _read(folder: Path) -> Products:
    name, script = _script()
    try:
        addin, workbook = ((folder / file).read_bytes() for file in (ADDIN, COUNTY_WORKBOOK))
    except FileNotFoundError as error:
        raise ProductError(f"“{folder}”里没有 {Path(error.filename).name}。") from error
    return Products(addin, workbook, script, name)


def _script() -> tuple[str, bytes]:
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise ProductError("没有安装 xlwings。")
    for path in Path(spec.origin).parent.glob("xlwings-*.applescript"):
        return path.name, path.read_bytes()
    raise ProductError("xlwings 的安装不完整：缺少 .applescript 文件。")


def _with_interpreter(package: bytes, machine: Machine, interpreter: str) -> bytes:
    key = _KEYS[machine.platform]
    preset = next(str(value) for name, value in SETTINGS if name == key)
    resolved = expanded(machine, preset).replace("$HOME", machine.variable("HOME"))
    if machine.path(resolved) == machine.path(interpreter):
        return package
    parts = read_parts(package)
    old, new = (f"<t>{escape(text)}</t>".encode() for text in (preset, interpreter))
    if parts[_TEXTS].count(old) != 1:
        raise ProductError(f"the setting {key} was found {parts[_TEXTS].count(old)} times")
    return write_parts({**parts, _TEXTS: parts[_TEXTS].replace(old, new)})
