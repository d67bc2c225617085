"""xl-perfgoals rules: the catalogue of rules."""

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.ops.catalogue import catalogue_json, catalogue_markdown, catalogue_text


@click.command("rules", cls=ChineseCommand)
@click.option(
    "--format",
    "form",
    metavar="text|md|json",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    help="输出格式，默认 text。",
)
def command(form: str) -> None:
    """列出每条规则的编号、级别、依据、说明和怎样修改。"""
    make = {"text": catalogue_text, "md": catalogue_markdown, "json": catalogue_json}[form]
    click.echo(make())
