"""xl-perfgoals consolidate: the county summary workbook, and its totals on the screen."""

from pathlib import Path

import click

from xl_perfgoals.cli.by_county_options import ByCounty, by_county_options
from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.limit_option import limit_option
from xl_perfgoals.cli.options import (
    cache_option,
    format_option,
    password_options,
    passwords_of,
    paths_argument,
    policy_of,
    policy_option,
    roster_of,
    roster_option,
    year_option,
)
from xl_perfgoals.cli.progress import progress
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.pipeline.intake import being_taken_in


@click.command("consolidate", cls=ChineseCommand)
@paths_argument
@click.option(
    "-o",
    "--output",
    metavar="文件.xlsx",
    required=True,
    type=click.Path(path_type=Path),
    help="汇总工作簿写到哪里；用 --by county 时写文件夹。",
)
@by_county_options
@roster_option
@policy_option
@year_option
@format_option
@password_options
@cache_option
@limit_option
def command(
    *,
    paths: tuple[Path, ...],
    output: Path,
    roster_path: Path | None,
    policy_path: Path | None,
    year: int | None,
    form: str,
    passwords: tuple[str, ...],
    password_file: Path | None,
    cache: ReadingCache,
    limits: ReadingLimits,
    by: str | None,
    workers: int | None,
    scheduler: str | None,
) -> int:
    """校验并汇总全部表，按主管部门合计到分，写出汇总工作簿；读到的每张表要么汇总，要么列明原因。
    --by county 一次汇总许多个县：给一个文件夹，里面每个县一个子文件夹。

    用 --by county 时 --roster 也可以给一个文件夹，每个县一份名册，文件名与县同名（如 东河县.xlsx）。

    退出码：0 没有错误；1 有“错误”级问题，或有表没有汇总；2 有文件未能读取、用法不对或写不出文件。
    """
    known = passwords_of(passwords, password_file)
    if by is not None:
        from xl_perfgoals.cli.by_county import by_county  # noqa: PLC0415 - rarely wanted

        job = ByCounty(paths, output, policy_of(policy_path, year), roster_path, known, limits)
        return by_county(job, cache, workers=workers, scheduler=scheduler, form=form)
    if workers is not None or scheduler is not None:
        raise click.UsageError("--workers 和 --scheduler 要和 --by county 一起用。")
    output = _workbook_path(output)
    roster, policy = roster_of(roster_path), policy_of(policy_path, year)
    with (
        cache,
        progress("正在汇总") as report,
        being_taken_in(paths, None, report, limits, known, policy=policy, cache=cache) as taken,
    ):
        # Loaded while the files are being read: what adds up and writes takes as long.
        from xl_perfgoals.cli import totals_told  # noqa: PLC0415

        result, earlier = totals_told.added_up(taken, output, policy, roster)
    return totals_told.write_and_tell(result, output, roster, form, earlier)


def _workbook_path(output: Path) -> Path:
    """Where the workbook goes: with the ending .xlsx, which is put where there is none."""
    if not output.name or output.is_dir():
        raise click.UsageError("-o 后面要写汇总工作簿的文件名，如 全县汇总.xlsx；要文件，不是文件夹。")
    if not output.suffix:
        return output.with_name(f"{output.name}.xlsx")
    if output.suffix.lower() != ".xlsx":
        raise click.UsageError(f"汇总工作簿只能是 .xlsx 文件，请把 {output.name} 改为 {output.stem}.xlsx。")
    return output
