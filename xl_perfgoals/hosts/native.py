"""What xlwings has no word for, asked of the host's native object; a host without it is not troubled."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

import xlwings as xw

from xl_perfgoals.core.column_names import column_letters

_VERY_HIDDEN = 2
_FOLDER_DIALOG, _CHOSEN = 4, -1
_ESCAPE_KEY = 0x1B
_ATTEMPTS = 100_000
"""How often xlwings asks a busy Excel again, some ten seconds long; left alone it would ask for ever."""

Native: TypeAlias = Any
"""An object of the host itself, or what it says: no type describes it."""
FolderPicker = Callable[[xw.App, str], Path | None]
"""Shows a window to choose a folder, under a title; None when the officer chose none."""


class NoPickerError(Exception):
    """This host has no window for choosing a folder."""


def raw_values(place: xw.Range) -> tuple[tuple[Native, ...], ...] | None:
    """The values as Value2 gives them: dates as serials, money unrounded; None where there is no Value2.

    The ordinary Value would cut the numbers of cells with a currency format after four decimals.
    """
    values = _ask(place, "Value2", missing=_NOTHING)
    if values is _NOTHING:
        return None
    return values if isinstance(values, tuple) else ((values,),)


def counts_from_1904(book: xw.Book) -> bool:
    """Whether the workbook's day numbers begin with the year 1904, as those of old Macs do."""
    return _ask(book, "Date1904", "date_1904") is True


def is_protected(sheet: xw.Sheet) -> bool:
    """Whether the sheet is protected against changes."""
    return _ask(sheet, "ProtectContents", "protect_contents") is True


def is_writable(cell: xw.Range) -> bool:
    """Whether a cell may be changed: its sheet is not protected, or the cell itself is not locked."""
    return not is_protected(cell.sheet) or _ask(cell, "Locked", "locked") is False


def version_of(app: xw.App) -> str:
    """The host's version, "" where it does not say."""
    return str(_ask(app, "Version", "version", missing=""))


def is_read_only(book: xw.Book) -> bool:
    """Whether the workbook was opened for reading only."""
    return _ask(book, "ReadOnly", "read_only") is True


def structure_is_protected(book: xw.Book) -> bool:
    """Whether no sheet may be added or removed."""
    return _ask(book, "ProtectStructure", "protect_structure") is True


def hide(sheet: xw.Sheet) -> None:
    """Hides a sheet, where possible so that Excel's own menus do not offer to show it."""
    sheet.visible = False
    if isinstance(_ask(sheet, "Visible"), int):
        with suppress(Exception):  # hidden it is already
            sheet.api.Visible = _VERY_HIDDEN


def freeze(sheet: xw.Sheet, row: int, col: int) -> None:
    """Keeps what is above and left of a cell in sight, where the host can."""
    try:
        panes = sheet.freeze_panes
        if row > 1 and col > 1:
            panes.freeze_at(sheet.range((1, 1), (row - 1, col - 1)))
        elif row > 1:
            panes.freeze_at(sheet.range(f"1:{row - 1}"))
        elif col > 1:
            panes.freeze_at(sheet.range(f"A:{column_letters(col - 1)}"))
    except NotImplementedError:  # so it is with Excel on a desktop
        window = _ask(sheet.book.app, "ActiveWindow")
        if window is None:
            return
        sheet.activate()
        window.FreezePanes = False
        window.ScrollRow = window.ScrollColumn = 1
        window.SplitRow, window.SplitColumn = row - 1, col - 1
        window.FreezePanes = True


def hide_grid(sheet: xw.Sheet) -> None:
    """Shows no lines between the cells of a new sheet, where the host can; the sheet comes to the front."""
    if callable(hide := _ask(sheet, "HideGrid")):  # in LibreOffice they are the sheet's
        hide()
        return
    window = _ask(sheet.book.app, "ActiveWindow")
    if window is not None:
        sheet.activate()
        with suppress(Exception):  # lines that stay are no reason to fail
            window.DisplayGridlines = False


def end_filter(sheet: xw.Sheet) -> None:
    """Shows the rows that a filter hides, and takes it away."""
    if _ask(sheet, "AutoFilterMode") is True:
        sheet.api.AutoFilterMode = False


def offer_filter(place: xw.Range) -> None:
    """Puts arrows to filter by on the first row of a table, where the host can."""
    offer = _ask(place, "AutoFilter")
    if callable(offer):
        offer(1)


def pick_folder(app: xw.App, title: str) -> Path | None:
    """Has the officer choose a folder; None when it was left open. Raises NoPickerError."""
    return FOLDER_PICKERS.get(app.engine.name, _office_picker)(app, title)


def _office_picker(app: xw.App, title: str) -> Path | None:
    dialog = _ask(app, "FileDialog")
    if dialog is None:
        raise NoPickerError
    window = dialog(_FOLDER_DIALOG)
    window.Title = title
    return Path(window.SelectedItems(1)) if window.Show() == _CHOSEN else None


FOLDER_PICKERS: dict[str, FolderPicker] = {}
"""Further ways to choose a folder, by the name of the xlwings engine."""


ESCAPES: list[Callable[[], bool]] = []
"""Further ways to tell whether Escape was pressed since last asked: those of the host that is at work."""


def escape_pressed() -> bool:
    """Whether Escape is down, or was pressed since last asked; where no host tells, on Windows only."""
    if ESCAPES:
        return any(asked() for asked in ESCAPES)
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - windll is there on Windows only

        return bool(ctypes.windll.user32.GetAsyncKeyState(_ESCAPE_KEY))
    return False


@contextmanager
def patience(attempts: int = _ATTEMPTS) -> Iterator[None]:
    """While it lasts, a busy Excel is asked so many times, and then the call fails."""
    excel = getattr(xw, "_xlwindows", None)
    if excel is None:
        yield
        return
    before = excel.N_COM_ATTEMPTS
    excel.N_COM_ATTEMPTS = attempts
    try:
        yield
    finally:
        excel.N_COM_ATTEMPTS = before


def spare_marshalling() -> None:
    """Hands cell functions their calling range as it is.

    xlwings packs it for use in other threads, which asynchronous functions need and ours are not. Each
    packing would hold on to a range of Excel for good, and fails where win32com's cache is not writable.
    """
    udfs = getattr(xw, "udfs", None)
    if udfs is not None and hasattr(udfs, "ComRange"):
        udfs.ComRange = lambda place: place


_NOTHING = object()


def _ask(owner: Native, name: str, on_mac: str = "", missing: Native = None) -> Native:
    """A property of the native object, which on a Mac has another name; `missing` where there is none."""
    for own, value_of in ((name, _itself), (on_mac, _fetched)):
        if own:
            try:
                return value_of(getattr(owner.api, own))
            except Exception:  # noqa: BLE001, S112 - each host refuses an unknown name in its own way
                continue
    return missing


def _itself(value: Native) -> Native:
    return value


def _fetched(reference: Native) -> Native:
    """On a Mac a property is a reference, whose value has to be fetched."""
    return reference.get()
