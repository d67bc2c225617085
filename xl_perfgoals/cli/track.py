"""xl-perfgoals track: registers what came in, and writes 报送情况.xlsx."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.console import print_files
from xl_perfgoals.cli.day_option import day_of
from xl_perfgoals.cli.limit_option import limit_option
from xl_perfgoals.cli.options import (
    password_options,
    passwords_of,
    paths_argument,
    policy_of,
    policy_option,
    roster_of,
    roster_option,
    year_option,
)
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.progress import progress
from xl_perfgoals.cli.saving import written
from xl_perfgoals.cli.store_option import store_option
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import FormVersion, UnitState
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.intake import obstacle
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.season_store import StoreError
from xl_perfgoals.ops.season.rounds import change_between
from xl_perfgoals.ops.season.tracking import Dates, progress as progress_of
from xl_perfgoals.pipeline.season.officers_words import NoSummaryError, words_in
from xl_perfgoals.pipeline.season.track import NoSuchProjectError, Said, Tracking, Withdrawal, track_paths
from xl_perfgoals.pipeline.season.track_workbook import write_tracking_workbook

WORKBOOK = "报送情况.xlsx"


@click.command("track", cls=ChineseCommand)
@paths_argument
@roster_option
@store_option
@click.option(
    "-o",
    "--output",
    metavar="文件.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help=f"报送情况写到哪里，默认写在台账旁边的“{WORKBOOK}”。",
)
@click.option("--deadline", metavar="日期", help="没有登记过下发记录的单位按这个截止日期算，如 2025-11-15。")
@click.option(
    "--summary",
    metavar="汇总.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="审核人改过的全县汇总工作簿：照其中“采用”“整改状态”“备注”各栏登记。",
)
@click.option(
    "--withdraw", metavar="单位/项目", multiple=True, help="登记某单位撤销了某项目，不再统计；可写多次。"
)
@click.option("--why", metavar="文字", default="", help="撤销的原因，记入台账。")
@policy_option
@year_option
@password_options
@limit_option
def command(
    *,
    paths: tuple[Path, ...],
    roster_path: Path | None,
    store_path: Path,
    output: Path | None,
    deadline: str | None,
    summary: Path | None,
    withdraw: tuple[str, ...],
    why: str,
    policy_path: Path | None,
    year: int | None,
    passwords: tuple[str, ...],
    password_file: Path | None,
    limits: ReadingLimits,
) -> int:
    """登记报送材料：哪些单位报了、缺什么、第几轮、上一轮的问题改了没有；写出报送情况工作簿。

    请每次都给出全部报送材料所在的文件夹。同样的材料登记两次，不会多出一轮。
    退出码：0 已登记；2 有文件未能读取、用法不对，或台账、工作簿写不出。
    """
    target = output or store_path.with_name(WORKBOOK)
    if target.suffix.lower() != ".xlsx":
        raise click.UsageError(f"报送情况只能是 .xlsx 文件，请把 {target.name} 改为 {target.stem}.xlsx。")
    day = day_of(deadline, "--deadline") if deadline else ""
    roster, policy = roster_of(roster_path), policy_of(policy_path, year)
    said = _said(summary, withdraw, why)
    known = passwords_of(passwords, password_file)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        with progress("正在登记") as report:
            run = track_paths(
                paths,
                store_path,
                roster,
                now,
                policy=policy,
                said=said,
                progress=report,
                limits=limits,
                passwords=known,
            )
    except (StoreError, NoSuchProjectError) as error:
        raise click.ClickException(str(error)) from error
    locations = run.consolidation.intake.locations
    print_files(run.consolidation.intake.submission)
    _print_run(run, roster, Dates(now[:10], day))
    saved = written(
        target,
        lambda: write_tracking_workbook(run.ledger, target, roster, now, deadline=day, locations=locations),
        "台账已经登记好，只是没有写出工作簿。",
    )
    out().print(f"报送情况：{saved.path}" if not saved.aside else saved.text)
    receipts = run.consolidation.intake.submission.receipts
    return 2 if any(receipt.status is Status.REFUSED for receipt in receipts) else 0


def _said(summary: Path | None, withdraw: tuple[str, ...], why: str) -> Said:
    withdrawals = []
    for text in withdraw:
        unit, slash, project = text.partition("/")
        if not (slash and unit.strip() and project.strip()):
            raise click.UsageError(f"--withdraw 的值不对：“{text}”，请写成“单位/项目”。")
        withdrawals.append(Withdrawal(unit.strip(), project.strip(), why))
    if summary is None:
        return Said(withdrawals=tuple(withdrawals))
    try:
        orders, remarks = words_in(summary)
    except NoSummaryError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"汇总工作簿 {summary} 打不开：{obstacle(error)}。") from error
    return Said(orders, remarks, tuple(withdrawals))


def _print_run(run: Tracking, roster: Roster, dates: Dates) -> None:
    """The rounds that began, the units by state, and what has to be looked at."""
    console = out()
    rounds = {(own.unit, own.number): own for own in run.ledger.rounds}
    for step in run.steps:
        own = step.round
        if not step.new:
            continue
        line = f"{own.unit}　第 {own.number} 轮　{len(own.versions)} 个项目　问题 {len(own.findings)} 个"
        if before := rounds.get((own.unit, own.number - 1)):
            change = change_between(before, own)
            line += f"（已改正 {len(change.fixed)}，仍未改 {len(change.open)}，新出现 {len(change.new)}）"
        console.print(line)
        if step.carried:
            console.print(f"  没有重报、沿用以前报来的项目 {len(step.carried)} 个：{_names(step.carried)}")
        if step.dropped:
            console.print(f"  不再统计的项目 {len(step.dropped)} 个：{_names(step.dropped)}")
    if not run.opened:
        console.print("没有新的报送：各单位的表与上次登记的相同。")
    units = progress_of(run.ledger, roster, dates)
    counts = Counter(unit.state for unit in units if unit.listed and not unit.exempt)
    console.print("　".join(f"{state} {counts[state]} 个" for state in UnitState if counts[state]))
    if others := [unit.unit.name for unit in units if not unit.listed]:
        console.print(f"不在单位名册上的单位 {len(others)} 个：{'、'.join(others)}")
    for unit in units:
        if unit.changed:
            projects = "".join(f"《{change.approval.project}》" for change in unit.changed)
            console.print(f"注意：{unit.unit.name}已批复的{projects}又有改动，详见“轮次变化”表。")


def _names(versions: tuple[FormVersion, ...]) -> str:
    return "".join(f"《{version.project}》" for version in versions)
