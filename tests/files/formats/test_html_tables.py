import pytest

from tests.support.workbooks import texts
from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.reading import read_book

FORM = (
    "<table><tr><td>项目名称</td><td colspan=4>{name}</td></tr>"
    "<tr><td>年度资金总额</td><td>{total}</td></tr>"
    "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
    "<tr><td>产出指标</td><td>数量指标</td><td>培训</td><td>≥2次</td></tr></table>"
)


def page(body: str) -> Book:
    return read_book(f"<html><body>{body}</body></html>".encode(), "表.xls")


def cells(body: str) -> dict[str, str]:
    book = page(body)
    assert [doubt.code for doubt in book.doubts] == ["D13"]
    return texts(book.grids[0])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<table><tr><td>甲<td>乙<tr><td>丙</table>",
            {"A1": "甲", "B1": "乙", "A2": "丙"},
            id="tags left open",
        ),
        pytest.param(
            "<table><tr><td rowspan=2>甲<td>乙</tr><tr><td>丙</tr><tr><td>丁</table>",
            {"A1": "甲", "B1": "乙", "B2": "丙", "A3": "丁"},
            id="a cell over two rows",
        ),
        pytest.param(
            "<table><tr><td colspan=2 rowspan=2>甲<td>乙<tr><td>丙<tr><td>丁<td>戊</table>",
            {"A1": "甲", "C1": "乙", "C2": "丙", "A3": "丁", "B3": "戊"},
            id="a cell over two rows and columns",
        ),
        pytest.param(
            "<table><tr><td>甲<td rowspan=2>乙<td>丙<tr><td>丁<td>戊</table>",
            {"A1": "甲", "B1": "乙", "C1": "丙", "A2": "丁", "C2": "戊"},
            id="a row goes on behind the cell from above",
        ),
        pytest.param(
            "<table><tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁</table>",
            {"A1": "甲", "B1": "乙", "B2": "丙", "B3": "丁"},
            id="to the end of the table",
        ),
        pytest.param(
            "<table><tr><td colspan='x'>甲<td>乙</table>", {"A1": "甲", "B1": "乙"}, id="span of nothing"
        ),
        pytest.param(
            "<table><thead><tr><th>甲</thead><tbody><tr><td>乙</tbody><tfoot><tr><td>丙</table>",
            {"A1": "甲", "A2": "乙", "A3": "丙"},
            id="sections",
        ),
        pytest.param(
            "<table><caption>标题</caption><tr><td>甲</table>", {"A1": "标题", "A2": "甲"}, id="caption"
        ),
        pytest.param(
            "<h2>标题</h2>填报单位：<b>灵沙乡</b><br>单位：万元<table><tr><td>甲</table>",
            {"A1": "标题", "A2": "填报单位：灵沙乡", "A3": "单位：万元", "A4": "甲"},
            id="lines above",
        ),
        pytest.param("<div><tr><td>甲<td>乙</tr></div>", {"A1": "甲", "B1": "乙"}, id="rows without a table"),
        pytest.param(
            "<table><tr><td>乡村\r\n  振兴 2023\n 年&nbsp;<br>三&lt;保</table>",
            {"A1": "乡村振兴 2023 年\n三<保"},
            id="blanks and lines",
        ),
        pytest.param("<table><tr><td><p>甲</p><p>乙</p></table>", {"A1": "甲\n乙"}, id="paragraphs"),
        pytest.param(
            '<table><tr><td>="00123"<td>=1+1<td>1-12<td>007',
            {"A1": "00123", "B1": "=1+1", "C1": "1-12", "D1": "007"},
            id="texts stay texts",
        ),
        pytest.param(
            "<table><tr><td>甲<script>x()</script><style>td{}</style><!--无--><td><img src=x>乙</table>",
            {"A1": "甲", "B1": "乙"},
            id="what is no text",
        ),
        pytest.param(
            '<table><tr><td><input value="22"> 万元<td><select><option>一<option selected>二</select>'
            "<td><input type=checkbox checked>新增<input type=radio>延续<td><textarea>长\n文</textarea>",
            {"A1": "22 万元", "B1": "二", "C1": "☑新增□延续", "D1": "长\n文"},
            id="fields",
        ),
        pytest.param(
            "<table><tr><td>甲<span style='display:none'>不见</span></table>",
            {"A1": "甲"},
            id="what nobody sees",
        ),
        pytest.param(
            "<table><tr><td><table><tr><td>甲<td>乙</table><td><table><tr><td>丙</table></table>",
            {"A1": "甲", "B1": "乙", "A2": "丙"},
            id="a table that arranges tables",
        ),
        pytest.param(
            "<table><tr><td>甲<td>乙<td>丙<td><table><tr><td>丁<tr><td>戊</table></table>",
            {"A1": "甲", "B1": "乙", "C1": "丙", "D1": "丁\n戊"},
            id="a table inside a cell",
        ),
    ],
)
def test_cells(body: str, expected: dict[str, str]):
    assert cells(body) == expected


def test_numbers_behind_their_texts():
    book = page(
        "<table><tr><td x:num='0.95'>95%<td x:num='7970.5904'>7,970.59<td x:num>22"
        "<td sdval='45291'>2023/12/31<td x:num='1e999'>大<td x:num='约'>约"
    )
    (grid,) = book.grids
    assert [grid.value(1, col) for col in range(1, 7)] == [0.95, 7970.5904, "22", 45291.0, "大", "约"]
    assert texts(grid) == {
        "A1": "95%",
        "B1": "7,970.59",
        "C1": "22",
        "D1": "2023/12/31",
        "E1": "大",
        "F1": "约",
    }


def test_merged_areas():
    (grid,) = page("<table><tr><td colspan=3>甲<tr><td rowspan=9>乙<td>丙<tr><td>丁</table>").grids
    assert grid.merged == (Area(1, 1, 1, 3), Area(2, 1, 3, 1))


def test_hidden_rows_and_tables_are_doubted():
    book = page(
        "<table><tr><td>甲<tr style='mso-height-source:userset;display:none'><td>乙<tr><td>丙</table>"
        "<div style='DISPLAY: none'>无<p>无</p><div><table><tr><td>丁</table></div></div>"
        "<p style='display:none'>无</p>"
    )
    assert [(doubt.code, doubt.sheet) for doubt in book.doubts] == [("D13", None), ("D12", "网页")]
    assert texts(book.grids[0]) == {"A1": "甲", "A2": "乙", "A3": "丙", "A4": "丁"}
    assert "2" in book.doubts[1].text
    assert "4" in book.doubts[1].text


def test_each_form_is_a_sheet_and_the_lines_go_to_their_forms():
    first, second = FORM.format(name="甲", total=22), FORM.format(name="乙", total=33)
    book = page(
        f"<div>首页 &gt; 报表</div><h1>项目支出绩效目标表</h1>{first}<p>填表人：张三</p>第 1 页"
        f"<h1>绩效目标表</h1>{second}<p>联系电话：0952</p><p>版权所有</p>"
    )
    assert [grid.sheet for grid in book.grids] == ["网页", "网页2"]
    columns = [[grid.text(row, 1) for row in range(1, grid.last_row + 1)] for grid in book.grids]
    assert columns[0][:3] == ["首页 > 报表", "项目支出绩效目标表", "项目名称"]
    assert columns[0][-2:] == ["产出指标", "填表人：张三"]
    assert columns[1][:3] == ["第 1 页", "绩效目标表", "项目名称"]
    assert columns[1][-2:] == ["产出指标", "联系电话：0952"]


def test_a_form_in_several_tables_is_one_sheet():
    rows = FORM.format(name="甲", total=22).replace(
        "</tr><tr><td>一级", "</tr></table><p>绩效指标</p><table><tr><td>一级"
    )
    more = "<table><tr><td>效益指标</td><td>社会效益指标</td><td>就业</td><td>≥5人</td></tr></table>"
    book = page(f"{rows}<hr>第 2 页{more}")
    assert [grid.sheet for grid in book.grids] == ["网页"]
    assert [book.grids[0].text(row, 1) for row in (3, 4, 5, 6)] == [
        "绩效指标",
        "一级指标",
        "产出指标",
        "效益指标",
    ]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param("<p>请登录</p>", "B14", id="a page without a table"),
        pytest.param("<table></table>", "B14", id="a table without a row"),
        pytest.param("<table><tr><td> &nbsp;</table>", "B14", id="a table without a text"),
        pytest.param("<frameset><frame src=sheet001.htm></frameset>", "B14", id="the frame around pages"),
        pytest.param("<table>" + "<tr><td>1<td>2" * 100_001, "B28", id="too many cells"),
        pytest.param("<table>" + "<tr>" + "<td colspan=1000>1" * 400, "B28", id="too wide"),
        pytest.param(
            "<table><tr>" + "<td rowspan=2 colspan=2>" * 5001 + "<td>1<tr>", "B28", id="too many merged areas"
        ),
    ],
)
def test_refused(body: str, code: str):
    refused = page(body).problem
    assert refused is not None
    assert refused.code == code


def test_a_page_too_deep_is_read_or_refused():
    for depth in (100, 300, 5_000, 100_000):
        book = page("<div>" * depth + "<table><tr><td>甲</table>")
        assert (book.problem is None and texts(book.grids[0]) == {"A1": "甲"}) or book.problem.code == "B07"


def test_entities_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    book = read_book(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "yyyy">]>'
        "<html><table><tr><td>甲&x;&y;</td></tr></table></html>".encode(),
        "表",
    )
    assert "机密" not in str(book)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("<html><body><table><tr><td>甲</td></tr></table></body></html>", None, id="whole"),
        pytest.param("<HTML><TABLE><TR><TD>甲</TABLE>\r\n", None, id="ends with its table"),
        pytest.param("<table><tr><td>甲", None, id="never begun as a page"),
        pytest.param("<html><body><table><tr><td>甲</td></tr><tr><td>", "B03", id="in a row"),
        pytest.param(
            "<html><body><table><tr><td>甲</td></tr></table><table><tr", "B03", id="in a later table"
        ),
    ],
)
def test_pages_that_break_off(text: str, code: str | None):
    refused = read_book(text.encode(), "表").problem
    assert (refused and refused.code) == code


def test_a_broken_character_is_doubted():
    data = ("<table><tr><td>" + "金额，" * 200).encode("gbk") + b"\xff<td>1</table>"
    book = read_book(data, "表")
    assert [doubt.code for doubt in book.doubts] == ["D13", "D15"]
