"""Problems: why a file is refused or passed over, and doubts about one that was read. Codes never change."""

from dataclasses import dataclass

from xl_perfgoals.core.submission import Doubt, Problem
from xl_perfgoals.files.sniffing import FileKind
from xl_perfgoals.wording import COPY_ADVICE


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file does not count. reason and remedy may name facts in braces.

    Codes with B are files that should be sent again or looked at; codes with K are passed over, since
    nobody means them to be forms.
    """

    code: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class DoubtText:
    """What a person should know of a file that was read all the same. text may name facts in braces."""

    code: str
    text: str


_SAVE_AS = "请用 Excel 或 WPS 表格打开，核对内容后“另存为”xlsx 格式，再重新报送。"

REFUSALS = (
    Refusal("B01", "文件是空的，里面没有任何内容。", "请检查原文件，重新复制或发送。"),
    Refusal("B02", "文件内容是纯文本，其中没有分成几栏的表格。", _SAVE_AS),
    Refusal(
        "B03",
        "文件不完整，可能是传输或复制时中断。",
        "请在原电脑上确认能正常打开，再重新发送；如用微信、QQ 传送，请等传完后再保存。",
    ),
    Refusal(
        "B04",
        "文件设有打开密码，无法读取。",
        "请取消打开密码后重新报送；知道密码的，也可以在命令行用 --password 给出，原文件不会改动。",
    ),
    Refusal(
        "B05",
        "这是 OFD 版式文档，目前不能读取。",
        "请从制作它的软件里另存为 docx、xlsx 格式，或把内容填在下发的 Excel 模板里，再重新报送。",
    ),
    Refusal(
        "B06",
        "无法识别的文件格式，不是 Excel、WPS 表格或 ODS 文件。",
        "请确认发送的是绩效目标表，并用 Excel 或 WPS 表格保存为 xlsx 格式。",
    ),
    Refusal(
        "B07",
        "文件已损坏，无法读取其中的表格。",
        "请用制作它的软件（Excel、Word、WPS 等）打开，必要时选择“修复”，另存为新的文件后重新报送。",
    ),
    Refusal("B08", "文件里所有表格都是空的。", "请检查是否发错了文件，填好后重新报送。"),
    Refusal(
        "B09",
        "文件里没有找到绩效目标表。",
        "请确认表中有“项目名称”“三级指标”“指标值”等栏目，最好使用下发的模板填报。",
    ),
    Refusal(
        "B10",
        "文件打不开：没有读取权限、正被其他程序占用，或网盘文件尚未下载到本机。",
        "请关闭正在使用该文件的程序，确认本机能够打开它，再重新运行。",
    ),
    Refusal("B11", "找不到这个文件或文件夹。", "请检查路径是否写对，移动硬盘或网络盘是否已连接。"),
    Refusal("B12", "文件夹里没有可以读取的文件。", "请确认报送材料已放进这个文件夹。"),
    Refusal(
        "B13",
        "文件太大（超过 {limit} MB）。",
        "请删除表中的图片和多余的空白行列，或拆分成几个工作簿后报送。",
    ),
    Refusal("B14", "这是网页或 XML 文件，其中没有能读取的表格。", _SAVE_AS),
    Refusal("B15", "这是图片或扫描件，无法读取其中的文字。", "请报送填好的 Excel 电子表，图片只作留存。"),
    Refusal("B16", "这是压缩包。", "请解压到文件夹后再处理，或请报送单位直接发送 xlsx 文件。"),
    Refusal(
        "B17",
        "这是演示文稿、数据库等其他办公文件，不是表格文件。",
        "请把绩效目标表保存为 xlsx 格式后报送。",
    ),
    Refusal(
        "B18",
        "这是下发的填报模板，{count} 张表都还是空白的。",
        "请填写后重新报送；如果发错了文件，请发送填好的那一份。",
    ),
    Refusal(
        "B19",
        "文件解压后大得不正常（{what}），为免耗尽内存没有读取。",
        "请用 Excel 或 WPS 表格打开，只复制有内容的区域到新工作簿，另存为 xlsx 后重新报送。",
    ),
    Refusal(
        "B20",
        "文件的内部结构不正常（{what}），表格软件不会存成这样，为安全起见没有读取。",
        "请确认文件来源；如确是报送材料，请用 Excel 或 WPS 表格打开后另存为新的 xlsx 文件，再重新报送。",
    ),
    Refusal(
        "B21",
        "工作表“{sheet}”太大（{what}），不像绩效目标表，没有读取。",
        "请删除表格以外的内容和多余的空白行列（选中后“删除”，不是“清除”），保存后重新报送。",
    ),
    Refusal(
        "B22",
        "读取这个文件时读取程序意外中止，文件多半已损坏。",
        "请用 Excel 或 WPS 表格打开（必要时选择“修复”），另存为新的 xlsx 文件后重新报送。",
    ),
    Refusal(
        "B23",
        "读了 {seconds} 秒还没有读完，已停止读取这个文件。",
        "请把绩效目标表复制到新工作簿（或下发的模板）里，另存为 xlsx 后重新报送。",
    ),
    Refusal(
        "B24",
        "读取这个文件所需的内存超过 {megabytes} MB，已停止读取。",
        "请删除图片、多余的工作表和空白行列，或把绩效目标表复制到新工作簿里，另存为 xlsx 后重新报送。",
    ),
    Refusal(
        "B25",
        "文件的内部目录已损坏（{what}），无法读取。",
        "请在原电脑上用 Excel 或 WPS 表格打开，另存为 xlsx 格式后重新报送。",
    ),
    Refusal(
        "B26",
        "文件有不正常之处（{what}），而本机现在不能启动单独的读取程序，为防死机没有读取。",
        "请用 Excel 或 WPS 表格打开后另存为新的 xlsx 文件再读取，或在命令行运行 xl-perfgoals check。",
    ),
    Refusal(
        "B27",
        "文件设有打开密码，给出的密码都打不开它。",
        "请向报送单位问清密码（注意大小写），或请其取消打开密码后重新报送。",
    ),
    Refusal(
        "B28",
        "表格太大（超过 {limit} 个单元格），不像绩效目标表。",
        "请确认没有发错文件；如果没有，请删除多余的行列，或拆分成几个工作簿后报送。",
    ),
    Refusal(
        "B29",
        "这是 PDF 文件，{what}，无法按表格读取。",
        "请报送填好的 Excel 或 Word 电子表；扫描件、盖章的 PDF 只作留存。",
    ),
    Refusal(
        "B30",
        "这是设有打开密码的 PDF 文件，无法读取。",
        "请取消打开密码后重新报送，最好报送填好的 Excel 或 Word 电子表。",
    ),
    Refusal(
        "B31",
        "这份 PDF 有 {pages} 页（最多读取 {limit} 页），没有读取。",
        "请只保留绩效目标表所在的各页，或拆分成几个文件后报送；最好报送填好的 Excel 或 Word 电子表。",
    ),
    Refusal(
        "B32",
        "这是旧格式的文字文档（.doc、.wps、.rtf、.odt 等），{why}，没有读取。",
        "请用 Word 或 WPS 文字打开，“另存为”docx 格式，或把内容填入下发的 Excel 模板，再重新报送。",
    ),
    Refusal(
        "B34",
        "这是绩效自评表或运行监控表（有“全年执行数”“实际完成值”“得分”等栏目），不是绩效目标表，没有计入。",
        "请核对是否发错了文件，改报《项目支出绩效目标表》；自评、监控材料请另行报送。",
    ),
    Refusal(
        "B35",
        "这是部门（单位）整体支出绩效目标表，不是项目支出绩效目标表，没有计入。",
        "请按项目填写《项目支出绩效目标表》报送，一个项目一张；整体支出绩效目标表请另行报送。",
    ),
    Refusal(
        "B36",
        "这是{kind}，不是一个项目一张的绩效目标表，没有计入。",
        "请把每个项目的内容填入下发的《项目支出绩效目标表》模板，再重新报送。",
    ),
    Refusal("K01", "这是 Excel、WPS 打开文件时的临时文件。", "不用处理。"),
    Refusal("K02", "这是隐藏文件或系统文件。", "不用处理；如果它其实是报送材料，请取消隐藏后重新运行。"),
    Refusal("K03", "这不是表格文件。", "不用处理。"),
    Refusal("K04", "这个文件（夹）已按另一个路径读取过，不重复计算。", "不用处理。"),
    Refusal("K05", "文件夹是空的。", "请确认相关单位是否尚未报送。"),
    Refusal("K06", "这是本程序生成的汇总工作簿，不是报送材料。", "不用处理。"),
    Refusal(
        "K07",
        "这个文件与“{first}”内容完全相同（只是文件名或位置不同），只读取那一个，没有重复计算。",
        f"{COPY_ADVICE}。",
    ),
    Refusal(
        "K08",
        "这是本程序保存结果时被中断留下的半成品，不是报送材料。",
        "不用处理，下次在这里保存时会自动清除。",
    ),
)
"""Every refusal (B) and every reason to pass over a file (K), in code order."""

DOUBTS = (
    DoubtText("D01", "工作表“{sheet}”是隐藏的，已照常读取，请确认其中的内容确实要报送。"),
    DoubtText(
        "D02",
        "没能读出单元格的显示格式：百分数可能按小数（95% 成了 0.95）、日期可能按默认样式、"
        "错误值（如 #REF!）可能当作空白读取，隐藏的行列也看不出来，请对照原表，最好另存为 xlsx 格式。",
    ),
    DoubtText("D03", "工作表“{sheet}”已损坏，无法读取，其中的内容没有计入。"),
    DoubtText(
        "D04",
        "工作表“{sheet}”的合并单元格下面藏有看不见的内容（如 {cell}），没有读取，共 {count} 处。",
    ),
    DoubtText(
        "D05",
        "工作表“{sheet}”里没有找到绩效目标表，没有计入；如果它确实是，请对照模板检查各栏目的名称。",
    ),
    DoubtText("D06", "填报模板里有 {count} 张空白表没有填写（{sheets}），没有计入。"),
    DoubtText(
        "D07",
        "工作表“{sheet}”里有 {count} 个单元格（如 {cell}）离其余内容很远，多半是误填，没有读取；"
        "如果确是表中内容，请移到表格旁边。",
    ),
    DoubtText(
        "D10",
        "工作表“{sheet}”有 {count} 个单元格显示的是错误值（如 #REF!），不是内容：{cells}。请打开原表改正。",
    ),
    DoubtText(
        "D11",
        "工作表“{sheet}”有 {count} 个公式没有计算结果：{cells}。请用 Excel 或 WPS 表格打开，保存后重新报送。",
    ),
    DoubtText("D12", "工作表“{sheet}”有隐藏的内容（{hidden}），已照常读取，请取消隐藏，确认确实要报送。"),
    DoubtText(
        "D13",
        "文件是网页或文本（多为系统导出），不是工作簿，已按其中的文字读取，请核对金额的位数是否齐全。",
    ),
    DoubtText("D14", "文件带有 Excel 自带的默认密码（多因设过“保护工作簿”），已照常打开读取。"),
    DoubtText("D15", "文件里有个别文字无法辨认（读作 \ufffd），请对照原文件。"),
    DoubtText("D16", "文件是 PDF，已按其中画出的表格线读取，请对照原件核对金额和指标值。"),
    DoubtText("D17", "“{sheet}”的表由几页上的内容接成，请对照原件核对换页处的几行。"),
    DoubtText(
        "D18",
        "文件里有不能按表格读取的内容（文本框、套在单元格里的小表、没有画线的表格、图片或扫描页），"
        "可能有漏读，请对照原件。",
    ),
    DoubtText(
        "D19",
        "有 {count} 处金额是文本格式的数字（{cells}），已按数字读取；请改为数值格式，免得合计公式漏算。",
    ),
    DoubtText(
        "D20",
        "有 {count} 个指标值是日期（{cells}），可能是 Excel 把“1-12”一类的内容自动改成的，请核对；"
        "改回原来的内容前，请先把单元格设为文本格式。",
    ),
    DoubtText("D21", "工作表“{sheet}”里有绩效自评表或运行监控表，不是绩效目标表，没有计入。"),
    DoubtText("D22", "工作表“{sheet}”里有{kind}，不是项目支出绩效目标表，没有计入。"),
    DoubtText(
        "D23",
        "工作表“{sheet}”的明细表里有 {count} 行看不出属于哪个项目（{rows}），没有计入，请对照原表。",
    ),
    DoubtText(
        "D24",
        "{projects}在“{other}”里也有，看不出哪一份较新，暂时取排在前面的一份；"
        "请核对，并在“报送情况”表的“采用”栏指定。",
    ),
    DoubtText(
        "D25",
        "单位后来重新报送了“{other}”，其中没有本文件的{projects}，仍按本文件汇总；"
        "如果项目已经撤销，请在“报送情况”表的“采用”栏改为“不采用”。",
    ),
    DoubtText(
        "D26",
        "文件名中有“{word}”字样，但保存时间不比“{other}”晚，{projects}采用了后者；"
        "请核对，如应以本文件为准，请在“报送情况”表的“采用”栏指定。",
    ),
    DoubtText(
        "D27",
        "{projects}按“采用”栏的指定采用了“{chosen}”，但本文件的保存时间更晚，请核对指定是否仍然有效。",
    ),
)
"""Every doubt about a file, in code order."""

REFUSED_KINDS = {
    FileKind.EMPTY: "B01",
    FileKind.DAMAGED_ZIP: "B03",
    FileKind.DAMAGED_OLE: "B03",
    FileKind.ENCRYPTED: "B04",
    FileKind.OFD: "B05",
    FileKind.UNKNOWN: "B06",
    FileKind.OTHER_XML: "B14",
    FileKind.IMAGE: "B15",
    FileKind.ARCHIVE: "B16",
    FileKind.OTHER_OFFICE: "B17",
}
"""The code with which each kind of file that no reader takes is refused."""

_REFUSALS = {refusal.code: refusal for refusal in REFUSALS}
_DOUBTS = {doubt.code: doubt for doubt in DOUBTS}


def problem(code: str, **facts: object) -> Problem:
    """The refusal of this code, with its facts put in."""
    refusal = _REFUSALS[code]
    return Problem(code, refusal.reason.format(**facts), refusal.remedy.format(**facts))


def doubt(code: str, sheet: str | None = None, **facts: object) -> Doubt:
    """The doubt of this code, with its facts put in; about one sheet, or the whole file."""
    return Doubt(code, _DOUBTS[code].text.format(sheet=sheet, **facts), sheet)
