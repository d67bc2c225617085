"""xl-perfgoals verify: does a summary workbook still add up, and did nobody type over it?"""

from collections import Counter
from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.console import utf8_json
from xl_perfgoals.cli.options import format_option, password_options, passwords_of
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.progress import progress
from xl_perfgoals.core.amount import format_amount, from_fen
from xl_perfgoals.ops.verified.difference import Kind
from xl_perfgoals.ops.verified.records import verified_record
from xl_perfgoals.ops.verified.wording import (
    AGAIN,
    MISSING,
    NO_VALUES,
    PRESS_AGAIN,
    RESAVED,
    named,
    sentence,
)
from xl_perfgoals.pipeline.province.places import Places
from xl_perfgoals.pipeline.verified_workbook import Verified
from xl_perfgoals.pipeline.verify import verify_paths

_TOLD = 20
"""So many differences of one kind are told one by one; JSON has them all."""
_SINCE = frozenset({Kind.COUNTY_SINCE, Kind.NOT_IN_COUNTY, Kind.NOT_IN_PROVINCE})
"""What is told where nothing but a county was made again or worked on, and holds."""


@click.command("verify", cls=ChineseCommand)
@click.argument(
    "paths",
    metavar="汇总.xlsx...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@format_option
@password_options
def command(
    *, paths: tuple[Path, ...], form: str, passwords: tuple[str, ...], password_file: Path | None
) -> int:
    """上报以前复核汇总工作簿：公式还在不在、各表加起来对不对、有没有人改过数、删过行。

    全省汇总还与旁边各县的工作簿核对；各县的在汇总以后保存过的，一并复核。

    工作簿只读不改。退出码：0 全部相符；1 有不符之处；2 有文件不能读取或找不到，或不是本程序生成的汇总工作簿。
    """
    for folder in filter(Path.is_dir, paths):
        raise click.UsageError(_of_folder(folder))
    known = passwords_of(passwords, password_file)
    with progress("正在复核") as report:
        verified = verify_paths(paths, progress=report, passwords=known)
    if form == "json":
        records = [
            verified_record(
                str(own.path), own.refusal, own.counted, own.verdict, missing=own.missing, resaved=own.resaved
            ).model_dump()
            for own in verified
        ]
        import json  # noqa: PLC0415 - rarely wanted

        utf8_json(json.dumps({"workbooks": records}, ensure_ascii=False, indent=2))
    else:
        for own in verified:
            _print(own)
    if any(own.refusal or own.missing for own in verified):
        return 2
    return 1 if any(own.verdict.differences for own in verified) else 0


def _of_folder(folder: Path) -> str:
    """What to give instead of a folder."""
    province = Places(folder).summary
    if province.is_file():
        return (
            f"“{folder}”是文件夹，要给汇总工作簿：xl-perfgoals verify {province}（全省汇总，"
            f"连同旁边各县的）；各县的要整本复核，用 {folder / '*.xlsx'}。"
        )
    return f"“{folder}”是文件夹，要给 consolidate 写出的汇总工作簿，例如 {folder / '全县汇总.xlsx'}。"


def _print(own: Verified) -> None:
    if own.refusal:
        click.echo(f"不能复核 {own.path}：{own.refusal}", err=True)
        return
    console = out()
    told: Counter[Kind] = Counter()
    for difference in own.verdict.differences:
        told[difference.kind] += 1
        if told[difference.kind] <= _TOLD:
            where = f"{difference.sheet} {difference.cell}".rstrip()
            console.print(f"{own.path.name} › {where}：{sentence(difference)}")
    for count in told.values():
        if count > _TOLD:
            console.print(f"……同类的另有 {count - _TOLD} 处，全部列出请用 --format json。")
    if own.verdict.empty:
        console.print(f"{own.path.name}：{NO_VALUES.format(count=own.verdict.empty)}")
    if own.missing:
        console.print(f"{own.path.name}：{named(MISSING, own.missing)}")
    if own.resaved:
        console.print(f"{own.path.name}：{named(RESAVED, own.resaved)}")
    if own.counted:
        whole, differences = own.counted.whole, len(own.verdict.differences)
        todo = PRESS_AGAIN if Kind.COUNTY_SINCE in told and _SINCE.issuperset(told) else AGAIN
        result = f"有 {differences} 处不符。{todo.removesuffix('。')}" if differences else "相符"
        total = format_amount(from_fen(whole.total))
        console.print(
            f"{own.path.name}：{result}。重新相加：{whole.projects} 个项目、{total} 万元；"
            f"查了 {own.verdict.formulas} 个公式。"
        )
