"""首页 of the county workbook: the buttons, what the next run will use, and what to do in which order."""

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xl_perfgoals.hosts.commands import SECTIONS, Command
from xl_perfgoals.office.county.looks import FRONT, ROSTER, RULES_SHEET, SETTINGS, Looks, height, set_up
from xl_perfgoals.office.county.settings import YEAR_ROW

TITLE = "项目支出绩效目标审核汇总"
INTRODUCTION = "县级工作簿：选定报送文件夹，一键校验、汇总。"
MACROS_OFF = (
    "点按钮没有反应时：在 Excel 里，请关闭工作簿重新打开，点表格上方黄色提示条里的“启用内容”；"
    "在 LibreOffice 里，请用菜单或工具栏“绩效目标”里的同名命令。"
)
STEPS = (
    f"在“{SETTINGS}”填写任务年度，核对各项要求；在“{ROSTER}”填写本县单位（可以从已有名册复制）。",
    "点“选择文件夹”，选定存放各乡镇、各部门报送文件的文件夹。",
    "点“汇总乡镇”。检查和汇总的结果写成新的工作表，报送的原表不会改动。",
    "看“问题清单”，通知有关单位修改；收到修改后的文件，放进同一文件夹，再点一次“汇总乡镇”。",
    "确需放行的问题，在“豁免”写明理由和批准人，再汇总时列为已豁免。",
    f"要下发、退回、批复，先在“{SETTINGS}”最下面填写截止日期、批复人等；写出的文件都在本工作簿旁边。",
)
FOLDER_NAME, LAST_RUN_NAME = "pg_folder", "pg_last_run"
"""Names of the cells where the buttons keep the chosen folder, and when they last ran."""

_NUMBERS = "一二三四五六七"
_WIDTHS = (4, 22, 20, 20, 26)
_BUTTON_WIDTH, _BUTTON_HEIGHT, _ROW = 148, 34, 34.0
_NOTE_SIZE = 9
_LAST = len(_WIDTHS) - 1
_WIDE = sum(_WIDTHS[2:])


def write_front(book: Workbook, sheet: Worksheet, looks: Looks, rules: tuple[int, int, int]) -> None:
    """Draws 首页. rules are the first and last row, 1-based, of the table of rules, and how many are on."""
    set_up(sheet, _WIDTHS)
    sheet.merge_range(0, 0, 0, _LAST, TITLE, looks.title)
    sheet.set_row(0, 40)
    sheet.merge_range(1, 0, 1, _LAST, INTRODUCTION, looks.note_center)
    row = _task(book, sheet, looks, rules)
    row = _buttons(sheet, looks, row)
    row = _section(sheet, looks, row, f"{_NUMBERS[1 + len(SECTIONS)]}、使用步骤")
    for number, step in enumerate(STEPS, 1):
        row = _numbered(sheet, looks, row, number, step)
    sheet.merge_range(row, 0, row, _LAST, MACROS_OFF, looks.note)
    sheet.set_row(row, height(MACROS_OFF, sum(_WIDTHS), _NOTE_SIZE))
    sheet.print_area(0, 0, row, _LAST)
    sheet.fit_to_pages(1, 1)
    sheet.set_first_sheet()
    sheet.activate()


def _task(book: Workbook, sheet: Worksheet, looks: Looks, rules: tuple[int, int, int]) -> int:
    """What the next run will use. Returns the next free row."""
    row = _section(sheet, looks, 2, "一、本次任务")
    first, last, on = rules
    year = f"{SETTINGS}!$B${YEAR_ROW}"
    facts: tuple[tuple[str, str, str | int], ...] = (
        ("报送文件夹", "", ""),
        ("任务年度", f'=IF({year}="","（未填）",{year})', "（未填）"),
        ("名册单位数", f"=COUNTA({ROSTER}!$B$4:$B$1000)", 0),
        ("启用的规则", f'=COUNTIF({RULES_SHEET}!$C${first}:$C${last},"是")', on),
        ("上次汇总", "", ""),
    )
    names = {"报送文件夹": FOLDER_NAME, "上次汇总": LAST_RUN_NAME}
    for label, formula, value in facts:
        sheet.merge_range(row, 0, row, 1, label, looks.label)
        if formula:
            sheet.merge_range(row, 2, row, _LAST, "", looks.left)
            sheet.write_formula(row, 2, formula, looks.left, value)
        else:
            sheet.merge_range(row, 2, row, _LAST, "", looks.input_left)
            book.define_name(names[label], f"={FRONT}!$C${row + 1}")
        sheet.set_row(row, 22)
        row += 1
    return row


def _buttons(sheet: Worksheet, looks: Looks, row: int) -> int:
    """A button a command, and beside it what it does."""
    for number, section in zip(_NUMBERS[1:], SECTIONS, strict=False):
        row = _section(sheet, looks, row, f"{number}、{section.title}")
        for command in section.commands:
            _button(sheet, looks, row, command)
            row += 1
    return row


def _button(sheet: Worksheet, looks: Looks, row: int, command: Command) -> None:
    """A button over its own name, which is what a printed page shows."""
    sheet.merge_range(row, 0, row, 1, command.label, looks.center)
    sheet.merge_range(row, 2, row, _LAST, command.screen_tip, looks.text)
    sheet.set_row(row, max(_ROW, height(command.screen_tip, _WIDE)))
    sheet.insert_button(
        row,
        0,
        {
            "macro": f"PgButtons.{command.name}",
            "caption": command.label,
            "width": _BUTTON_WIDTH,
            "height": _BUTTON_HEIGHT,
            "x_offset": 35,
            "y_offset": 5,
            "description": command.screen_tip,
        },
    )


def _section(sheet: Worksheet, looks: Looks, row: int, title: str) -> int:
    sheet.merge_range(row, 0, row, _LAST, title, looks.section)
    sheet.set_row(row, 28)
    return row + 1


def _numbered(sheet: Worksheet, looks: Looks, row: int, number: int, text: str) -> int:
    sheet.write_number(row, 0, number, looks.center)
    sheet.merge_range(row, 1, row, _LAST, text, looks.text)
    sheet.set_row(row, height(text, sum(_WIDTHS[1:]), least=24))
    return row + 1
