"""xl-perfgoals install: puts our parts where Excel, or LibreOffice, finds them."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.plans import print_outcome
from xl_perfgoals.cli.printing import out
from xl_perfgoals.office.calc.installing import Wishes, run_calc_install
from xl_perfgoals.office.calc.products import build_calc_products
from xl_perfgoals.office.install.doctor import examine, examined_in, failed, told
from xl_perfgoals.office.install.machine import Machine, Platform
from xl_perfgoals.office.install.points import CALC_POINTS
from xl_perfgoals.office.install.points.point import Scene
from xl_perfgoals.office.install.products import ProductError, build_products
from xl_perfgoals.office.install.running import run_install
from xl_perfgoals.office.install.this_machine import LocalHands, this_machine

_BROKEN = "本机还有下列情况，会影响使用："
_IN_CALC = "安装完成。打开 LibreOffice Calc，菜单和工具栏上有“绩效目标”，单元格里可以用 PG_ 函数。"
_UNTRUSTED = (
    "工作簿里的按钮是宏，LibreOffice 默认不运行；菜单和工具栏不受影响。要用这些按钮，"
    "请再运行一次并加上 --trust，把这个文件夹设为可信位置。只放县级工作簿，不要把报送文件放进去。"
)


@click.command("install", cls=ChineseCommand)
@click.option("--calc", is_flag=True, help="装进 LibreOffice，而不是 Excel；Linux 上不写也是这样。")
@click.option(
    "--trust", is_flag=True, help="让 LibreOffice 运行县级工作簿文件夹里的宏，工作簿里的按钮才能用。"
)
@click.option("--dry-run", is_flag=True, help="只列出要做的事，不作任何改动。")
@click.option(
    "--folder",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="县级工作簿放在哪里，默认在“文档”里。",
)
@click.option(
    "--from",
    "built",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="安装这里已经做好的文件（例如签过名的），而不是现做。",
)
@click.option(
    "--calc-profile",
    "profile",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="LibreOffice 用户配置的文件夹，只有放在特别位置时才要写。",
)
def command(
    *, calc: bool, trust: bool, dry_run: bool, folder: Path | None, built: Path | None, profile: Path | None
) -> int:
    """把按钮、函数和县级工作簿装进 Excel 或 LibreOffice；只动当前用户的文件，不需要管理员权限。"""
    machine = this_machine()
    hands = None if dry_run else LocalHands()
    wanted = _absolute(folder)
    try:
        if calc or machine.platform is Platform.LINUX:
            return _into_calc(machine, hands, built, Wishes(wanted, _absolute(profile), trust))
        return _into_excel(machine, hands, built, wanted)
    except ProductError as error:
        raise click.ClickException(str(error)) from error


def _into_excel(machine: Machine, hands: LocalHands | None, built: Path | None, wanted: str) -> int:
    outcome = run_install(machine, hands, lambda: build_products(built), wanted)
    print_outcome(outcome, dry_run=hands is None)
    if not outcome.good or hands is None or outcome.places is None:
        return 0 if outcome.good else 1
    console = out()
    console.print("安装完成。打开 Excel，功能区上有“绩效目标”选项卡。")
    console.print(f"县级工作簿在：{outcome.places.workbook_folder}")
    if broken := failed(examine(machine, outcome.places, outcome.installed)):
        console.print(_BROKEN)
        console.print(told(broken))
    return 0


def _into_calc(machine: Machine, hands: LocalHands | None, built: Path | None, wishes: Wishes) -> int:
    outcome = run_calc_install(machine, hands, lambda: build_calc_products(built), wishes)
    print_outcome(outcome, dry_run=hands is None)
    if not outcome.good or hands is None:
        return 0 if outcome.good else 1
    console = out()
    console.print(_IN_CALC)
    console.print(f"县级工作簿在：{outcome.places.workbook_folder}")
    if not (outcome.installed and outcome.installed.trusted):
        console.print(_UNTRUSTED)
    scene = Scene(machine, None, None, outcome.places, outcome.installed)
    if broken := failed(examined_in(scene, CALC_POINTS)):
        console.print(_BROKEN)
        console.print(told(broken))
    return 0


def _absolute(path: Path | None) -> str:
    return str(path.absolute()) if path else ""
