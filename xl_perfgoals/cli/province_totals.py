"""What consolidate --by county prints: the counties' totals, and what went wrong."""

from collections.abc import Iterator, Sequence

from xl_perfgoals.cli.console import print_saved, print_table
from xl_perfgoals.cli.printing import out
from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.files.atomic import Saved
from xl_perfgoals.ops.province.columns import LEFT_OUT, UNREAD
from xl_perfgoals.ops.province.county_notes import note, of_no_county
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.other_years import told_years
from xl_perfgoals.ops.province.same_project import told_same
from xl_perfgoals.ops.province.sent_twice import told_twice
from xl_perfgoals.pipeline.province.job import Province
from xl_perfgoals.pipeline.province.wording import KEPT
from xl_perfgoals.wording import SEVERITY

_SHOWN = 10
"""So many files, and forms, are named one by one."""
_HEADS = ("县", "项目数", "年度资金总额(万元)", "其中：财政拨款", "其他资金", "未汇总", "未能读取")


def print_province(province: Province) -> None:
    """The counties, what went wrong with files and workbooks, and the totals."""
    material, lines = province.material, province.lines
    rows: list[tuple[str, ...]] = [(*_HEADS, *SEVERITY.values())]
    rows += [
        (
            line.county,
            str(line.forms.summed),
            *map(format_amount, line.sums),
            str(line.forms.left_out),
            str(line.files.refused),
            *map(str, line.findings),
        )
        for line in lines
    ]
    rows.append(
        (
            "全省合计",
            str(material.forms.summed),
            *map(format_amount, material.sums),
            str(material.forms.left_out),
            str(material.files.refused),
            *map(str, material.findings),
        )
    )
    print_table(rows, right_from=1, total=True)
    console = out()
    for sentence in (*_unread(lines, province.saved), *_left_out(lines), *_aside(lines)):
        console.print(sentence)
    for sentence in told_years(material.other_years, material.year):
        console.print(sentence)
    for sentence in (*told_twice(material.twice), *told_same(material.same_projects)):
        console.print(sentence)
    if strange := of_no_county(material.left_behind):
        console.print(f"{strange}。")
    console.print(_counts(material))
    if left := len(lines) - len(province.written):
        console.print(f"其中 {left} 个县的材料没有变化，沿用上一次的结果。")
    if province.saved is not None:
        print_saved(province.saved)
    if province.kept is not None:
        console.print(KEPT.format(name=province.kept.name))


def _unread(lines: Sequence[CountyLine], saved: Saved | None) -> Iterator[str]:
    """The first files that were refused, and where all are listed; all where no summary lists them."""
    every = [(line.county, file) for line in lines for file in line.unread]
    for county, file in every[:_SHOWN] if saved else every:
        yield f"未能读取 {county}/{file.path}  {file.code} {file.reason}{file.remedy}"
    if saved and len(every) > _SHOWN:
        yield f"　未能读取的文件共 {len(every)} 个，其余见全省汇总的“{UNREAD}”表。"


def _left_out(lines: Sequence[CountyLine]) -> Iterator[str]:
    """The first forms whose money is missing, where all are listed, and how many others only gave way."""
    every = [(line.county, form) for line in lines for form in line.left_out if not form.overruled]
    for county, form in every[:_SHOWN]:
        where = f"{county}/{form.path}“{form.sheet}”{form.cell} {form.project}"
        yield f"没有汇总 {where}  {form.code} {form.reason.partition('：')[0]}。"
    if len(every) > _SHOWN:
        yield f"　没有汇总的表共 {len(every)} 张，其余见全省汇总的“{LEFT_OUT}”表。"
    if overruled := sum(form.overruled for line in lines for form in line.left_out):
        yield (
            f"　{'另' if every else ''}有 {overruled} 张表没有汇总：单位重新报送过，或者审核人指定不采用，"
            f"见全省汇总的“{LEFT_OUT}”表。"
        )


def _aside(lines: Sequence[CountyLine]) -> Iterator[str]:
    for line in lines:
        if not line.workbook:
            yield f"{line.county}：{note(line)}。"
        if line.aside:
            yield f"{line.county}：{line.aside}，结果另存为“{line.workbook}”。"


def _counts(material: ProvinceMaterial) -> str:
    files = material.files
    failed = f"，{files.refused} 个文件未能读取" if files.refused else ""
    counts = zip(material.findings, Severity, strict=True)
    found = "，".join(f"{count} 个{SEVERITY[severity]}" for count, severity in counts)
    apart = "和（未分县）的文件" if len(material.counties) < len(material.lines) else ""
    read, forms = files.read + files.doubts, material.forms.read
    return f"{len(material.counties)} 个县{apart}，读取 {read} 个文件、{forms} 张表{failed}：{found}。"
