"""The test engine over openpyxl as a host: what tests do to it, and see of it, besides xlwings."""

import io
from contextlib import contextmanager
from types import SimpleNamespace

import openpyxl
from openpyxl.styles import Protection

from tests.support.openpyxl_engine import opened_app


class OpenpyxlHost:
    name = "openpyxl"
    many = 1000
    """How often a test that repeats itself does so."""

    @contextmanager
    def running(self, _monkeypatch):
        with opened_app() as self.app:
            self.spoken = self.app.impl.spoken
            yield self.app

    def calls(self):
        """How often the host was asked for something."""
        return self.app.impl.calls

    def saved(self, book):
        """The workbook as openpyxl reads it after saving."""
        stream = io.BytesIO()
        book.impl.workbook.save(stream)
        return openpyxl.load_workbook(stream)

    def answer(self, cell, text):
        """As if the host had calculated this for the formula in a cell."""
        cell.sheet.impl.calculated[cell.row, cell.column] = text

    @contextmanager
    def array_in(self, place):
        """While it lasts, one formula fills the place."""
        kind = type(place.impl)
        kind.has_array, before = True, kind.has_array
        try:
            yield
        finally:
            kind.has_array = before

    def protect(self, sheet):
        sheet.impl.ws.protection.sheet = True

    def lock(self, cell, *, locked):
        cell.sheet.impl.ws[cell.address.replace("$", "")].protection = Protection(locked=locked)

    def protect_structure(self, book):
        book.impl.api.ProtectStructure = True

    def read_only(self, book):
        """The workbook, opened for reading only."""
        book.impl.api.ReadOnly = True
        return book

    def choose(self, folder):
        """Lets the next window for choosing a folder answer with this one; None when it is left open."""
        chosen = SimpleNamespace(
            Show=lambda: -1 if folder else 0, SelectedItems=lambda _: str(folder), Title=""
        )
        self.app.impl.api.FileDialog = lambda _kind: chosen

    def no_window(self):
        """Takes away the window for choosing a folder."""
        del self.app.impl.api.FileDialog
