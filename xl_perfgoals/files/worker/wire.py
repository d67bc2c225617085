"""The wire between a process and its worker: pieces of bytes over pipes, each behind its length."""

import struct
from typing import BinaryIO

_LENGTH = struct.Struct("<Q")


def send(stream: BinaryIO, piece: bytes) -> None:
    """Writes one piece. Raises OSError when nobody is at the other end."""
    stream.write(_LENGTH.pack(len(piece)))
    stream.write(piece)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """The next piece; None when the other end is gone, even in the middle of one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    piece = stream.read(length)
    return piece if len(piece) == length else None
