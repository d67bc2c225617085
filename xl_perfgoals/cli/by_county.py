"""consolidate --by county: the province's run, from what the command line says to the exit code."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from xl_perfgoals.cli.by_county_options import ByCounty
from xl_perfgoals.cli.county_rosters import rosters_of
from xl_perfgoals.cli.progress import bar
from xl_perfgoals.cli.saving import made_at, written
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.folders import hidden_workbooks
from xl_perfgoals.files.parquet import can_write_parquet
from xl_perfgoals.files.problems import problem
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.pipeline.province.cluster import ClusterError, cluster
from xl_perfgoals.pipeline.province.job import Done, Province, ProvinceJob, ProvinceProgress
from xl_perfgoals.pipeline.province.places import Places
from xl_perfgoals.pipeline.province.province import consolidate_by_county
from xl_perfgoals.pipeline.province.targets import ForeignTargetsError
from xl_perfgoals.pipeline.province.wording import KEPT

_NO_FORMS = "一张绩效目标表也没有读到，没有生成全省汇总，原有的文件没有改动。"
_NO_PARQUET = (
    "明细要写成 Parquet 文件，本机没有装 pyarrow，还没有开始汇总。"
    '请先运行：pip install "xl-perfgoals[province]"。'
)
_HIDDEN = "{names}是隐藏的，里面有工作簿，没有读取（K02）；如果是报送材料，请取消隐藏后重新运行。"
_STRANGE = "{names}不是这次汇总的明细，没有动它；用 pandas 等读取整个文件夹时会连它一起读，请移走。"
_NAMED = 10
_CLASH = (
    "输出文件夹和报送文件夹不能一个在另一个里面，否则下一次会把汇总结果当作报送材料。请换一个输出文件夹。"
)


def by_county(
    wanted: ByCounty, cache: ReadingCache, *, workers: int | None, scheduler: str | None, form: str
) -> int:
    """Does what is wanted and prints what it came to; the exit code as of consolidate."""
    folder = _folder(wanted)
    if not can_write_parquet():
        raise click.ClickException(_NO_PARQUET)
    job = ProvinceJob(
        folder,
        wanted.output,
        made_at(),
        wanted.policy,
        rosters_of(wanted.roster, folder),
        wanted.limits,
        wanted.passwords,
    )
    province = _written(job, cache, workers, scheduler)
    # What is printed with is loaded when there is something to print.
    if form == "json":
        from xl_perfgoals.cli.console import utf8_json  # noqa: PLC0415
        from xl_perfgoals.ops.province.record import province_record  # noqa: PLC0415

        utf8_json(province_record(province.material).model_dump_json(indent=2))
        if province.saved is not None and province.saved.aside:
            click.echo(province.saved.text, err=True)
        if province.kept is not None:
            click.echo(KEPT.format(name=province.kept.name), err=True)
    else:
        from xl_perfgoals.cli.province_totals import print_province  # noqa: PLC0415

        print_province(province)
    if hidden := hidden_workbooks(folder):
        click.echo(_HIDDEN.format(names=_named(hidden)), err=True)
    names = {line.county for line in province.lines}
    if strange := [str(path) for path in Places(wanted.output).strange_files(names)]:
        click.echo(_STRANGE.format(names=_named(strange)), err=True)
    if province.saved is None:
        raise click.ClickException(_NO_FORMS)
    return _exit_code(province.lines)


def _named(names: Sequence[str]) -> str:
    """The first names, and how many there are where that is more."""
    more = f"等 {len(names)} 个" if len(names) > _NAMED else ""
    return "、".join(f"“{name}”" for name in names[:_NAMED]) + more


def _folder(wanted: ByCounty) -> Path:
    """The one folder whose subfolders are counties. Raises click.ClickException."""
    if len(wanted.paths) == 1 and not wanted.paths[0].exists():
        missing = problem("B11")
        raise click.ClickException(
            f"未能读取 {wanted.paths[0]}  {missing.code} {missing.reason}{missing.remedy}"
        )
    if len(wanted.paths) != 1 or not wanted.paths[0].is_dir():
        raise click.UsageError("--by county 要给一个文件夹（只能一个），里面每个县一个子文件夹。")
    if wanted.output.suffix.lower() == ".xlsx" or wanted.output.is_file():
        raise click.UsageError("用 --by county 时 -o 后面要写文件夹，里面会有全省汇总、各县的工作簿和明细。")
    if Places(wanted.output).clashes_with(wanted.paths[0]):
        raise click.UsageError(_CLASH)
    return wanted.paths[0]


def _written(job: ProvinceJob, cache: ReadingCache, workers: int | None, scheduler: str | None) -> Province:
    def write() -> Province:
        with ExitStack() as stack:
            stack.enter_context(cache)
            report = stack.enter_context(_progress())
            folders = job.folder.absolute(), job.output.absolute()
            machines = cluster(scheduler, *folders) if scheduler else None
            return consolidate_by_county(job, None, cache, report, workers=workers, machines=machines)

    try:
        return written(job.output, write)
    except (ClusterError, ForeignTargetsError) as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def _progress() -> Iterator[ProvinceProgress]:
    """A bar that counts files, and says how many counties are written."""
    with bar() as update:

        def report(done: Done) -> None:
            update(f"已写出 {done.counties}/{done.all_counties} 个县，读取文件", done.files, done.all_files)

        yield report


def _exit_code(lines: Sequence[CountyLine]) -> int:
    """2 if a file could not be read, else 1 for a standing error or a form that does not count, else 0."""
    if any(line.files.refused for line in lines):
        return 2
    return int(any(line.findings.errors or line.forms.left_out > line.forms.overruled for line in lines))
