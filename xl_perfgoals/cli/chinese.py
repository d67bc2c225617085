"""click in Chinese: headings of help pages, and what is wrong with a command line."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from keyword import iskeyword

import click

from xl_perfgoals.core.patterns import rare

_HELP = "显示帮助。"
_OPTIONS, _SUBCOMMAND = "[选项]", "命令 [参数]..."

_NOTED = rare(r"\[[^\[\]]*\]$")
_NOTES = (
    (rare(r"\brequired\b"), "必填"),
    (rare(r"\bdefault: \(?([^();\]]*)\)?"), r"默认 \1"),
    (rare(r"(\d+)<=x<=(\d+)"), r"\1 至 \2"),
    (rare("; "), "；"),
)
"""What click notes behind an option's help, in Chinese."""


class _ChinesePage(click.Command):
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        words = {"[OPTIONS]": _OPTIONS, "COMMAND [ARGS]...": _SUBCOMMAND}
        return [words.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl([(names, _noted(text)) for names, text in records])


class ChineseCommand(_ChinesePage):
    """A command whose help page is Chinese."""


class LazyGroup(_ChinesePage, click.Group):
    """A group that imports a command's module only when the command is run: most need little of the program.

    A subclass says in which package the modules are, and gives each command's name, which its module has
    too (see module_name), with one line of help.
    """

    package: str
    table: Mapping[str, str]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(f"{self.package}.{module_name(cmd_name)}").command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the commands."""
        _ChinesePage.format_options(self, ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(self.table.items()))


def module_name(command: str) -> str:
    """The module of a command: send_out for send-out, return_ for return, which is a word of Python's."""
    name = command.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


def _noted(text: str) -> str:
    """An option's help with what click notes behind it in Chinese."""
    note = _NOTED.search(text)
    if note is None:
        return text
    words = note[0]
    for pattern, chinese in _NOTES:
        words = pattern.sub(chinese, words)
    return text[: note.start()] + words


def explain_usage_error(error: click.UsageError) -> str:
    """What is wrong with the command line, and where help is."""
    path = error.ctx.command_path if error.ctx else "xl-perfgoals"
    return f"{_reason(error)}\n查看用法：{path} --help"


def _reason(error: click.UsageError) -> str:
    reason = error.message
    if isinstance(error, click.NoSuchOption):
        near = f"，是否想用 {_either(error.possibilities)}？" if error.possibilities else "。"
        reason = f"没有 {error.option_name} 这个选项{near}"
    elif isinstance(error, click.MissingParameter):
        reason = f"缺少 {_name(error)}。"
    elif isinstance(error, click.BadParameter):
        reason = f"{_name(error)} 的值不对：{_wanted(error)}"
    elif isinstance(error, click.BadOptionUsage):
        reason = f"{error.option_name} 后面要跟一个值。"
    elif error.message.startswith("No such command"):
        reason = f"没有这个命令：{error.message.split(chr(39))[1]}。"
    return reason


def _wanted(error: click.BadParameter) -> str:
    """What an option takes."""
    wanted = error.param.type if error.param else None
    if isinstance(wanted, click.Choice):
        return f"只能是 {'、'.join(map(str, wanted.choices))}。"
    if isinstance(wanted, click.IntRange):
        return f"请填 {wanted.min} 至 {wanted.max} 之间的整数。"
    if isinstance(wanted, click.types.IntParamType):
        return "请填整数。"
    if isinstance(wanted, click.Path):
        return "要文件夹，不是文件。" if wanted.file_okay is False else "要文件，不是文件夹。"
    return error.message


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else ""


def _either(options: Sequence[str]) -> str:
    return " 或 ".join(options)
