import pytest

from xl_perfgoals.files.reading import read_book


def rows(text: str, encoding: str = "utf-8") -> list[list[str]]:
    book = read_book(text.encode(encoding), "表.xls")
    assert book.problem is None
    assert [doubt.code for doubt in book.doubts] == ["D13"]
    return [[str(cell or "") for cell in cells] for grid in book.grids for cells in grid.rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("甲,乙\n丙,丁\n", [["甲", "乙"], ["丙", "丁"]], id="commas"),
        pytest.param("甲;乙\r\n丙;1,5\r\n", [["甲", "乙"], ["丙", "1,5"]], id="semicolons"),
        pytest.param("甲\t乙\r丙\t丁", [["甲", "乙"], ["丙", "丁"]], id="tabs, lines of an old Mac"),
        pytest.param("sep=|\n甲|乙\n", [["甲", "乙"]], id="the hint of Excel"),
        pytest.param(
            "标题\n甲\t1,234.5\n丙\t1,000\n",
            [["标题"], ["甲", "1,234.5"], ["丙", "1,000"]],
            id="tabs before commas",
        ),
        pytest.param('"甲\n乙","说""保""",\n丙,,丁\n', [["甲\n乙", '说"保"'], ["丙", "", "丁"]], id="quoted"),
        pytest.param(
            '"三保"支出\t5\n"十四五\t6\n', [['"三保"支出', "5"], ['"十四五', "6"]], id="quotes inside a cell"
        ),
        pytest.param(
            '"甲\n' + "乙\t1\n" * 99 + '丙"\t2',
            [['"甲'], *[["乙", "1"]] * 99, ['丙"', "2"]],
            id="a quote left open",
        ),
        pytest.param(
            '甲,="00123"\n乙,"=""007"""\n', [["甲", "00123"], ["乙", "007"]], id="digits kept by a formula"
        ),
        pytest.param(
            "甲,=1+1\n乙,@SUM(A1)\n丙,-1\n丁,1-12\n戊,1E5\n",
            [["甲", "=1+1"], ["乙", "@SUM(A1)"], ["丙", "-1"], ["丁", "1-12"], ["戊", "1E5"]],
            id="nothing is calculated",
        ),
        pytest.param(
            "甲,00123\t,2023-01-01 \n乙,1,2",
            [["甲", "00123", "2023-01-01"], ["乙", "1", "2"]],
            id="blanks at ends",
        ),
        pytest.param(
            "      标题\n名称      指标值\n培训      2次\n          3次\n走访率    95 %\n",
            [["标题"], ["名称", "指标值"], ["培训", "2次"], ["3次"], ["走访率", "95 %"]],
            id="blanks",
        ),
        pytest.param(
            "一级  二级  值\n产出  数量  1\n      质量  2\n      时效  3",
            [["一级", "二级", "值"], ["产出", "数量", "1"], ["", "质量", "2"], ["", "时效", "3"]],
            id="blanks for an empty cell",
        ),
        pytest.param(
            "名称　　指标值\n培　训　　2次", [["名称", "指标值"], ["培　训", "2次"]], id="wide blanks"
        ),
        pytest.param(
            "标题\n┌──┬──┐\n│甲│乙│\n├──┼──┤\n│培训│1│\n│人数│ │\n├──┼──┤\n│丙│2│\n└──┴──┘\n",
            [["标题"], ["甲", "乙"], ["培训人数", "1"], ["丙", "2"]],
            id="drawn, a cell over two lines",
        ),
        pytest.param(
            "┌──┬──┐\n│甲│乙│\n│  ├──┤\n│  │丙│\n├──┼──┤\n│丁│戊│\n└──┴──┘",
            [["甲", "乙"], ["", "丙"], ["丁", "戊"]],
            id="drawn, a cell over two rows",
        ),
        pytest.param(
            "| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |\n| 3 | |\n", [["甲", "乙"], ["1", "2"], ["3"]], id="Markdown"
        ),
        pytest.param(
            "+---+---+\n| 甲 | 乙 |\n+---+---+\n| 1 | 2 |\n+---+---+",
            [["甲", "乙"], ["1", "2"]],
            id="drawn in ASCII",
        ),
    ],
)
def test_rows(text: str, expected: list[list[str]]):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize(
    "text", ["项目名称,金额\r\n帮扶,12.5\r\n", "项目名称\t金额\n帮扶\t12.5\n"], ids=["csv", "tsv"]
)
def test_encodings(text: str, encoding: str):
    assert rows(text, encoding) == [["项目名称", "金额"], ["帮扶", "12.5"]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("各乡镇人民政府：\n请于 3 月 1 日前报送。\n", "B02", id="a letter"),
        pytest.param("甲", "B02", id="one word"),
        pytest.param("甲,乙\n" * 100_001, "B28", id="too many cells"),
        pytest.param("甲" + "," * 20_000 + "乙\n丙,丁\n", "B28", id="too wide"),
    ],
)
def test_refused(text: str, code: str):
    refused = read_book(text.encode(), "表.csv").problem
    assert refused is not None
    assert refused.code == code


def test_quotes_cost_no_more_than_their_length():
    """Each of these begins cells with quotes that nobody closes."""
    for piece in ('"a\t1\n', '""a\t1\n', '"""a\t1\n', '1\t"a\n"b\t'):
        assert read_book((piece * 40_000).encode(), "表").problem is None


def test_a_bad_byte_behind_the_part_that_is_sniffed():
    book = read_book(("项目名称,金额\n" * 2_000).encode("gbk") + b"\xff\xff,1\n", "表")
    assert [doubt.code for doubt in book.doubts] == ["D13", "D15"]


def test_what_turns_out_to_be_no_text_is_refused():
    refused = read_book(("项目名称,金额\n" * 2_000).encode("gbk") + bytes(range(32)) * 9, "表").problem
    assert refused is not None
    assert refused.code == "B07"
