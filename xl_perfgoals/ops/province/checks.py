"""核对 of a province: pairs of figures reached by different ways that must agree; both sides are live."""

from collections.abc import Iterator, Sequence

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.sheet import Formula
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.checks import Check, Where
from xl_perfgoals.ops.present.looks import DEPARTMENTS, FINDINGS
from xl_perfgoals.ops.present.parts import Part, row_of
from xl_perfgoals.ops.province.columns import (
    COUNTIES,
    CountyColumn as C,
    DepartmentColumn as D,
    DoubleColumn as Double,
)
from xl_perfgoals.ops.province.county_notes import is_unequal
from xl_perfgoals.ops.province.departments import in_county
from xl_perfgoals.ops.province.doubles import SAME_FILE
from xl_perfgoals.ops.province.material import ProvinceMaterial


def checks(material: ProvinceMaterial) -> tuple[Check, ...]:
    """All checks of 首页."""
    sums, forms, files = material.sums, material.forms, material.files
    departments = [own for _, _, own in material.departments]

    def total(column: C) -> str:
        return f.cell(COUNTIES, material.county_rows.last + 1, column)

    def added(*columns: C) -> str:
        return "=" + "+".join(map(total, columns))

    def by_department(title: str, column: C, own: D, amount: Amount, departments_sum: Amount) -> Check:
        down = f.down(DEPARTMENTS, own, *material.department_rows)
        left, right = Formula(f"={total(column)}", amount), Formula(f.total_of(down), departments_sum)
        return Check(f"{title}：各县汇总＝部门汇总", left, right, money=True)

    found = sum(material.findings)
    down = [
        f.down(DEPARTMENTS, column, *material.department_rows) for column in (D.ERRORS, D.WARNINGS, D.HINTS)
    ]
    return (
        Check(
            "文件数＝读取正常＋存疑＋未能读取＋跳过",
            Formula(f"={total(C.FILES)}", files.all),
            Formula(added(C.READ, C.DOUBTS, C.REFUSED, C.SKIPPED), sum(files)),
        ),
        _listed(
            "未能读取的文件", total(C.REFUSED), files.refused, material.unread_parts, len(material.unread)
        ),
        Check(
            "读到的表＝汇总项目＋未汇总",
            Formula(f"={total(C.FORMS)}", forms.read),
            Formula(added(C.PROJECTS, C.LEFT_OUT), forms.summed + forms.left_out),
        ),
        _listed(
            "未汇总的表", total(C.LEFT_OUT), forms.left_out, material.left_out_parts, len(material.left_out)
        ),
        by_department("年度资金总额", C.TOTAL, D.TOTAL, sums.total, add(d.sums.total for d in departments)),
        by_department("财政拨款", C.FISCAL, D.FISCAL, sums.fiscal, add(d.sums.fiscal for d in departments)),
        by_department("其他资金", C.OTHER, D.OTHER, sums.other, add(d.sums.other for d in departments)),
        Check(
            "年度资金总额＝财政拨款＋其他资金（不符时看各县的问题清单）",
            Formula(f"={total(C.TOTAL)}", sums.total),
            Formula(
                f"=ROUND({added(C.FISCAL, C.OTHER).removeprefix('=')},6)", add([sums.fiscal, sums.other])
            ),
            money=True,
            where=[
                Where(line.county, in_county(line, FINDINGS, 1, 1))
                for line in filter(is_unequal, material.lines)
            ],
        ),
        Check(
            "在几个县完全相同的文件＝0（不符时看疑似重复）",
            Formula(
                f.summed(
                    f.count_where((part.down(Double.KIND), f'"{SAME_FILE}"'), (part.down(Double.PLACE), "1"))
                    for part in material.double_parts
                ),
                len(material.twice),
            ),
            Formula("=0", 0),
            where=[*_twice(material)],
        ),
        _years(material),
        Check(
            "问题条数：各县汇总＝部门汇总",
            Formula(added(C.ERRORS, C.WARNINGS, C.HINTS), found),
            Formula(f"=SUM({','.join(down)})", sum(sum(d.findings) for d in departments)),
        ),
    )


def _listed(title: str, total: str, count: int, parts: Sequence[Part], listed: int) -> Check:
    """A figure of 各县汇总 against the lines of its list, whose first column counts."""
    lines = f.summed(f"COUNT({part.down(1)})" for part in parts)
    return Check(f"{title}：各县汇总＝清单行数", Formula(f"={total}", count), Formula(lines, listed))


def _years(material: ProvinceMaterial) -> Check:
    """How many counties are of another year than the title, which should be none."""
    years, rows = f.down(COUNTIES, C.YEAR, *material.county_rows), material.county_rows
    others = f.count_where((years, '">0"'), (years, f'"<>{material.year or 0}"'))
    return Check(
        "年度与本表标题不同的县＝0（不符时看各县汇总的说明）",
        Formula(others, len(material.other_years)),
        Formula("=0", 0),
        where=[
            Where(own.text, CellRef("", COUNTIES, rows.first + own.number - 1, C.NOTE))
            for own in material.other_years
        ],
    )


def _twice(material: ProvinceMaterial) -> Iterator[Where]:
    first = 0
    for same in material.twice:
        counties = "＝".join(dict.fromkeys(county for _, county, _ in same.places))
        sheet, row = row_of(material.double_parts, first)
        yield Where(counties, CellRef("", sheet, row, Double.COUNTY))
        first += len(same.places)
