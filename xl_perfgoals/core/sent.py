"""What a county sent, small enough to be kept for all counties: its files, and the forms that were summed."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

DIGITS = 32
"""Of a file's sha256 in hexadecimal: 128 bits are one file's own."""
KEY_DIGITS = 16
"""Of what a form is known by, in hexadecimal: 64 bits, as many as fit one number of an array."""


class SentFiles(NamedTuple):
    """The files of a county that forms were read from: what is in them, and how they are called.

    Two texts and not a tuple a file: a province has a million of them, and all are held at once.
    """

    digests: str = ""
    paths: str = ""

    @classmethod
    def of(cls, files: Iterable[tuple[str, str]]) -> "SentFiles":
        """From each file's sha256 and path. A NUL, which none but a forged path has, is dropped."""
        every = list(files)
        return cls(
            "".join(sha[:DIGITS] for sha, _ in every), "\0".join(path.replace("\0", "") for _, path in every)
        )

    def each_digest(self) -> Iterator[str]:
        """The files' digests, in their order."""
        return (self.digests[start : start + DIGITS] for start in range(0, len(self.digests), DIGITS))

    def each_path(self) -> list[str]:
        """The files' paths, in the same order."""
        return self.paths.split("\0") if self.digests else []


class SentForm(NamedTuple):
    """A form that was summed: its file, its sheet, whose project it is, and its total in 万元 as a text,
    and its year as far as that is known.
    """

    path: str
    sheet: str
    unit: str
    project: str
    total: str
    year: int | None = None


class SentForms(NamedTuple):
    """The forms of a county that were summed: what tells the project of each, whoever sent it, and the forms.

    The keys are compared among all counties; the forms, packed, are looked at where a key comes again.
    """

    keys: str = ""
    packed: str = ""

    @classmethod
    def of(cls, forms: Iterable[tuple[tuple[str, str], SentForm]]) -> "SentForms":
        """From each form's identity, and itself."""
        every = list(forms)
        if not every:
            return cls()
        text = json.dumps([form for _, form in every]).encode("ascii")
        return cls("".join(_key(identity) for identity, _ in every), b64encode(zlib.compress(text)).decode())

    def key_numbers(self) -> bytes:
        """The keys, eight bytes each."""
        return bytes.fromhex(self.keys)

    def each(self) -> list[SentForm]:
        """The forms in the order of their keys."""
        if not self.keys:
            return []
        return [SentForm(*form) for form in json.loads(zlib.decompress(b64decode(self.packed)))]


def _key(identity: tuple[str, str]) -> str:
    text = "\0".join(identity).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=KEY_DIGITS // 2).hexdigest()


NO_FILES_SENT, NO_FORMS_SENT = SentFiles(), SentForms()
