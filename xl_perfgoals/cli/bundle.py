"""xl-perfgoals bundle: gathers the offline package for Windows."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.printing import out
from xl_perfgoals.office.bundle import BundleError, local_run, make_bundle


@click.command("bundle", cls=ChineseCommand)
@click.option(
    "-o",
    "--out",
    "folder",
    metavar="文件夹",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="安装包放在哪个文件夹；要是空的，或者是上一次做的安装包。",
)
@click.option(
    "--python-zip",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="从 python.org 下载的 python-3.12.x-embed-amd64.zip，一并放进去。",
)
def command(folder: Path, python_zip: Path | None) -> int:
    """制作 Windows 离线安装包：软件包、安装程序和说明；需要联网和 uv。"""
    try:
        made = make_bundle(folder, python_zip, local_run)
    except BundleError as error:
        raise click.ClickException(str(error)) from error
    console = out()
    size = sum(path.stat().st_size for path in made.folder.rglob("*") if path.is_file())
    console.print(f"离线安装包：{made.folder}（{len(made.wheels)} 个软件包，共 {size / 2**20:.0f} MB）")
    if not made.python_zip:
        console.print("还要把 python-3.12.x-embed-amd64.zip 放进去，怎样得到它见 missing-python.txt。")
    return 0
