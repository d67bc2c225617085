"""The fonts of official papers, and what stands in for each where it is not installed."""

from dataclasses import dataclass

from docx.text.run import Run

from xl_perfgoals.files.docx.elements import element, put_before


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name, the names of what may stand in for it, the first found counting, and its kind."""

    name: str
    stand_ins: tuple[str, ...]
    family: str
    """w:family: how a program without any of them chooses: roman has serifs, modern has none."""
    panose: str


XIAO_BIAO_SONG = Font(
    "方正小标宋简体",
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋", "华文中宋", "黑体"),
    "script",
    "03000509000000000000",
)
FANG_SONG = Font(
    "仿宋", ("仿宋_GB2312", "FangSong", "华文仿宋", "方正仿宋_GBK"), "modern", "02010609060101010101"
)
KAI_TI = Font("楷体", ("楷体_GB2312", "KaiTi", "华文楷体", "方正楷体_GBK"), "modern", "02010609060101010101")
HEI_TI = Font("黑体", ("SimHei", "华文黑体", "方正黑体_GBK"), "modern", "02010609060101010101")
SONG_TI = Font("宋体", ("SimSun", "华文宋体", "新宋体"), "auto", "02010600030101010101")

FONTS = (XIAO_BIAO_SONG, FANG_SONG, KAI_TI, HEI_TI, SONG_TI)

_CHINESE = "86"
"""w:charset of simplified Chinese: what replaces a font at least has its characters."""
_ENTRY = (
    '<w:font w:name="{name}"><w:altName w:val="{stand_ins}"/><w:panose1 w:val="{panose}"/>'
    '<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
)


def font_entries() -> str:
    """The fonts as entries of a package's font table."""
    return "".join(
        _ENTRY.format(
            name=font.name,
            stand_ins=",".join(font.stand_ins),
            panose=font.panose,
            charset=_CHINESE,
            family=font.family,
        )
        for font in FONTS
    )


def set_font(run: Run, font: Font) -> None:
    """Gives a run one font for all its characters; figures and quotation marks are Chinese ones."""
    names = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), font.name)
    put_before(
        run._r.get_or_add_rPr(),  # noqa: SLF001 - python-docx knows no East Asian fonts
        element("w:rFonts", hint="eastAsia", **names),
        *("w:b", "w:bCs", "w:i", "w:color", "w:spacing", "w:sz", "w:szCs", "w:lang"),
    )
