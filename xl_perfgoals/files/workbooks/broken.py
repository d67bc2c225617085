"""Broken: what the standard library raises over a damaged container or damaged XML."""

import struct
import zipfile
import zlib
from xml.parsers.expat import ExpatError

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ExpatError, struct.error),
    *(EOFError, LookupError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError),
)
