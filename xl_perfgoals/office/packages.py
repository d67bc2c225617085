"""Packages of Office: a workbook made an add-in, a ribbon put in, a zip with the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

Parts = Mapping[str, bytes]
"""The files of an Office package by name, in the order in which they lie in the zip."""

_CONTENT_TYPES = "[Content_Types].xml"
_ROOT_RELATIONS = "_rels/.rels"
_WORKBOOK = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
_OPENED = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip: the earliest that the format knows."""

_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


class RibbonVersion(NamedTuple):
    """One of the two forms in which Office reads a ribbon: the part, its relation and its namespace."""

    part: str
    relation: str
    namespace: str


RIBBON_2010 = RibbonVersion(
    "customUI/customUI14.xml",
    "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    "http://schemas.microsoft.com/office/2009/07/customui",
)
RIBBON_2007 = RibbonVersion(
    "customUI/customUI.xml",
    "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    "http://schemas.microsoft.com/office/2006/01/customui",
)
"""For Excel 2007, and for programs that have not heard of the later one."""


class PackageError(Exception):
    """A package that is not as expected."""


def read_parts(package: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(parts: Parts) -> bytes:
    """The package of these parts: the same parts give the same bytes."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _OPENED)
            entry.create_system = 0  # else it would say which system built it
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def as_addin(parts: Parts) -> dict[str, bytes]:
    """The parts of a macro workbook made those of an add-in: one content type is all the difference."""
    return {**parts, _CONTENT_TYPES: _replaced_once(parts[_CONTENT_TYPES], _WORKBOOK, _ADDIN)}


def with_ribbon(parts: Parts, ribbon: str, images: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with a ribbon, given in its 2010 form, in both forms; images are PNG files by id."""
    added: dict[str, bytes] = {}
    relations = []
    for number, version in enumerate((RIBBON_2010, RIBBON_2007), 1):
        if ribbon.count(RIBBON_2010.namespace) != 1:
            raise PackageError("the ribbon does not name its namespace once")
        folder, name = version.part.split("/")
        added[version.part] = ribbon.replace(RIBBON_2010.namespace, version.namespace).encode()
        targets = [(image, _IMAGE, f"images/{image}.png") for image in images]
        added[f"{folder}/_rels/{name}.rels"] = _relations(targets)
        relations.append((f"rIdRibbon{number}", version.relation, version.part))
    added |= {f"customUI/images/{image}.png": data for image, data in images.items()}
    entries = b"".join(_relation(*relation) for relation in relations)
    return {
        **parts,
        _ROOT_RELATIONS: _replaced_once(
            parts[_ROOT_RELATIONS], b"</Relationships>", entries + b"</Relationships>"
        ),
        _CONTENT_TYPES: _with_png(parts[_CONTENT_TYPES]),
        **added,
    }


def _with_png(types: bytes) -> bytes:
    if b'Extension="png"' in types:
        return types
    default = b'<Default Extension="png" ContentType="image/png"/>'
    return _replaced_once(types, b"<Override", default + b"<Override", first=True)


def _relations(targets: Sequence[tuple[str, str, str]]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATION}">'
    return head.encode() + b"".join(_relation(*target) for target in targets) + b"</Relationships>"


def _relation(number: str, kind: str, target: str) -> bytes:
    values = {"Id": number, "Type": kind, "Target": target}
    return f"<Relationship {' '.join(f'{k}={quoteattr(v)}' for k, v in values.items())}/>".encode()


def _replaced_once(data: bytes, old: bytes, new: bytes, *, first: bool = False) -> bytes:
    if data.count(old) != 1 and not (first and old in data):
        raise PackageError(f"{old.decode()} was found {data.count(old)} times")
    return data.replace(old, new, 1)
