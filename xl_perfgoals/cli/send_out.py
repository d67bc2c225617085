"""xl-perfgoals send-out: a blank workbook for each unit, and a note of it in the store."""

from datetime import datetime
from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.day_option import day_of
from xl_perfgoals.cli.options import policy_of, policy_option, roster_of, roster_option, year_option
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.progress import progress
from xl_perfgoals.cli.store_option import opened_store, store_option
from xl_perfgoals.core.template import MOST_FORMS
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.pipeline.season.send_out import SendOrder, SentOut, send_out


@click.command("send-out", cls=ChineseCommand)
@roster_option
@store_option
@click.option("--deadline", metavar="日期", required=True, help="报送截止日期，如 2025-11-15。")
@click.option(
    "-o",
    "--output",
    metavar="文件夹",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪个文件夹。",
)
@click.option(
    "--office", metavar="文字", default="", help="报给谁、问谁（单位、联系人、电话），写在填报说明上。"
)
@click.option(
    "--forms",
    metavar="张数",
    type=click.IntRange(1, MOST_FORMS),
    help=f"每本几张表（1 至 {MOST_FORMS}）；不给就按名册里的应报项目数，另留两张备用。",
)
@policy_option
@year_option
def command(
    *,
    roster_path: Path | None,
    store_path: Path,
    deadline: str,
    output: Path,
    office: str,
    forms: int | None,
    policy_path: Path | None,
    year: int | None,
) -> int:
    """下发填报模板：按单位名册每个单位一本，填好单位、年度、已知项目，附截止日期，并记入台账。

    可以重复运行：已经填写过的文件不会被覆盖。退出码：0 全部写好；2 有文件没有写，或用法不对。
    """
    day = day_of(deadline, "--deadline")
    if roster_path is None:
        raise click.UsageError("请用 --roster 给出单位名册：下发给哪些单位，以它为准。")
    roster, policy = roster_of(roster_path), policy_of(policy_path, year)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    with opened_store(store_path, new=True) as store, progress("正在生成填报模板") as report:
        if policy.year is not None and store.year is None:
            store.set_year(policy.year)
        run = send_out(store, SendOrder(now, day, office, forms), roster, policy, output, progress=report)
    return _told(run, output)


def _told(run: SentOut, folder: Path) -> int:
    console = out()
    for _, reason in run.kept:
        click.echo(reason, err=True)
    console.print(f"写好 {len(run.written)} 本填报模板，放在“{folder}”，已记入台账。")
    if run.kept:
        click.echo(f"另有 {len(run.kept)} 本已经填写过，没有覆盖。", err=True)
    if run.stopped_at:
        path, error = run.stopped_at
        raise click.ClickException(
            f"写不出“{path}”（{unwritable(error)}）。前面已写好的都已记入台账，处理后再运行一次即可。"
        )
    return 2 if run.kept else 0
