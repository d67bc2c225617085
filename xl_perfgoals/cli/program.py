"""The group of all commands, and what every way in which a command can end comes to."""

import sys

import click

from xl_perfgoals import __version__
from xl_perfgoals.cli.chinese import LazyGroup, explain_usage_error
from xl_perfgoals.cli.faults import report_bug

EXIT_CLEAN, EXIT_FAILED = 0, 2
"""Clean; wrong use or failure. Commands themselves return 1 for findings of severity error."""

COMMANDS = {
    "demo": "用自带的真实样表演示一遍汇总",
    "check": "校验文件或文件夹里的全部绩效目标表",
    "consolidate": "汇总各单位的表，生成全县汇总工作簿",
    "send-out": "按单位名册下发填报模板，记入台账",
    "track": "登记报送材料：谁报了、缺什么、第几轮、改了没有",
    "history": "查某单位某项目的金额来自哪个文件、第几轮、何时批复",
    "compare": "两个年度的项目对照：金额和指标值的变化",
    "template": "生成发给各单位填报的模板",
    "convert": "把任何格式的绩效目标表转成官方模板",
    "return": "给有问题的单位生成退回修改意见和标注件",
    "approve": "批复没有错误的表，写出批复表；批复后改动的列出原值和现值",
    "publish": "用批复的内容生成公开附件、预算文本里的那句话和指标明细表",
    "verify": "上报以前复核汇总工作簿：公式、合计、来源是否相符，有没有人改过",
    "parse": "看程序怎样理解一个指标值",
    "rules": "列出全部规则，和报告里的其他编号",
    "explain": "解释报告里的任何一个编号，规则附例子",
    "install": "把按钮、函数和县级工作簿装进 Excel 或 LibreOffice",
    "uninstall": "从 Excel 或 LibreOffice 里去掉按钮和函数",
    "doctor": "检查本机的安装情况，逐项说明怎么办",
    "build": "制作 Excel 加载项、LibreOffice 扩展、县级工作簿和填报模板",
    "bundle": "制作 Windows 离线安装包",
}
"""The commands, the most wanted first. Each lives in the module of its name as `command`."""


class _Commands(LazyGroup):
    package = "xl_perfgoals.cli"
    table = COMMANDS


@click.group(cls=_Commands)
@click.version_option(__version__, "--version", message="xl-perfgoals %(version)s", help="显示版本号。")
def cli() -> None:
    """项目支出绩效目标表：校验、按部门汇总、生成全县汇总工作簿。"""


def run() -> int:
    """Does what the command line says; 0, 1 or 2 (see docs/json.md)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console of another code page must not stop a run over one odd character.
            stream.reconfigure(errors="replace")
    try:
        code = cli.main(prog_name="xl-perfgoals", standalone_mode=False)
    except click.UsageError as error:
        click.echo(explain_usage_error(error), err=True)
        code = EXIT_FAILED
    except click.ClickException as error:
        click.echo(error.message, err=True)
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
    return code if isinstance(code, int) else EXIT_CLEAN
