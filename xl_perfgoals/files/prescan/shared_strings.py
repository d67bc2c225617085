"""Shared strings of .xlsx: how many there are is counted by readers, whatever the part claims."""

from xl_perfgoals.core.patterns import rare
from xl_perfgoals.files.prescan.xml_heads import usual_head
from xl_perfgoals.files.zip_parts import Part, part_of

_CLAIM = rare(rb'(<(?:\w+:)?sst\b[^>]*?)\s+uniqueCount\s*=\s*["\'](\d+)["\']')
_COUNT = b"uniqueCount"
_SHORTEST = len(b"<si/>")
_HEAD = 2000
_ROOT = b"sst"


def without_false_counts(parts: dict[str, Part]) -> dict[str, Part]:
    """The parts, with no claim of more strings than fit into them: calamine makes room for what is claimed,
    and where there is no such room the process ends.
    """
    false = {
        name: part_of(part.data[: match.start()] + match[1] + part.data[match.end() :])
        for name, part in parts.items()
        if part.data.find(_COUNT, 0, _HEAD) >= 0
        and _may_be_strings(part.data)
        and (match := _CLAIM.search(part.data, 0, _HEAD))
        and int(match[2]) > len(part.data) // _SHORTEST
    }
    return parts | false if false else parts


def _may_be_strings(xml: bytes) -> bool:
    head = usual_head(xml)
    return head[1].endswith(_ROOT) if head else _ROOT in xml[:_HEAD]
