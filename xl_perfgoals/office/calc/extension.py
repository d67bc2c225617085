"""Builds the extension for LibreOffice: a menu, a toolbar, and the macros behind them."""

from collections.abc import Sequence
from pathlib import Path

from xl_perfgoals import __version__
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.atomic import replace_whole
from xl_perfgoals.hosts.commands import COMMANDS, Command
from xl_perfgoals.office.calc.addons import addons_file
from xl_perfgoals.office.packages import write_parts

BUTTONS = "pg_buttons.py"
_AS_THEY_ARE = ("META-INF/manifest.xml", "CalcWindowState.xcu", "description.txt")
_MODULES = ("pg_arguments.py", "pg_beside.py", "pg_keys.py", "pg_note.py", "pg_program.py")
_SIZES = (16, 32)
_NO_VERSION = '<version value="0"/>'
_MACRO = '''

def {name}(*given):
    """{label}"""
    _press("{name}", given)
'''


def build_extension(out: Path, commands: Sequence[Command] = COMMANDS) -> Path:
    """Builds the extension; the same sources give the same bytes."""
    replace_whole(out, write_parts(extension_parts(commands)))
    return out


def extension_parts(commands: Sequence[Command] = COMMANDS) -> dict[str, bytes]:
    """The files in the extension."""
    parts = {name: _source(*name.split("/")) for name in _AS_THEY_ARE}
    description = _source("description.xml").decode()
    if description.count(_NO_VERSION) != 1:
        raise ValueError("description.xml has no place for the version")
    version = _NO_VERSION.replace("0", __version__)
    parts["description.xml"] = description.replace(_NO_VERSION, version).encode()
    parts["Addons.xcu"] = addons_file(commands).encode()
    parts |= {f"python/{name}": data for name, data in macro_files(commands).items()}
    for command in commands:
        for size in _SIZES:
            name = f"{command.image}_{size}.png"
            parts[f"icons/{name}"] = asset("addin", "icons", name).read_bytes()
    return parts


def macro_files(commands: Sequence[Command] = COMMANDS) -> dict[str, bytes]:
    """The macros, by their paths in a folder for macros of Python."""
    own = "".join(_MACRO.format(name=command.name, label=command.label) for command in commands)
    exported = ", ".join(command.name for command in commands)
    buttons = _source("python", BUTTONS).decode() + own + f"\n\ng_exportedScripts = ({exported},)\n"
    modules = {f"pythonpath/{name}": _source("python", "pythonpath", name) for name in _MODULES}
    return {BUTTONS: buttons.encode(), "pg_functions.py": _source("python", "pg_functions.py"), **modules}


def _source(*parts: str) -> bytes:
    return asset("addin", "calc", *parts).read_bytes()
