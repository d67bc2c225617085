"""xl-perfgoals history: from which file a figure comes, which version, approved when."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.printing import out
from xl_perfgoals.cli.store_option import opened_store, store_option
from xl_perfgoals.core.season import Figure, Ledger
from xl_perfgoals.ops.season.history import (
    ProjectHistory,
    amount_of,
    events,
    found_units,
    project_histories,
)

_SHOWN_DIGEST = 12


@click.command("history", cls=ChineseCommand)
@click.argument("unit", metavar="单位")
@click.argument("project", metavar="[项目]", required=False, default="")
@store_option
def command(*, unit: str, project: str, store_path: Path) -> int:
    """查一个单位（或其中一个项目）的来龙去脉：每个金额来自哪个文件、第几轮、何时登记、何时批复。

    单位和项目都可以只写名称的一部分。只查看，不改动台账。
    """
    with opened_store(store_path, read_only=True) as store:
        ledger, units = store.ledger(), store.units()
    found = found_units(unit, units)
    if not found:
        listed = "、".join(units) or "（还没有）"
        raise click.ClickException(f"台账里没有名称含“{unit}”的单位。台账里的单位有：{listed}。")
    for name in found:
        _print_unit(ledger, name, project)
    if project and not any(project_histories(ledger, name, project) for name in found):
        raise click.ClickException(f"没有名称含“{project}”的项目。")
    return 0


def _print_unit(ledger: Ledger, unit: str, project: str) -> None:
    console = out()
    histories = project_histories(ledger, unit, project)
    if project and not histories:
        return
    console.print(f"━━ {unit}")
    if not project:
        for at, text in events(ledger, unit):
            console.print(f"{_time(at)}　{text}")
    for history in histories:
        _print_project(history)


def _print_project(history: ProjectHistory) -> None:
    console = out()
    gone = "" if history.current else "（现在已不统计）"
    console.print(f"\n《{history.project}》{gone}")
    before = ""
    for number, figure in enumerate(history.figures, 1):
        last = history.current and number == len(history.figures)
        same = "（内容与上一份相同）" if figure.version.fingerprint == before else ""
        console.print(f"  {'现在计入' if last else '以前'}　{_line(figure)}{same}")
        before = figure.version.fingerprint


def _line(figure: Figure) -> str:
    version, approval = figure.version, figure.approval
    saved = f"，文件保存于 {version.saved_at}" if version.saved_at else ""
    approved = f"；{_time(approval.at)} 批复 {approval.document_number}" if approval else "；未批复"
    return (
        f"第 {figure.round} 轮　{amount_of(version)}　《{version.file}》“{version.sheet}”表 {version.at} 起"
        f"（文件指纹 {version.sha256[:_SHOWN_DIGEST]}{saved}，{_time(figure.received_at)} 登记）{approved}"
    )


def _time(iso: str) -> str:
    return iso[:16].replace("T", " ")
