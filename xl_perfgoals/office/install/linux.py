"""What there is on Linux, where Excel is not: said plainly."""

from xl_perfgoals.office.install.steps import Obstacle

NOTHING_TO_INSTALL = Obstacle(
    "",
    "Linux 上没有 Excel，不需要安装加载项。",
    "可以直接使用命令行：xl-perfgoals check 校验，xl-perfgoals consolidate 汇总，生成的工作簿用 LibreOffice、"
    "WPS 都能打开；填报模板在 LibreOffice、WPS 里照常使用。功能区按钮和 PG_ 函数只在 Windows 的 Excel 里有。",
)
