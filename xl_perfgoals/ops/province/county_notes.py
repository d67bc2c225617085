"""What is to be said of a county beside its figures: no workbook, doubts, money that is not its parts."""

from collections.abc import Sequence

from xl_perfgoals.core.amount import add, format_amount, subtract
from xl_perfgoals.core.province import CountyLine
from xl_perfgoals.ops.province.material import ProvinceMaterial
from xl_perfgoals.ops.province.other_years import year_notes
from xl_perfgoals.ops.province.same_project import same_project_notes
from xl_perfgoals.ops.province.sent_twice import county_notes

NO_FILES, NO_FORMS = "没有收到文件，没有生成工作簿", "没有读到绩效目标表，没有生成工作簿"
_LEFT_BEHIND = "旁边还有上一次的 {name}，没有计入"
_OF_NO_COUNTY = "旁边还有 {count} 本不是这次各县的工作簿，没有计入：{names}"
_NAMED = 10
_UNEQUAL = "年度资金总额与财政拨款、其他资金之和相差 {gap} 万元，见该县问题清单"


def note(line: CountyLine) -> str:
    """Of a county by itself; "" for most."""
    if line.workbook:
        return line.aside
    none = NO_FORMS if line.files.all else NO_FILES
    return f"{none}；{_LEFT_BEHIND.format(name=line.left_behind)}" if line.left_behind else none


def of_no_county(workbooks: Sequence[str]) -> str:
    """Of counties' workbooks that belong to none of this run's counties; "" without any."""
    if not workbooks:
        return ""
    names = "、".join(workbooks[:_NAMED]) + ("等" if len(workbooks) > _NAMED else "")
    return _OF_NO_COUNTY.format(count=len(workbooks), names=names)


def notes(material: ProvinceMaterial) -> list[str]:
    """Of all counties, in their order."""
    shared = (
        year_notes(material.other_years, material.year),
        county_notes(material.twice),
        same_project_notes(material.same_projects),
    )
    return [
        "；".join(filter(None, (note(line), _gap(line), *(own.get(number, "") for own in shared))))
        for number, line in enumerate(material.lines, 1)
    ]


def is_unequal(line: CountyLine) -> bool:
    """Whether a county's money is not the sum of its parts: forms of it are wrong."""
    return line.sums.total != add([line.sums.fiscal, line.sums.other])


def _gap(line: CountyLine) -> str:
    gap = subtract(line.sums.total, add([line.sums.fiscal, line.sums.other]))
    return _UNEQUAL.format(gap=format_amount(gap)) if gap else ""
