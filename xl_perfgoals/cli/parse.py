"""xl-perfgoals parse: how the program reads one 指标值."""

import json

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.ops.records import target_record
from xl_perfgoals.parsing.targets import read_target

PROFILE_YEAR = 2023
"""The year of the built-in profile, for dates that fall outside it."""


# "-10%" is a 指标值, not an option.
@click.command(
    "parse",
    cls=ChineseCommand,
    context_settings={"ignore_unknown_options": True},
)
@click.argument("texts", metavar="指标值...", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--year", metavar="年", default=PROFILE_YEAR, show_default="2023", type=int, help="表的年度。")
def command(texts: tuple[str, ...], year: int) -> None:
    """把每个指标值拆成运算符、数字、单位和种类，每个一行 JSON；数字是文本，不失精度。"""
    for text in texts:
        click.echo(json.dumps(target_record(read_target(text, year)).as_json(), ensure_ascii=False))
