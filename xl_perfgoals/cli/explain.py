"""xl-perfgoals explain: the page of any code that an output shows."""

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.files.problem_pages import is_problem, problem_text
from xl_perfgoals.ops.catalogue import rule_text
from xl_perfgoals.ops.checklist_pages import is_question, question_text
from xl_perfgoals.rules import RULES

_WHERE_LISTED = "规则、审核要点、文件的代码见 xl-perfgoals rules，Z 开头的见 xl-perfgoals doctor。"


@click.command("explain", cls=ChineseCommand)
@click.argument("codes", metavar="编号...", nargs=-1, required=True)
def command(codes: tuple[str, ...]) -> None:
    """每个编号一页。规则：查什么、为什么、怎么改，以及会报和不报的例子；文件的代码（B、D、K）、审核要点和
    doctor 的编号（Z）：是什么意思、怎么办。
    """
    pages = {code: _page(code.upper()) for code in codes}
    if unknown := [code for code, page in pages.items() if not page]:
        raise click.UsageError(f"没有编号 {'、'.join(unknown)}；{_WHERE_LISTED}")
    click.echo("\n\n".join(pages.values()))


def _page(code: str) -> str:
    """The code's page, "" where nothing has this code."""
    parts = [rule_text(rule) for rule in RULES if rule.code == code]
    if is_question(code):  # a rule may have the same code: one part of the matter is left to a person
        parts.append(question_text(code))
    if is_problem(code):
        parts.append(problem_text(code))
    if not parts:
        # What knows of Excel and LibreOffice is loaded only for those who ask of it.
        from xl_perfgoals.office.install.troubles import is_point, point_text  # noqa: PLC0415

        parts += [point_text(code)] if is_point(code) else []
    return "\n\n".join(parts)
