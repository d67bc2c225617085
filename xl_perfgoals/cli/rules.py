"""xl-perfgoals rules: the catalogue of rules, and of the other codes in reports."""

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.files.problem_pages import problems_markdown, problems_text
from xl_perfgoals.ops.catalogue import catalogue_json, catalogue_markdown, catalogue_text
from xl_perfgoals.ops.checklist_pages import questions_markdown, questions_text


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
    """列出每条规则的编号、级别、依据、说明和怎样修改；text、md 另列审核要点和文件的代码（B、D、K）。"""
    make = {"text": _text, "md": whole_markdown, "json": catalogue_json}[form]
    click.echo(make())


def whole_markdown() -> str:
    """The page docs/规则目录.md: the rules, then every other code that a report may show."""
    return "\n\n".join([catalogue_markdown(), questions_markdown(), problems_markdown()])


def _text() -> str:
    return "\n".join([catalogue_text(), questions_text(), problems_text()])
