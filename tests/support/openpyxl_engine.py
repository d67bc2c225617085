"""A small xlwings engine over openpyxl: a real workbook behind the xlwings API, without Excel.

It behaves like Excel where that matters here: text that looks like a formula, a number or a date becomes
one unless it is given as text, a protected sheet or a busy program refuses, an open book has a calculated
value beside each formula (of those written here only HYPERLINK is worked out). Members that nothing in
xl_perfgoals.hosts uses are left out: xlwings then says NotImplementedError.
"""

import itertools
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import xlwings as xw
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import range_boundaries
from xlwings import base_classes

from tests.support.macro_books import load_macro_book
from tests.support.openpyxl_cells import ACCESS_DENIED, BUSY, Note, Range, com_error

__all__ = ["ACCESS_DENIED", "BUSY", "com_error", "opened_app"]


class Engine:
    """The engine; apps in it are made with opened_app()."""

    name, type = "openpyxl", "desktop"

    def __init__(self):
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(x, _options):
        return x

    @staticmethod
    def clean_value_data(data, datetime_builder, empty_as, number_builder, err_to_str):
        def cleaned(value):
            if value in ("", None):
                return empty_as
            if isinstance(value, str) and value in ERROR_CODES:
                return value if err_to_str else None
            if hasattr(value, "year"):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return datetime_builder(tzinfo=None, **{part: getattr(value, part, 0) for part in parts})
            if number_builder and isinstance(value, float):
                return number_builder(value)
            return value

        return [[cleaned(value) for value in row] for row in data]


class Apps(base_classes.Apps):
    def __init__(self):
        self.open = []

    def keys(self):
        return [app.pid for app in self.open]

    def __iter__(self):
        return iter(self.open)

    def __len__(self):
        return len(self.open)

    def __getitem__(self, pid):
        return next(app for app in self.open if app.pid == pid)


@dataclass
class Spoken:
    """What the user was told."""

    alerts: list[str] = field(default_factory=list)
    statuses: list[object] = field(default_factory=list)


class App(base_classes.App):
    numbers = itertools.count(1)

    def __init__(self, engine):
        self.engine = engine
        self.pid = next(self.numbers)
        self.books = Books(self)
        self.spoken = Spoken()
        self.answer = "ok"
        self.busy = False
        self.calls = 0
        self.on_status = lambda _text: None
        self.api = SimpleNamespace()
        self._status = False
        self.screen_updating = self.display_alerts = self.enable_events = True
        self.calculation = "automatic"

    engine = pid = books = api = None
    screen_updating = display_alerts = enable_events = calculation = None

    @property
    def status_bar(self):
        return self._status

    @status_bar.setter
    def status_bar(self, value):
        self._status = value
        self.spoken.statuses.append(value)
        self.on_status(value)

    def alert(self, prompt, title, buttons, mode, callback):  # noqa: ARG002
        self.spoken.alerts.append(prompt)
        return self.answer

    def activate(self, steal_focus=False):
        pass

    def called(self):
        """Notes a call that a host would carry out; a busy host refuses it."""
        self.calls += 1
        if self.busy:
            raise com_error(BUSY, "Call was rejected by callee.")


class Books(base_classes.Books):
    api = active = None

    def __init__(self, app):
        self.app = app
        self.all = []
        self.active = None

    def __iter__(self):
        return iter(self.all)

    def __len__(self):
        return len(self.all)

    def __call__(self, name_or_index):
        if isinstance(name_or_index, int):
            return self.all[name_or_index - 1]
        for book in self.all:
            if book.name.lower() == name_or_index.lower():
                return book
        raise KeyError(name_or_index)

    def open(self, fullname, *_args, **_kwargs):
        book = Book(self.app, Path(fullname))
        self.all.append(book)
        self.active = book
        return book


class Book(base_classes.Book):
    name = app = sheets = api = None

    def __init__(self, app, path):
        self.path, self.app = path, app
        self.closed = False
        self.fullname_error = None
        self.name = path.name
        self.workbook = load_macro_book(path) if path.suffix == ".xlsm" else openpyxl.load_workbook(path)
        self.sheets = Sheets(self)
        self.api = SimpleNamespace(ReadOnly=False, ProtectStructure=False)
        calculated = openpyxl.load_workbook(path, data_only=True)
        for sheet in self.sheets:
            for row in sheet.ws.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        sheet.calculated[cell.row, cell.column] = calculated[sheet.ws.title][
                            cell.coordinate
                        ].value

    @property
    def fullname(self):
        if self.fullname_error:
            raise self.fullname_error
        return str(self.path)

    def activate(self):
        self.app.books.active = self

    def save(self, path=None, password=None):  # noqa: ARG002
        self.workbook.save(path or self.path)

    def close(self):
        self.closed = True
        self.app.books.all.remove(self)
        self.app.books.active = next(iter(self.app.books.all), None)


class Sheets(base_classes.Sheets):
    def __init__(self, book):
        self.book = book
        self.by_title = {}
        self.front = book.workbook.active.title

    def _of(self, ws):
        return self.by_title.setdefault(id(ws), Sheet(self.book, ws))

    @property
    def active(self):
        return self(self.front)

    def __call__(self, name_or_index):
        self._called()
        worksheets = self.book.workbook.worksheets
        if isinstance(name_or_index, int):
            return self._of(worksheets[name_or_index - 1])
        found = [ws for ws in worksheets if ws.title.lower() == name_or_index.lower()]
        if not found:
            raise com_error(-2147352565, "Invalid index.")
        return self._of(found[0])

    def _called(self):
        self.book.app.called()
        if self.book.closed:
            raise com_error(-2146827864, "Object required")

    def __len__(self):
        self._called()
        return len(self.book.workbook.worksheets)

    def __iter__(self):
        self._called()
        return iter([self._of(ws) for ws in self.book.workbook.worksheets])

    def __contains__(self, name):
        return any(ws.title.lower() == name.lower() for ws in self.book.workbook.worksheets)

    def add(self, before=None, after=None, name=None):
        self.check_structure()
        place = before or after
        index = place.index - 1 + (after is not None) if place else 0
        sheet = self._of(self.book.workbook.create_sheet(name, index=index))
        self.front = sheet.name
        return sheet

    def check_structure(self):
        if self.book.api.ProtectStructure:
            raise com_error(ACCESS_DENIED, "Workbook is protected.")


class Sheet(base_classes.Sheet):
    book = None

    def __init__(self, book, ws):
        self.book, self.ws = book, ws
        self.calculated = {}
        self.api = SheetApi(ws)

    api = None

    @property
    def name(self):
        return self.ws.title

    @name.setter
    def name(self, value):
        if value in self.book.sheets and value != self.ws.title:
            raise com_error(ACCESS_DENIED, "That name is taken.")
        if self.book.sheets.front == self.ws.title:
            self.book.sheets.front = value
        self.ws.title = value

    @property
    def index(self):
        return self.book.workbook.worksheets.index(self.ws) + 1

    def range(self, arg1, arg2=None):
        self.book.app.called()
        first = self._corners(arg1)
        last = self._corners(arg2) if arg2 is not None else first
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, *arg1)
        top, left = min(first[0], last[0]), min(first[1], last[1])
        bottom, right = max(first[2], last[2]), max(first[3], last[3])
        return Range(self, top, left, bottom - top + 1, right - left + 1)

    @staticmethod
    def _corners(arg):
        if isinstance(arg, Range):
            return arg.row, arg.column, arg.row + arg.shape[0] - 1, arg.column + arg.shape[1] - 1
        if isinstance(arg, tuple):
            return (*arg[:2], *arg[:2])
        left, top, right, bottom = range_boundaries(arg.replace("$", ""))
        return top or 1, left or 1, bottom or 1_048_576, right or 16_384

    @property
    def cells(self):
        return Range(self, 1, 1, 1_048_576, 16_384)

    @property
    def used_range(self):
        self.book.app.called()
        left, top, right, bottom = range_boundaries(self.ws.calculate_dimension())
        return Range(self, top, left, bottom - top + 1, right - left + 1)

    @property
    def visible(self):
        return self.ws.sheet_state == "visible"

    @visible.setter
    def visible(self, value):
        if not value and sum(ws.sheet_state == "visible" for ws in self.book.workbook.worksheets) == 1:
            raise com_error(ACCESS_DENIED, "The only visible sheet cannot be hidden.")
        self.ws.sheet_state = "visible" if value else "hidden"

    @property
    def notes(self):
        cells = itertools.chain.from_iterable(self.ws.iter_rows())
        return [Note(cell) for cell in cells if getattr(cell, "comment", None)]

    def activate(self):
        self.book.activate()
        self.book.sheets.front = self.name

    def clear(self):
        self.cells.clear()

    def delete(self):
        self.book.sheets.check_structure()
        if self.book.sheets.front == self.ws.title:
            self.book.sheets.front = next(
                ws.title for ws in self.book.workbook.worksheets if ws is not self.ws
            )
        self.book.workbook.remove(self.ws)

    def copy(self, before, after):
        self.book.sheets.check_structure()
        target = self.book.workbook.copy_worksheet(self.ws)
        sheet = self.book.sheets._of(target)
        sheet.calculated.update(self.calculated)
        worksheets = self.book.workbook._sheets
        worksheets.remove(target)
        worksheets.insert((before or after).index - 1 + (after is not None), target)
        target.sheet_state = self.ws.sheet_state


class SheetApi:
    """The native sheet, with the few properties that xl_perfgoals.hosts.native looks for."""

    def __init__(self, ws):
        self._ws = ws

    @property
    def ProtectContents(self):  # noqa: N802
        return bool(self._ws.protection.sheet)

    @property
    def Visible(self):  # noqa: N802
        return {"visible": -1, "hidden": 0, "veryHidden": 2}[self._ws.sheet_state]

    @Visible.setter
    def Visible(self, value):  # noqa: N802
        self._ws.sheet_state = {-1: "visible", 0: "hidden", 2: "veryHidden"}[int(value)]


@contextmanager
def opened_app():
    """An xlwings App of this engine, the active one while it lasts."""
    impl = Engine()
    engine = xw.Engine(impl=impl)
    before = xw.engines.active
    xw.engines.add(engine)
    engine.activate()
    impl.apps.open.append(App(impl))
    try:
        yield xw.App(impl=impl.apps.open[0])
    finally:
        xw.engines.engines.remove(engine)
        del xw.engines.engines_by_name[engine.name]
        xw.engines.active = before
        if hasattr(xw.Book, "_mock_caller"):
            del xw.Book._mock_caller
