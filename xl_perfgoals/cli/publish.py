"""xl-perfgoals publish: public attachments from the approved forms, the sentence, the long table."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.store_option import opened_store, store_option
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.ops.season.paper_sheets import totals_line
from xl_perfgoals.pipeline.season.give_back import UnknownUnitError
from xl_perfgoals.pipeline.season.publish import LOOK_AT, NothingApprovedError, publish, to_publish


@click.command("publish", cls=ChineseCommand)
@store_option
@click.option(
    "--unit", "units", metavar="单位", multiple=True, help="只公开这些单位，可写多次；不给就是全部。"
)
@click.option(
    "-o",
    "--output",
    metavar="文件夹",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪个文件夹，每个单位一个子文件夹。",
)
@click.option("--no-pdf", is_flag=True, help="不转 PDF（转 PDF 要用 LibreOffice 或 Excel）。")
def command(*, store_path: Path, units: tuple[str, ...], output: Path, no_pdf: bool) -> int:
    """用批复时冻结的内容生成公开附件：每个单位一份附件2（docx、xlsx、PDF），一张表一页，不带审核标记。

    负责人、联系人的姓名和电话不公开；改掉了什么逐条列在“公开前核对”里，请看过再公开。
    另有预算文本里的那句话（txt、docx），和供一体化系统导入的指标明细表（xlsx、csv）。
    退出码：0 全部写好；1 PDF 没有转出；2 没有可以公开的内容、用法不对或写不出文件。
    """
    try:
        with opened_store(store_path, read_only=True) as store:
            chosen = to_publish(store, units)
        run = publish(chosen, output, pdf=not no_pdf)
    except (UnknownUnitError, NothingApprovedError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        reason = unwritable(error)
        raise click.ClickException(
            f"写不出“{error.filename or output}”（{reason}）。"
            "请检查文件夹能否写入、磁盘是否已满，再运行一次。"
        ) from error
    console = out()
    for given in run.given:
        console.print(f"{given.path}")
        for note in given.notes:
            click.echo(f"  {note}", err=True)
    console.print(run.publication.sentence)
    console.print(f"公开 {totals_line(run.publication)}。")
    if run.publication.to_look_at:
        console.print(f"公开前请核对 {len(run.publication.to_look_at)} 处，见“{LOOK_AT}”。")
    for text in run.notes:
        click.echo(text, err=True)
    return 1 if run.notes else 0
