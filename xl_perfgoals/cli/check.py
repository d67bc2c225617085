"""xl-perfgoals check: all findings of all forms, with cells and how to mend them."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.console import (
    counts_line,
    out,
    print_checklist,
    print_files,
    print_findings,
    print_left_out,
    print_verdicts,
    progress,
    utf8_json,
)
from xl_perfgoals.cli.limit_option import limit_option
from xl_perfgoals.cli.options import (
    cache_option,
    chosen_rules,
    exit_code,
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
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.ops.check import check
from xl_perfgoals.ops.consolidate import consolidate
from xl_perfgoals.ops.records import check_record
from xl_perfgoals.pipeline.intake import take_in


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
    rules = chosen_rules(select, ignore)
    roster, policy = roster_of(roster_path), policy_of(policy_path, year)
    known = passwords_of(passwords, password_file)
    with cache, progress("正在校验") as report:
        intake = take_in(paths, progress=report, passwords=known, limits=limits, policy=policy, cache=cache)
    submission = intake.submission
    summary = consolidate(submission, roster, year)
    codes = {rule.code for rule in rules}
    found = [finding for finding in intake.form_findings if finding.code in codes]
    findings = check(submission, policy, roster, rules, summary=summary, form_findings=found)
    if form == "json":
        utf8_json(check_record(submission, findings).model_dump_json(indent=2))
    else:
        print_files(submission)
        print_findings(summary, findings)
        if questions:
            print_checklist(submission, policy)
        if not (select or ignore):  # a verdict needs all rules
            print_verdicts(summary, findings)
        print_left_out(summary)
        out().print(counts_line(submission, findings))
    return exit_code(submission, findings)
