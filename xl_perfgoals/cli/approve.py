"""xl-perfgoals approve: stamps forms that are in order, writes 批复表; tells what was changed afterwards."""

from datetime import datetime
from pathlib import Path

import click

from xl_perfgoals import __version__
from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.office_option import office_of, office_option
from xl_perfgoals.cli.options import policy_of, policy_option
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.store_option import opened_store, store_option
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.ops.season.approval import NUMBER_PLACE, rules_version
from xl_perfgoals.ops.season.approval_wording import why_held
from xl_perfgoals.pipeline.season.approve import (
    ApprovalOrder,
    ApprovalRun,
    approve,
    changed_after_approval,
)
from xl_perfgoals.pipeline.season.give_back import UnknownUnitError

_BLANK = "（空白）"


@click.command("approve", cls=ChineseCommand)
@store_option
@click.option("--unit", "units", metavar="单位", multiple=True, help="只批复这些单位，可写多次。")
@click.option("--all", "every", is_flag=True, help="批复台账里的全部单位。")
@click.option(
    "--number",
    metavar="文号",
    default="",
    help=f"批复文号，如 财绩批〔2025〕1号；写成 财绩批〔2025〕{NUMBER_PLACE}号 的，各单位依次编号。",
)
@click.option("--who", metavar="姓名", default="", help="谁批复的，记入台账。")
@office_option
@click.option("--opinion", metavar="文字", default="", help="批复意见，不给就用自带的。")
@click.option(
    "-o",
    "--output",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="批复表写到哪个文件夹。",
)
@click.option("--check", is_flag=True, help="不批复，只列出批复以后又改动的表：原值和现值。")
@policy_option
def command(
    *,
    store_path: Path,
    units: tuple[str, ...],
    every: bool,
    number: str,
    who: str,
    office: str,
    opinion: str,
    output: Path | None,
    check: bool,
    policy_path: Path | None,
) -> int:
    """批复没有错误的绩效目标表：内容冻结并盖时间戳，每个单位写出一份批复表（docx、xlsx）。

    还有错误的表不批复；确需放行的，先在汇总工作簿“整改状态”里写“已豁免”，再用 track --summary 登记。
    退出码：0 全部批复，或批复后没有改动；1 有表不能批复，或批复后有改动；2 用法不对或写不出文件。
    """
    if bool(units) == every and not check:
        raise click.UsageError("请用 --unit 写明批复哪个单位，或用 --all 批复全部单位（两者选一）。")
    if check:
        return _check(store_path, units)
    if output is None:
        raise click.UsageError("缺少 -o（批复表写到哪个文件夹）。")
    if not who.strip():
        raise click.UsageError("缺少 --who（谁批复的）。")
    version = rules_version(policy_of(policy_path, None), __version__)
    try:
        with opened_store(store_path) as store:
            order = ApprovalOrder(
                at=datetime.now().astimezone().isoformat(timespec="seconds"),
                number=number.strip(),
                who=who.strip(),
                office=office_of(store, office),
                rules_version=version,
                opinion=opinion.strip(),
            )
            run = approve(store, order, output, units=units)
    except UnknownUnitError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        reason = unwritable(error)
        raise click.ClickException(
            f"写不出“{error.filename or output}”（{reason}），本次没有批复。"
            "请检查文件夹能否写入、磁盘是否已满，再运行一次。"
        ) from error
    return _report(run)


def _report(run: ApprovalRun) -> int:
    console = out()
    for own in run.units:
        held = f"，不能批复 {len(own.forms.held)} 个" if own.forms.held else ""
        already = f"，以前已批复 {len(own.forms.already)} 个" if own.forms.already else ""
        number = f"　{own.new[0].document_number}" if own.new and own.new[0].document_number else ""
        console.print(f"{own.unit}{number}　批复 {len(own.new)} 个项目{already}{held}")
        for form in own.forms.held:
            console.print(f"  不能批复《{form.version.project}》：{why_held(form)}。")
        for given in own.given:
            console.print(f"  {given.path}")
            for note in given.notes:
                click.echo(f"  {note}", err=True)
    if run.waiting:
        console.print(f"还没有报送材料：{'、'.join(run.waiting)}。")
    new = sum(len(own.new) for own in run.units)
    held_forms = sum(len(own.forms.held) for own in run.units)
    console.print(f"共批复 {new} 个项目，不能批复 {held_forms} 个。")
    return 1 if held_forms else 0


def _check(store_path: Path, units: tuple[str, ...]) -> int:
    """Lists what was changed after approval; 1 if anything was."""
    try:
        with opened_store(store_path, read_only=True) as store:
            changed = changed_after_approval(store, units)
    except UnknownUnitError as error:
        raise click.ClickException(str(error)) from error
    console = out()
    for own in changed:
        approval = own.approval
        number = f" {approval.document_number}" if approval.document_number else ""
        console.print(f"{approval.unit}《{approval.project}》　{approval.at[:10]} 批复{number}")
        if own.now is None:
            console.print("  现在的报送材料里没有这个项目了。")
            continue
        console.print(f"  现在的文件：{own.now.file}")
        for place, old, new in own.changes:
            console.print(f"  {place}：批复时“{old or _BLANK}”，现在“{new or _BLANK}”")
    console.print(f"批复后有改动的表 {len(changed)} 张。" if changed else "批复后没有改动。")
    return 1 if changed else 0
