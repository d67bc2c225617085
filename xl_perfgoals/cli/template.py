"""xl-perfgoals template: the workbooks that townships fill in."""

from pathlib import Path

import click

from xl_perfgoals.cli.chinese import ChineseCommand
from xl_perfgoals.cli.options import policy_of, policy_option, roster_of, roster_option
from xl_perfgoals.cli.printing import out
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.template import MOST_FORMS
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.templates import (
    FilledInError,
    Template,
    blank_template,
    file_names,
    unit_template,
    write_template,
)

_USUAL_FORMS = 10


@click.command("template", cls=ChineseCommand)
@roster_option
@click.option(
    "-o",
    "--output",
    metavar="文件夹或文件.xlsx",
    required=True,
    type=click.Path(path_type=Path),
    help="有名册：模板写到哪个文件夹；没有名册：空白模板的文件名。",
)
@click.option(
    "--forms",
    metavar="张数",
    type=click.IntRange(1, MOST_FORMS),
    help=f"每本几张表（1 至 {MOST_FORMS}）；不给就用名册里的应报项目数，没有的 {_USUAL_FORMS} 张。",
)
@click.option("--year", metavar="年", type=click.IntRange(2000, 2099), help="填进各表的预算年度。")
@policy_option
def command(
    *,
    roster_path: Path | None,
    output: Path,
    forms: int | None,
    year: int | None,
    policy_path: Path | None,
) -> int:
    """生成发给各单位填报的模板：按名册每个单位一本，填好名称、代码和年度；没有名册就生成一本空白的。

    已经填写过的文件不会被覆盖。退出码：0 全部写好；2 有文件没有写，或用法不对。
    """
    policy = policy_of(policy_path, year)
    if roster_path is None:
        if output.suffix.lower() != ".xlsx":
            raise click.UsageError("没有给名册时，-o 后面写空白模板的文件名，以 .xlsx 结尾。")
        return _written([(output, blank_template(policy, forms or _USUAL_FORMS))])
    if output.is_file() or output.suffix.lower() == ".xlsx":
        raise click.UsageError("给了名册时，-o 后面写一个文件夹：每个单位一本模板都放在里面。")
    return _written(_of_units(roster_of(roster_path), policy, output, forms))


def _of_units(roster: Roster, policy: Policy, folder: Path, forms: int | None) -> list[tuple[Path, Template]]:
    if not roster.units:
        raise click.ClickException("单位名册里一个单位也没有，没有生成模板。")
    names = file_names(roster.units, policy.year)
    return [
        (folder / name, unit_template(unit, roster, policy, forms or _expected(unit.expected)))
        for name, unit in zip(names, roster.units, strict=True)
    ]


def _expected(projects: int | None) -> int:
    return min(projects or _USUAL_FORMS, MOST_FORMS)


def _written(templates: list[tuple[Path, Template]]) -> int:
    """Writes all that can be written; 2 if something could not."""
    console = out()
    failed = 0
    for path, template in templates:
        try:
            saved = write_template(path, template)
        except FilledInError as error:
            failed += 1
            click.echo(str(error), err=True)
        except OSError as error:
            reason = unwritable(error)
            raise click.ClickException(
                f"写不出“{path}”（{reason}）。请检查文件夹能否写入、磁盘是否已满，再运行一次。"
            ) from error
        else:
            if saved.aside:
                console.print(saved.text)
            console.print(f"填报模板（{template.forms} 张表）：{saved.path}")
    if failed:
        click.echo(f"共 {len(templates)} 本，{failed} 本没有写。", err=True)
    return 2 if failed else 0
