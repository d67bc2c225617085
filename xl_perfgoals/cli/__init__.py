"""The command line: xl-perfgoals. Each command converts, calls and prints; what it says is Chinese."""

import sys

import click

from xl_perfgoals import __version__
from xl_perfgoals.cli.check import check_command
from xl_perfgoals.cli.chinese import ChineseGroup, explain_usage_error
from xl_perfgoals.cli.consolidate import consolidate_command
from xl_perfgoals.cli.demo import demo_command
from xl_perfgoals.cli.explain import explain_command
from xl_perfgoals.cli.faults import report_bug
from xl_perfgoals.cli.parse import parse_command
from xl_perfgoals.cli.rules import rules_command

EXIT_CLEAN, EXIT_ERRORS, EXIT_FAILED = 0, 1, 2
"""No finding of severity error; at least one; wrong use, nothing to read, or a failure."""


@click.group(cls=ChineseGroup, help="项目支出绩效目标表：校验、按部门汇总、生成全县汇总工作簿。")
@click.version_option(__version__, "--version", message="xl-perfgoals %(version)s", help="显示版本号。")
def cli() -> None:
    """The group of all commands."""


COMMANDS = (
    demo_command,
    check_command,
    consolidate_command,
    parse_command,
    rules_command,
    explain_command,
)
for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Runs the command line and exits with 0, 1 or 2 (see above)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console of another code page must not stop a run over one odd character.
            stream.reconfigure(errors="replace")
    try:
        code = cli.main(prog_name="xl-perfgoals", standalone_mode=False)
    except click.UsageError as error:
        click.echo(explain_usage_error(error), err=True)
        code = EXIT_FAILED
    except click.Abort:
        click.echo("已停止。", err=True)
        code = EXIT_FAILED
    except BrokenPipeError:
        sys.stderr.close()
        code = EXIT_FAILED
    except Exception as error:  # noqa: BLE001 - the one place where a bug is caught
        click.echo(report_bug(error), err=True)
        code = EXIT_FAILED
    sys.exit(code if isinstance(code, int) else EXIT_CLEAN)
