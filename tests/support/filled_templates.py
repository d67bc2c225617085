"""The township template filled in by script, and recalculated by LibreOffice as a clerk's program would."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.office.template.form_content import FormContent, IndicatorRow
from xl_perfgoals.office.template.places import (
    ATTRIBUTE,
    DEPARTMENT,
    FISCAL,
    GOAL,
    OTHER,
    PROJECT,
    TOTAL,
    YEAR,
    blocks,
)

needs_soffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
BLOCKS = blocks(Policy().required)


def fill(source: Path, target: Path, forms: Sequence[FormContent]) -> Path:
    """The template with the forms in its blanks, form after form. Formulas lose their values in it."""
    book = openpyxl.load_workbook(source)
    for number, form in enumerate(forms, 1):
        fill_form(book[f"表{number}"], form)
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


def fill_form(sheet: Worksheet, form: FormContent) -> None:
    """Writes a form into the blanks of a sheet, as typed: amounts as numbers where they are numbers."""
    blanks = {
        f"C{PROJECT}": form.project,
        f"C{DEPARTMENT}": form.department_and_code,
        f"E{DEPARTMENT}": form.unit,
        f"C{ATTRIBUTE}": form.attribute,
        f"E{ATTRIBUTE}": form.period,
        f"D{TOTAL}": _typed(form.total),
        f"D{FISCAL}": _typed(form.fiscal),
        f"D{OTHER}": _typed(form.other),
        f"B{GOAL}": form.goal,
    }
    if form.year:
        blanks[f"A{YEAR}"] = int(form.year) if form.year.isdecimal() else form.year
    for cell, value in blanks.items():
        put(sheet, cell, value)
    for block in BLOCKS:
        own = [row for row in form.rows if re.split(r"[(（]", row.level2)[0] == block.level2.value]
        for row, line in zip(block.rows, own, strict=False):
            put(sheet, f"D{row}", line.name)
            put(sheet, f"E{row}", line.value)
        assert len(own) <= len(block.rows), f"{form.project}: {len(own)} rows of {block.level2}"


def put(sheet: Worksheet, cell: str, value: str | float) -> None:
    """Types into a blank, which must be one; text stays text."""
    assert not sheet[cell].protection.locked, cell
    sheet[cell].value = None if value == "" else value
    if isinstance(value, str) and value:
        sheet[cell].data_type = "s"


def recalculate(files: Iterable[Path], folder: Path, profile: Path) -> None:
    """Has LibreOffice open the files, work out every formula and save them as .xlsx into a folder."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            *"--headless --norestore --convert-to".split(),
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )


def _typed(amount: str) -> str | float:
    return float(amount) if re.fullmatch(r"[0-9.]+", amount) else amount


MODEL = FormContent(
    project="村级饮水管网维修项目",
    department_and_code="石桥镇人民政府 061",
    unit="石桥镇人民政府本级",
    attribute="0101-一年期项目",
    period="1 年",
    year="2023",
    total="100",
    fiscal="90",
    other="10",
    goal="2023年11月底前维修村级饮水管网20公里，让800户用上稳定的自来水，管网漏损率不超过10%。",
    rows=(
        IndicatorRow("产出指标", "数量指标(必填硬性指标)", "维修饮水管网长度", "≥20公里"),
        IndicatorRow("产出指标", "质量指标(必填)", "管网维修验收合格率", "100%"),
        IndicatorRow("产出指标", "时效指标(必填)", "管网维修完工时间", "2023年11月底前"),
        IndicatorRow("产出指标", "成本指标(必填硬性指标)", "管网维修总成本", "≤100万元"),
        IndicatorRow("效益指标", "经济效益指标(必填)", "户均年节约水费", "≥120元"),
        IndicatorRow("效益指标", "社会效益指标(必填)", "受益农户数", "≥800户"),
        IndicatorRow("效益指标", "生态效益指标(必填)", "管网漏损率", "≤10%"),
        IndicatorRow("效益指标", "可持续影响指标(必填)", "管网设计使用年限", "≥15年"),
        IndicatorRow("满意度指标", "服务对象满意度指标(必填)", "用水农户满意度", "≥90%"),
    ),
)
"""A form that has no fault."""
