"""One Sheet, written by XlsxWriter and by LibreOffice: read back, there is no difference."""

from decimal import Decimal

import pytest

from tests.hosts.calc.test_contract import merged, more_than_digits, values
from tests.hosts.conftest import SAMPLES
from tests.hosts.test_entering import HOSTILE
from tests.support.libreoffice import SOFFICE
from xl_perfgoals.core.cell_text import MAX_TEXT
from xl_perfgoals.core.cells import Area, CellRef
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.sheet import Block, Cell, Choice, Formula, Link, Mark, Merge, Sheet, Style
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.files.write_xlsx import write_xlsx
from xl_perfgoals.hosts.sheets import sheet_made, write_sheet
from xl_perfgoals.pipeline.county import consolidate_paths, result_sheets

pytestmark = SOFFICE

PLAIN, TITLE = Style("文字"), Style("标题", bold=True, fill="#D9E4F1", edges="none", across="center")
MONEY, SHARE = Style("金额", number_format="#,##0.000000"), Style("比例", number_format="0.0%")
RED = Style("未报", fill="#FFC7CE", color="#9C0006", bold=True)


def both_ways(app, tmp_path, sheets):
    """The sheets as read back from each program's file, by name."""
    written, saved = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    write_xlsx(written, sheets)
    book = app.books.add()
    for sheet in sheets:
        sheet_made(book, sheet.name)
    for sheet in sheets:
        write_sheet(book, sheet)
    app.calculate()
    book.save(str(saved))
    for path in (written, saved):
        grids = read_book(path.read_bytes(), "册.xlsx").grids
        yield {grid.sheet: grid for grid in grids if grid.sheet != "Sheet1"}


def check_alike(app, tmp_path, sheets):
    written, saved = both_ways(app, tmp_path, sheets)
    assert list(written) == list(saved) == [sheet.name for sheet in sheets]
    for name, grid in written.items():
        assert values(saved[name]) == values(grid)
        assert merged(saved[name]) == merged(grid)
        assert more_than_digits(saved[name]) == more_than_digits(grid)


def test_a_sheet_with_all_it_can_have(app, tmp_path):
    rows = tuple(
        (number, f"第{number}行", Decimal(number) / 8, Decimal(number) / 100, number % 2 == 0, None)
        for number in range(1, 300)
    )
    sheet = Sheet(
        "汇 总'表",
        cells=(
            Cell(1, 1, "标题", TITLE),
            Cell(2, 1, "第一行\n第二行", Style("长", wrap=True)),
            Cell(2, 2, Formula("=SUM(C4:C302)", Decimal("5606.25")), MONEY),
            Cell(2, 3, Formula('=IF(COUNTIF(E4:E302,TRUE)>1,"多","少")&"，"', "多，"), PLAIN),
            Cell(2, 4, 10**18, PLAIN),
            Cell(2, 5, 10**400, PLAIN),
        ),
        blocks=(Block(4, 1, rows, (PLAIN, PLAIN, MONEY, SHARE, PLAIN, PLAIN)),),
        merges=(Merge(Area(1, 1, 1, 6), TITLE),),
        links=(Link(5, 2, CellRef("", "汇 总'表", 1, 1)), Link(6, 1, CellRef("", "汇 总'表", 1, 1))),
        widths={1: 8.5, 2: 20.0},
        heights={1: 34.0},
        hidden=frozenset({6}),
        freeze=(4, 3),
        filter=Area(3, 1, 302, 6),
        choices=(Choice(Area(4, 6, 302, 6), ("是", "否")),),
        marks=(Mark(Area(4, 2, 302, 2), "第7行", RED),),
    )
    check_alike(app, tmp_path, [sheet])


def test_hostile_texts(app, tmp_path):
    # One that is too long is cut one character earlier where an apostrophe goes before it.
    rows = tuple((text, text) for text in HOSTILE if len(text) <= MAX_TEXT or text[0] != "=")
    check_alike(app, tmp_path, [Sheet("表", blocks=(Block(1, 1, rows, (PLAIN, MONEY)),))])


@pytest.mark.usefixtures("app")
def test_the_county_summary(app, tmp_path):
    result = consolidate_paths([SAMPLES])
    check_alike(app, tmp_path, result_sheets(result, Roster(), made_at="2026-03-01T08:00:00+08:00"))
