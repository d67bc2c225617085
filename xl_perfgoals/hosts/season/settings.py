"""What the season's buttons are told on 设置: dates, names and numbers, each behind its label."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import xlwings as xw

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.files.number_formats.looks import look
from xl_perfgoals.hosts.county import SETTINGS as SHEET
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.native import counts_from_1904
from xl_perfgoals.hosts.refusals import refuse
from xl_perfgoals.hosts.season import wording as words
from xl_perfgoals.pipeline.season.days import iso_day


class Setting(NamedTuple):
    """A line on 设置: its label and what it is for."""

    label: str
    meaning: str
    is_day: bool = False


DEADLINE = Setting("报送截止日期", "下发模板、登记报送用：各单位最迟哪天报来，如 2025-11-15", is_day=True)
AGAIN = Setting("重新报送截止日期", "退回修改用：改好后最迟哪天再报来，如 2025-11-25", is_day=True)
OFFICE = Setting("落款单位", "印在退回修改意见和批复表上，也印在下发的模板上；不填就是“县财政局”")
CONTACT = Setting("联系人及电话", "各单位有疑问找谁，印在下发的模板和退回修改意见上")
NUMBER = Setting("批复文号", "如 财绩批〔2025〕1号；写成 财绩批〔2025〕#号 的，各单位依次编号")
WHO = Setting("批复人", "谁批复的，记入台账")
UNITS = Setting("办理单位", "退回、批复、公开只办这些单位，几个单位用顿号隔开；不填就是全部单位")
SETTINGS = (DEADLINE, AGAIN, OFFICE, CONTACT, NUMBER, WHO, UNITS)
"""In the order of their lines."""

USUAL_OFFICE = "县财政局"
_DAY = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands behind each label, and in which row; a label that is not there has none."""

    texts: Mapping[str, str]
    rows: Mapping[str, int]

    def get(self, setting: Setting) -> str:
        """The answer, "" for none. Raises RefusalError for a day that is none."""
        text = self.texts.get(setting.label, "")
        if not (setting.is_day and text):
            return text
        day = iso_day(text)
        if day is None:
            raise refuse(words.NO_DAY, cell=self._cell(setting), label=setting.label, text=text)
        return day

    def needed(self, setting: Setting) -> str:
        """The answer. Raises RefusalError, which names the cell to fill."""
        if answer := self.get(setting):
            return answer
        if setting.label not in self.rows:
            raise refuse(words.NO_LINE, sheet=SHEET, label=setting.label)
        raise refuse(words.NO_ANSWER, cell=self._cell(setting), label=setting.label, meaning=setting.meaning)

    def _cell(self, setting: Setting) -> str:
        return f"{SHEET}!B{self.rows[setting.label]}"


def answers_in(sheet: xw.Sheet) -> Answers:
    """What 设置 says; labels stand in column A, answers in column B."""
    grid, from_1904 = grid_of(sheet), counts_from_1904(sheet.book)
    labels = {setting.label: setting for setting in SETTINGS}
    texts: dict[str, str] = {}
    rows: dict[str, int] = {}
    for row in range(grid.first_row, grid.last_row + 1):
        setting = labels.get(squeeze(grid.text(row, 1)).rstrip(":"))
        if setting is not None and setting.label not in rows:
            rows[setting.label] = row
            texts[setting.label] = _text(grid, row, setting, from_1904=from_1904)
    return Answers(texts, rows)


def _text(grid: Grid, row: int, setting: Setting, *, from_1904: bool) -> str:
    """What stands in a line. A date is read from its number: it may be shown in any way."""
    value, text = grid.value(row, 2), grid.text(row, 2)
    is_date = setting.is_day and isinstance(value, int | float) and (row, 2) in grid.shown
    if is_date and isinstance(value, int | float):
        return look(value, _DAY, from_1904=from_1904).text
    return text
