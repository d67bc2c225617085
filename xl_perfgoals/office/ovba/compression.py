"""Run-length compression of VBA source, as MS-OVBA 2.4.1 has it."""

from itertools import pairwise

CHUNK = 4096
"""Bytes of source that are compressed together; a copy never reaches outside its chunk."""

_SIGNATURE = b"\x01"
_COMPRESSED, _RAW = 0xB000, 0x3000  # the two highest nibbles of a chunk's header
_SHORTEST_COPY = 3
_TRIES = 64  # earlier places looked at for each copy: more gains next to nothing


class IncompressibleError(ValueError):
    """A short last chunk that does not shrink: the format could only store it with zeros behind it."""


def compress(data: bytes) -> bytes:
    """The compressed container of data. Raises IncompressibleError; VBA source never gives cause."""
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    return _SIGNATURE + b"".join(map(_compress_chunk, chunks))


def _compress_chunk(chunk: bytes) -> bytes:
    body = b"".join(_token_groups(chunk))
    if len(body) < CHUNK:
        return _header(_COMPRESSED, len(body)) + body
    if len(chunk) == CHUNK:
        return _header(_RAW, CHUNK) + chunk
    raise IncompressibleError(f"the last {len(chunk)} bytes do not shrink")


def _header(kind: int, body_length: int) -> bytes:
    return (kind | (body_length + 2 - 3)).to_bytes(2, "little")


def _token_groups(chunk: bytes) -> list[bytes]:
    """Groups of up to eight tokens, each led by a byte whose bits say which of them are copies."""
    tokens = _tokens(chunk)
    groups = []
    for start, end in pairwise([*range(0, len(tokens), 8), len(tokens)]):
        group = tokens[start:end]
        flags = sum(1 << bit for bit, token in enumerate(group) if len(token) == 2)
        groups.append(bytes([flags]) + b"".join(group))
    return groups


def _tokens(chunk: bytes) -> list[bytes]:
    """Literals (one byte) and copies of what stands earlier in the chunk (two bytes)."""
    tokens: list[bytes] = []
    seen: dict[bytes, list[int]] = {}
    at = 0
    while at < len(chunk):
        length, back = _longest_copy(chunk, at, seen)
        if length:
            offset_bits = _offset_bits(at)
            tokens.append(((back - 1) << (16 - offset_bits) | (length - 3)).to_bytes(2, "little"))
        else:
            length = 1
            tokens.append(chunk[at : at + 1])
        for place in range(at, at + length):
            seen.setdefault(chunk[place : place + _SHORTEST_COPY], []).append(place)
        at += length
    return tokens


def _longest_copy(chunk: bytes, at: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """Length and distance of the longest earlier text that goes on as the chunk does here; 0 if none."""
    limit = min(len(chunk) - at, (0xFFFF >> _offset_bits(at)) + _SHORTEST_COPY)
    if limit < _SHORTEST_COPY:
        return 0, 0
    best, back = 0, 0
    for place in reversed(seen.get(chunk[at : at + _SHORTEST_COPY], ())[-_TRIES:]):
        length = _SHORTEST_COPY
        while length < limit and chunk[place + length] == chunk[at + length]:
            length += 1
        if length > best:
            best, back = length, at - place
            if best == limit:
                break
    return best, back


def _offset_bits(at: int) -> int:
    """How many of a copy's 16 bits say its distance: the further into the chunk, the more."""
    return max(4, (at - 1).bit_length())
