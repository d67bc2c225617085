"""Points about the Python that Excel is to start."""

from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.points.point import (
    EVERYWHERE,
    EXCEL,
    MAC,
    WINDOWS,
    Point,
    Scene,
    Seen,
    fail,
    fine,
)

_OLDEST = (3, 11)
_LONGEST = 400
"""Characters of an interpreter's path: the DLL's command line has 2048 bytes, and Chinese takes two each."""

_STORE = ("\\windowsapps\\", "pythonsoftwarefoundation")
_REINSTALL = "请用离线安装包重新安装（安装包自带 Python），或按《安装与使用》重装 Python 和本程序。"


def library_names(version: str) -> tuple[str, str]:
    """xlwings' two DLLs, for Excel of 64 and of 32 bits."""
    return f"xlwings64-{version}.dll", f"xlwings32-{version}.dll"


def fits_code_page(machine: Machine, text: str) -> bool:
    """Whether old programs of Windows, which know only the system's own characters, can name this."""
    try:
        text.encode("utf-8" if machine.ansi_code_page == 65001 else f"cp{machine.ansi_code_page}")
    except LookupError:
        return text.isascii()
    except UnicodeEncodeError:
        return False
    return True


def _version(scene: Scene) -> Seen:
    python = scene.machine.python
    seen = f"Python {python.version[0]}.{python.version[1]}，{python.built_for}"
    if python.version < _OLDEST:
        return fail(seen, f"需要 Python {_OLDEST[0]}.{_OLDEST[1]} 或更新的版本。{_REINSTALL}")
    if scene.machine.platform is Platform.WINDOWS and python.built_for != "win-amd64":
        return fail(
            seen,
            f"xlwings 的连接库只随 64 位（amd64）Python 提供；Excel 是 32 位还是 64 位都可以。{_REINSTALL}",
        )
    return fine(seen)


def _store(scene: Scene) -> Seen:
    path = scene.machine.python.executable
    if any(mark in path.lower() for mark in _STORE):
        return fail(path, f"这是应用商店版 Python，Excel 启动不了它。{_REINSTALL}")
    return fine(path)


def _modules(scene: Scene) -> Seen:
    failures = scene.machine.python.import_failures
    if failures:
        seen = "；".join(f"{module}：{reason}" for module, reason in failures.items())
        return fail(seen, f"程序文件不全，或被杀毒软件隔离。{_REINSTALL}")
    return fine("所需模块都能载入")


def _xlwings(scene: Scene) -> Seen:
    python = scene.machine.python
    found = python.packages.get("xlwings", "")
    if found != python.required_xlwings:
        return fail(
            f"xlwings {found or '（没有）'}，需要 {python.required_xlwings}",
            "两者必须完全一致。请用本程序的安装包重新安装，不要单独升级 xlwings。",
        )
    return fine(f"xlwings {found}")


def _libraries(scene: Scene) -> Seen:
    places = scene.places
    names = library_names(scene.machine.python.required_xlwings)
    folders = places.interpreter_folders if places else ()
    missing = [name for name in names if not _anywhere(scene.machine, folders, name)]
    if missing:
        return fail(
            f"{folders[0] if folders else ''} 里没有 {'、'.join(missing)}",
            "请重新运行 xl-perfgoals install；如果仍然没有，多半是被杀毒软件隔离了，请恢复并加入信任。",
        )
    return fine("、".join(names))


def _path(scene: Scene) -> Seen:
    path = scene.places.interpreter if scene.places else ""
    if not fits_code_page(scene.machine, path):
        return fail(
            path,
            "路径里有本机系统代码页以外的字（常见于用户名是生僻字），Excel 找不到程序。请用离线安装包安装，"
            r"它会改装到 C:\ProgramData\xl_perfgoals。",
        )
    if len(path) > _LONGEST:
        return fail(path, "路径太长，Excel 启动程序时会出错。请装到较短的路径。")
    if not scene.machine.files.exists(path):
        return fail(f"没有 {path}", _REINSTALL)
    return fine(path)


def _temp(scene: Scene) -> Seen:
    folder = scene.machine.variable("TEMP")
    if not fits_code_page(scene.machine, folder):
        return fail(
            folder,
            r"临时文件夹的路径里有系统代码页以外的字。请把环境变量 TEMP、TMP 改为 C:\Temp 这样的路径，"
            "删除原临时文件夹里的 gen_py，然后重新登录。",
        )
    return fine(folder)


def _environment(scene: Scene) -> Seen:
    set_ones = [name for name in ("PYTHONHOME", "PYTHONPATH") if scene.machine.variable(name)]
    if set_ones and scene.machine.python.heeds_environment:
        return fail(
            f"设了环境变量 {'、'.join(set_ones)}",
            "它会让 Excel 启动的 Python 找错文件。请删除这个环境变量后重新登录，或改用离线安装包。",
        )
    return fine("没有受环境变量影响")


def _mac_path(scene: Scene) -> Seen:
    path = scene.machine.python.executable
    if " " in path:
        return fail(path, "路径里不能有空格。请把程序装到 ~/.xl_perfgoals/venv（见《安装与使用》）。")
    return fine(path)


def _anywhere(machine: Machine, folders: tuple[str, ...], name: str) -> bool:
    return any(machine.files.exists(str(machine.path(folder, name))) for folder in folders)


PYTHON_POINTS = (
    Point("Z01", "Python 版本", EVERYWHERE, _version, stops_install=True),
    Point("Z02", "Python 来源", WINDOWS, _store, stops_install=True),
    Point("Z03", "程序模块", EVERYWHERE, _modules, stops_install=True),
    Point("Z04", "xlwings 版本", EXCEL, _xlwings, stops_install=True),
    Point("Z05", "xlwings 连接库", WINDOWS, _libraries),
    Point("Z06", "程序路径", WINDOWS, _path, stops_install=True),
    Point("Z07", "临时文件夹", WINDOWS, _temp),
    Point("Z08", "环境变量", EXCEL, _environment),
    Point("Z09", "程序路径没有空格", MAC, _mac_path, stops_install=True),
)
