"""Orders: what the officer himself wrote into the column 采用 of an earlier 报送情况."""

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.versions import Order
from xl_perfgoals.ops.version_words import UNUSED, USED
from xl_perfgoals.ops.written_tables import lines

WHERE, USE, WHOSE, DIGEST, PROGRAM = (
    "文件（工作表、单元格）",
    "采用",
    "实施单位、项目",
    "文件指纹(SHA-256)",
    "程序判定",
)
"""The headings by which the table is known. PROGRAM is a hidden column: what the program itself had put into
采用, "" where it repeated an order."""
TYPED = frozenset({USE})
"""The headings of what the officer fills in."""


def shown_where(file: str, sheet: str, cell: str) -> str:
    """Where a form is, as the table has it."""
    return f"{file}\n{sheet}!{cell}"


def shown_whose(unit: str, project: str) -> str:
    """Whose form it is and of what, as the table has it."""
    return f"{' '.join(unit.split())}\n{' '.join(project.split())}"


def orders_of(grid: Grid) -> tuple[Order, ...]:
    """The officer's orders, in the order of their lines."""
    orders = []
    headings = map(squeeze, (WHERE, USE, WHOSE, DIGEST, PROGRAM))
    for where, use, whose, digest, program in lines(grid, *headings, anywhere=True):
        said = squeeze(use)
        if said in {USED, UNUSED} and said != program and digest:
            file, _, place = where.rpartition("\n")
            sheet, _, cell = place.rpartition("!")
            unit, _, project = whose.partition("\n")
            orders.append(Order(digest, sheet, cell, said == USED, file, unit, project))
    return tuple(orders)
