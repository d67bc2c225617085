"""Open descriptors, sent from one process to another through two sockets, and news with them. Unix alone.

By the module that `socket` is made of: that one makes enumerations of hundreds of numbers, and imports
selectors, before the first worker can begin.
"""

import _socket
import struct

Socket = _socket.socket


def pair() -> tuple[Socket, Socket]:
    """Two ends, between which messages stay apart. Raises OSError."""
    return _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)


def send(end: Socket, message: bytes, *descriptors: int) -> None:
    """Sends both; the other process gets descriptors of its own. Raises OSError."""
    packed = struct.pack(f"{len(descriptors)}i", *descriptors)
    end.sendmsg([message], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, packed)])


def receive(end: Socket, most_bytes: int, most_descriptors: int) -> tuple[bytes, list[int]]:
    """The next message and what came with it; nothing when the other end is nobody's. Raises OSError."""
    size = struct.calcsize("i")
    message, ancillary, _, _ = end.recvmsg(most_bytes, _socket.CMSG_LEN(most_descriptors * size))
    descriptors: list[int] = []
    for level, kind, packed in ancillary:
        if (level, kind) == (_socket.SOL_SOCKET, _socket.SCM_RIGHTS):
            descriptors.extend(struct.unpack(f"{len(packed) // size}i", packed))
    return message, descriptors


def taken_over(descriptor: int) -> Socket:
    """The socket of a descriptor that was received."""
    return _socket.socket(fileno=descriptor)
