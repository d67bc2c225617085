"""Office packages as their readers see them: content types and relations."""

import posixpath
from collections.abc import Iterator, Mapping

from defusedxml.ElementTree import fromstring

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def content_types(parts: Mapping[str, bytes]) -> dict[str, str | None]:
    """The type of every part, as a reader of packages works it out."""
    root = fromstring(parts["[Content_Types].xml"])
    defaults = {e.get("Extension").lower(): e.get("ContentType") for e in root.iter(f"{_TYPES}Default")}
    overrides = {e.get("PartName"): e.get("ContentType") for e in root.iter(f"{_TYPES}Override")}
    assert {name.lstrip("/") for name in overrides} <= set(parts)
    return {name: overrides.get(f"/{name}", defaults.get(name.rpartition(".")[2].lower())) for name in parts}


def relations(parts: Mapping[str, bytes], source: str) -> Iterator[tuple[str, str, str]]:
    """Number, kind and target of what a part refers to inside the package."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels in parts:
        for relation in fromstring(parts[rels]):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target")))
                yield relation.get("Id"), relation.get("Type"), target.lstrip("/")


def assert_sound(parts: Mapping[str, bytes]) -> None:
    """Every part has a type and is reached by relations that each have a number of their own."""
    assert None not in content_types(parts).values()
    reached, waiting = set(), [""]
    while waiting:
        found = list(relations(parts, waiting.pop()))
        assert len({number for number, _, _ in found}) == len(found)
        for _, _, target in found:
            assert target in parts
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    others = {name for name in parts if name.endswith(".rels") or name == "[Content_Types].xml"}
    assert reached | others == set(parts)
