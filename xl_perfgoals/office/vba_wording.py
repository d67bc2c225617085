"""The few Chinese sentences that VBA itself must say, and the module of VBA that holds them."""

from collections.abc import Mapping
from textwrap import wrap
from types import MappingProxyType

MODULE = "PgWording"

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "PgTitle": "绩效目标",
        "PgNoWorkbook": "请先打开一个工作簿。受保护视图里的工作簿，请先点“启用编辑”。",
        "PgNoPython": "绩效目标程序没有启动。请关闭 Excel，重新运行安装程序；不行时把下面的文字告诉维护员：",
        "PgNoExtension": "没有找到绩效目标扩展。请关闭 LibreOffice，运行安装程序，再打开本工作簿。",
        "PgNotDone": "绩效目标扩展没有做完。请关闭 LibreOffice 再打开重试；不行时把下面的文字告诉维护员：",
        "PgNoAnswer": "#绩效目标程序没有应答",
        "PgNoCellFunctions": "#苹果电脑上的 Excel 不支持绩效目标函数，请使用按钮",
    }
)
"""By the name of the function of VBA that gives it."""

_DIGITS_A_LINE = 80


_HEAD = f"""Attribute VB_Name = "{MODULE}"
' Written by the build from office/vba_wording.py.
Option Explicit
"""


def wording_module(sentences: Mapping[str, str] = SENTENCES) -> str:
    """The text of the module: each sentence as hexadecimal digits, four a character, read by PgChinese."""
    parts = [_HEAD]
    for name, sentence in sentences.items():
        lines = wrap(_hexadecimal(sentence), _DIGITS_A_LINE)
        digits = " & _\n        ".join(f'"{line}"' for line in lines)
        parts.append(
            f"\nPublic Function {name}() As String\n    {name} = PgChinese({digits})\nEnd Function\n"
        )
    return "".join(parts)


def _hexadecimal(sentence: str) -> str:
    return sentence.encode("utf-16-be").hex().upper()
