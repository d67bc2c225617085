"""COMMANDS: what an officer can click, in every host alike: ribbon, county workbook, menu of LibreOffice."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command. name is that of its function in hosts.buttons and of its Sub; image that of its icon."""

    name: str
    label: str
    screen_tip: str
    image: str


COMMANDS = (
    Command(
        "choose_folder",
        "选择文件夹",
        "选定乡镇和部门报送文件所在的文件夹，记在首页，以后汇总时不必再选。",
        "folder",
    ),
    Command(
        "check_sheet",
        "校验本表",
        "检查当前工作表里的绩效目标表，有问题的单元格标上颜色和批注。",
        "check",
    ),
    Command(
        "check_all",
        "校验全部",
        "检查当前工作簿里的所有绩效目标表，并列出问题清单。",
        "check_all",
    ),
    Command(
        "consolidate",
        "汇总乡镇",
        "检查所选文件夹里的全部报送文件，按主管部门汇总，结果写入本工作簿；报送的原表不会改动。",
        "consolidate",
    ),
    Command(
        "convert_sheet",
        "转为模板",
        "把当前工作簿里的绩效目标表转成官方模板，另存在原文件旁边并打开；原文件不会改动。",
        "convert",
    ),
    Command(
        "clear_marks",
        "清除标记",
        "清除校验时加上的颜色和批注，原来的格式和批注不受影响。",
        "clear",
    ),
    Command(
        "undo_last",
        "撤销上次",
        "把上一次按钮操作改动过的工作表恢复原样。",
        "undo",
    ),
    Command("show_help", "使用帮助", "打开使用说明。", "help"),
)
"""In the order of the ribbon."""

BUTTONS_MODULE = "xl_perfgoals.hosts.buttons"
"""Where each command is a function of its own name, called without arguments."""

UDFS_MODULE = "xl_perfgoals.hosts.udfs"
"""Where the functions for cells are, and the tuple UDFS of them."""
