"""Points that no program can look at: what to look for, and what to do."""

from collections.abc import Callable

from xl_perfgoals.office.install.points.point import EXCEL, MAC, WINDOWS, Point, Scene, Seen, Verdict


def _look(advice: str) -> Callable[[Scene], Seen]:
    return lambda _: Seen(Verdict.BY_HAND, "", advice)


BY_HAND_POINTS = (
    Point(
        "Z40",
        "杀毒软件",
        WINDOWS,
        _look(
            "如有 XlPerfGoals.xlam、xlwings64、xlwings32 或 pythonw.exe 被隔离，请恢复并加入信任，"
            "再运行 xl-perfgoals doctor。"
        ),
    ),
    Point(
        "Z41",
        "功能区",
        EXCEL,
        _look("打开 Excel，应有“绩效目标”选项卡。没有时看：文件－选项－自定义功能区，它是否没有勾选。"),
    ),
    Point(
        "Z42",
        "第一次计算",
        WINDOWS,
        _look(
            '在空单元格输入 =PG_WANYUAN("65904元")，应得 6.5904。第一次要等几秒；'
            "显示 #NAME? 说明加载项没有打开。"
        ),
    ),
    Point(
        "Z43",
        "大量函数",
        WINDOWS,
        _look(
            "很多表请用按钮校验、汇总，不要在上千个单元格里各写一个函数：一次计算超过 90 秒，Excel 会中断它。"
        ),
    ),
    Point(
        "Z44",
        "残留进程",
        WINDOWS,
        _look("关闭 Excel 以后，任务管理器里不应再有本程序的 pythonw.exe；若有，请结束它再升级或卸载。"),
    ),
    Point(
        "Z45",
        "苹果电脑的授权",
        MAC,
        _look("第一次点按钮时，系统问是否允许 Excel 控制或访问文件，请选“好”或“允许”。没有 PG_ 函数。"),
    ),
)
