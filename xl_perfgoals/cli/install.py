"""xl-perfgoals install: puts the add-in and the county workbook where Excel finds them."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.console import out
from xl_perfgoals.cli.plans import print_outcome
from xl_perfgoals.office.install.doctor import examine, failed, told
from xl_perfgoals.office.install.products import ProductError, build_products
from xl_perfgoals.office.install.running import run_install
from xl_perfgoals.office.install.this_machine import LocalHands, this_machine


@click.command("install", cls=ChineseCommand)
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
def command(*, dry_run: bool, folder: Path | None, built: Path | None) -> int:
    """把加载项和县级工作簿装进 Excel；只动当前用户的文件，不需要管理员权限。"""
    machine = this_machine()
    wanted = str(folder.absolute()) if folder else ""
    try:
        outcome = run_install(
            machine, None if dry_run else LocalHands(), lambda: build_products(built), wanted
        )
    except ProductError as error:
        raise click.ClickException(str(error)) from error
    print_outcome(outcome, dry_run=dry_run)
    if not outcome.good or dry_run or outcome.places is None:
        return 0 if outcome.good else 1
    console = out()
    console.print("安装完成。打开 Excel，功能区上有“绩效目标”选项卡。")
    console.print(f"县级工作簿在：{outcome.places.workbook_folder}")
    if broken := failed(examine(machine, outcome.places, outcome.installed)):
        console.print("本机还有下列情况，会影响使用：")
        console.print(told(broken))
    return 0
