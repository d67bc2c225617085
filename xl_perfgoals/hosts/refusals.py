"""Refusals: what the officer can put right before a button works, each told in one Chinese sentence."""

from collections.abc import Iterable

import xlwings as xw

from xl_perfgoals.hosts import native

NO_BOOK = "没有打开的工作簿，请先打开要处理的工作簿，再点一次按钮。"
CLOSED = "工作簿已经关闭，请重新打开它，再点一次按钮。"
BUSY = "Excel 正忙，或者正在编辑单元格，请按回车键或 Esc 键结束编辑，再点一次按钮。"
PROTECTED = "工作表“{sheet}”受保护，不能写入，请在“审阅”里撤消工作表保护，再点一次按钮。"
STRUCTURE = "工作簿“{book}”的结构受保护，不能增加工作表，请在“审阅”里撤消工作簿保护，再点一次按钮。"
READ_ONLY = "工作簿“{book}”是以只读方式打开的，结果无法保存，请关闭后重新打开（不要选只读），再点一次按钮。"
ONLINE = (
    "工作簿“{book}”在 OneDrive 或 SharePoint 上，程序找不到它所在的文件夹，"
    "请把它另存到本机磁盘，或用“选择文件夹”选定报送文件夹。"
)
UNSAVED = "工作簿“{book}”还没有保存过，请先保存，再点一次按钮。"
NO_FOLDER = "还没有选定报送文件夹，请先点“选择文件夹”。"
MISSING_FOLDER = "找不到报送文件夹“{folder}”，请检查它是否被移动或改名，或用“选择文件夹”重新选定。"
NO_PICKER = "这里不能弹出选择窗口，请把报送文件夹的完整路径填写在“{sheet}”表的“{label}”一栏。"
NO_FORM = "工作表“{sheet}”里没有找到绩效目标表，请先切换到要校验的表。"
NO_FORMS = "工作簿“{book}”里没有找到绩效目标表。"
NOTHING_TO_CONVERT = (
    "没有转换：{reason}{remedy}要转换 Word、PDF 或网页里的表，请用命令 xl-perfgoals convert，见使用说明。"
)
NO_SUBMISSION = (
    "“{book}”是本程序自己的工作簿，里面没有要转换的表，"
    "请打开报送的工作簿，再点“绩效目标”选项卡或菜单里的“转为模板”。"
)
ALREADY_TEMPLATE = "工作簿“{book}”已经是官方模板，不用转换。"
UNWRITABLE = "文件夹“{folder}”里写不进新文件（{reason}），请把工作簿另存到可以写入的文件夹，再点一次按钮。"
NOT_COUNTY = "汇总要在县级工作簿里进行，请打开带有“设置”表的县级工作簿，再点一次按钮。"
NOTHING_TO_UNDO = "没有可以撤销的操作。"
NO_MARKS = "工作簿“{book}”里没有校验标记。"
UNSAFE_UNDO = "工作表“{sheet}”已被删除或改名，不能撤销上次的操作。"
UNOPENABLE = "文件“{book}”打不开，它可能已损坏，或者正被别的程序打开，请关闭那个程序后再打开一次。"
BAD_SETTINGS = "“{book}”的设置有误：{faults}"

_BUSY_CODES = {-2147418111, -2147417846, -2146777998}
_GONE_CODES = {-2147417848, -2147023174, -2146827864}
_GONE_NAMES = {"com.sun.star.lang.DisposedException"}
"""What LibreOffice answers for a document that was closed, or when it has ended itself."""


class RefusalError(Exception):
    """Something stands in the way that the officer can remove; its text is what to say."""


def refuse(sentence: str, **facts: str) -> RefusalError:
    """The refusal with its facts put in."""
    return RefusalError(sentence.format(**facts))


def refusal_behind(error: BaseException) -> RefusalError | None:
    """The refusal that an error of the host amounts to; None for an error that nobody foresaw."""
    if isinstance(error, RefusalError):
        return error
    codes = {getattr(error, "hresult", None), *_inner_codes(error)}
    if codes & _BUSY_CODES or type(error).__name__ == "ExcelBusyError":
        return RefusalError(BUSY)
    gone = codes & _GONE_CODES or type(error).__name__ in _GONE_NAMES
    return RefusalError(CLOSED) if gone else None


def _inner_codes(error: BaseException) -> Iterable[int]:
    """The code that Excel itself gave, which pywin32 puts into the error's third argument."""
    inner = error.args[2] if len(error.args) > 2 else None
    return (inner[5],) if isinstance(inner, tuple) and len(inner) > 5 and isinstance(inner[5], int) else ()


def check_writable(book: xw.Book, sheets: Iterable[xw.Sheet]) -> None:
    """Raises RefusalError unless these sheets can be written and saved."""
    if native.is_read_only(book):
        raise refuse(READ_ONLY, book=book.name)
    for sheet in sheets:
        if native.is_protected(sheet):
            raise refuse(PROTECTED, sheet=sheet.name)


def check_extensible(book: xw.Book) -> None:
    """Raises RefusalError unless sheets can be added to the workbook."""
    if native.structure_is_protected(book):
        raise refuse(STRUCTURE, book=book.name)
