"""xl-perfgoals doctor: looks at everything that the add-in needs, and says what to do."""

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.printing import out
from xl_perfgoals.office.calc.installing import look_up as look_up_calc
from xl_perfgoals.office.install.doctor import examined_in, failed, report
from xl_perfgoals.office.install.points.point import Scene
from xl_perfgoals.office.install.running import look_up
from xl_perfgoals.office.install.this_machine import this_machine


@click.command("doctor", cls=ChineseCommand)
def command() -> int:
    """检查本机的安装情况，逐项说明有没有问题、怎么办；不作任何改动。

    每个编号（Z）的意思：xl-perfgoals explain 编号。
    """
    machine = this_machine()
    examined = examined_in(Scene(machine, *look_up(machine), *look_up_calc(machine)))
    out().print(report(examined, machine.platform))
    return 1 if failed(examined) else 0
