"""What there is on Linux, where Excel is not: said plainly."""

from xl_perfgoals.office.install.steps import Obstacle

NO_EXCEL = "Linux 上没有 Excel，不需要安装加载项。"
WHAT_WORKS = (
    "可以直接用命令行：xl-perfgoals check 校验，xl-perfgoals consolidate 汇总；生成的工作簿和填报模板，"
    "LibreOffice、WPS 都能打开。功能区按钮要有 Windows 或苹果电脑的 Excel，"
    "PG_ 函数只有 Windows 的 Excel 才有。"
)
NOTHING_TO_INSTALL = Obstacle("", NO_EXCEL, WHAT_WORKS)
