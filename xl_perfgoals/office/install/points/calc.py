"""Points about LibreOffice, and about what we have installed there."""

import re
from html import unescape
from importlib import import_module
from pathlib import PurePath

from xl_perfgoals import __version__
from xl_perfgoals.hosts.commands import UDFS_MODULE
from xl_perfgoals.office.calc.addons import EXTENSION, IDENTIFIER
from xl_perfgoals.office.calc.basic_functions import MODULE, functions_module
from xl_perfgoals.office.calc.places import CalcPlaces, usual_profile
from xl_perfgoals.office.install.machine import Calc, Machine, Platform
from xl_perfgoals.office.install.points.point import (
    EVERYWHERE,
    Point,
    Scene,
    Seen,
    fail,
    fine,
    not_here,
    note,
)

_OLDEST = (7, 4)
_INSTALL = "请关闭 LibreOffice，运行 xl-perfgoals install --calc。"
_PROCESSES = frozenset({"soffice.bin", "soffice.exe", "soffice"})
_FOLDER = re.compile(re.escape(IDENTIFIER).encode() + rb".*?(lu\w+\.tmp)", re.DOTALL)
_TEXT = re.compile(r"<script:module[^>]*>(.*)</script:module>", re.DOTALL)


def _libreoffice(scene: Scene) -> Seen:
    calc = scene.machine.calc
    if calc is None:
        return _absent(scene)
    version = ".".join(map(str, calc.version))
    if calc.version != (0, 0) and calc.version < _OLDEST:
        return fail(f"{calc.program}，版本 {version}", "需要 LibreOffice 7.4 或更高版本，请升级。")
    return fine(f"{calc.program}，版本 {version}")


def _macros(scene: Scene) -> Seen:
    calc = scene.machine.calc
    if calc is None:
        return not_here("没有 LibreOffice")
    if not calc.macros:
        return fail(
            "LibreOffice 不能运行 Python 宏",
            "Debian、Ubuntu 和麒麟等系统请安装 libreoffice-script-provider-python 和 python3-uno 软件包；"
            "其他系统请安装 LibreOffice 官网的版本。",
        )
    return fine("能运行 Python 宏")


def _same_python(scene: Scene) -> Seen:
    calc, python = scene.machine.calc, scene.machine.python
    if calc is None:
        return not_here("没有 LibreOffice")
    own = ".".join(map(str, python.version))
    if calc.python in ("", own):
        return fine(f"都是 Python {own}，程序在 LibreOffice 里面运行")
    return note(
        f"LibreOffice 的是 Python {calc.python}，本程序的是 Python {own}",
        f"程序会在 LibreOffice 旁边另外运行，第一次反应慢些。用 Python {calc.python} 安装本程序，可以快些。",
    )


def _closed(scene: Scene) -> Seen:
    machine = scene.machine
    if machine.calc is None:
        return not_here("没有 LibreOffice")
    if _is_open(machine, machine.calc, scene.calc_places):
        return note("LibreOffice 正在运行", "安装、卸载前请保存文件并关闭全部 LibreOffice 窗口。")
    return fine("LibreOffice 没有运行")


def _is_open(machine: Machine, calc: Calc, places: CalcPlaces | None) -> bool:
    if machine.platform is not Platform.LINUX:
        return any(PurePath(process.lower()).name in _PROCESSES for process in machine.processes)
    usual = str(usual_profile(machine))
    used = places.profile if places else usual
    return used in (profile or usual for profile in calc.open_profiles)


def _extension(scene: Scene) -> Seen:
    places = scene.calc_places
    if places is None or scene.calc_installed is None:
        return _not_installed(scene)
    folder = scene.machine.path(places.extensions)
    listed = scene.machine.files.read(f"{folder}.pmap") or b""
    if found := _FOLDER.search(listed):
        description = folder / f"{found[1].decode()}_" / EXTENSION / "description.xml"
        about = scene.machine.files.read(str(description)) or b""
        if f'<version value="{__version__}"/>'.encode() in about:
            return fine(f"{IDENTIFIER} {__version__}")
        return fail(f"{description} 不是这一版（{__version__}）", f"程序升级后要重新装一次。{_INSTALL}")
    return fail("LibreOffice 里没有“绩效目标”扩展", f"菜单和工具栏里不会有“绩效目标”。{_INSTALL}")


def _functions(scene: Scene) -> Seen:
    places, machine = scene.calc_places, scene.machine
    if places is None or scene.calc_installed is None:
        return _not_installed(scene)
    listed = machine.files.read(str(machine.path(places.basic, "script.xlb"))) or b""
    file = machine.files.read(str(machine.path(places.basic, f"{MODULE}.xba"))) or b""
    if f'"{MODULE}"'.encode() not in listed or not file:
        return fail("LibreOffice 里没有 PG_ 函数", f"公式会显示 #NAME?。{_INSTALL}")
    text = _TEXT.search(file.decode("utf-8", "replace"))
    wanted = functions_module(import_module(UDFS_MODULE).UDFS)
    if text is None or unescape(text[1]).strip() != wanted.strip():
        return fail(f"宏模块 {MODULE} 不是这一版的，或被改动过", _INSTALL)
    return fine(f"宏模块 {MODULE}")


def _versions(scene: Scene) -> Seen:
    installed, machine = scene.calc_installed, scene.machine
    if scene.calc_places is None or installed is None:
        return _not_installed(scene)
    if installed.version != __version__:
        return fail(
            f"LibreOffice 里的是 {installed.version}，程序是 {__version__}",
            f"程序升级后要重新装一次。{_INSTALL}",
        )
    if machine.path(installed.interpreter) != machine.path(machine.python.executable):
        return fail(f"LibreOffice 会启动另一个 Python：{installed.interpreter}", _INSTALL)
    missing = [file.path for file in installed.files if not machine.files.exists(file.path)]
    if missing:
        return fail(f"没有 {missing[0]}", _INSTALL)
    return fine(__version__)


def _trusted(scene: Scene) -> Seen:
    installed = scene.calc_installed
    if installed is None:
        return _not_installed(scene)
    if installed.trusted:
        return fine(installed.trusted)
    return note(
        "没有设可信位置",
        "打开县级工作簿时，LibreOffice 默认会禁用其中的按钮；菜单和工具栏不受影响。要用工作簿里的按钮，"
        "请运行 xl-perfgoals install --calc --trust，它把县级工作簿的文件夹设为可信位置。",
    )


def _absent(scene: Scene) -> Seen:
    """On Linux there is nothing else to put buttons into."""
    if scene.machine.platform is not Platform.LINUX and scene.calc_places is None:
        return not_here("没有 LibreOffice")
    return note(
        "没有找到 LibreOffice",
        "请先安装 LibreOffice 7.4 或更高版本；装在特别位置的，"
        "用环境变量 XL_PERFGOALS_SOFFICE 写明 soffice 的路径。",
    )


def _not_installed(scene: Scene) -> Seen:
    if scene.machine.platform is not Platform.LINUX or scene.machine.calc is None:
        return not_here("没有装进 LibreOffice")
    return note("没有装进 LibreOffice", _INSTALL)


CALC_POINTS = (
    Point("Z50", "LibreOffice", EVERYWHERE, _libreoffice, stops_install=True),
    Point("Z51", "LibreOffice 的 Python 宏", EVERYWHERE, _macros, stops_install=True),
    Point("Z52", "LibreOffice 的 Python 版本", EVERYWHERE, _same_python),
    Point("Z53", "LibreOffice 是否开着", EVERYWHERE, _closed, stops_install=True),
    Point("Z54", "LibreOffice 扩展", EVERYWHERE, _extension),
    Point("Z55", "LibreOffice 函数", EVERYWHERE, _functions),
    Point("Z56", "LibreOffice 里的版本", EVERYWHERE, _versions),
    Point("Z57", "LibreOffice 可信位置", EVERYWHERE, _trusted),
)
