"""xl-perfgoals demo: the main job on the shipped samples."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.console import counts_line, print_saved, print_totals
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.saving import saved
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.files.assets import asset
from xl_perfgoals.pipeline.county import consolidate_paths

WORKBOOK = "全县项目支出绩效目标汇总.xlsx"


@click.command("demo", cls=ChineseCommand)
@click.option(
    "--out",
    "folder",
    metavar="文件夹",
    default=Path("out"),
    show_default="out",
    type=click.Path(path_type=Path, file_okay=False),
    help="汇总工作簿写到哪个文件夹。",
)
def command(folder: Path) -> int:
    """汇总平罗县 2023 年公开的 15 张真实表（两个部门），打印各部门合计和问题数。"""
    result = consolidate_paths([asset("workbook", "samples")], Policy(year=2023))
    written = saved(result, folder / WORKBOOK, Roster())
    print_totals(result.summary)
    console = out()
    indicators = sum(len(line.form.indicators) for line in result.summary.projects)
    console.print(f"共 {len(result.summary.projects)} 个项目、{indicators} 条指标。")
    console.print(counts_line(result.intake.submission, result.findings))
    print_saved(written)
    return 0
