"""App: one running LibreOffice."""

import itertools
import os
from contextlib import suppress
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING

from xlwings import base_classes

from xl_perfgoals.hosts.calc import windows
from xl_perfgoals.hosts.calc.books import Books
from xl_perfgoals.hosts.calc.ranges import Range
from xl_perfgoals.hosts.calc.uno_bridge import Uno, properties, service

if TYPE_CHECKING:
    from xl_perfgoals.hosts.calc.engine import Engine

_NUMBERS = itertools.count(os.getpid())
_PRODUCT = "/org.openoffice.Setup/Product"
_AUTOMATIC, _MANUAL = "automatic", "manual"


class App(base_classes.App):
    """A LibreOffice, known by its component context."""

    def __init__(self, engine: "Engine", context: Uno) -> None:
        self._engine, self.context = engine, context
        self.desktop = service(context, "frame.Desktop")
        self._pid = next(_NUMBERS)
        self._books = Books(self)
        self._switches = {"display_alerts": True, "enable_events": True}
        self._manual: list[Uno] = []
        self._still: list[Uno] = []
        self._status: str | bool = False
        self._indicator: Uno = None
        self._visible = self.desktop.getCurrentFrame() is not None

    def belongs_to(self, context: Uno) -> bool:
        """Whether this is the LibreOffice of the context."""
        return bool(self.context == context)

    @property
    def engine(self) -> "Engine":
        """The engine "calc"."""
        return self._engine

    @property
    def api(self) -> SimpleNamespace:
        """The desktop, beside what the program asks a host by Excel's names."""
        return SimpleNamespace(Desktop=self.desktop, Version=self.version)

    @property
    def pid(self) -> int:
        """A number to know it by."""
        return self._pid

    @property
    def books(self) -> Books:
        """Its open spreadsheets."""
        return self._books

    @cached_property
    def _product(self) -> Uno:
        provider = service(self.context, "configuration.ConfigurationProvider")
        options = properties(nodepath=_PRODUCT)
        return provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", options)

    @property
    def version(self) -> str:
        """The version of LibreOffice, like 7.4.7.2."""
        return str(self._product.getPropertyValue("ooSetupVersionAboutBox"))

    @property
    def visible(self) -> bool:
        """Whether documents are opened in windows."""
        return self._visible

    @visible.setter
    def visible(self, value: bool) -> None:
        self._visible = value

    @property
    def selection(self) -> Range | None:
        """The selected cells of the book in front."""
        if not len(self._books):
            return None
        return self._books.active.selection

    def activate(self, steal_focus: bool = False) -> None:
        """Brings the window to the front, if that is asked for."""
        frame = self.desktop.getCurrentFrame()
        if steal_focus and frame is not None:
            frame.getContainerWindow().toFront()

    def quit(self) -> None:
        """Ends LibreOffice; unsaved documents are the officer's to decide about."""
        with suppress(Exception):  # the bridge goes down with it
            self.desktop.terminate()

    @property
    def display_alerts(self) -> bool:
        """Remembered only: LibreOffice asks nothing when told what to do by a program."""
        return self._switches["display_alerts"]

    @display_alerts.setter
    def display_alerts(self, value: bool) -> None:
        self._switches["display_alerts"] = value

    @property
    def enable_events(self) -> bool:
        """Remembered only."""
        return self._switches["enable_events"]

    @enable_events.setter
    def enable_events(self, value: bool) -> None:
        self._switches["enable_events"] = value

    @property
    def screen_updating(self) -> bool:
        """Whether changes are drawn at once, and heights of rows fitted to what is written."""
        return not self._still

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if value:
            while self._still:
                document = self._still.pop()
                with suppress(Exception):  # closed meanwhile
                    document.IsAdjustHeightEnabled = True
                    document.unlockControllers()
        elif not self._still:
            for document in self._books.documents():
                document.lockControllers()
                document.IsAdjustHeightEnabled = False
                self._still.append(document)

    @property
    def calculation(self) -> str:
        """Whether the book in front calculates by itself."""
        document = next(iter(self._books.documents()), None)
        return _AUTOMATIC if document is None or document.isAutomaticCalculationEnabled() else _MANUAL

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value == _MANUAL:
            self._manual += [d for d in self._books.documents() if d.isAutomaticCalculationEnabled()]
            for document in self._manual:
                document.enableAutomaticCalculation(False)
            return
        # Only what was switched off here is switched on: each document has a setting of its own.
        for document in self._manual or list(self._books.documents()):
            with suppress(Exception):  # closed meanwhile
                document.enableAutomaticCalculation(True)
        self._manual.clear()

    def calculate(self) -> None:
        """Calculates what has changed."""
        for document in self._books.documents():
            document.calculate()

    @property
    def status_bar(self) -> str | bool:
        """The text in the status bar; False while LibreOffice writes there itself."""
        return self._status

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self._status = value
        if value is False:
            if self._indicator is not None:
                self._indicator.end()
            self._indicator = None
        elif self._indicator is not None:
            self._indicator.setText(str(value))
        elif (frame := self.desktop.getCurrentFrame()) is not None:
            self._indicator = frame.createStatusIndicator()
            self._indicator.start(str(value), 0)

    def alert(
        self, prompt: str, title: str | None, buttons: str, mode: str | None, _callback: object
    ) -> str | None:
        """Shows a message; None where nobody can see it."""
        return windows.tell(self, prompt, title or "", buttons, mode)
