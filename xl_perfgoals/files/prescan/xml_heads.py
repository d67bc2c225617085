"""XML heads: how the parts of office packages usually begin, seen at one look."""

import re

_HEAD = re.compile(
    rb"""
    (?: \xef\xbb\xbf )?
    (?: <\?xml [ ] version="1\.0"
        (?: [ ] encoding="(?:UTF|utf)-8" )? (?: [ ] standalone="(?:yes|no)" )? [ ]? \?>
    )?
    \s* < ([A-Za-z_][\w:.-]*)
    """,
    re.VERBOSE,
)


def usual_head(xml: bytes) -> re.Match[bytes] | None:
    """The beginning of a part in UTF-8, its root element (group 1) first; None for what begins otherwise."""
    return _HEAD.match(xml)
