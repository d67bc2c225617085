"""xl-perfgoals compare: the projects of two years, their amounts and targets."""

from datetime import datetime
from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.options import password_options, passwords_of, roster_of, roster_option
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.progress import progress
from xl_perfgoals.cli.saving import written
from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.season import FormVersion
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.season_store import StoreError
from xl_perfgoals.ops.season.years import Kinship, Pair, Years, compare_years
from xl_perfgoals.ops.season.years_wording import years_doubt
from xl_perfgoals.pipeline.season.compare_years import OneYear, read_year, write_years_workbook


@click.command("compare", cls=ChineseCommand)
@click.argument("old", metavar="上年", type=click.Path(path_type=Path))
@click.argument("new", metavar="本年", type=click.Path(path_type=Path))
@roster_option
@click.option(
    "-o",
    "--output",
    metavar="文件.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="把对照结果写成工作簿；不给就只在屏幕上列出。",
)
@password_options
def command(
    *,
    old: Path,
    new: Path,
    roster_path: Path | None,
    output: Path | None,
    passwords: tuple[str, ...],
    password_file: Path | None,
) -> int:
    """对照两个年度的项目：同名或同编码的直接对上，像是改了名的列出供核对，并比较金额和指标值。

    “上年”“本年”可以是文件、文件夹，也可以是台账（.sqlite）。退出码：0 已对照；2 有文件未能读取或用法不对。
    """
    if output is not None and output.suffix.lower() != ".xlsx":
        raise click.UsageError(f"对照结果只能是 .xlsx 文件，请把 {output.name} 改为 {output.stem}.xlsx。")
    roster = roster_of(roster_path)
    known = passwords_of(passwords, password_file)
    try:
        with progress("正在读取") as report:
            both = tuple(read_year(path, roster, report, known) for path in (old, new))
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    refused = [_print_refused(year) for year in both]
    for path, year in zip((old, new), both, strict=True):
        if not year.versions:
            raise click.ClickException(f"“{path}”里没有读到绩效目标表，无法对照。")
    years = compare_years(both[0].versions, both[1].versions)
    _print_years(years)
    if output is not None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        places = {**both[0].locations, **both[1].locations}
        saved = written(output, lambda: write_years_workbook(years, output, now, places))
        out().print(f"对照结果：{saved.path}" if not saved.aside else saved.text)
    return 2 if any(refused) else 0


def _print_refused(year: OneYear) -> bool:
    """Names the files that could not be read; whether there are any."""
    refused = [receipt for receipt in year.receipts if receipt.status is Status.REFUSED]
    for receipt in refused:
        if receipt.problem:
            click.echo(f"未能读取 {receipt.path}：{receipt.problem.reason}{receipt.problem.remedy}", err=True)
    return bool(refused)


def _print_years(years: Years) -> None:
    console = out()
    old, new = (str(year or "（未填年度）") for year in (years.old_year, years.new_year))
    if doubt := years_doubt(years):
        click.echo(doubt, err=True)
    console.print(
        f"{old} 年：{format_amount(years.old_total)} 万元　{new} 年：{format_amount(years.new_total)} 万元"
    )
    for pair in years.pairs:
        console.print(_line(pair))
        for change in pair.changes:
            console.print(f"    {change.place}：{change.old or '（无）'} → {change.new or '（无）'}")
    console.print(
        f"对上 {years.count(Kinship.CODE, Kinship.NAME)} 个，疑似改名或换单位（请核对）"
        f" {years.count(Kinship.PROPOSED, Kinship.MOVED)} 个，新增 {years.count(Kinship.COME)} 个，"
        f"今年没有 {years.count(Kinship.GONE)} 个。"
    )


def _line(pair: Pair) -> str:
    old, new = pair.old, pair.new
    either = new or old
    unit = either.unit if either else ""
    name = f"《{new.project}》" if new else ""
    if old and (new is None or old.project != new.project):
        name = f"《{old.project}》→{name}" if new else f"《{old.project}》"
    like = f"（相像 {pair.likeness}%）" if pair.kinship is Kinship.PROPOSED else ""
    return f"{pair.kinship}{like}　{unit}{name}　{_amounts(old, new)}"


def _amounts(old: FormVersion | None, new: FormVersion | None) -> str:
    first, second = (
        "—" if v is None else "读不出" if v.total is None else format_amount(v.total) for v in (old, new)
    )
    return f"{first} → {second} 万元"
