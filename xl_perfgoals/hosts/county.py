"""County workbook: what its sheets 设置, 单位名册, 规则 and 豁免 say, and where the submissions are."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import xlwings as xw

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.hosts import native, refusals
from xl_perfgoals.hosts.entering import text_entered
from xl_perfgoals.hosts.grids import grid_of
from xl_perfgoals.hosts.refusals import refuse
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.ops.written_tables import headed
from xl_perfgoals.parsing.policy_parser import make_policy
from xl_perfgoals.parsing.policy_sheets import workbook_settings
from xl_perfgoals.parsing.roster_parser import parse_roster
from xl_perfgoals.rules import RULES

SETTINGS, ROSTER, RULE_SHEET, WAIVERS, FRONT = "设置", "单位名册", "规则", "豁免", "首页"
FOLDER_LABEL, LAST_RUN_LABEL, STOP_LABEL = "报送文件夹", "上次汇总", "停止"
NAME, YES = "单位名称", "是"
_SEVERITIES = {rule.code: rule.severity for rule in RULES}
_FAULTS_TOLD = 3


class County(NamedTuple):
    """What a workbook says of its county; the built-in profile and no units where it says nothing."""

    policy: Policy = Policy()
    roster: Roster = Roster()


def _is_empty(roster: Grid) -> bool:
    """Whether nothing stands below the headings: a county may work without a roster."""
    found = headed(roster, NAME)
    return not roster.rows or (found is not None and found.row == roster.last_row)


def is_county(book: xw.Book) -> bool:
    """Whether the workbook is a county workbook."""
    return sheet_named(book, SETTINGS) is not None


def county_of(book: xw.Book) -> County:
    """The county's policy and roster. Raises RefusalError with the first faults of its sheets."""
    sheets = {name: sheet for name in (SETTINGS, RULE_SHEET, WAIVERS) if (sheet := sheet_named(book, name))}
    settings = workbook_settings(grid_of(sheet) for sheet in sheets.values()) if SETTINGS in sheets else ()
    policy, policy_faults = make_policy(settings, _SEVERITIES)
    faults = [f"{fault.where} {fault.reason}，{fault.remedy}" for fault in policy_faults]
    roster = Roster()
    units = sheet_named(book, ROSTER) if SETTINGS in sheets else None
    if units is not None and not _is_empty(grid := grid_of(units)):
        roster, roster_faults = parse_roster((grid,))
        faults += [
            f"{fault.at.sheet}!{fault.at.a1} {fault.reason}，{fault.remedy}" for fault in roster_faults
        ]
    if faults:
        raise refuse(refusals.BAD_SETTINGS, book=book.name, faults="；".join(faults[:_FAULTS_TOLD]) + "。")
    return County(policy, roster)


def open_county(book: xw.Book) -> County:
    """The county that a submission in an open workbook belongs to: its own sheets, else those of the county
    workbook that is open beside it.
    """
    if is_county(book):
        return county_of(book)
    beside = [other for other in book.app.books if other.name != book.name and is_county(other)]
    return county_of(beside[0]) if len(beside) == 1 else County()


def chosen_folder(book: xw.Book) -> Path:
    """The folder of the submissions. Raises RefusalError when none is chosen or it is not there."""
    found = folder_cell(book)
    text = found[1] if found else ""
    if not text:
        raise refuse(refusals.NO_FOLDER)
    folder = Path(text)
    if not folder.is_absolute():
        folder = book_folder(book) / folder
    if not folder.is_dir():
        raise refuse(refusals.MISSING_FOLDER, folder=str(folder))
    return folder


def note_folder(book: xw.Book, folder: Path) -> None:
    """Writes down which folder was chosen. Raises RefusalError where there is no place for it."""
    found = folder_cell(book)
    if found is None:
        raise refuse(refusals.NOT_COUNTY)
    if not native.is_writable(found[0]):
        raise refuse(refusals.PROTECTED, sheet=found[0].sheet.name)
    found[0].value = text_entered(str(folder))


def folder_cell(book: xw.Book) -> tuple[xw.Range, str] | None:
    """The cell for the chosen folder and what stands in it; None when the workbook has no place for it."""
    return labelled_cell(book, FOLDER_LABEL)


def stop_asked(book: xw.Book) -> Callable[[], bool]:
    """Tells whether 是 stands behind 停止: for hosts that stay usable while the work goes on."""
    found = labelled_cell(book, STOP_LABEL)
    return (lambda: squeeze(str(found[0].value or "")) == YES) if found else (lambda: False)


def book_folder(book: xw.Book, online: str = refusals.ONLINE) -> Path:
    """The folder in which the workbook itself is.

    Raises RefusalError when that cannot be told; `online` is what to say of a workbook on the net.
    """
    try:
        name = book.fullname
    except Exception as error:
        if known := refusals.refusal_behind(error):
            raise known from error
        # xlwings finds no file for an address of OneDrive or SharePoint, and says so in many ways
        raise refuse(online, book=book.name) from error
    if "://" in name:
        raise refuse(online, book=book.name)
    path = Path(name)
    if not path.is_absolute():
        raise refuse(refusals.UNSAVED, book=book.name)
    return path.parent


def labelled_cell(book: xw.Book, label: str) -> tuple[xw.Range, str] | None:
    """The cell behind a label on 设置 or 首页, and what stands in it."""
    for name in (SETTINGS, FRONT):
        if sheet := sheet_named(book, name):
            grid = grid_of(sheet)
            for row, col in _labelled(grid, label):
                return sheet.range((row, col)), grid.text(row, col)
    return None


def _labelled(grid: Grid, label: str) -> Iterator[tuple[int, int]]:
    """The cells right of those that hold a label, behind its merged area."""
    ends = {(area.first_row, area.first_col): area.last_col for area in grid.merged}
    for row in range(grid.first_row, grid.last_row + 1):
        for col, text in grid.filled(row):
            if squeeze(text).rstrip(":") == label:
                yield row, ends.get((row, col), col) + 1
