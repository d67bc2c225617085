"""What the officer wrote beside findings is read again from every sheet that 问题清单 takes."""

from pathlib import Path

import openpyxl

from tests.support.summaries import FORMS, County
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.files.write_xlsx import write_xlsx
from xl_perfgoals.ops.remarks import Said
from xl_perfgoals.pipeline.season.officers_words import words_in


def test_remarks_are_read_from_all_sheets(tmp_path: Path) -> None:
    county = County(FORMS, findings=[("戊", Severity.ERROR, "F02"), ("戊", Severity.WARNING, "H05")] * 3)
    path = tmp_path / "全县.xlsx"
    write_xlsx(path, list(county.sheets(row_limit=8).values()))
    book = openpyxl.load_workbook(path)
    assert "问题清单 (2)" in book.sheetnames
    for name, row in (("问题清单", 5), ("问题清单 (2)", 4)):
        book[name].cell(row, 13).value, book[name].cell(row, 14).value = "已说明", name
    book.save(path)
    _, remarks = words_in(path)
    assert [remark.said for remark in remarks if remark.said.remark] == [
        Said("已说明", "问题清单"),
        Said("已说明", "问题清单 (2)"),
    ]
    assert len(remarks) == 6
