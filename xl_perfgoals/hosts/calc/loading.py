"""Opens a workbook in a LibreOffice that we started, or says why it cannot."""

from contextlib import suppress
from pathlib import Path

from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.files.lock_files import Holder, holder_of
from xl_perfgoals.hosts.calc.office_process import Office
from xl_perfgoals.hosts.calc.time_limit import limited
from xl_perfgoals.hosts.calc.uno_bridge import Uno, error_class, properties
from xl_perfgoals.hosts.refusals import RefusalError, refuse

SECONDS = 60.0

MISSING = "找不到工作簿“{book}”，请检查它是否被移动或改名。"
OPEN_HERE = "工作簿“{book}”已经打开，请先关闭它，再试一次。"
OPEN_ELSEWHERE = (
    "工作簿“{book}”正被{holder}用 LibreOffice 打开，请在那里关闭后再试一次；"
    "如果确定没有人打开它，请删除同一文件夹里的文件“{lock}”。"
)
SOMEBODY = "别的用户"
PASSWORD = "工作簿“{book}”设有打开密码，请取消密码后再试一次。"  # noqa: S105 - a sentence
WRONG_PASSWORD = "工作簿“{book}”的打开密码不对，请核对后再试一次。"  # noqa: S105
UNREADABLE = "LibreOffice 打不开工作簿“{book}”：{reason}{remedy}"
NO_REASON = "文件可能已损坏。"
SAVE_ANEW = "请用原来的程序打开它，另存为新的 xlsx 文件，再试一次。"
NO_WORKBOOK = "文件“{book}”不是电子表格，请选择 xlsx、xls 或 ods 格式的工作簿。"
TOO_LONG = (
    "LibreOffice 打开工作簿“{book}”超过 {seconds:g} 秒没有完成，可能停在一个等待确认的提示框上"
    "（如宏出错、要求输入密码），已将 LibreOffice 关闭，文件没有改动；"
    "请先在 LibreOffice 中手工打开一次，看清提示，再试一次。"
)

_NO_MACROS, _ALL_MACROS = 0, 4
_NO_UPDATE = 0
_LOCKED = "B04"


def open_document(
    office: Office,
    path: Path,
    *,
    hidden: bool = True,
    read_only: bool = False,
    macros: bool = False,
    password: str = "",
    seconds: float = SECONDS,
) -> Uno:
    """The workbook as a document. Raises RefusalError; after the time limit the office is dead."""
    name = path.name
    if not path.is_file():
        raise refuse(MISSING, book=name)
    if not path.stat().st_size:  # LibreOffice would show it as a new workbook
        raise _why_not(path, password)
    url = path.resolve().as_uri()
    options: dict[str, str | bool | int] = {
        "Hidden": hidden,
        "ReadOnly": read_only,
        "MacroExecutionMode": _ALL_MACROS if macros else _NO_MACROS,
        "UpdateDocMode": _NO_UPDATE,
    }
    if password:
        options["Password"] = password
    with limited(office.process, seconds, TOO_LONG.format(book=name, seconds=seconds)):
        desktop = office.desktop
        _check_free(office, desktop, path, url, read_only=read_only)
        try:
            document = desktop.loadComponentFromURL(url, "_blank", 0, properties(**options))
        except _refused_by_uno() as error:
            raise _why_not(path, password) from error
        if document is None:
            raise _why_not(path, password)
        if not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            document.close(True)
            raise refuse(NO_WORKBOOK, book=name)
    return document


def close_document(document: Uno) -> None:
    """Closes a document without saving; one that has gone already is no trouble."""
    with suppress(error_class("uno.Exception")):
        document.close(True)


def _check_free(office: Office, desktop: Uno, path: Path, url: str, *, read_only: bool) -> None:
    """Raises RefusalError where the workbook is open, here or elsewhere: LibreOffice itself would ask."""
    components = desktop.Components.createEnumeration()
    while components.hasMoreElements():
        if getattr(components.nextElement(), "URL", "") == url:
            raise refuse(OPEN_HERE, book=path.name)
    holder = None if read_only else holder_of(path)
    # What an earlier LibreOffice with this profile left behind it may clear away by itself.
    if holder is not None and holder.profile != office.profile.resolve().as_uri():
        raise _held(path, holder)


def _held(path: Path, holder: Holder) -> RefusalError:
    shown = f"“{holder.shown}”" if holder.shown else SOMEBODY
    return refuse(OPEN_ELSEWHERE, book=path.name, holder=shown, lock=holder.lock.name)


def _why_not(path: Path, password: str) -> RefusalError:
    """Why LibreOffice opened nothing, found out by reading the file ourselves."""
    if holder := holder_of(path):
        return _held(path, holder)
    problem = read_file(Found(path, path.name)).problem
    if problem is None:
        return refuse(UNREADABLE, book=path.name, reason=NO_REASON, remedy=SAVE_ANEW)
    if problem.code == _LOCKED:
        return refuse(WRONG_PASSWORD if password else PASSWORD, book=path.name)
    return refuse(UNREADABLE, book=path.name, reason=problem.reason, remedy=problem.remedy)


def _refused_by_uno() -> tuple[type[Exception], ...]:
    names = ("io.IOException", "lang.IllegalArgumentException")
    return tuple(error_class(name) for name in names)
