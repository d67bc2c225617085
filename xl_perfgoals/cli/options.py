"""Options that several commands share, and what they are turned into."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from xl_perfgoals.core.finding import Finding, Severity
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.submission import Status, Submission
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.reading_cache.place import cache_folder
from xl_perfgoals.files.text_encoding import decoded

# Files are opened and rules asked for by few runs: the others start without these modules.
if TYPE_CHECKING:
    from xl_perfgoals.rules import Rule

F = TypeVar("F", bound=Callable[..., Any])


def year_option(command: F) -> F:
    """--year N: the task's fiscal year."""
    return click.option(
        "--year", metavar="年", type=click.IntRange(2000, 2099), help="任务年度，用来核对各表年度。"
    )(command)


def roster_option(command: F) -> F:
    """--roster FILE: the county's units."""
    return click.option(
        "--roster",
        "roster_path",
        metavar="文件",
        type=click.Path(path_type=Path),
        help="单位名册（xlsx 或 csv）：代码、单位名称、别名、控制数、应报项目数。",
    )(command)


def format_option(command: F) -> F:
    """--format text|json."""
    return click.option(
        "--format",
        "form",
        metavar="text|json",
        type=click.Choice(["text", "json"]),
        default="text",
        help="输出格式，默认 text。",
    )(command)


def paths_argument(command: F) -> F:
    """PATH...: files and folders."""
    return click.argument(
        "paths", metavar="文件或文件夹...", nargs=-1, required=True, type=click.Path(path_type=Path)
    )(command)


def password_options(command: F) -> F:
    """--password and --password-file: what may open locked files."""
    file = click.option(
        "--password-file",
        metavar="文件",
        type=click.Path(path_type=Path),
        help="存有打开密码的文本文件，每行一个；比写在命令里更稳妥。",
    )
    given = click.option(
        "--password", "passwords", metavar="密码", multiple=True, help="打开密码，可写多次。"
    )
    return given(file(command))


def passwords_of(given: Sequence[str], file: Path | None) -> tuple[str, ...]:
    """The passwords given one by one, and those in the file. Raises click.ClickException."""
    if file is None:
        return tuple(filter(None, given))
    try:
        found = decoded(file.read_bytes())
    except OSError as error:
        from xl_perfgoals.files.intake import obstacle  # noqa: PLC0415

        raise click.ClickException(f"密码文件 {file} 打不开：{obstacle(error)}。") from error
    if found is None:
        raise click.ClickException(f"密码文件 {file} 不是文本文件，请每行写一个密码，存为 txt。")
    return tuple(filter(None, (*given, *found.text.splitlines())))


def policy_option(command: F) -> F:
    """--policy FILE: the county's own demands."""
    return click.option(
        "--policy",
        "policy_path",
        metavar="文件",
        type=click.Path(path_type=Path),
        help="本县的要求（TOML，或带“设置”“规则”“豁免”表的工作簿）；不给就用内置的平罗 2023。",
    )(command)


def policy_of(path: Path | None, year: int | None) -> Policy:
    """The built-in profile, the file's settings over it, the year over both. Raises click.ClickException with
    every fault of the file.
    """
    policy = Policy() if path is None else _policy_in(path)
    return policy if year is None else replace(policy, year=year)


def _policy_in(path: Path) -> Policy:
    from xl_perfgoals.files.policy_file import PolicyError, read_policy  # noqa: PLC0415
    from xl_perfgoals.rules import RULES  # noqa: PLC0415

    try:
        return read_policy(path, {rule.code: rule.severity for rule in RULES})
    except PolicyError as error:
        raise click.ClickException("\n".join(error.lines)) from error


def roster_of(path: Path | None) -> Roster:
    """The roster in the file, an empty one for none. Raises click.ClickException with all its faults."""
    if path is None:
        return Roster()
    from xl_perfgoals.files.roster_file import RosterError, read_roster  # noqa: PLC0415

    try:
        return read_roster(path)
    except RosterError as error:
        raise click.ClickException("\n".join(error.lines)) from error


def cache_option(command: F) -> F:
    """--no-cache: every file is read anew, and nothing is kept."""
    return click.option(
        "--no-cache",
        "cache",
        flag_value=False,
        default=True,
        type=bool,
        callback=_cache,
        help="每个文件都重新读取，不用（也不留）上次读取的记录。",
    )(command)


def _cache(_context: click.Context, _parameter: click.Parameter, wanted: bool) -> ReadingCache:
    return ReadingCache(cache_folder() if wanted else None)


def rule_options(command: F) -> F:
    """--select and --ignore: codes of rules or their beginnings, each option as often as wanted."""
    ignore = click.option("--ignore", metavar="规则", multiple=True, help="不用这些规则，如 G03,P。")
    select = click.option("--select", metavar="规则", multiple=True, help="只用这些规则，如 C,F02。")
    return select(ignore(command))


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> "tuple[Rule, ...]":
    """The rules whose code begins with one of `select` (all if empty) and with none of `ignore`."""
    from xl_perfgoals.rules import RULES  # noqa: PLC0415

    wanted, unwanted = _codes(",".join(select)), _codes(",".join(ignore))
    return tuple(
        rule
        for rule in RULES
        if (not wanted or rule.code.startswith(wanted)) and not (unwanted and rule.code.startswith(unwanted))
    )


def exit_code(submission: Submission, findings: Sequence[Finding]) -> int:
    """2 if a file could not be read, else 1 if a standing finding is an error, else 0."""
    if any(receipt.status is Status.REFUSED for receipt in submission.receipts):
        return 2
    errors = any(finding.severity is Severity.ERROR and not finding.waived for finding in findings)
    return 1 if errors else 0


def _codes(text: str) -> tuple[str, ...]:
    from xl_perfgoals.rules import RULES  # noqa: PLC0415

    codes = tuple(code for code in text.upper().replace("，", ",").replace(" ", ",").split(",") if code)
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise click.UsageError(f"没有编号以 {code} 开头的规则；全部规则见 xl-perfgoals rules。")
    return codes
