"""What we compress, oletools' decompressor gives back."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import example, given, settings, strategies as st
from oletools.olevba import decompress_stream

from xl_perfgoals.office.ovba.compression import CHUNK, IncompressibleError, compress


def decompressed(data):
    return bytes(decompress_stream(bytearray(data)))


@pytest.mark.parametrize(
    "length", [0, 1, 2, 3, 7, 8, 9, 4095, 4096, 4097, 8191, 8192, 8193, 12288, 65536, 70001]
)
@pytest.mark.parametrize("pattern", [b"a", b"ab", b"Attribute VB_Name\r\n", bytes(range(32, 127))])
def test_repeated_text(length, pattern):
    data = (pattern * (length // len(pattern) + 1))[:length]
    assert decompressed(compress(data)) == data


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=9000))
@example(bytes(range(256)) * 17)
def test_random_bytes(data):
    """Only a short last chunk that does not shrink may be refused, never changed in silence."""
    try:
        packed = compress(data)
    except IncompressibleError:
        assert len(data) % CHUNK > CHUNK * 8 // 9 - 1
    else:
        assert decompressed(packed) == data


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=90), max_size=400))
def test_random_source(lines):
    data = "\r\n".join(lines).encode("ascii")
    assert decompressed(compress(data)) == data


def test_a_full_chunk_that_does_not_shrink_is_stored_as_it_is():
    import random

    data = random.Random(5).randbytes(CHUNK)
    packed = compress(data)
    assert len(packed) == 1 + 2 + CHUNK
    assert decompressed(packed) == data


def test_a_short_chunk_that_does_not_shrink_is_refused():
    import random

    with pytest.raises(IncompressibleError):
        compress(random.Random(5).randbytes(CHUNK - 1))


def test_large_source():
    """xlwings' own VBA, which another package's compression damages."""
    data = Path(find_spec("xlwings").origin).with_name("xlwings.bas").read_bytes()
    packed = compress(data)
    assert decompressed(packed) == data
    assert len(packed) < len(data) / 2
