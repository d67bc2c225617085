"""An Office package that is being changed: what nobody touches stays in it byte for byte."""

import posixpath
from typing import NamedTuple

from lxml import etree
from lxml.etree import QName, _Element

from xl_perfgoals.files.workbooks.broken import BROKEN
from xl_perfgoals.files.zip_parts import as_found, deflated, inflated, put_together

_TYPES = "[Content_Types].xml"
_TYPE_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATION_NS[1:-1]}"/>'.encode()
_RELATION_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class NotEditableError(Exception):
    """The package is not as Office packages are: it cannot be changed without harm."""


class Relation(NamedTuple):
    """What a part refers to. kind is the last word of its type; target is "" for what lies outside."""

    number: str
    kind: str
    target: str


class Package:
    """Parts are named by their paths; capitals and the slope of slashes do not count, as in Office."""

    def __init__(self, data: bytes) -> None:
        try:
            found = as_found(data)
        except BROKEN as error:
            raise NotEditableError from error
        self._parts = {name: part for name, part in found.items() if not name.endswith("/")}
        self._names = {_key(name): name for name in self._parts}
        self._read: dict[str, _Element] = {}
        self._edited: set[str] = set()

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all parts."""
        return tuple(name.replace("\\", "/") for name in self._parts)

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return _key(path) in self._names

    def read(self, path: str) -> bytes:
        """The bytes of a part. Raises NotEditableError."""
        try:
            return inflated(self._parts[self._names[_key(path)]])
        except BROKEN as error:
            raise NotEditableError from error

    def xml(self, path: str) -> _Element:
        """The root of a part, only to be looked at. Raises NotEditableError."""
        key = _key(path)
        if key not in self._read:
            self._read[key] = _parsed(self.read(path))
        return self._read[key]

    def edit(self, path: str) -> _Element:
        """The root of a part that is going to be changed. Raises NotEditableError."""
        root = self.xml(path)
        self._edited.add(_key(path))
        return root

    def put(self, path: str, data: bytes) -> None:
        """Writes a part, new or not."""
        name = self._names.setdefault(_key(path), path)
        self._parts[name] = deflated(data)
        self._read.pop(_key(path), None)
        self._edited.discard(_key(path))

    def remove(self, path: str) -> None:
        """Takes a part out, its relations and its content type with it."""
        for one in (path, _relations_of(path)):
            if (name := self._names.pop(_key(one), None)) is not None:
                del self._parts[name]
        types = self.edit(_TYPES)
        for override in types.findall(f"{_TYPE_NS}Override"):
            if _key(override.get("PartName", "")) == _key(path):
                types.remove(override)

    def free_path(self, pattern: str) -> str:
        """A path that no part has: "xl/comments{}.xml" with the first number that is free."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def content_type(self, path: str) -> str:
        """The content type of a part, "" if none is declared."""
        types = self.xml(_TYPES)
        for override in types.iter(f"{_TYPE_NS}Override"):
            if _key(override.get("PartName", "")) == _key(path):
                return override.get("ContentType", "")
        extension = path.rpartition(".")[2].lower()
        return next(
            (
                default.get("ContentType", "")
                for default in types.iter(f"{_TYPE_NS}Default")
                if default.get("Extension", "").lower() == extension
            ),
            "",
        )

    def add(self, path: str, data: bytes, content_type: str) -> None:
        """Adds a part and declares its type."""
        self.put(path, data)
        extension = path.rpartition(".")[2].lower()
        if self.content_type(path) == content_type:
            return
        if extension == "xml" or self.content_type(f"any.{extension}"):
            kind, named = "Override", {"PartName": f"/{path}"}
        else:
            kind, named = "Default", {"Extension": extension}
        etree.SubElement(self.edit(_TYPES), f"{_TYPE_NS}{kind}", {**named, "ContentType": content_type})

    def relations(self, source: str) -> tuple[Relation, ...]:
        """What a part refers to; of the package as a whole for ""."""
        path = _relations_of(source)
        if not self.has(path):
            return ()
        folder = posixpath.dirname(source)
        return tuple(
            Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], _target(one, folder))
            for one in self.xml(path).iter(f"{_RELATION_NS}Relationship")
        )

    def target(self, source: str, kind: str) -> str:
        """The part of this kind that another refers to, "" if there is none."""
        found = (r.target for r in self.relations(source) if r.kind == kind and self.has(r.target))
        return next(found, "")

    def relate(self, source: str, kind: str, target: str) -> str:
        """Makes a part refer to another, by the full name of the kind; the number of the relation."""
        path = _relations_of(source)
        if not self.has(path):
            self.add(path, _NO_RELATIONS, _RELATION_TYPE)
        root = self.edit(path)
        taken = {one.get("Id") for one in root}
        number = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        relative = posixpath.relpath(target, posixpath.dirname(source) or ".")
        etree.SubElement(root, f"{_RELATION_NS}Relationship", Id=number, Type=kind, Target=relative)
        return number

    def unrelate(self, source: str, relation: Relation) -> None:
        """Takes back what a part refers to."""
        root = self.edit(_relations_of(source))
        for one in list(root):
            if one.get("Id") == relation.number:
                root.remove(one)

    def packed(self) -> bytes:
        """The package as a file."""
        changed = {
            name: deflated(serialised(self._read[key]))
            for key, name in self._names.items()
            if key in self._edited
        }
        return put_together({name: changed.get(name, part) for name, part in self._parts.items()})


def serialised(root: _Element) -> bytes:
    """XML as a part holds it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def namespace(root: _Element) -> str:
    """The namespace of an element in braces, as tags begin with it."""
    return f"{{{QName(root).namespace or ''}}}"


def whole(text: str | None) -> int:
    """The whole number that an attribute says; 0 for none, and for what is none."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _parsed(data: bytes) -> _Element:
    # Remarks mean nothing in these parts, but would be counted as items of a list.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotEditableError from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotEditableError("a document type")
    return root


def _target(relation: _Element, folder: str) -> str:
    if relation.get("TargetMode") == "External":
        return ""
    place = relation.get("Target", "").replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, place)).lstrip("/")


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _key(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()
