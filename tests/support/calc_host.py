"""LibreOffice as a host: what tests do to it, and see of it, besides xlwings."""

from contextlib import contextmanager, suppress
from types import SimpleNamespace

import openpyxl
import xlwings as xw

from xl_perfgoals.hosts import native
from xl_perfgoals.hosts.calc.app import App
from xl_perfgoals.hosts.calc.engine import NAME, activate
from xl_perfgoals.hosts.calc.sheet import Sheet
from xl_perfgoals.hosts.calc.uno_bridge import properties, struct, url_of


class CalcHost:
    name = NAME
    many = 60

    def __init__(self, office, folder):
        self.office, self.folder = office, folder

    @contextmanager
    def running(self, monkeypatch):
        self.monkeypatch = monkeypatch
        self.spoken = SimpleNamespace(alerts=[], statuses=[])
        self.asked = 0
        self._listen(monkeypatch)
        before = xw.engines.active
        self.app = activate(self.office.context)
        monkeypatch.setattr(self.app.impl, "visible", False)
        try:
            yield self.app
        finally:
            for document in list(self.app.impl.books.documents()):
                with suppress(Exception):  # closed already
                    document.close(True)
            xw.engines.active = before
            if hasattr(xw.Book, "_mock_caller"):
                del xw.Book._mock_caller

    def _listen(self, monkeypatch):
        alert, status, cells = App.alert, App.status_bar, Sheet.cells_at

        def heard(app, prompt, *more):
            self.spoken.alerts.append(prompt)
            return alert(app, prompt, *more)

        def read(app, value):
            self.spoken.statuses.append(value)
            status.__set__(app, value)

        def counted(sheet, area):
            self.asked += 1
            return cells(sheet, area)

        monkeypatch.setattr(App, "alert", heard)
        monkeypatch.setattr(App, "status_bar", property(status.__get__, read))
        monkeypatch.setattr(Sheet, "cells_at", counted)

    def calls(self):
        """How many ranges LibreOffice was asked for: that is what takes time."""
        return self.asked

    def saved(self, book):
        path = self.folder / "saved.xlsx"
        book.impl.uno.storeToURL(url_of(path), properties(FilterName="Calc MS Excel 2007 XML"))
        return openpyxl.load_workbook(path)

    def answer(self, cell, text):
        cell.formula = f'=MID("PG_{text}",4,99)'

    @contextmanager
    def array_in(self, place):
        place.formula_array = '=MID("PG_",1,9)'
        yield
        place.clear_contents()

    def protect(self, sheet):
        sheet.impl.uno.protect("")

    def lock(self, cell, *, locked):
        own = cell.impl.uno
        sheet = cell.sheet.impl.uno
        protected = sheet.isProtected()
        sheet.unprotect("")
        own.CellProtection = struct("util.CellProtection", IsLocked=locked)
        if protected:
            sheet.protect("")

    def protect_structure(self, book):
        book.impl.uno.protect("")

    def read_only(self, book):
        path = book.fullname
        book.save()
        book.close()
        reopened = self.app.books.open(path, read_only=True)
        reopened.set_mock_caller()
        return reopened

    def choose(self, folder):
        self.monkeypatch.setitem(native.FOLDER_PICKERS, NAME, lambda _app, _title: folder)

    def no_window(self):
        """There is none where nothing can be seen."""
        activate(self.office.context)
