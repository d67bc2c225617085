"""Why a store cannot be used, and what its officer does about it."""

from enum import StrEnum
from pathlib import Path


class StoreFault(StrEnum):
    """Kinds of trouble, by what has to be done."""

    MISSING = "missing"
    LOCKED = "locked"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NEWER = "newer"
    OLDER = "older"
    READ_ONLY = "read_only"
    FULL = "full"
    OTHER_YEAR = "other_year"


_TEXTS = {
    StoreFault.MISSING: (
        "找不到台账“{path}”。",
        "请用 --store 指明台账文件；还没有台账的，先用 send-out 下发模板或用 track 登记报送材料。",
    ),
    StoreFault.LOCKED: (
        "台账“{path}”正被另一个程序使用（等了 {seconds} 秒），本次没有写入任何内容。",
        "请等那边运行完（或关闭正在查看台账的程序、暂停网盘同步），再运行一次。",
    ),
    StoreFault.DAMAGED: (
        "台账“{path}”已损坏，读不出来，本次没有改动它。",
        "{restore}",
    ),
    StoreFault.FOREIGN: (
        "“{path}”不是本程序的台账，没有改动它。",
        "请用 --store 换一个文件名。",
    ),
    StoreFault.NEWER: (
        "台账“{path}”是较新版本的程序写的，这个版本看不懂，没有改动它。",
        "请升级本机的程序后再运行。",
    ),
    StoreFault.OLDER: (
        "台账“{path}”是较旧版本的程序写的，要先更新才能查看。",
        "请先运行一次 track（更新前会自动留一份备份）。",
    ),
    StoreFault.READ_ONLY: (
        "台账“{path}”写不进去：文件或所在文件夹是只读的，或没有权限。",
        "请把台账放到可以写入的文件夹，或用 --store 换一个地方，再运行一次；原有内容没有改动。",
    ),
    StoreFault.FULL: (
        "磁盘已满或读写出错，台账“{path}”写不进去，本次的内容没有登记，原有内容没有改动。",
        "请清理磁盘（或检查网络盘、移动硬盘的连接）后再运行一次。",
    ),
    StoreFault.OTHER_YEAR: (
        "台账“{path}”是 {year} 年的，这次的材料是 {other} 年的，没有登记。",
        "请核对文件夹是否放错；确是新一年的，请用 --store 另建一个台账。",
    ),
}


_RESTORE = (
    "请先把它另存一份，再把同一文件夹里的“{backup}”复制为“{name}”，"
    "然后重新运行 track 登记最近一次的报送材料。"
)
_NO_BACKUP = (
    "同一文件夹里没有找到备份“{backup}”；请从别处的备份恢复，或把它移走后重新运行 track 登记全部报送材料。"
)


class StoreError(Exception):
    """The store cannot be used; nothing was changed.

    fault tells the kind; the text is reason and remedy, the latter in the words of the command line.
    """

    def __init__(self, fault: StoreFault, path: Path, **facts: object) -> None:
        self.fault = fault
        self.path = path
        reason, remedy = _TEXTS[fault]
        backup = backup_of(path)
        restore = (_RESTORE if backup.exists() else _NO_BACKUP).format(backup=backup.name, name=path.name)
        names = {"path": path, "restore": restore, **facts}
        self.reason, self.remedy = reason.format(**names), remedy.format(**names)
        super().__init__(self.reason + self.remedy)


def backup_of(path: Path) -> Path:
    """Where the store is kept as it was before the last run that changed it."""
    return path.with_name(f"{path.stem}（上一次）{path.suffix}")
