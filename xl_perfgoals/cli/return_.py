"""xl-perfgoals return: letters that ask units to mend their forms, with marked copies of what they sent."""

from datetime import datetime
from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.day_option import day_of
from xl_perfgoals.cli.office_option import office_of, office_option
from xl_perfgoals.cli.options import password_options, passwords_of
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.store_option import opened_store, store_option
from xl_perfgoals.files.atomic import save_whole
from xl_perfgoals.files.docx.letter_template import (
    LetterTemplate,
    LetterTemplateError,
    built_in_template,
    read_template,
)
from xl_perfgoals.files.intake import obstacle
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.ops.season.letter import MOST_LISTED, SERIES, LetterOrder
from xl_perfgoals.ops.season.letter_wording import long_date
from xl_perfgoals.pipeline.season.give_back import GiveBack, UnknownUnitError, give_back
from xl_perfgoals.pipeline.season.return_papers import Places


@click.command("return", cls=ChineseCommand)
@click.argument("sources", metavar="[报送材料...]", nargs=-1, type=click.Path(path_type=Path))
@store_option
@click.option(
    "--unit", "units", metavar="单位", multiple=True, help="只退回这些单位，可写多次；不给就退回全部。"
)
@click.option(
    "--deadline", metavar="日期", help="重新报送的截止日期，如 2025-11-15；生成退回意见时必须给出。"
)
@click.option(
    "-o",
    "--output",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪个文件夹。",
)
@office_option
@click.option("--contact", metavar="文字", default="", help="联系人及电话，写在信函末尾。")
@click.option(
    "--series", metavar="代字", default=SERIES, help=f"文号中〔年份〕前面的字，默认“{SERIES}”；序号自动编排。"
)
@click.option(
    "--most",
    metavar="条数",
    type=click.IntRange(1, 1000),
    default=MOST_LISTED,
    help=f"信函里最多列出多少个问题，默认 {MOST_LISTED}；总数总会写明，全部问题在标注件里。",
)
@click.option("--warnings", is_flag=True, help="“警告”级的问题也要求修改或说明；默认只退“错误”。")
@click.option(
    "--template", metavar="文件.docx", type=click.Path(path_type=Path), help="自己修改过的信函模板（docx）。"
)
@click.option(
    "--save-template",
    metavar="文件.docx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="不生成退回意见，只把自带的信函模板另存一份，供修改后用 --template 使用。",
)
@password_options
def command(
    *,
    sources: tuple[Path, ...],
    store_path: Path,
    units: tuple[str, ...],
    deadline: str | None,
    output: Path | None,
    office: str,
    contact: str,
    series: str,
    most: int,
    warnings: bool,
    template: Path | None,
    save_template: Path | None,
    passwords: tuple[str, ...],
    password_file: Path | None,
) -> int:
    """给有问题的单位各生成一份退回修改意见（docx）和一份标注件（在报送的表里标出问题），并记入台账。

    “报送材料”是各单位报送文件所在的文件夹，用来制作标注件。同一轮重复运行，文号不变，文件重新生成。
    退出码：0 全部生成；2 有单位没有生成、没有用上所给的模板，或用法不对。
    """
    if save_template is not None:
        return _save_template(save_template)
    if output is None:
        raise click.UsageError("缺少 -o（退回意见写到哪个文件夹）。")
    day = _day(deadline)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    if day < now[:10]:
        click.echo(f"截止日期 {long_date(day)} 已经过去，请核对。", err=True)
    chosen, code = _template_of(template)
    known = passwords_of(passwords, password_file)
    places = Places(output, sources, (store_path.absolute().parent, Path.cwd()), known)
    with opened_store(store_path) as store:
        order = LetterOrder(
            at=now,
            deadline=day,
            office=office_of(store, office),
            contact=contact,
            series=series.strip() or SERIES,
            most=most,
            warnings=warnings,
        )
        try:
            run = give_back(store, order, chosen, places, units=units)
        except UnknownUnitError as error:
            raise click.ClickException(str(error)) from error
    return _report(run, asked=bool(units)) or code


def _day(text: str | None) -> str:
    """The deadline as an ISO date."""
    if text is None:
        raise click.UsageError("缺少 --deadline（重新报送的截止日期，如 2025-11-15）。")
    return day_of(text, "--deadline")


def _template_of(path: Path | None) -> tuple[LetterTemplate, int]:
    """The officer's template; ours, and 2 as exit code, where that cannot be used."""
    if path is None:
        return built_in_template(), 0
    try:
        chosen = read_template(path.read_bytes(), path.name)
    except LetterTemplateError as error:
        reason = str(error)
    except OSError as error:
        reason = f"信函模板“{path}”打不开：{obstacle(error)}。"
    else:
        for remark in chosen.remarks:
            click.echo(remark, err=True)
        return chosen, 0
    click.echo(f"{reason}\n这次改用自带的模板；改好模板后再运行一次，文号不变。", err=True)
    return built_in_template(), 2


def _save_template(path: Path) -> int:
    """Writes our template where the officer can edit it; nothing is replaced."""
    if path.exists():
        raise click.ClickException(f"“{path}”已经存在，没有覆盖它，请换一个文件名。")
    data = built_in_template().data

    def write(draft: Path) -> None:
        draft.write_bytes(data)

    try:
        saved = save_whole(path, write)
    except OSError as error:
        raise click.ClickException(_not_written(path, error)) from error
    out().print(f"信函模板：{saved.path}")
    return 0


def _report(run: GiveBack, *, asked: bool) -> int:
    """Tells what was made; 2 if a unit's papers could not be written."""
    console = out()
    for made in run.done:
        record = made.record
        again = f"，上轮未改 {made.open} 个、已改正 {made.fixed} 个" if made.open or made.fixed else ""
        console.print(
            f"{record.unit}　第 {record.round} 轮　{record.number}　"
            f"问题 {record.total} 个，列出 {record.listed} 个{again}"
        )
        for path in (made.letter, *made.copies):
            console.print(f"  {path}")
        for note in made.notes:
            click.echo(f"  {note}", err=True)
    for names, text in ((run.clean, "没有需要退回修改的问题"), (run.waiting, "还没有报送材料")):
        if names and asked:
            console.print(f"{'、'.join(names)}：{text}。")
    console.print(
        f"共退回 {len(run.done)} 个单位；{len(run.clean)} 个没有问题，{len(run.waiting)} 个还没有报送。"
    )
    if run.stopped_at is None:
        return 0
    unit, error = run.stopped_at
    click.echo(f"{unit}：{_not_written(Path(error.filename or ''), error)}已生成的单位已记入台账。", err=True)
    return 2


def _not_written(path: Path, error: OSError) -> str:
    reason = unwritable(error)
    return f"写不出“{path}”（{reason}）。请检查文件夹能否写入、磁盘是否已满，再运行一次。"
