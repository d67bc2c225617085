"""xl-perfgoals uninstall: removes what install has put into Excel."""

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.console import out
from xl_perfgoals.cli.plans import print_outcome
from xl_perfgoals.office.install.running import run_uninstall
from xl_perfgoals.office.install.this_machine import LocalHands, this_machine


@click.command("uninstall", cls=ChineseCommand)
@click.option("--dry-run", is_flag=True, help="只列出要做的事，不作任何改动。")
def command(*, dry_run: bool) -> int:
    """从 Excel 里去掉加载项；您填写过的工作簿保留不动。"""
    outcome = run_uninstall(this_machine(), None if dry_run else LocalHands())
    print_outcome(outcome, dry_run=dry_run)
    if outcome.good and not dry_run:
        out().print("已从 Excel 中去掉。程序本身还在，命令行可以继续使用。")
    return 0 if outcome.good else 1
