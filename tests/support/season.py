"""A season on the published forms: what the two units send first, and how they mend it."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import openpyxl

from xl_perfgoals.files.assets import asset

CENTRE, TOWNSHIP = "平罗县乡村振兴服务中心", "平罗县灵沙乡人民政府"
ROSTER = asset("workbook", "rosters", "平罗县单位名册.csv")

Edits = Mapping[str, Mapping[str, str]]
"""What is written into which cell of which sheet."""

MENDED: Mapping[str, Edits] = {
    CENTRE: {
        "01工作经费": {"B10": "全年走访脱贫户 5 次，保障驻村工作正常开展，巩固脱贫成果", "E16": "5 万元"},
        "02县配资金": {"E13": "≥500 人", "E15": "≥100%"},
        "03长聘人员经费": {"E14": "65904 元"},
        "04中央衔接资金": {
            "D20": "当年资金支出率",
            "D21": "到县资金安排",
            "E21": "≤7571 万元",
            "E22": "不发生",
            "E23": "有效激发",
        },
    },
    TOWNSHIP: {
        "02驻村工作队": {"D13": "驻村工作队员月驻村天数", "E13": "≥20 天"},
        "03村委会办公": {"D11": "办公得到保障的村委会", "E11": "11 个"},
        "04乡镇社会管理": {"E11": "2 次"},
        "05两个中心运行": {"E14": "20000 元"},
        "06村干部任职补贴": {"E14": "1686960 元"},
        "07民族团结奖": {"E11": "55 人"},
        "08党务工作者津贴": {"E11": "11 人"},
        "09任职年限补贴": {
            "B9": "全年按月足额发放村干部任职年限补贴，调动村干部工作积极性",
            "D14": "发放村干部任职年限补贴",
            "E14": "123600 元",
        },
        "10组干部任职补贴": {"E11": "77 人"},
        "11长聘人员经费": {"E11": "2 人"},
    },
}
"""After which no form has an error any more."""


def send(folder: Path, unit: str, at: datetime, edits: Edits | None = None, name: str = "") -> Path:
    """A unit's published forms come in, mended as told, and saved at a moment (UTC)."""
    book = openpyxl.load_workbook(asset("workbook", "samples") / f"{unit}.xlsx")
    for sheet, cells in (edits or {}).items():
        for cell, text in cells.items():
            book[sheet][cell].value = text
    stream = io.BytesIO()
    book.save(stream)
    path = folder / f"{name or unit}.xlsx"
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(stream) as saved, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for part in saved.namelist():
            content = saved.read(part)
            if part == "docProps/core.xml":  # openpyxl writes the moment of saving
                moment = f">{at:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>".encode()
                content = re.sub(rb">[^<]*</dcterms:modified>", moment, content)
            out.writestr(part, content)
    return path
