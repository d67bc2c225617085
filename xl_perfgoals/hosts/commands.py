"""COMMANDS: what an officer can click, in every host alike: ribbon, county workbook, menu of LibreOffice."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command. name is that of its function in hosts.buttons and of its Sub; image that of its icon."""

    name: str
    label: str
    screen_tip: str
    image: str


class Section(NamedTuple):
    """Commands that stand together."""

    title: str
    commands: tuple[Command, ...]


SECTIONS = (
    Section(
        "校验和汇总",
        (
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
        ),
    ),
    Section(
        "报送管理",
        (
            Command(
                "send_out",
                "下发模板",
                "按“单位名册”给每个单位写一本填报模板，放在“下发”文件夹；已经填写过的不会覆盖。",
                "send_out",
            ),
            Command(
                "track",
                "登记报送",
                "把报送文件夹里的材料记入台账，看各单位报了没有、改了没有，写出“报送情况.xlsx”。",
                "track",
            ),
            Command(
                "give_back",
                "退回修改",
                "给有错误的单位各写一份退回修改意见和标注件，放在“退回”文件夹。",
                "give_back",
            ),
            Command(
                "approve",
                "批复",
                "批复没有错误的项目，内容就此冻结，各单位的批复表放在“批复”文件夹。",
                "approve",
            ),
            Command(
                "publish",
                "公开",
                "用批复时的内容生成公开附件，不带审核标记和个人电话，放在“公开”文件夹。",
                "publish",
            ),
        ),
    ),
    Section(
        "恢复和帮助",
        (
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
        ),
    ),
)

COMMANDS = tuple(command for section in SECTIONS for command in section.commands)
"""In the order of the menu, of the toolbar and of 首页; the ribbon has its own."""

BUTTONS_MODULE = "xl_perfgoals.hosts.buttons"
"""Where each command is a function of its own name, called without arguments."""

UDFS_MODULE = "xl_perfgoals.hosts.udfs"
"""Where the functions for cells are, and the tuple UDFS of them."""
