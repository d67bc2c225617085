"""Projects that came more than once, in the county workbook: what the officer chooses is read back."""

from dataclasses import replace

from tests.support.good_form import MODEL
from tests.support.sent_files import send
from xl_perfgoals.ops.present.looks import RECEIPTS

LESS = replace(MODEL, total="90", fiscal="80")


def uses(book):
    """The cell 采用 of each file in the list of versions."""
    sheet = book.sheets[RECEIPTS]
    rows = sheet["A1:J60"].value
    head = next(number for number, row in enumerate(rows) if "采用" in row)
    col = rows[head].index("采用")
    return {
        str(row[1]).split("\n")[0]: (row[col], sheet.range((number, col + 1)))
        for number, row in enumerate(rows, 1)
        if number > head + 1 and row[col] in {"采用", "不采用"}
    }


def shown(book):
    return {name: use for name, (use, _) in uses(book).items()}


def test_the_officer_s_choice_is_kept_and_can_be_undone(county, press, tmp_path):
    send(tmp_path / "报送" / "甲.xlsx", MODEL, hour=8)
    send(tmp_path / "报送" / "乙.xlsx", LESS, hour=9)
    press("choose_folder")
    assert "8373.3488" in press("consolidate")
    assert shown(county) == {"甲.xlsx": "不采用", "乙.xlsx": "采用"}
    uses(county)["甲.xlsx"][1].value = "采用"
    for _ in range(2):
        assert "8383.3488" in press("consolidate")
        assert shown(county) == {"甲.xlsx": "采用", "乙.xlsx": "不采用"}
    uses(county)["甲.xlsx"][1].value = "不采用"
    assert "8373.3488" in press("consolidate")
    press("undo_last")
    assert shown(county) == {"甲.xlsx": "不采用", "乙.xlsx": "不采用"}
