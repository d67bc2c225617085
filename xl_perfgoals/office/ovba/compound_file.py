"""Writes a compound file (MS-CFB, version 3): storages and streams in one block of bytes."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_SECTOR, _MINI = 512, 64
_CUTOFF = 4096
"""Streams of this size and more lie in sectors of their own, shorter ones in the mini stream."""
_FREE, _END, _FAT_SECTOR, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_HEADER_FATS = 109
_PER_SECTOR = _SECTOR // 4
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_LONGEST_NAME = 31
_UNUSED = bytes(68) + struct.pack("<III", _NONE, _NONE, _NONE) + bytes(48)
"""What fills the directory's last sector."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A named run of bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Storage:
    """A named folder of streams and storages."""

    name: str
    members: tuple["Stream | Storage", ...]


@dataclass(slots=True)
class _Entry:
    """A directory entry under way; left, right and child are numbers of entries."""

    name: str
    kind: int
    data: bytes = b""
    color: int = _BLACK
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE
    start: int = 0
    size: int = 0

    def pack(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII", len(name), self.kind, self.color, self.left, self.right, self.child)
        # Class id, state bits and both times stay zero: nothing here needs them, and bytes stay the same.
        return name.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", self.start, self.size)


@dataclass(slots=True)
class _Sectors:
    """Sectors in the order in which they will lie, and the chain that leads through them."""

    size: int
    blocks: list[bytes] = field(default_factory=list)
    chain: list[int] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        """Appends data; the number of its first sector, or the end mark when there is none."""
        if not data:
            return _END
        start, count = len(self.blocks), -(-len(data) // self.size)
        self.blocks += [
            data[i * self.size : (i + 1) * self.size].ljust(self.size, b"\0") for i in range(count)
        ]
        self.chain += [*range(start + 1, start + count), _END]
        return start


def compound_file(members: Sequence[Stream | Storage]) -> bytes:
    """The bytes of a compound file with these members at its root. Raises ValueError above 7 MB."""
    entries = list(_directory(members))
    big, mini = _Sectors(_SECTOR), _Sectors(_MINI)
    for entry in entries:
        if entry.kind == _STREAM:
            entry.size = len(entry.data)
            entry.start = (mini if entry.size < _CUTOFF else big).add(entry.data)
    root = entries[0]
    mini_stream = b"".join(mini.blocks)
    root.start, root.size = big.add(mini_stream), len(mini_stream)
    mini_fat = _numbers(mini.chain)
    mini_fat_start = big.add(mini_fat)
    directory = b"".join(entry.pack() for entry in entries)
    directory += _UNUSED * (-len(entries) % (_SECTOR // len(_UNUSED)))
    directory_start = big.add(directory)
    fat_start, fat_count = len(big.blocks), _fat_sectors(len(big.blocks))
    fat = _numbers([*big.chain, *([_FAT_SECTOR] * fat_count)])
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        _SIGNATURE,
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,  # sectors of the directory: must be 0 in version 3
        fat_count,
        directory_start,
        0,
        _CUTOFF,
        mini_fat_start,
        len(mini_fat) // _SECTOR,
        _END,
        0,
    )
    fat_sectors = range(fat_start, fat_start + fat_count)
    header += struct.pack(f"<{_HEADER_FATS}I", *fat_sectors, *[_FREE] * (_HEADER_FATS - fat_count))
    return b"".join((header, *big.blocks, fat))


def _numbers(chain: Sequence[int]) -> bytes:
    """A chain as whole sectors of numbers."""
    free = [_FREE] * (-len(chain) % _PER_SECTOR)
    return struct.pack(f"<{len(chain) + len(free)}I", *chain, *free)


def _fat_sectors(others: int) -> int:
    """How many sectors the allocation table takes, which lists itself too."""
    count = -(-others // (_PER_SECTOR - 1))
    if count > _HEADER_FATS:
        raise ValueError(f"{others} sectors are more than the header of a compound file can point to")
    return count


def _directory(members: Sequence[Stream | Storage]) -> Iterator[_Entry]:
    entries = [_Entry("Root Entry", _ROOT)]
    _fill(entries, 0, members)
    yield from entries


def _fill(entries: list[_Entry], parent: int, members: Sequence[Stream | Storage]) -> None:
    """Appends the members of a storage and ties them into its search tree."""
    ordered = sorted(members, key=lambda member: _sort_key(member.name))
    keys = [_sort_key(member.name) for member in ordered]
    if len(set(keys)) < len(keys):
        raise ValueError("two members of a storage have the same name")
    first = len(entries)
    entries += [
        _Entry(member.name, _STREAM, member.data)
        if isinstance(member, Stream)
        else _Entry(member.name, _STORAGE)
        for member in ordered
    ]
    depth = len(ordered).bit_length()
    entries[parent].child = _tie(entries, first, first + len(ordered), depth)
    for number, member in enumerate(ordered, first):
        if isinstance(member, Storage):
            _fill(entries, number, member.members)


def _tie(entries: list[_Entry], first: int, end: int, levels: int, level: int = 1) -> int:
    """Makes sorted entries a balanced tree whose deepest level is red: a valid red-black tree."""
    if first == end:
        return _NONE
    middle = (first + end) // 2
    entry = entries[middle]
    entry.color = _RED if level == levels > 1 else _BLACK
    entry.left = _tie(entries, first, middle, levels, level + 1)
    entry.right = _tie(entries, middle + 1, end, levels, level + 1)
    return middle


def _sort_key(name: str) -> tuple[int, str]:
    """Names are ordered by length, then by capital letters."""
    if not name or len(name) > _LONGEST_NAME or set(name) & set("/\\:!"):
        raise ValueError(f"{name!r} is no name for a member of a compound file")
    return len(name), name.upper()
