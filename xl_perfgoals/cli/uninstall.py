"""xl-perfgoals uninstall: removes what install has put into Excel or LibreOffice."""

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.plans import print_outcome
from xl_perfgoals.cli.printing import out
from xl_perfgoals.office.calc.installing import run_calc_uninstall
from xl_perfgoals.office.install.machine import Platform
from xl_perfgoals.office.install.running import run_uninstall
from xl_perfgoals.office.install.this_machine import LocalHands, this_machine


@click.command("uninstall", cls=ChineseCommand)
@click.option("--calc", is_flag=True, help="从 LibreOffice 里去掉，而不是 Excel；Linux 上不写也是这样。")
@click.option("--dry-run", is_flag=True, help="只列出要做的事，不作任何改动。")
def command(*, calc: bool, dry_run: bool) -> int:
    """从 Excel 或 LibreOffice 里去掉按钮和函数；您填写过的工作簿保留不动。"""
    machine = this_machine()
    hands = None if dry_run else LocalHands()
    in_calc = calc or machine.platform is Platform.LINUX
    outcome = run_calc_uninstall(machine, hands) if in_calc else run_uninstall(machine, hands)
    print_outcome(outcome, dry_run=dry_run)
    if outcome.good and not dry_run:
        program = "LibreOffice" if in_calc else "Excel"
        out().print(f"已从 {program} 中去掉。程序本身还在，命令行可以继续使用。")
    return 0 if outcome.good else 1
