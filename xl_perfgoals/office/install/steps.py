"""Steps: what installing or removing does to a machine, one by one, as values that can be printed first."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from xl_perfgoals.office.install.manifest import Role


class PutFile(NamedTuple):
    """A file is written, or replaced where it was ours."""

    path: str
    data: bytes
    role: Role


class LeaveFile(NamedTuple):
    """Nothing is done to a file, and why."""

    path: str
    reason: str


class Unblock(NamedTuple):
    """Windows' mark "from the internet" is taken off one of our files."""

    path: str


class SetValues(NamedTuple):
    """A key of the registry is made with values. path is the one among them that it is known by."""

    key: str
    values: Mapping[str, str | int]
    path: str


class RemoveFile(NamedTuple):
    """One of our files is removed."""

    path: str


class RemoveKey(NamedTuple):
    """A key of the registry that is ours is removed."""

    key: str


class RemoveFolder(NamedTuple):
    """A folder that we made is removed if it is empty."""

    path: str


class Register(NamedTuple):
    """LibreOffice is given the extension and the module of Basic, and trusts the macros in a folder."""

    profile: str
    extension: bytes
    version: str
    module: str
    trusted: str = ""


class Unregister(NamedTuple):
    """What was registered in LibreOffice is taken out."""

    profile: str
    trusted: str = ""


Step: TypeAlias = (
    PutFile | LeaveFile | Unblock | SetValues | RemoveFile | RemoveKey | RemoveFolder | Register | Unregister
)


class Obstacle(NamedTuple):
    """What prevents the whole plan. code is that of the doctor's point, "" for none."""

    code: str
    reason: str
    advice: str


class Plan(NamedTuple):
    """What would be done; with an obstacle, nothing is."""

    steps: tuple[Step, ...]
    obstacles: tuple[Obstacle, ...] = ()


_ROLES = {
    Role.ADDIN: "加载项",
    Role.WORKBOOK: "县级工作簿",
    Role.LIBRARY: "xlwings 连接库",
    Role.SCRIPT: "Excel 脚本",
    Role.MACRO: "LibreOffice 宏",
    Role.NOTE: "LibreOffice 的安装记录",
}


def told(step: Step) -> str:  # noqa: PLR0911 - one for each kind
    """What a step does, for the user."""
    match step:
        case PutFile(path, _, role):
            return f"写入{_ROLES[role]}：{path}"
        case LeaveFile(path, reason):
            return f"保留不动：{path}（{reason}）"
        case Unblock(path):
            return f"去掉“来自互联网”的标记：{path}"
        case SetValues(key, _, path):
            return f"设为 Excel 受信任位置：{path}（注册表 {key}）"
        case RemoveFile(path):
            return f"删除：{path}"
        case RemoveKey(key):
            return f"取消 Excel 受信任位置（注册表 {key}）"
        case RemoveFolder(path):
            return f"删除空文件夹：{path}"
        case Register(profile, trusted=trusted):
            trust = f"，并把 {trusted} 设为可信位置" if trusted else ""
            return f"在 LibreOffice 中登记扩展和函数{trust}（用户配置 {profile}）"
        case Unregister(profile, trusted):
            trust = f"，取消可信位置 {trusted}" if trusted else ""
            return f"从 LibreOffice 中去掉扩展和函数{trust}（用户配置 {profile}）"
