"""The digest by which a file's content is known again."""

import hashlib
from pathlib import Path


def content_digest(path: Path) -> str:
    """The sha256 in hexadecimal; "" where the file cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
