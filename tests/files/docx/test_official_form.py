"""The official form on paper: its cells, and one page for each form, as LibreOffice lays it out."""

import io
from pathlib import Path

import docx
import pdfplumber

from tests.support.approvals import UNIT, content
from tests.support.libreoffice import SOFFICE
from xl_perfgoals.core.publication import PublicUnit
from xl_perfgoals.files.docx.publication import write_attachment
from xl_perfgoals.files.libreoffice.convert import convert
from xl_perfgoals.ops.season.printing import printed

LEVELS = ("数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标")
GOAL = "实施村道硬化工程，改善群众出行条件。"


def attachment(*forms) -> bytes:
    own = tuple(map(printed, forms))
    return write_attachment(PublicUnit(UNIT, 2025, "附件", own, 0))


def rows(each: int, times: int = 1):
    return tuple((level, f"{level}第{n}项" * times, f"≥{n}公里") for level in LEVELS for n in range(each))


def test_cells_of_a_form() -> None:
    read = docx.Document(io.BytesIO(attachment(content("村道硬化", rows=rows(2)))))
    (table,) = read.tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts[0] == ["项目名称", "项目名称", "村道硬化", "村道硬化", "村道硬化"]
    assert texts[1][2:] == [f"{UNIT} 056", "实施单位", f"{UNIT}本级"]
    assert [row[3] for row in texts[3:6]] == ["12.5", "12.5", "0"]
    assert texts[8] == ["绩效\n指标", "产出指标", "数量指标", "数量指标第0项", "≥0公里"]
    assert texts[-1] == [
        "绩效\n指标",
        "满意度指标",
        "服务对象满意度指标",
        "服务对象满意度指标第1项",
        "≥1公里",
    ]
    assert len(texts) == 8 + 10


class TestPages:
    pytestmark = SOFFICE

    def pages(self, tmp_path: Path, *forms) -> list[str]:
        paper = tmp_path / "附件.docx"
        paper.write_bytes(attachment(*forms))
        with pdfplumber.open(convert(paper, "pdf", tmp_path / "pdf")) as pdf:
            return [page.extract_text() or "" for page in pdf.pages]

    def test_each_form_is_one_page(self, tmp_path) -> None:
        forms = [content("短", rows=rows(1)), content("中", rows=rows(5)), content("无", rows=())]
        forms.append(content("长目标", goal=GOAL * 40, rows=rows(2)))
        pages = self.pages(tmp_path, *forms)
        assert len(pages) == len(forms)
        assert all("部门项目支出预算绩效目标表" in page for page in pages)

    def test_a_form_too_long_for_a_page_repeats_its_headings(self, tmp_path) -> None:
        pages = self.pages(tmp_path, content("很长", rows=rows(14, 2)), content("短", rows=rows(1)))
        assert len(pages) > 2
        assert all("三级指标" in page for page in pages)
        assert "部门项目支出预算绩效目标表" in pages[-1]
