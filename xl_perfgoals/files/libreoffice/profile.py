"""A user profile for one start of LibreOffice: in Chinese, and as trusting as it is told to be."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape

Setting: TypeAlias = tuple[str, str, str]
"""A setting's folder in LibreOffice's registry, its name and its value."""

_COMMON, _CALC = "/org.openoffice.Office.Common", "/org.openoffice.Office.Calc"

CHINESE: tuple[Setting, ...] = (
    # Amounts in capital numerals and 年/月/日 come out only so.
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    ("/org.openoffice.Office.Linguistic/General", "DefaultLocale_CJK", "zh-CN"),
)
QUIET: tuple[Setting, ...] = (
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Setup/Product", "ooSetupLastVersion", "99"),
    (f"{_COMMON}/Misc", "FirstRun", "false"),
    (f"{_COMMON}/Misc", "ShowTipOfTheDay", "false"),
)
DISTRUSTFUL: tuple[Setting, ...] = (
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_CALC}/Content/Update", "Link", "1"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
"""For other people's files: no macro of a document runs, and nothing it refers to is fetched."""
RECALCULATING: tuple[Setting, ...] = (
    (f"{_CALC}/Formula/Load", "OOXMLRecalcMode", "0"),
    (f"{_CALC}/Formula/Load", "ODFRecalcMode", "0"),
)
"""Formulas are worked out anew when a workbook is opened, whatever values are stored with them."""

_FRAME = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'


def write_profile(folder: Path, settings: Iterable[Setting]) -> None:
    """Makes a profile with these settings; in one that is there already they go before its own."""
    place = folder / "user" / "registrymodifications.xcu"
    items = [
        _ITEM.format(path=escape(path), name=escape(name), value=escape(value))
        for path, name, value in settings
    ]
    if place.exists():
        own = place.read_text(encoding="utf-8")
        text = own.replace("</oor:items>", "\n".join((*items, "</oor:items>")))
    else:
        text = _FRAME.format(items="\n".join(items))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
