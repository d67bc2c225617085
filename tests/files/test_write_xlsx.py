import zipfile
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
import pytest
import python_calamine

from tests.support.summaries import County
from xl_perfgoals.core.cell_text import CUT_MARK
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.sheet import (
    MAX_LINKS,
    Block,
    Cell,
    Chart,
    Choice,
    Formula,
    Link,
    Mark,
    Merge,
    Page,
    Properties,
    Series,
    Sheet,
    Span,
    Style,
)
from xl_perfgoals.files.atomic import OverwritesInputError
from xl_perfgoals.files.write_xlsx import links_from, write_xlsx

PLAIN = Style("文字")
MADE = Properties(title="汇总", made_at="2026-03-01T10:20:00")


@pytest.fixture
def target(tmp_path):
    return tmp_path / "全县.xlsx"


def cell(value, row=1, col=1):
    return Cell(row, col, value, PLAIN)


def write(target, *cells, **parts):
    locate = parts.pop("locate", lambda _: None)
    write_xlsx(target, [Sheet("表", cells=cells, **parts)], properties=MADE, locate=locate)
    return target


def part(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def links(path):
    """The links of the first sheet: (cell, target, place)."""
    with zipfile.ZipFile(path) as archive:
        targets = {}
        if "xl/worksheets/_rels/sheet1.xml.rels" in archive.namelist():
            tree = ElementTree.fromstring(archive.read("xl/worksheets/_rels/sheet1.xml.rels"))  # noqa: S314
            targets = {element.get("Id"): element.get("Target") for element in tree}
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return [
        (element.get("ref"), targets.get(element.get(relation)), element.get("location"))
        for element in sheet.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}hyperlink")
    ]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "1e5", "007", "12", "TRUE", "#REF!", "http://a.cn", "mailto:a@b.cn",
     "{=1}", "internal:表!A1", "=cmd|' /C calc'!A1", " 空格 ", "一\n二", "<b>&\"'", "_x0041_",
     "<r><t>甲</t></r>", "\t缩进"],
)  # fmt: skip
def test_text_stays_text(target, text):
    write(target, cell(text))
    read = openpyxl.load_workbook(target)["表"]["A1"]
    assert read.data_type == "s"
    assert read.hyperlink is None
    assert "<f>" not in part(target, "xl/worksheets/sheet1.xml")
    with python_calamine.load_workbook(target) as book:
        assert book.get_sheet_by_index(0).to_python()[0][0] == text


def test_control_characters_and_overlong_text_are_seen(target):
    write(target, cell("甲\x00乙\ud800"), cell("长" * 40_000, 2))
    with python_calamine.load_workbook(target) as book:
        (first,), (second,) = book.get_sheet_by_index(0).to_python()
    assert first == "甲␀乙�"
    assert len(second) == 32_767
    assert second.endswith(CUT_MARK)


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (Decimal("0.3"), "0.3"),
        (Decimal("8283.348800"), "8283.348800"),
        (Decimal("-12.50"), "-12.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("123456789.123456"), "123456789.123456"),
        (Decimal("1234567890.1234564"), "1234567890.12346"),
        (7, "7"),
    ],
)
def test_numbers_are_stored_as_their_exact_decimals(target, value, digits):
    write(target, cell(value), cell(Formula("=SUM(A1)", value), 2))
    assert part(target, "xl/worksheets/sheet1.xml").count(f"<v>{digits}</v>") == 2


def test_what_excel_has_no_number_for_becomes_text(target):
    write(target, cell(Decimal(10) ** 400), cell(10**400, 2))
    assert [row[0].data_type for row in openpyxl.load_workbook(target)["表"]] == ["s", "s"]


def test_formulas_keep_their_values(target):
    write(
        target,
        cell(Formula("=ROUND(SUM(B1:B2),6)", Decimal("0.3"))),
        cell(Formula('=IF(1<2,"通过","退回")', "通过"), 2),
        cell(Formula('=IF(B9="","",1)', ""), 3),
        cell(True, 4),
        cell(None, 5),
        cell("尾", 6),
    )
    live = openpyxl.load_workbook(target)["表"]
    shown = openpyxl.load_workbook(target, data_only=True)["表"]
    assert [live.cell(row, 1).value for row in (1, 2)] == ["=ROUND(SUM(B1:B2),6)", '=IF(1<2,"通过","退回")']
    assert [shown.cell(row, 1).value or None for row in range(1, 7)] == [0.3, "通过", None, True, None, "尾"]


def test_blocks_cells_and_merges_share_a_row(target):
    styles = (PLAIN, PLAIN, PLAIN)
    write(
        target,
        cell("头"),
        cell("上", 2, 2),
        blocks=(Block(2, 1, (("甲", "乙", Decimal(1)), ("丙", None, 2)), styles),),
        merges=(Merge(Area(1, 1, 1, 3), PLAIN), Merge(Area(2, 2, 3, 2), PLAIN)),
        heights={1: 30.0, 9: 12.0},
        widths={1: 20},
    )
    sheet = openpyxl.load_workbook(target)["表"]
    assert [[read.value for read in row] for row in sheet.iter_rows(max_row=3)] == [
        ["头", None, None],
        ["甲", "上", 1],
        ["丙", None, 2],
    ]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:C1", "B2:B3"}
    assert (sheet.row_dimensions[1].height, sheet.row_dimensions[9].height) == (30, 12)
    assert sheet.dimensions == "A1:C3" or sheet.max_column == 3


def test_blocks_beside_each_other_share_rows(target):
    write(
        target,
        cell("上", 3, 4),
        blocks=(
            Block(2, 3, (("丙", "丁"), ("戊", "己")), (PLAIN, PLAIN)),
            Block(1, 1, (("甲",), ("乙",)), (PLAIN,)),
        ),
    )
    with python_calamine.load_workbook(target) as book:
        rows = book.get_sheet_by_index(0).to_python()
    assert rows == [["甲", "", "", ""], ["乙", "", "丙", "丁"], ["", "", "戊", "上"]]


def test_links_lead_to_cells_of_files_and_sheets(target):
    sheet = "李'家 #1"
    write(
        target,
        cell(Decimal("1.5")),
        cell(Formula("=A1", Decimal("1.5")), 2),
        cell("看", 3),
        links=(
            Link(1, 1, CellRef("镇/高山 100%#1.xlsx", sheet, 7, 4)),
            Link(2, 1, CellRef("", "表", 1, 1)),
            Link(3, 1, CellRef("目标.docx", "第1张", 1, 1)),
            Link(4, 1, CellRef("不在.xlsx", sheet, 7, 4)),
            Link(5, 1, CellRef("坏.xlsx", "", 0, 0)),
        ),
        locate=lambda book: None if book == "不在.xlsx" else f"../报送/{book}",
    )
    assert links(target) == [
        ("A1", "../报送/镇/高山%20100%25%231.xlsx", "'李''家 #1'!D7"),
        ("A2", None, "'表'!A1"),
        ("A3", "../报送/目标.docx", None),
        ("A5", "../报送/坏.xlsx", None),
    ]
    read = openpyxl.load_workbook(target, data_only=True)["表"]
    assert [read.cell(row, 1).value for row in (1, 2, 3)] == [1.5, 1.5, "看"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("C:/报送/甲.xlsx", "file:///C:/报送/甲.xlsx"),
        ("/srv/报送/甲 乙.xlsx", "file:///srv/报送/甲%20乙.xlsx"),
        ("//服务器/共享/甲.xlsx", "file://服务器/共享/甲.xlsx"),
    ],
)
def test_absolute_paths_are_addresses(target, path, address):
    write(target, cell(1), links=(Link(1, 1, CellRef("甲", "表", 1, 1)),), locate=lambda _: path)
    assert links(target)[0][1] == address


def test_a_link_that_excel_cannot_hold_is_left_out(target):
    write(
        target,
        cell(1),
        links=(Link(1, 1, CellRef("甲", "表", 1, 1)),),
        locate=lambda _: "长" * 2100 + ".xlsx",
    )
    assert links(target) == []


def test_links_to_one_file_name_it_once(target):
    to = [CellRef("甲.xlsx", sheet, 2, 3) for sheet in ("表1", "表2", "表1")]
    write(target, cell(1), links=tuple(Link(row, 1, at) for row, at in enumerate(to, 1)), locate=lambda b: b)
    assert [place for _, _, place in links(target)] == ["'表1'!C2", "'表2'!C2", "'表1'!C2"]
    assert part(target, "xl/worksheets/_rels/sheet1.xml.rels").count("<Relationship ") == 1


def test_of_two_links_on_a_cell_the_later_stands(target):
    both = tuple(Link(1, 1, CellRef("", sheet, 1, 1)) for sheet in ("一", "表"))
    write(target, cell(1), links=both)
    assert links(target) == [("A1", None, "'表'!A1")]


def test_links_beyond_the_limit_are_left_out_and_the_first_stay(target):
    many = tuple(Link(row, 1, CellRef("", "表", 1, 1)) for row in range(1, MAX_LINKS + 3))
    write(target, cell(1), links=many)
    found = links(target)
    assert (len(found), found[-1][0]) == (MAX_LINKS, f"A{MAX_LINKS}")


def test_links_from_a_folder(tmp_path):
    locate = links_from(tmp_path / "汇总", {"甲.xlsx": tmp_path / "报送" / "甲.xlsx"})
    assert locate("甲.xlsx") == "../报送/甲.xlsx"
    assert locate("乙.xlsx") is None


def test_page_panes_filter_choices_and_colours(target):
    red = Style("红", color="#FF0000", fill="#FFEEEE")
    write(
        target,
        *(cell("退回", row) for row in range(1, 6)),
        freeze=(4, 3),
        filter=Area(3, 1, 5, 2),
        choices=(Choice(Area(4, 2, 5, 2), ("待整改", "已整改"), "状态", "请选"),),
        marks=(Mark(Area(4, 1, 5, 1), "退回", red),),
        page=Page(repeat=(3, 3), area=Area(1, 1, 5, 2), header="&R标题", footer="&C第 &P 页 共 &N 页"),
        tab_color="#C0504D",
    )
    sheet = openpyxl.load_workbook(target)["表"]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:B5"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == "'表'!$A$1:$B$5"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    (validation,) = sheet.data_validations.dataValidation
    assert (validation.formula1, str(validation.sqref)) == ('"待整改,已整改"', "B4:B5")
    (rule,) = next(iter(sheet.conditional_formatting)).rules
    assert rule.formula == ['"退回"']
    assert sheet.sheet_properties.tabColor.rgb == "FFC0504D"


def test_styles(target):
    style = Style(
        "金额", font="黑体", size=12, bold=True, color="#C00000", fill="#FDE9E7", across="right", wrap=True,
        number_format="#,##0.00??",
    )  # fmt: skip
    write(target, Cell(1, 1, Decimal("6.5904"), style))
    read = openpyxl.load_workbook(target)["表"]["A1"]
    font = read.font
    assert (font.name, font.size, font.bold, font.color.rgb) == ("黑体", 12, True, "FFC00000")
    assert (read.fill.fgColor.rgb, read.number_format) == ("FFFDE9E7", "#,##0.00??")
    assert (read.alignment.horizontal, read.alignment.wrap_text) == ("right", True)
    assert read.border.left.style == "thin"


def test_a_chart_keeps_a_copy_of_what_it_shows(target):
    series = Series("资金", Span("表", Area(1, 1, 2, 1)), Span("表", Area(1, 2, 2, 2)), "#3F74B5")
    write(
        target,
        cell("甲"),
        cell(Formula("=1*3", 3), 1, 2),
        cell("乙", 2),
        cell(Decimal("0.3"), 2, 2),
        charts=(Chart("bar", "资金", (series,), 4, 1, 400, 200),),
    )
    chart = part(target, "xl/charts/chart1.xml")
    assert [f"<c:v>{text}</c:v>" in chart for text in ("甲", "乙", "3.0", "0.3")] == [True] * 4


def test_what_the_file_says_about_itself(target):
    write(target, cell(1))
    properties = openpyxl.load_workbook(target).properties
    assert (properties.title, properties.created.isoformat()) == ("汇总", "2026-03-01T10:20:00")


def test_the_same_sheets_give_the_same_bytes(tmp_path):
    files = []
    for name in ("一.xlsx", "二.xlsx"):
        sheets = list(County().sheets().values())
        write_xlsx(tmp_path / name, sheets, properties=MADE, locate=lambda book: book)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_sheets_of_a_summary_read_back(target):
    sheets = list(County().sheets().values())
    write_xlsx(target, sheets, properties=MADE)
    assert openpyxl.load_workbook(target).sheetnames == [sheet.name for sheet in sheets]
    assert part(target, "xl/worksheets/sheet3.xml").count("<row ") == 10


def test_a_report_is_never_overwritten(target):
    write(target, cell("原表"))
    before = target.read_bytes()
    with pytest.raises(OverwritesInputError):
        write_xlsx(target, [Sheet("表")], inputs=[target])
    assert target.read_bytes() == before


def test_small_parts_of_a_pile_have_no_figure_and_hidden_columns_stay_hidden(target):
    def series(name, col):
        labels, values = (Span("表", Area(1, c, 2, c)) for c in (1, col))
        return Series(name, labels, values, "#3F74B5")

    cells = [cell("甲"), cell("乙", 2), cell(1, 1, 2), cell(50, 2, 2), cell(50, 1, 3), cell(9, 2, 3)]
    chart = Chart("column", "问题", (series("错误", 2), series("警告", 3)), 4, 1, 400, 200, stacked=True)
    write(target, *cells, charts=(chart,), widths={1: 9, 2: 9}, hidden=frozenset({2}))
    assert part(target, "xl/charts/chart1.xml").count('<c:delete val="1"/>') == 1
    columns = openpyxl.load_workbook(target)["表"].column_dimensions
    assert (columns["A"].hidden, columns["B"].hidden) == (False, True)
