"""Points about what we have installed: is it there, is it ours, is it this version."""

from xl_perfgoals.office.install.machine import Machine, same_folder
from xl_perfgoals.office.install.manifest import InstalledFile, Role, digest
from xl_perfgoals.office.install.office_registry import office_versions, trusted_locations
from xl_perfgoals.office.install.places import in_onedrive
from xl_perfgoals.office.install.points.point import (
    EXCEL,
    MAC,
    WINDOWS,
    Point,
    Scene,
    Seen,
    fail,
    fine,
    not_here,
    note,
)

_INSTALL = "请关闭 Excel，运行 xl-perfgoals install。"


def trusted(machine: Machine, version: str, folder: str) -> bool:
    """Whether the user's settings of an Excel name a folder as a trusted location."""
    root = trusted_locations(version)
    paths = (machine.text(rf"{root}\{name}", "Path") for name in machine.registry.subkeys(root))
    return any(same_folder(path, folder) for path in paths if path)


def _addin(scene: Scene) -> Seen:
    places, machine = scene.places, scene.machine
    if places is None:
        return not_here("")
    data = machine.files.read(places.addin)
    if data is None:
        return fail(f"没有 {places.addin}", f"功能区里不会有“绩效目标”。{_INSTALL}")
    noted = scene.installed.file(places.addin) if scene.installed else None
    if noted is None or noted.sha256 != digest(data):
        return fail(
            f"{places.addin} 不是本程序安装的那一份", f"请把它移到别处；{_INSTALL}仍不行时检查杀毒软件。"
        )
    return fine(places.addin)


def _versions(scene: Scene) -> Seen:
    installed, places, machine = scene.installed, scene.places, scene.machine
    if installed is None or places is None:
        return fail("没有安装记录", _INSTALL)
    ours, xlwings = (machine.python.packages.get(name, "") for name in ("xl-perfgoals", "xlwings"))
    if (installed.version, installed.xlwings) != (ours, xlwings):
        return fail(
            f"Excel 里的是 {installed.version}（xlwings {installed.xlwings}），"
            f"程序是 {ours}（xlwings {xlwings}）",
            f"程序升级后要重新装一次加载项。{_INSTALL}",
        )
    if machine.path(installed.interpreter) != machine.path(places.interpreter):
        return fail(f"Excel 会启动另一个 Python：{installed.interpreter}", _INSTALL)
    return fine(f"{ours}，xlwings {xlwings}")


def _workbook(scene: Scene) -> Seen:
    places = scene.places
    noted = scene.installed.of(Role.WORKBOOK) if scene.installed else ()
    paths = [file.path for file in noted] or ([places.workbook] if places else [])
    for path in paths:
        if scene.machine.files.exists(path):
            return fine(path)
    return note(
        f"没有 {paths[0] if paths else '县级工作簿'}",
        "县级工作簿被移走或改名了。移走了也能用，但打开时要点“启用内容”；"
        "需要一份新的，请运行 xl-perfgoals install。",
    )


def _trusted(scene: Scene) -> Seen:
    places, machine = scene.places, scene.machine
    if places is None:
        return not_here("")
    folder = _workbook_folder(scene)
    without = [
        version for version in office_versions(machine.registry) if not trusted(machine, version, folder)
    ]
    if without:
        return fail(f"Excel {'、'.join(without)} 没有把 {folder} 设为受信任位置", _INSTALL)
    return fine(folder)


def _marks(scene: Scene) -> Seen:
    files = scene.installed.files if scene.installed else ()
    marked = [file.path for file in files if scene.machine.files.marked(file.path)]
    if marked:
        return fail(
            "、".join(marked),
            "Windows 把它们标为“来自互联网”，宏会被阻止。运行 xl-perfgoals install 即可去掉；"
            "也可以右键文件－属性，勾选“解除锁定”。",
        )
    return fine("没有“来自互联网”的标记")


def _onedrive(scene: Scene) -> Seen:
    folder = _workbook_folder(scene)
    if in_onedrive(scene.machine, folder):
        return note(
            f"{folder} 在 OneDrive 里",
            "OneDrive 里的工作簿路径会变成网址，受信任位置不起作用。"
            "请用 xl-perfgoals install --folder 换一个本机文件夹。",
        )
    return fine("不在 OneDrive 里")


def _script(scene: Scene) -> Seen:
    places, machine = scene.places, scene.machine
    name = f"xlwings-{machine.python.required_xlwings}.applescript"
    path = str(machine.path(places.scripts if places else "", name))
    if machine.files.exists(path):
        return fine(path)
    return fail(f"没有 {path}", _INSTALL)


def _workbook_folder(scene: Scene) -> str:
    files: tuple[InstalledFile, ...] = scene.installed.of(Role.WORKBOOK) if scene.installed else ()
    if files:
        return str(scene.machine.path(files[-1].path).parent)
    return scene.places.workbook_folder if scene.places else ""


INSTALLED_POINTS = (
    Point("Z10", "加载项", EXCEL, _addin),
    Point("Z11", "版本一致", EXCEL, _versions),
    Point("Z12", "县级工作簿", EXCEL, _workbook),
    Point("Z13", "受信任位置", WINDOWS, _trusted),
    Point("Z14", "“来自互联网”标记", WINDOWS, _marks),
    Point("Z15", "OneDrive", WINDOWS, _onedrive),
    Point("Z16", "苹果电脑的 Excel 脚本", MAC, _script),
)
