"""ODS files with a password, as LibreOffice has saved them since 2012: AES-256 under a PBKDF2 key."""

import hashlib
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Mapping
from hmac import compare_digest
from io import BytesIO
from xml.parsers.expat import ExpatError

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from xl_perfgoals.files.formats.ods_package import package
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.xml_events import elements

_CONTENT = "content.xml"
_TOLD = ("file-entry", "encryption-data", "algorithm", "start-key-generation", "key-derivation")
_CHECKED = 1024
"""So many bytes of the packed content go into the checksum that tells whether the password fits."""
_MOST_ROUNDS = 10_000_000
_MOST_BYTES = 64 << 20
_BROKEN = (LookupError, NotImplementedError, OSError, EOFError, OverflowError, RuntimeError, ValueError)
"""What reading a damaged container and manifest may raise, beside the errors of zip, zlib and expat."""


def opened(data: bytes, password: str) -> bytes | None:
    """An .ods of the sheets without the password; None when it does not fit. Raises RefusedError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            told = _told(archive.read("META-INF/manifest.xml"))
            locked = archive.read(_CONTENT)
        content = _content(told, locked, password)
    except (*_BROKEN, zipfile.BadZipFile, zlib.error, ExpatError) as error:
        raise RefusedError("B04") from error
    return None if content is None else package(content)


def _told(manifest: bytes) -> dict[str, str]:
    """What the manifest tells of how the content is locked."""
    told: dict[str, str] = {}
    ours = False
    for name, attributes in elements(manifest, *_TOLD):
        if name == "file-entry":
            ours = attributes.get("full-path") == _CONTENT
        elif ours:
            told.update(attributes)
    return told


def _content(told: Mapping[str, str], locked: bytes, password: str) -> bytes | None:
    if not (
        told["algorithm-name"].endswith("#aes256-cbc")
        and told["start-key-generation-name"].endswith("#sha256")
        and told["key-derivation-name"].endswith("PBKDF2")
        and told["checksum-type"].endswith("#sha256-1k")
        and 0 < (rounds := int(told["iteration-count"])) <= _MOST_ROUNDS
    ):
        raise ValueError("an encryption of another kind")
    start = hashlib.sha256(password.encode()).digest()
    key = hashlib.pbkdf2_hmac("sha1", start, b64decode(told["salt"]), rounds, 32)
    cipher = Cipher(algorithms.AES(key), modes.CBC(b64decode(told["initialisation-vector"]))).decryptor()
    deflated = cipher.update(locked) + cipher.finalize()
    deflated = deflated[: -deflated[-1]] if 0 < deflated[-1] <= 16 else deflated
    checksum = hashlib.sha256(deflated[:_CHECKED]).digest()
    if not compare_digest(checksum, b64decode(told["checksum"])):
        return None
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    content = inflate.decompress(deflated, _MOST_BYTES)
    if inflate.unconsumed_tail:
        raise ValueError("more than any sheet holds")
    return content
