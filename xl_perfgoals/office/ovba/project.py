"""Writes a VBA project as vbaProject.bin (MS-OVBA): the same project gives the same bytes."""

import struct
import uuid
from dataclasses import dataclass

from xl_perfgoals.office.ovba.compound_file import Storage, Stream, compound_file
from xl_perfgoals.office.ovba.compression import compress
from xl_perfgoals.office.ovba.modules import ModuleKind, VbaModule, VbaSourceError, is_vba_name
from xl_perfgoals.office.ovba.obfuscation import obfuscated

_CODE_PAGE = "cp1252"
_NOT_COMPILED = bytes.fromhex("CC61FFFF000000")
"""A _VBA_PROJECT stream without a performance cache: the host compiles the source when it first runs."""

_LCID = 0x409
_COOKIE = 0xFFFF
_VERSION = (1, 0)
_EDITOR = "{3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
_OLE = r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"
_OFFICE = (
    r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
    r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"
)
_REFERENCES = (("stdole", _OLE), ("Office", _OFFICE))
"""OLE Automation, and Office for the type of a ribbon control. VBA and Excel come by themselves."""


@dataclass(frozen=True, slots=True)
class VbaProject:
    """A project: its name, and its modules in the order in which the editor lists them."""

    name: str
    modules: tuple[VbaModule, ...]

    def __post_init__(self) -> None:
        names = [self.name.lower(), *(module.name.lower() for module in self.modules)]
        if not is_vba_name(self.name):
            raise VbaSourceError(f"{self.name!r} is no name for a project")
        if len(set(names)) < len(names):
            raise VbaSourceError("a project and its modules must all have different names")


def write_vba_project(project: VbaProject) -> bytes:
    """The bytes of vbaProject.bin."""
    sources = (Stream(module.name, compress(module.source.encode("ascii"))) for module in project.modules)
    vba = Storage(
        "VBA",
        (Stream("_VBA_PROJECT", _NOT_COMPILED), Stream("dir", compress(_dir_stream(project))), *sources),
    )
    names = b"".join(_both_names(module.name) for module in project.modules) + b"\0\0"
    return compound_file((vba, Stream("PROJECT", _project_text(project)), Stream("PROJECTwm", names)))


def _both_names(name: str) -> bytes:
    return name.encode(_CODE_PAGE) + b"\0" + name.encode("utf-16-le") + b"\0\0"


def _project_text(project: VbaProject) -> bytes:
    """The PROJECT stream: what the editor wants to know, as lines of text."""
    project_id = "{" + str(uuid.uuid5(uuid.NAMESPACE_OID, project.name)).upper() + "}"
    lines = [f'ID="{project_id}"']
    for module in project.modules:
        tail = "/&H00000000" if module.kind.word == "Document" else ""
        lines.append(f"{module.kind.word}={module.name}{tail}")
    lines += [
        f'Name="{project.name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{obfuscated(bytes(4), project_id)}"',  # not protected
        f'DPB="{obfuscated(bytes(1), project_id)}"',  # no password
        f'GC="{obfuscated(bytes([0xFF]), project_id)}"',  # visible
        "",
        "[Host Extender Info]",
        f"&H00000001={_EDITOR}",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in project.modules),
    ]
    return "".join(f"{line}\r\n" for line in lines).encode(_CODE_PAGE)


def _dir_stream(project: VbaProject) -> bytes:
    """The dir stream: the project's facts, its references and its modules, as numbered records."""
    major, minor = _VERSION
    parts = [
        _long(0x0001, 1),  # for 32-bit Windows, as ever
        _long(0x0002, _LCID),
        _long(0x0014, _LCID),
        _short(0x0003, int(_CODE_PAGE.removeprefix("cp"))),
        _text(0x0004, project.name),
        _text(0x0005, "") + _text(0x0040, ""),
        _text(0x0006, "") + _text(0x003D, ""),
        _long(0x0007, 0),
        _long(0x0008, 0),
        struct.pack("<HIIH", 0x0009, 4, major, minor),
        _text(0x000C, "") + _text(0x003C, ""),
    ]
    for name, library in _REFERENCES:
        body = struct.pack("<I", len(library)) + library.encode(_CODE_PAGE) + bytes(6)
        parts += [_text(0x0016, name), _wide(0x003E, name), _record(0x000D, body)]
    parts += [_short(0x000F, len(project.modules)), _short(0x0013, _COOKIE)]
    parts += [_module_records(module) for module in project.modules]
    return b"".join((*parts, _record(0x0010, b"")))


def _module_records(module: VbaModule) -> bytes:
    procedural = module.kind is ModuleKind.STANDARD
    return b"".join(
        (
            _text(0x0019, module.name),
            _wide(0x0047, module.name),
            _text(0x001A, module.name),
            _wide(0x0032, module.name),
            _text(0x001C, ""),
            _text(0x0048, ""),
            _long(0x0031, 0),  # the source stands at the very start of its stream
            _long(0x001E, 0),
            _short(0x002C, _COOKIE),
            _record(0x0021 if procedural else 0x0022, b""),
            _record(0x002B, b""),
        )
    )


def _record(number: int, body: bytes) -> bytes:
    return struct.pack("<HI", number, len(body)) + body


def _long(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<I", value))


def _short(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<H", value))


def _text(number: int, text: str) -> bytes:
    return _record(number, text.encode(_CODE_PAGE))


def _wide(number: int, text: str) -> bytes:
    return _record(number, text.encode("utf-16-le"))
