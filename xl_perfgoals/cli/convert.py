"""xl-perfgoals convert: any form that can be read, into the official template."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.console import print_files
from xl_perfgoals.cli.limit_option import limit_option
from xl_perfgoals.cli.options import (
    password_options,
    passwords_of,
    paths_argument,
    policy_of,
    policy_option,
    year_option,
)
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.progress import progress
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.files.limits import ReadingLimits
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.pipeline.convert import (
    Converted,
    ConvertedNames,
    ExistsError,
    SourceForm,
    read_sources,
    write_converted,
)
from xl_perfgoals.templates.conversion.note import NoteKind
from xl_perfgoals.templates.conversion.wording import KINDS, SHEET_TITLE


@click.command("convert", cls=ChineseCommand)
@paths_argument
@click.option(
    "-o",
    "--output",
    metavar="文件夹或文件.xlsx",
    required=True,
    type=click.Path(path_type=Path),
    help="一个文件：转成的工作簿的文件名，以 .xlsx 结尾；几个文件或文件夹：放到哪个文件夹。",
)
@year_option
@policy_option
@password_options
@limit_option
def command(
    *,
    paths: tuple[Path, ...],
    output: Path,
    year: int | None,
    policy_path: Path | None,
    passwords: tuple[str, ...],
    password_file: Path | None,
    limits: ReadingLimits,
) -> int:
    """把任何能读的绩效目标表（Excel、Word、PDF、网页等）转成官方模板，并逐条说明整理了什么、放不下什么。

    每个文件转成一本，一张表一个工作表；原文件不改动，已有的文件不覆盖。
    退出码：0 全部转好；2 有文件没有转，或用法不对。
    """
    single = output.suffix.lower() == ".xlsx" and not output.is_dir()
    if single and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("转换几个文件或文件夹时，-o 后面写一个文件夹，每个文件转成一本。")
    if not single and output.is_file():
        raise click.UsageError(f"-o 后面要写文件夹，或以 .xlsx 结尾的文件名；“{output}”是一个文件。")
    policy = policy_of(policy_path, year)
    known = passwords_of(passwords, password_file)
    names = ConvertedNames(output)
    failed = False
    with progress("正在转换") as report:
        for receipt, forms in read_sources(paths, progress=report, passwords=known, limits=limits):
            target = output if single else names.of(receipt.path)
            failed |= not (_written(receipt, forms, target, policy) if forms else _passed_over(receipt))
    return 2 if failed else 0


def _passed_over(receipt: Receipt) -> bool:
    """Tells why a file is not converted; whether that is well."""
    if receipt.problem is None:
        out().print(f"不用转换 {receipt.path}  已经是填报模板。")
    else:
        print_files(Submission((receipt,), ()))
    return receipt.status is not Status.REFUSED


def _written(receipt: Receipt, forms: tuple[SourceForm, ...], target: Path, policy: Policy) -> bool:
    """Writes the workbooks of a file and tells of them; whether that went well."""
    try:
        written = write_converted(receipt, forms, target, policy)
    except ExistsError as error:
        click.echo(f"没有转换 {receipt.path}：{error}", err=True)
        return False
    except OSError as error:
        reason = unwritable(error)
        raise click.ClickException(
            f"写不出“{target}”（{reason}）。请检查文件夹能否写入、磁盘是否已满，再运行一次。"
        ) from error
    for converted in written:
        _tell(receipt, converted)
    return True


def _tell(receipt: Receipt, converted: Converted) -> None:
    counts = "，".join(f"{KINDS[kind]} {converted.notes[kind]} 处" for kind in NoteKind)
    console = out()
    console.print(f"{receipt.path} → {converted.saved.path}")
    console.print(f"  {converted.forms} 张表：{counts}，见“{SHEET_TITLE}”表。")
