"""xl-perfgoals explain: one rule's page, with examples."""

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.ops.catalogue import rule_text
from xl_perfgoals.rules import RULES


@click.command("explain", cls=ChineseCommand)
@click.argument("codes", metavar="规则编号...", nargs=-1, required=True)
def command(codes: tuple[str, ...]) -> None:
    """每条规则一页：查什么、为什么、怎么改，以及会报和不报的例子。"""
    known = {rule.code: rule for rule in RULES}
    unknown = [code for code in codes if code.upper() not in known]
    if unknown:
        raise click.UsageError(f"没有编号为 {'、'.join(unknown)} 的规则；全部规则见 xl-perfgoals rules。")
    click.echo("\n\n".join(rule_text(known[code.upper()]) for code in codes))
