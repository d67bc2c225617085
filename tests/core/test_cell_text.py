import pytest

from xl_perfgoals.core.cell_text import CUT_MARK, MAX_TEXT, cell_text


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("项目", "项目"),
        ("", ""),
        ("一\r\n二\r三\n四\t五", "一\n二\n三\n四\t五"),
        ("a\x00b\x1fc", "a␀b␟c"),
        ("\ud800项目\udfff", "�项目�"),
        ("\ufffe\uffff", "��"),
        ("=1+1", "=1+1"),
        ("_x000D_", "_x000D_"),
    ],
)
def test_what_xml_forbids_becomes_visible(text, held):
    assert cell_text(text) == held


def test_the_longest_text_stays():
    assert cell_text("长" * MAX_TEXT) == "长" * MAX_TEXT


@pytest.mark.parametrize("char", ["长", "𠮷"])
def test_a_longer_one_is_cut_with_a_mark_and_never_inside_a_character(char):
    held = cell_text(char * (MAX_TEXT + 1))
    assert held.endswith(CUT_MARK)
    assert held.removesuffix(CUT_MARK).strip(char) == ""
    assert len(held.encode("utf-16-le")) // 2 <= MAX_TEXT
