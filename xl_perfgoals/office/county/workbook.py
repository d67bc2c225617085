"""Puts the county workbook together: its sheets, and the VBA behind them."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter.workbook import Workbook

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.xlsx_book import NewBook
from xl_perfgoals.office.county.front import TITLE, write_front
from xl_perfgoals.office.county.lists import write_roster, write_waivers
from xl_perfgoals.office.county.looks import FRONT, ROSTER, RULES_SHEET, SETTINGS, WAIVERS, Looks
from xl_perfgoals.office.county.rules import rule_rows, write_rules
from xl_perfgoals.office.county.settings import write_settings
from xl_perfgoals.office.ovba.modules import ModuleKind, VbaModule, document_module
from xl_perfgoals.office.ovba.project import VbaProject, write_vba_project
from xl_perfgoals.office.xlwings_settings import CONF_SHEET, SETTINGS as XLWINGS_SETTINGS
from xl_perfgoals.office.xlwings_vba import PROJECT
from xl_perfgoals.rules import RULES

CREATED = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Written into what is built: the day of building would change its bytes."""

_SHEETS = {
    FRONT: "PgFront",
    SETTINGS: "PgSettings",
    ROSTER: "PgRoster",
    RULES_SHEET: "PgRules",
    WAIVERS: "PgWaivers",
}
"""The sheets in order, and what VBA calls them."""

_CONF_NAME, _BOOK_NAME = "PgConf", "ThisWorkbook"


def county_workbook(modules: Sequence[VbaModule], policy: Policy) -> bytes:
    """The .xlsm with these modules of VBA, set up for a policy."""
    with _Book(modules, [*_SHEETS.values(), _CONF_NAME]) as made:
        book = made.book
        book.set_properties({"title": TITLE, "author": "xl_perfgoals", "created": CREATED})
        looks = Looks(book)
        sheets = {name: book.add_worksheet(name) for name in _SHEETS}
        for name, code_name in _SHEETS.items():
            sheets[name].set_vba_name(code_name)
        first, last = rule_rows(RULES)
        on = sum(rule.code not in policy.off for rule in RULES)
        write_front(book, sheets[FRONT], looks, (first, last, on))
        write_settings(sheets[SETTINGS], looks, policy)
        write_roster(sheets[ROSTER], looks)
        write_rules(sheets[RULES_SHEET], looks, RULES, policy)
        write_waivers(sheets[WAIVERS], looks, first, last)
        _write_conf(book, hidden=True)
    return made.data


def addin_workbook(modules: Sequence[VbaModule]) -> bytes:
    """A macro workbook with nothing but VBA and its settings, for as_addin to make an add-in of."""
    with _Book(modules, [_CONF_NAME]) as made:
        # The title and the comments are what Excel's list of add-ins shows.
        made.book.set_properties(
            {
                "title": "项目支出绩效目标工具",
                "author": "xl_perfgoals",
                "comments": _ABOUT,
                "created": CREATED,
            }
        )
        _write_conf(made.book, hidden=False)
    return made.data


_ABOUT = "校验、汇总项目支出绩效目标表。"


class _Book:
    """A workbook under way in memory, with a VBA project that names its sheets."""

    def __init__(self, modules: Sequence[VbaModule], sheet_names: Sequence[str]) -> None:
        documents = [
            document_module(ModuleKind.WORKBOOK, _BOOK_NAME),
            *(document_module(ModuleKind.SHEET, name) for name in sheet_names),
        ]
        project = write_vba_project(VbaProject(PROJECT, (*documents, *modules)))
        self._memory = io.BytesIO()
        self.book = NewBook(
            self._memory,
            {
                # The width of a column counts digits of this font: 8 pixels for 宋体 11.
                "default_format_properties": {"font_name": "宋体", "font_size": 11},
                "default_column_width": 72,
                "default_row_height": 18,
            },
        )
        self.book.add_vba_project(io.BytesIO(project), is_stream=True)
        self.book.set_vba_name(_BOOK_NAME)

    def __enter__(self) -> "_Book":
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            self.book.close()

    @property
    def data(self) -> bytes:
        """The finished workbook."""
        return self._memory.getvalue()


def _write_conf(book: Workbook, *, hidden: bool) -> None:
    sheet = book.add_worksheet(CONF_SHEET)
    sheet.set_vba_name(_CONF_NAME)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 60)
    for row, (key, value) in enumerate(XLWINGS_SETTINGS):
        sheet.write_string(row, 0, key)
        if isinstance(value, bool):
            sheet.write_boolean(row, 1, value)
        else:
            sheet.write_string(row, 1, value)
    if hidden:
        sheet.very_hidden()
