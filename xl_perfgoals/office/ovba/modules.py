"""VbaModule: one module of a VBA project as it is stored, and the checks that its text must pass."""

import re
from dataclasses import dataclass
from enum import Enum

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
_VB_NAME = re.compile(r'Attribute VB_Name = "([^"\r\n]*)"\r\n')
_CLASS_HEAD = re.compile(r"\AVERSION 1\.0 CLASS\r\nBEGIN\r\n(?:[^\r\n]*\r\n)*?END\r\n")
_LONGEST_LINE = 1023
_MOST_CONTINUATIONS = 24


class ModuleKind(Enum):
    """What a module is: its word in the PROJECT stream, and its base class there, "" for none."""

    STANDARD = ("Module", "")
    CLASS = ("Class", "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}")
    WORKBOOK = ("Document", "0{00020819-0000-0000-C000-000000000046}")
    SHEET = ("Document", "0{00020820-0000-0000-C000-000000000046}")

    @property
    def word(self) -> str:
        """Module, Class or Document."""
        return self.value[0]

    @property
    def base(self) -> str:
        """The class that the module's own derives from."""
        return self.value[1]


class VbaSourceError(ValueError):
    """A module whose text or name Excel would not take."""


@dataclass(frozen=True, slots=True)
class VbaModule:
    """A module. source is the whole text as stored: attributes first, ASCII, lines ended by CR LF."""

    kind: ModuleKind
    name: str
    source: str

    def __post_init__(self) -> None:
        if not is_vba_name(self.name):
            raise VbaSourceError(f"{self.name!r} is no name for a module")
        if not self.source.isascii():
            raise VbaSourceError(f"{self.name} is not plain ASCII: Excel elsewhere would garble it")
        continued = 0
        for number, line in enumerate(self.source.split("\r\n"), 1):
            if len(line) > _LONGEST_LINE or "\r" in line or "\n" in line or "\0" in line:
                raise VbaSourceError(f"line {number} of {self.name} is too long or badly ended")
            continued = continued + 1 if line.endswith(" _") else 0
            if continued > _MOST_CONTINUATIONS:
                raise VbaSourceError(f"line {number} of {self.name} continues a line too often")


def is_vba_name(text: str) -> bool:
    """Whether a module, or a project, can be called so."""
    return _NAME.fullmatch(text) is not None


def standard_module(text: str) -> VbaModule:
    """The module in the text of a .bas file, which opens with its name."""
    text = _crlf(text)
    return VbaModule(ModuleKind.STANDARD, _opening_name(text), text)


def class_module(text: str) -> VbaModule:
    """The module in the text of a .cls file: its head goes, and the base class is named instead."""
    text = _CLASS_HEAD.sub("", _crlf(text))
    name = _opening_name(text)
    lines = text.split("\r\n")
    count = next(i for i, line in enumerate(lines) if not line.startswith("Attribute "))
    given = dict(line.removeprefix("Attribute ").split(" = ", 1) for line in lines[1:count])
    source = _attributes(name, ModuleKind.CLASS, given) + "\r\n".join(lines[count:])
    return VbaModule(ModuleKind.CLASS, name, source)


def document_module(kind: ModuleKind, name: str) -> VbaModule:
    """The empty module that belongs to a workbook or a sheet; name is its codeName there."""
    shown = {"VB_PredeclaredId": "True", "VB_Exposed": "True", "VB_Customizable": "True"}
    return VbaModule(kind, name, _attributes(name, kind, shown))


def _attributes(name: str, kind: ModuleKind, given: dict[str, str]) -> str:
    values = {
        "VB_Name": f'"{name}"',
        "VB_Base": f'"{kind.base}"',
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": "False",
        "VB_Exposed": "False",
        "VB_TemplateDerived": "False",
        "VB_Customizable": "False",
    } | given
    return "".join(f"Attribute {key} = {value}\r\n" for key, value in values.items())


def _crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _opening_name(text: str) -> str:
    if (found := _VB_NAME.match(text)) is None:
        raise VbaSourceError(f"a module opens with its name, not with {text[:40]!r}")
    return found[1]
