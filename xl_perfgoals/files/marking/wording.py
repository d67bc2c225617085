"""What the marked copy says beside the findings themselves."""

from collections.abc import Mapping

from xl_perfgoals.files.sniffing import FileKind

AUTHOR = "财政审核"
"""Who our notes are from."""
NOTE_TITLE = "【财政审核意见】"
"""Begins our part of a note."""
MORE = "……还有 {count} 条，见“{sheet}”表"
FIX = "改法：{fix}"
CUT = "……"

LIST_TITLE = "审核问题清单"
COUNTS = "{name}　共 {total} 条：错误 {errors} 条、警告 {warnings} 条、提示 {hints} 条"
HOW_TO = (
    "点击工作表名或单元格可转到那里，批注里也写着问题和改法。“错误”必须改正；“警告”请核对，改正或说明理由；"
    "“提示”供参考。本表和各处的批注、底色（原来有底色的，画成斜线）是审核时加上的；改好后请重新报送。"
)
NOTHING = "没有需要修改的问题"
ABOUT_COPY = "说明：{lost}"

SUFFIX = "（审核标注）"
"""Ends the name of a marked copy."""
OTHER_SUFFIX = "（审核标注，原为{ending}）"
"""Ends the name of one that has become a file of another kind: a unit may have sent the same as .xlsx."""

KINDS: Mapping[FileKind, str] = {
    FileKind.XLSB: "xlsb（二进制工作簿）",
    FileKind.XLS: "xls（Excel 97-2003）",
    FileKind.OLD_XLS: "xls（Excel 95 以前）",
    FileKind.ODS: "ODS 表格",
    FileKind.FLAT_ODS: "ODS 表格",
    FileKind.HTML: "网页",
    FileKind.MHTML: "网页",
    FileKind.XML_TABLE: "XML 表格 2003",
    FileKind.TEXT: "文本（CSV）",
    FileKind.DOCX: "Word 文档",
    FileKind.WORD_XML: "Word XML 文档",
    FileKind.DOC: "Word 文档",
    FileKind.RTF: "RTF 文档",
    FileKind.ODT: "ODT 文档",
    FileKind.PDF: "PDF",
}
OF_WORKBOOKS = "公式（只有计算结果）、图表、图片、宏、批注、下拉选项、隐藏设置、字体和颜色"
_OF_DOCUMENTS = "表格以外的文字、图片、印章、页面格式、字体和颜色"
NOT_CARRIED: Mapping[FileKind, str] = {
    **dict.fromkeys((FileKind.XLSB, FileKind.XLS, FileKind.OLD_XLS, FileKind.ODS), OF_WORKBOOKS),
    **dict.fromkeys((FileKind.FLAT_ODS, FileKind.XML_TABLE), OF_WORKBOOKS),
    **dict.fromkeys((FileKind.HTML, FileKind.MHTML), "网页上表格以外的内容、图片、链接、字体和颜色"),
    FileKind.TEXT: "文本中不属于表格的内容",
    **dict.fromkeys((FileKind.DOCX, FileKind.WORD_XML, FileKind.DOC, FileKind.RTF), _OF_DOCUMENTS),
    **dict.fromkeys((FileKind.ODT, FileKind.PDF), _OF_DOCUMENTS),
}
"""What is not in a copy that had to be made anew, by the kind of the file."""

REBUILT = (
    "原文件是{kind}，不能在里面做标注，本件是按读出的文字和数字另做的 xlsx 工作簿（保留合并单元格）；"
    "没有带入：{lost}。请在原文件上修改"
)
ODD_PACKAGE = (
    "原文件的内部结构不规范，不能在里面做标注，本件是按读出的文字和数字另做的 xlsx 工作簿（保留合并单元格）；"
    "没有带入：{lost}。请在原文件上修改"
)
UNREADABLE = "原文件读不出来（{reason}），本件只有问题清单，没有原文件的内容"
SHEET_RENAMED = "工作表“{old}”的名称不能用在 xlsx 里，本件改为“{new}”"
UNLOCKED = "原文件设有打开密码，本件没有设置，请注意保管"
SIGNATURE_BROKEN = "原文件带有数字签名；加了标注，签名在本件中不再有效，请以原文件的签名为准"
REVISIONS_GONE = "原文件启用了“共享工作簿”，其修订记录没有带入"
DISCUSSION = "工作表“{sheet}”的 {cells} 已有对话式批注，不能再加批注，问题见问题清单"
NO_NOTES = "工作表“{sheet}”原有批注的存放方式不规范，没有再加批注，问题见问题清单"
NOW_SHOWN = "工作表“{sheet}”原来是隐藏的，里面有问题，本件已把它显示出来"
NO_COLORS = (
    "工作表“{sheet}”的 {cells} 没有加底色（原有渐变色或图案，或工作簿的格式已达上限），问题见批注和问题清单"
)
