import pytest

from xl_perfgoals.files.text_encoding import decoded

TEXT = "项目名称\t金额（万元）\r\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(TEXT.encode(), (TEXT, "utf-8", 0), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), (TEXT, "utf-8-sig", 0), id="utf-8 with its mark"),
        pytest.param(TEXT.encode("gbk"), (TEXT, "gb18030", 0), id="gbk"),
        pytest.param("𠮷\t1\n".encode("gb18030"), ("𠮷\t1\n", "gb18030", 0), id="four bytes for a character"),
        pytest.param(TEXT.encode("utf-16"), (TEXT, "utf-16", 0), id="utf-16"),
        pytest.param(TEXT.encode("utf-16-le"), (TEXT, "utf-16-le", 0), id="utf-16 without its mark"),
        pytest.param(TEXT.encode("utf-16-be"), (TEXT, "utf-16-be", 0), id="the other way round"),
        pytest.param(TEXT.encode("utf-32"), (TEXT, "utf-32", 0), id="utf-32"),
        pytest.param(b"a,b\n", ("a,b\n", "utf-8", 0), id="ascii"),
        pytest.param(b"a,b\n\x1a", ("a,b\n", "utf-8", 0), id="the end mark of DOS"),
        pytest.param(b"", ("", "utf-8", 0), id="nothing"),
        pytest.param(b"a\0b", None, id="zeros in between"),
        pytest.param(b"\x07\x08", None, id="control characters"),
        pytest.param(b"\xff\xfe\x00\xd8\x00\xd8", None, id="half characters"),
        pytest.param(bytes(range(256)), None, id="all bytes"),
    ],
)
def test_decoded(data: bytes, expected: tuple[str, str, int] | None):
    assert decoded(data) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_few_broken_characters_are_counted(encoding: str):
    data = (TEXT * 50).encode(encoding)
    found = decoded(data[:300] + b"\xff" + data[300:])
    assert found is not None
    assert found.encoding == {"utf-8": "utf-8", "gbk": "gb18030"}[encoding]
    assert 1 <= found.broken <= 3
    assert found.text.endswith(TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16-le"])
def test_a_cut_is_no_fault_where_it_is_expected(encoding: str):
    data = (TEXT * 50).encode(encoding)
    for length in range(200, 210):
        found = decoded(data[:length], cut=True)
        assert found is not None
        assert not found.broken
