"""An officer's desk: LibreOffice in a window, used by mouse and keyboard, and read through UNO."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tests.e2e.screen import Screen, running
from tests.e2e.things import Role, Thing
from xl_perfgoals.files.libreoffice.program import environment_for, soffice

SECONDS = 20.0
_TICK = 0.03
_LAST_BUTTON = 60
_BOXES = (Role.ALERT, Role.DIALOG)


class StuckError(Exception):
    """What was waited for did not come."""


class Desk:
    """LibreOffice's windows. Whatever waits here waits SECONDS at most."""

    def __init__(self, office, screen: Screen, held: ExitStack) -> None:
        self._office, self.screen, self._held = office, screen, held
        self._starts = []

    @property
    def alive(self) -> bool:
        return self._office.alive

    @property
    def profile(self) -> Path:
        return self._office.profile

    @property
    def process(self) -> int:
        return self._office.process.pid

    def kill(self) -> None:
        self._office.kill()

    def until(self, what: str, found: Callable[[], object], seconds: float = SECONDS):
        """Asks until there is an answer. Windows may change while they are looked at: it is asked again."""
        from xl_perfgoals.hosts.calc.uno_bridge import error_class

        passing = (AttributeError, error_class("uno.Exception"))
        give_up = time.monotonic() + seconds
        while time.monotonic() < give_up and self.alive:
            with suppress(*passing):
                if answer := found():
                    return answer
            time.sleep(_TICK)
        raise StuckError(f"no {what}" if self.alive else f"no {what}: LibreOffice has ended")

    def double_click(self, path: Path) -> None:
        """Opens a file as the desktop does when it is double-clicked: by starting LibreOffice on it.

        This second LibreOffice hands over to the first, and waits until the file is open or a box answered.
        """
        command = [soffice(), f"-env:UserInstallation={self.profile.as_uri()}", path]
        environment = environment_for(soffice()) | self.screen.environment
        self._starts.append(
            self._held.enter_context(running([str(word) for word in command], env=environment))
        )

    @property
    def handed_over(self) -> bool:
        """Whether every LibreOffice of a double click has ended."""
        return all(start.poll() is not None for start in self._starts)

    def open(self, path: Path) -> "Document":
        """The workbook, opened by a double click, in a window that is ready."""
        self.double_click(path)
        return self.opened(path)

    def opened(self, path: Path) -> "Document":
        """The workbook, once it is open."""
        document = self.until(f"window of {path.name}", lambda: self._document_at(path.as_uri()))
        self.until("sheet on the screen", lambda: document.window.find(Role.TABLE))
        return document

    @property
    def count(self) -> int:
        """How many documents are open."""
        return len(list(self._documents()))

    def _document_at(self, url: str) -> "Document | None":
        for own in self._documents():
            if own.URL == url and own.CurrentController is not None:  # noqa: SIM300 - a property's name
                return Document(self, own)
        return None

    def _documents(self) -> Iterator:
        components = self._office.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            if hasattr(component, "URL"):
                yield component

    def boxes(self) -> list[Thing]:
        """Boxes that want to be answered."""
        from xl_perfgoals.hosts.calc.uno_bridge import service

        toolkit = service(self._office.context, "awt.Toolkit")
        windows = (toolkit.getTopWindow(number) for number in range(toolkit.getTopWindowCount()))
        seen = (window for window in windows if window is not None and window.isVisible())
        things = [Thing(window.getAccessibleContext()) for window in seen]
        return [thing for thing in things if thing.role in _BOXES]

    def box(self, seconds: float = SECONDS) -> Thing:
        """The box that comes up."""
        return self.until("box", lambda: next(iter(self.boxes()), None), seconds)

    def told(self, seconds: float = SECONDS) -> str:
        """What the box that comes up says."""
        return self.until("text in the box", lambda: self.texts_of(self.box(seconds)), seconds)

    @staticmethod
    def texts_of(box: Thing) -> str:
        return "\n".join(
            label.name for role in (Role.STATIC, Role.LABEL) for label in box.every(role)
        ).strip()

    def answer(self, button: str = "OK") -> None:
        """Clicks on a button of the box, which then goes."""
        found = self.until(f"button {button}", lambda: self.box().find(Role.BUTTON, button))
        self.click(found)
        self.until("end of the box", lambda: not self.boxes())

    def agreed(self, seconds: float = SECONDS) -> str:
        """What the box that comes up says, after OK was clicked."""
        said = self.told(seconds)
        self.answer()
        return said

    def click(self, thing: Thing) -> None:
        place = thing.place
        assert place.width, "out of sight"
        self.screen.click(*place.middle)


class Document:
    """An open workbook and its window."""

    def __init__(self, desk: Desk, document) -> None:
        self._desk, self._own = desk, document

    @property
    def window(self) -> Thing:
        return Thing(self._own.CurrentController.Frame.ContainerWindow.getAccessibleContext())

    @property
    def sheets(self) -> list[str]:
        return list(self._own.Sheets.ElementNames)

    @property
    def front(self) -> str:
        return self._own.CurrentController.ActiveSheet.Name

    @property
    def notes(self) -> dict[str, str]:
        """What the notes on the sheet in front say, by the addresses of their cells."""
        sheet = self._own.CurrentController.ActiveSheet
        cells = (
            (sheet.getCellByPosition(note.Position.Column, note.Position.Row), note.String)
            for note in sheet.Annotations
        )
        return {cell.AbsoluteName.rpartition(".")[2].replace("$", ""): text for cell, text in cells}

    def cell(self, address: str) -> Thing:
        """A cell of the sheet in front."""
        place = self._own.CurrentController.ActiveSheet.getCellRangeByName(address).CellAddress
        return self._found(Role.TABLE).cell(place.Row, place.Column)

    def text(self, sheet: str, address: str) -> str:
        return self._own.Sheets.getByName(sheet).getCellRangeByName(address).String

    def number(self, sheet: str, address: str) -> float:
        return self._own.Sheets.getByName(sheet).getCellRangeByName(address).Value

    def formula(self, sheet: str, address: str) -> str:
        return self._own.Sheets.getByName(sheet).getCellRangeByName(address).Formula

    def fill(self, sheet: str, address: str) -> int:
        return self._own.Sheets.getByName(sheet).getCellRangeByName(address).CellBackColor

    def rows(self, sheet: str) -> list[tuple[str | float, ...]]:
        cursor = self._own.Sheets.getByName(sheet).createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        area = self._own.Sheets.getByName(sheet).getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow)
        return list(area.getDataArray())

    def put(self, sheet: str, address: str, text: str) -> None:
        """Writes a text into a cell, not by hand."""
        self._own.Sheets.getByName(sheet).getCellRangeByName(address).setString(text)

    def show(self, sheet: str) -> None:
        """Clicks on a sheet's tab."""
        self._desk.click(self._found(Role.PAGE_TAB, sheet))
        self._desk.until(f"sheet {sheet} in front", lambda: self.front == sheet)

    def push(self, label: str) -> None:
        """Clicks on a button on the sheet."""
        self._desk.click(self.button(label))

    def button(self, label: str) -> Thing:
        """A button on the sheet in front, brought into sight by way of its cell, which has its label."""
        if self._in_sight(label) is None:
            column = self._own.CurrentController.ActiveSheet.getCellRangeByPosition(0, 0, 0, _LAST_BUTTON)
            self.go(f"A{[row[0] for row in column.getDataArray()].index(label) + 1}")
        return self._desk.until(f"button {label}", lambda: self._in_sight(label))

    def _in_sight(self, label: str) -> Thing | None:
        sheet = self.window.find(Role.DOCUMENT)
        found = sheet.find(Role.BUTTON, label)
        return found if found is not None and sheet.place.has(found.place) else None

    def use_toolbar(self, toolbar: str, label: str) -> None:
        """Clicks on a button of a toolbar."""
        bar = self._found(Role.TOOL_BAR, toolbar)
        self._desk.click(self._desk.until(f"button {label}", lambda: bar.find(Role.BUTTON, label)))

    def open_menu(self, title: str) -> list[Thing]:
        """Clicks on a menu: its entries, as soon as they are seen."""
        menu = self._desk.until(
            f"menu {title}", lambda: self.window.find(Role.MENU_BAR).find(Role.MENU, title)
        )
        self._desk.click(menu)
        return self._desk.until("entries", lambda: [entry for entry in menu.parts if entry.place.width])

    def use_menu(self, title: str, label: str) -> None:
        """Clicks on an entry of a menu; LibreOffice may put a letter for the keyboard behind its label."""
        entries = self.open_menu(title)
        self._desk.click(next(entry for entry in entries if entry.name.partition("(")[0] == label))

    def go(self, area: str) -> None:
        """Selects cells of the sheet in front, by typing their address into the name box."""
        self._desk.screen.press("ctrl+shift+t", "ctrl+a")
        self._desk.screen.type(area)
        self._desk.screen.press("Return")
        wanted = "$" + re.sub(r"(\d)", r"$\1", area, count=1)
        self._desk.until(f"selection of {area}", lambda: self._selected.endswith(wanted))

    @property
    def _selected(self) -> str:
        return self._own.CurrentSelection.AbsoluteName.partition(":")[0]

    def enter(self, cell: str, text: str, *, end: str = "Return") -> None:
        """Goes to a cell of the sheet in front and types."""
        self.go(cell)
        self._desk.screen.type(text)
        self._desk.screen.press(end)

    def close(self) -> None:
        """Closes it without saving, not by hand."""
        self._own.close(True)

    @property
    def modified(self) -> bool:
        return self._own.isModified()

    def _found(self, role: Role, name: str = "") -> Thing:
        return self._desk.until(f"{role.name} {name}", lambda: self.window.find(role, name))


@contextmanager
def seated(screen: Screen, profile: Path, seconds: float, name: str) -> Iterator[Desk]:
    """A desk, for so long at most: then a picture is taken and LibreOffice killed, which ends every wait."""
    from xl_perfgoals.hosts.calc.office_process import started_office

    surroundings = screen.environment | {"SAL_USE_VCLPLUGIN": "gen", "LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    with (
        ExitStack() as held,
        started_office(hidden=False, profile=profile, environment=surroundings) as office,
    ):
        desk = Desk(office, screen, held)

        def expire() -> None:
            screen.picture(f"stuck-{name}")
            desk.kill()

        timer = threading.Timer(seconds, expire)
        timer.start()
        try:
            yield desk
        finally:
            timer.cancel()
            timer.join()
            desk.kill()  # asked to end, it would ask whether to save
