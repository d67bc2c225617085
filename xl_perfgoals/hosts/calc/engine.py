"""The engine "calc": activate() makes xlwings speak to a LibreOffice, book_of() wraps a document of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Literal

import xlwings as xw
from xlwings import base_classes

from xl_perfgoals.hosts import native
from xl_perfgoals.hosts.calc.app import App
from xl_perfgoals.hosts.calc.book import Book
from xl_perfgoals.hosts.calc.errors import NAMES
from xl_perfgoals.hosts.calc.uno_bridge import Uno
from xl_perfgoals.hosts.calc.windows import pick_folder

NAME = "calc"
_PLAIN = frozenset({str, float, int, bool, type(None)})
_BLANKS_OF_PANDAS = frozenset({"NaTType", "NAType"})


def activate(context: Uno) -> xw.App:
    """Makes xlwings act on the LibreOffice of a component context, its own or a remote one."""
    native.FOLDER_PICKERS[NAME] = lambda app, title: pick_folder(app.impl, title)
    app = _ENGINE.apps.of(context)
    if NAME not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=_ENGINE))
    xw.engines[NAME].activate()
    return xw.App(impl=app)


def deactivate(context: Uno) -> None:
    """Forgets the LibreOffice of a context: it is about to end, or has ended."""
    _ENGINE.apps.forget(context)


def book_of(document: Uno) -> xw.Book:
    """A spreadsheet document of the LibreOffice that was activated last, as xlwings sees it."""
    return xw.Book(impl=Book(_ENGINE.apps.first(), document))


class Engine:
    """What xlwings asks of an engine."""

    name = NAME
    type: Literal["desktop"] = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: Uno, _options: Uno) -> Uno:
        """A value from Python as a cell takes it; blanks of every kind are None."""
        if type(value) in _PLAIN:
            return value
        if type(value).__name__ in _BLANKS_OF_PANDAS:
            return None
        return value.item() if hasattr(value, "item") else value  # numpy's numbers

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Uno]],
        moment: Callable[..., Uno],
        empty: Uno,
        number: Callable[[float], Uno] | None,
        err_to_str: bool,
    ) -> list[list[Uno]]:
        """Values of cells as the reader's options want them."""

        def cleaned(value: Uno) -> Uno:
            if value is None or value == "":
                return empty
            if isinstance(value, datetime):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return moment(tzinfo=None, **{part: getattr(value, part) for part in parts})
            if isinstance(value, int) and value in NAMES:
                return NAMES[value] if err_to_str else None
            return number(value) if number is not None and isinstance(value, float) else value

        return [[cleaned(value) for value in row] for row in data]


class Apps(base_classes.Apps):
    """The LibreOffices that were activated, the last one first."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._apps: list[App] = []

    def of(self, context: Uno) -> App:
        """The app of a context, put first."""
        known = next((app for app in self._apps if app.belongs_to(context)), None)
        app = known or App(self._engine, context)
        self._apps = [app, *(other for other in self._apps if other is not app)]
        return app

    def first(self) -> App:
        """The app that was activated last."""
        return self._apps[0]

    def forget(self, context: Uno) -> None:
        """Drops the app of a context."""
        with suppress(Exception):  # nothing can be asked of one that has died
            self._apps = [app for app in self._apps if not app.belongs_to(context)]

    def keys(self) -> list[int]:
        """The numbers that the apps go by."""
        return [app.pid for app in self._apps]

    def __iter__(self) -> Iterator[App]:
        return iter(self._apps)

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        return next(app for app in self._apps if app.pid == pid)


_ENGINE = Engine()
