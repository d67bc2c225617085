"""Compound files of every awkward size, read back by olefile, and the shape of their directory."""

import io
import struct

import olefile
import pytest

from xl_perfgoals.office.ovba.compound_file import Storage, Stream, compound_file

NONE = 0xFFFFFFFF
SIZES = (0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 65535, 65536, 65537, 200_000)


def opened(data):
    return olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_POTENTIAL)


def content(size):
    return bytes((7 * i + size) % 251 for i in range(size))


@pytest.mark.parametrize("size", SIZES)
def test_one_stream(size):
    with opened(compound_file([Stream("only", content(size))])) as file:
        assert file.listdir() == [["only"]]
        assert file.openstream("only").read() == content(size)
        assert file.get_size("only") == size


def test_streams_of_all_sizes_beside_each_other():
    """More than 64 KB: the allocation table takes several sectors."""
    members = [Stream(f"s{size}", content(size)) for size in SIZES]
    data = compound_file([Storage("inner", tuple(members)), *members])
    with opened(data) as file:
        for size in SIZES:
            assert file.openstream(f"s{size}").read() == content(size)
            assert file.openstream(["inner", f"s{size}"]).read() == content(size)
    assert len(data) % 512 == 0


def test_no_streams():
    with opened(compound_file([])) as file:
        assert file.listdir() == []


def test_mini_stream_of_more_than_one_sector():
    members = [Stream(f"m{i}", content(i * 40)) for i in range(100)]
    with opened(compound_file(members)) as file:
        assert all(file.openstream(f"m{i}").read() == content(i * 40) for i in range(100))


def test_too_large_is_refused():
    with pytest.raises(ValueError, match="sectors"):
        compound_file([Stream("big", bytes(8 * 2**20))])


@pytest.mark.parametrize("name", ["", "a" * 32, "a/b", "a\\b", "a:b", "a!b"])
def test_bad_names_are_refused(name):
    with pytest.raises(ValueError, match="no name"):
        compound_file([Stream(name, b"x")])


def test_names_differ_in_more_than_case():
    with pytest.raises(ValueError, match="same name"):
        compound_file([Stream("a", b""), Stream("A", b"")])


@pytest.mark.parametrize("count", range(1, 70))
def test_directory_is_a_red_black_search_tree(count):
    names = [f"{'n' * (i % 7 + 1)}{i:02d}" for i in range(count)]
    entries = directory(compound_file([Stream(name, b"") for name in names]))
    assert entries[0].color == 1
    found = []
    walk(entries, entries[0].child, found)
    assert [name.upper() for name in found] == sorted(map(str.upper, names), key=lambda n: (len(n), n))


class Entry:
    def __init__(self, raw):
        length, self.kind, self.color, self.left, self.right, self.child = struct.unpack_from(
            "<HBBIII", raw, 64
        )
        self.name = raw[: max(0, length - 2)].decode("utf-16-le")


def directory(data):
    (start,) = struct.unpack_from("<I", data, 48)
    raw = data[(start + 1) * 512 :]
    entries = []
    for at in range(0, len(raw), 128):
        entry = Entry(raw[at : at + 128])
        if entry.kind not in {1, 2, 5}:
            break
        entries.append(entry)
    return entries


def walk(entries, number, found, parent_red=False):
    """Appends the names in order; returns how many black entries lead down, the same on every way."""
    if number == NONE:
        return 0
    entry = entries[number]
    red = entry.color == 0
    assert not (red and parent_red)
    left = walk(entries, entry.left, found, red)
    found.append(entry.name)
    assert left == walk(entries, entry.right, found, red)
    return left + (not red)
