"""What explain and the catalogue say of the codes of files: refused (B), doubted (D), passed over (K)."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from xl_perfgoals.files.intake import MOST_MEGABYTES
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.problems import DOUBTS, REFUSALS

KINDS: Mapping[str, str] = MappingProxyType(
    {"B": "未能读取的文件", "D": "读取后请核对的文件", "K": "跳过的文件"}
)
"""What the first letter of a file's code stands for."""

_SHORT = {"B": "未能读取", "D": "请核对", "K": "跳过"}
_MEANING = {
    "B": "未能读取：这个文件里的表都没有计入汇总，程序的退出码是 2。其余文件照常读取。",
    "D": "请核对：文件已经读取，表照常校验、汇总（说明中写明没有读取、计入的除外）；只提醒核对，不算错误。",
    "K": "跳过：这个文件没有当作报送材料读取，不算错误，不影响退出码。",
}
_BY_COUNTY = {
    "B": "用 --by county 时，屏幕上列出前 10 个，全部在全省汇总的“未能读取的文件”表。",
    "D": "用 --by county 时屏幕上不列，看各县的汇总工作簿。",
    "K": "用 --by county 时屏幕上不列，看各县的汇总工作簿。",
}
_WHERE = "在哪里看：命令在屏幕上列出；汇总工作簿里在“报送情况”表的“收到的每一个文件”。"
_UNNAMED = "……"

_EXAMPLES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "B13": {"limit": MOST_MEGABYTES},
        "B18": {"count": 3},
        "B19": {"what": f"合计超过 {LIMITS.inflated >> 20} MB"},
        "B20": {"what": "有两个部件同名"},
        "B21": {"sheet": "表1", "what": f"有内容的单元格超过 {LIMITS.cells} 个"},
        "B23": {"seconds": f"{LIMITS.seconds:g}"},
        "B24": {"megabytes": LIMITS.megabytes},
        "B25": {"what": "数据块不全"},
        "B26": {"what": "有损坏的部件"},
        "B28": {"limit": LIMITS.cells},
        "B29": {"what": "里面只有图片（多半是扫描件或照片），没有文字"},
        "B31": {"pages": 412, "limit": 300},
        "B32": {"why": "要由 LibreOffice 转换后才能读取，而本机没有安装 LibreOffice"},
        "B36": {"kind": "按地区分列的转移支付绩效目标表"},
        "K07": {"first": "石桥镇.xlsx"},
        "D01": {"sheet": "表2"},
        "D03": {"sheet": "表2"},
        "D04": {"sheet": "表1", "cell": "B6", "count": 2},
        "D05": {"sheet": "通讯录"},
        "D06": {"count": 2, "sheets": "表4、表5"},
        "D07": {"sheet": "表1", "count": 1, "cell": "XFD1048576"},
        "D10": {"sheet": "表1", "count": 1, "cells": "E6"},
        "D11": {"sheet": "表1", "count": 2, "cells": "E6、E7"},
        "D12": {"sheet": "表1", "hidden": "C列"},
        "D17": {"sheet": "第1页"},
        "D19": {"count": 2, "cells": "表1!E6、表2!E6"},
        "D20": {"count": 1, "cells": "表1!E13"},
        "D21": {"sheet": "自评"},
        "D22": {"sheet": "整体", "kind": "部门整体支出绩效目标表"},
        "D23": {"sheet": "明细", "count": 1, "rows": "第269行"},
        "D24": {"projects": "《村委会办公经费》", "other": "石桥镇.xlsx"},
        "D25": {"projects": "《村委会办公经费》", "other": "石桥镇（第二次）.xlsx"},
        "D26": {"projects": "《村委会办公经费》", "other": "石桥镇.xlsx", "word": "修改"},
        "D27": {"projects": "《村委会办公经费》", "chosen": "石桥镇.xlsx"},
    }
)
"""Facts as they might be, for each sentence that names some."""


class _Told(NamedTuple):
    """What is said of a file, and what to do where that is said by itself."""

    sentence: str
    remedy: str = ""

    @property
    def text(self) -> str:
        """The sentence, with dots for the facts that it names."""
        return self.sentence.format_map(defaultdict(lambda: _UNNAMED))


_TOLD = {refusal.code: _Told(refusal.reason, refusal.remedy) for refusal in REFUSALS} | {
    doubt.code: _Told(doubt.text) for doubt in DOUBTS
}


def is_problem(code: str) -> bool:
    """Whether a file may get this code."""
    return code in _TOLD


def problem_text(code: str) -> str:
    """One code's page for a terminal: what becomes of the file, what is said of it, and what to do."""
    told, family = _TOLD[code], code[0]
    lines = [f"{code} {KINDS[family]}", _MEANING[family], "", f"说明：{told.text}"]
    if told.remedy:
        lines.append(f"怎么办：{told.remedy}")
    if facts := _EXAMPLES.get(code):
        lines.append(f"例如：{told.sentence.format_map(facts)}")
    return "\n".join([*lines, "", f"{_WHERE}{_BY_COUNTY[family]}"])


def problems_text() -> str:
    """One line a code: the code, what becomes of the file, and why."""
    return "\n".join(f"{code}  {_SHORT[code[0]]}  {_TOLD[code].text}" for code in sorted(_TOLD))


def problems_markdown() -> str:
    """All codes as Markdown, a table a family."""
    parts: list[str] = []
    for family, title in KINDS.items():
        parts += [f"## {family} {title}", "", _MEANING[family], "", "| 编号 | 说明 |", "|---|---|"]
        own = ((code, told) for code, told in _TOLD.items() if code[0] == family)
        parts += [*(f"| {code} | {told.text}{told.remedy} |" for code, told in own), ""]
    return "\n".join(parts).rstrip()
