"""What there is on Linux, where Excel is not: said plainly."""

from xl_perfgoals.office.install.steps import Obstacle

NO_EXCEL = "Linux 上没有 Excel"
WHAT_WORKS = (
    "请用 LibreOffice：xl-perfgoals install 把菜单、工具栏和 PG_ 函数装进去。"
    "没有 LibreOffice 时可以直接用命令行：xl-perfgoals check 校验，xl-perfgoals consolidate 汇总。"
)
NOTHING_TO_INSTALL = Obstacle("", NO_EXCEL, WHAT_WORKS)
