"""核对 of a province: pairs of figures reached by different ways that must agree; both sides are live."""

from xl_perfgoals.core.amount import Amount, add
from xl_perfgoals.core.sheet import Formula
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.checks import Check
from xl_perfgoals.ops.present.looks import DEPARTMENTS
from xl_perfgoals.ops.province.columns import (
    COUNTIES,
    UNREAD,
    CountyColumn as C,
    DepartmentColumn as D,
    UnreadColumn,
)
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
        Check(
            "未能读取的文件：各县汇总＝文件清单行数",
            Formula(f"={total(C.REFUSED)}", files.refused),
            Formula(
                f"=COUNT({f.down(UNREAD, UnreadColumn.NUMBER, *material.unread_rows)})", len(material.unread)
            ),
        ),
        Check(
            "读到的表＝汇总项目＋未汇总",
            Formula(f"={total(C.FORMS)}", forms.read),
            Formula(added(C.PROJECTS, C.LEFT_OUT), forms.summed + forms.left_out),
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
        ),
        Check(
            "在几个县完全相同的文件＝0（不符时看各县汇总的说明）",
            Formula(f"={len(material.twice)}", len(material.twice)),
            Formula("=0", 0),
        ),
        Check(
            "问题条数：各县汇总＝部门汇总",
            Formula(added(C.ERRORS, C.WARNINGS, C.HINTS), found),
            Formula(f"=SUM({','.join(down)})", sum(sum(d.findings) for d in departments)),
        ),
    )
