"""Points about Excel itself, and about what stands between it and us."""

from pathlib import PureWindowsPath

from xl_perfgoals.office.install.linux import NO_EXCEL, WHAT_WORKS
from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.office_registry import (
    disabled_items,
    excel_program,
    excel_server,
    office_versions,
    wps_program,
)
from xl_perfgoals.office.install.points.point import (
    EVERYWHERE,
    EXCEL,
    WINDOWS,
    Point,
    Scene,
    Seen,
    fail,
    fine,
    not_here,
    note,
)

_EXCEL_PROCESSES = ("excel.exe", "microsoft excel")
_WPS = ("kingsoft", "wps", "\\et.exe")
_LAYERS = r"Software\Microsoft\Windows NT\CurrentVersion\AppCompatFlags\Layers"
_SYSTEM_POLICIES = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Policies\System"
_WITH_WPS = (
    "在 WPS 里不能用加载项和函数；请用命令行校验、汇总（xl-perfgoals check、consolidate），"
    "填报模板可以照常使用。"
)


def _desktop(scene: Scene) -> Seen:
    machine = scene.machine
    if machine.platform is Platform.LINUX:
        return note(NO_EXCEL, WHAT_WORKS)
    if machine.platform is Platform.MACOS:
        # Excel for the Mac comes from Microsoft or from the App Store, and both are the same there.
        app = "/Applications/Microsoft Excel.app"
        return fine(app) if machine.files.exists(app) else fail("没有找到 Excel", "请先安装 Excel。")
    program = excel_program(machine)
    if program:
        return fine(f"{program}（{'、'.join(office_versions(machine.registry))}）")
    if wps := wps_program(machine):
        return fail(f"没有找到 Excel，有 WPS：{wps}", _WITH_WPS)
    return fail("没有找到 Excel", "请先安装 Excel 2016 或更新的桌面版；网页版 Excel 不能用加载项。")


def _store(scene: Scene) -> Seen:
    program = excel_program(scene.machine)
    if not program:
        return not_here("没有找到 Excel")
    if "\\windowsapps\\" in program.lower():
        return fail(program, "这是应用商店版 Office，不支持本加载项。请卸载后安装 Office 官网的桌面版。")
    return fine("不是应用商店版")


def _running(scene: Scene) -> Seen:
    if any(process.lower() in _EXCEL_PROCESSES for process in scene.machine.processes):
        return note(
            "Excel 正在运行",
            "安装、卸载前请保存文件并关闭全部 Excel 窗口。看不到窗口时，"
            "在任务管理器里结束“Microsoft Excel”。",
        )
    return fine("Excel 没有运行")


def _elevated(scene: Scene) -> Seen:
    machine = scene.machine
    if program := _always_elevated(machine):
        return fail(
            f"{program} 设为总是以管理员身份运行",
            "Excel 与程序的权限不同就连不上。右键 Excel 快捷方式－属性－兼容性，"
            "去掉“以管理员身份运行此程序”。",
        )
    everyone = machine.value(_SYSTEM_POLICIES, "EnableLUA") == 0
    if machine.elevated and not everyone and machine.variable("USERNAME").lower() != "administrator":
        return fail(
            "本命令正以管理员身份运行",
            "请用普通方式重新运行（不要选“以管理员身份运行”），否则会装到别的用户名下，Excel 也连不上。",
        )
    return fine("普通权限")


def _always_elevated(machine: Machine) -> str:
    """The path of excel.exe where Windows is told to start it as administrator."""
    for root in ("HKCU", "HKLM"):
        for name, value in machine.registry.values(rf"{root}\{_LAYERS}").items():
            program = PureWindowsPath(name).name.lower()
            if program == "excel.exe" and isinstance(value, str) and "RUNASADMIN" in value.upper():
                return name
    return ""


def _shut_out(scene: Scene) -> Seen:
    machine, places = scene.machine, scene.places
    ours = PureWindowsPath(places.addin).name.lower() if places else ""
    for version in office_versions(machine.registry):
        if any(ours in text for text in disabled_items(machine, version)):
            return fail(
                f"Excel {version} 禁用了本加载项",
                "在 Excel 中点：文件－选项－加载项－管理“禁用项目”－转到，"
                "选中 XlPerfGoals 后点“启用”，重启 Excel。",
            )
    return fine("没有被禁用")


def _taken_over(scene: Scene) -> Seen:
    command = excel_server(scene.machine)
    if any(mark in command.lower() for mark in _WPS):
        return fail(
            f"Excel.Application 被登记为 {command}",
            "WPS 占用了 Excel 的接口。打开“WPS 配置工具”－高级－兼容设置，去掉“兼容第三方系统和软件”，"
            "再在控制面板里对 Office 作一次“快速修复”。",
        )
    return fine(command or "没有被占用")


EXCEL_POINTS = (
    Point("Z20", "桌面版 Excel", EVERYWHERE, _desktop),
    Point("Z21", "应用商店版 Office", WINDOWS, _store),
    Point("Z22", "Excel 是否开着", EXCEL, _running, stops_install=True),
    Point("Z23", "管理员身份", WINDOWS, _elevated, stops_install=True),
    Point("Z24", "Excel 禁用项目", WINDOWS, _shut_out),
    Point("Z25", "WPS 占用 Excel 接口", WINDOWS, _taken_over),
)
