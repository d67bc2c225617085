"""xl-perfgoals check: all findings of all forms, with cells and how to mend them."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.limit_option import limit_option
from xl_perfgoals.cli.options import (
    cache_option,
    chosen_rules,
    format_option,
    password_options,
    passwords_of,
    paths_argument,
    policy_of,
    policy_option,
    roster_of,
    roster_option,
    rule_options,
    year_option,
)
from xl_perfgoals.cli.progress import progress
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.pipeline.intake import being_taken_in


@click.command("check", cls=ChineseCommand)
@paths_argument
@format_option
@rule_options
@click.option("--checklist", "questions", is_flag=True, help="另列审核要点：要由人判断的问题。")
@year_option
@roster_option
@policy_option
@password_options
@cache_option
@limit_option
def command(
    *,
    paths: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    questions: bool,
    year: int | None,
    roster_path: Path | None,
    policy_path: Path | None,
    passwords: tuple[str, ...],
    password_file: Path | None,
    cache: ReadingCache,
    limits: ReadingLimits,
) -> int:
    """校验每张表，一次列出全部问题：位置、数字、怎样修改。

    退出码：0 没有错误；1 有“错误”级问题；2 有文件未能读取或用法不对。
    """
    rules = chosen_rules(select, ignore) if select or ignore else None
    roster, policy = roster_of(roster_path), policy_of(policy_path, year)
    known = passwords_of(passwords, password_file)
    with (
        cache,
        progress("正在校验") as report,
        being_taken_in(paths, None, report, limits, known, policy=policy, cache=cache) as taken,
    ):
        # Loaded while the files are being read: rules and sentences take as long.
        from xl_perfgoals.cli.findings_told import Asked, checked, tell  # noqa: PLC0415

        asked = Asked(policy, roster, rules, form, questions=questions)
        result = checked(taken, asked)
    return tell(result, asked)
