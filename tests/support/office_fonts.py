"""Stand-ins for the fonts of Windows that Chinese forms ask for: pictures look as they would there."""

from pathlib import Path

_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
STAND_INS: dict[str, tuple[str, ...]] = {
    _SERIF: (
        *("宋体", "SimSun", "新宋体", "NSimSun", "仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312"),
        *("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "华文仿宋", "STFangsong", "华文宋体", "STSong"),
        *("方正小标宋", "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "方正仿宋_GBK"),
    ),
    _SANS: (
        *("黑体", "SimHei", "微软雅黑", "Microsoft YaHei", "微软雅黑 Light", "等线", "DengXian"),
        *("华文黑体", "STHeiti", "方正黑体_GBK", "Calibri", "Arial Unicode MS"),
    ),
}
"""What is installed with fonts-noto-cjk, and the names that it stands in for."""

_FRAME = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{aliases}
</fontconfig>
"""
_ALIAS = '  <alias binding="same"><family>{name}</family><prefer><family>{stand_in}</family></prefer></alias>'


def write_fonts(folder: Path) -> dict[str, str]:
    """Writes the list of stand-ins into a folder; what LibreOffice's environment needs to go by it."""
    aliases = [
        _ALIAS.format(name=name, stand_in=stand_in) for stand_in, names in STAND_INS.items() for name in names
    ]
    place = folder / "fonts.conf"
    place.write_text(_FRAME.format(aliases="\n".join(aliases)), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(place)}
