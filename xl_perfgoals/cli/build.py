"""xl-perfgoals build: makes the files for Excel and LibreOffice from their sources."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.printing import out
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.office.release import FilledInError, build_release


@click.command("build", cls=ChineseCommand)
@click.option(
    "-o",
    "--out",
    "folder",
    metavar="文件夹",
    default=Path("dist"),
    show_default="dist",
    type=click.Path(path_type=Path, file_okay=False),
    help="做好的文件写到哪个文件夹。",
)
def command(folder: Path) -> None:
    """制作 Excel 加载项、LibreOffice 扩展、县级工作簿和填报模板；同样的源文件，做出来逐字节相同。"""
    try:
        paths = build_release(folder)
    except FilledInError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        reason = unwritable(error)
        raise click.ClickException(
            f"写不进文件夹“{folder}”（{reason}）。请关闭正在使用其中文件的程序，检查能否写入，再运行一次。"
        ) from error
    for path in paths:
        out().print(str(path))
