"""Doubles of pywin32 and of Excel's objects, so that xlwings' own code for Windows runs anywhere.

install() must be called before anything imports xlwings._xlwindows; it belongs into a process of its own.
"""

import ctypes
import sys
import types
from datetime import datetime
from decimal import Decimal

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

MISSING = -2147352572
"""What VBA passes for an argument that was left out."""
REJECTED = -2147418111
RANGE_IID = "{00020846-0000-0000-C000-000000000046}"
ERRORS = {"#REF!": -2146826265, "#N/A": -2146826246}


class CDispatch:
    """Base of everything that comes from Excel."""


class com_error(Exception):  # noqa: N801, N818 - by this name pywin32 knows it
    def __init__(self, hresult, text="", exc=None, arg=None):
        super().__init__(hresult, text, exc, arg)
        self.hresult = hresult


def install():
    """Puts the doubles where xlwings looks for pywin32, and loads xlwings' Windows modules as there."""
    _module("pywintypes", IID=str, com_error=com_error, error=OSError, TypeType=type, TimeType=datetime)
    _module("win32api", GetCurrentThreadId=lambda: 1)
    for name in ("win32con", "win32event", "win32gui", "win32process", "win32timezone"):
        _module(name)
    sys.modules["win32con"].__getattr__ = lambda _name: 0
    sys.modules["win32process"].GetWindowThreadProcessId = lambda _hwnd: (1, 1)
    _module(
        "pythoncom",
        __file__=None,
        IID_IDispatch="IDispatch",
        IID_IEnumVARIANT="IEnumVARIANT",
        TypeIIDs={"IDispatch": type("PyIDispatch", (), {})},
        CoInitialize=lambda: None,
        ole_error=com_error,
        CoMarshalInterThreadInterfaceInStream=_no_marshalling,
    )
    client = _module(
        "win32com.client",
        CDispatch=CDispatch,
        CoClassBaseClass=type("CoClassBaseClass", (), {}),
        DispatchBaseClass=type("DispatchBaseClass", (), {}),
        Dispatch=lambda thing, **_: thing,
        DispatchEx=None,
    )
    util = _module("win32com.server.util", wrap=lambda thing, **_: thing, unwrap=_no_object_of_ours)
    policy, dispatcher = _module("win32com.server.policy"), _module("win32com.server.dispatcher")
    server = _module("win32com.server", util=util, policy=policy, dispatcher=dispatcher)
    _module("win32com", client=client, server=server)
    for name in ("windll", "oledll"):
        setattr(ctypes, name, _Anything())
    python_dll, ctypes.PyDLL = ctypes.PyDLL, lambda *_: _Anything()

    import xlwings as xw
    import xlwings._xlwindows

    ctypes.PyDLL = python_dll
    xw.engines.add(xw.Engine(impl=xlwings._xlwindows.engine))
    xw.engines["excel"].activate()
    import xlwings.com_server
    import xlwings.udfs

    # What xlwings does itself where sys.platform is win32.
    xw.func, xw.arg, xw.ret = xlwings.udfs.xlfunc, xlwings.udfs.xlarg, xlwings.udfs.xlret
    return xlwings.com_server.XLPython()


def _module(name, **contents):
    module = types.ModuleType(name)
    vars(module).update(contents)
    if "." in name:
        module.__package__ = name.rpartition(".")[0]
    sys.modules[name] = module
    return module


def _no_marshalling(*_):
    raise AssertionError("a range was packed for another thread")


def _no_object_of_ours(_thing):
    raise com_error(-1)


class _Anything:
    def __getattr__(self, _name):
        return _Anything()

    def __call__(self, *_args):
        return 0


class XlApp(CDispatch):
    """Excel."""

    Version, Hwnd = "16.0", 1

    def __init__(self):
        self.Workbooks = []


class XlBook(CDispatch):
    """A workbook, read from a file."""

    ReadOnly = ProtectStructure = Date1904 = False

    def __init__(self, path):
        self.workbook = openpyxl.load_workbook(path)
        self.Name, self.FullName = path.name, str(path)
        self.Application = XlApp()
        self.Worksheets = self.Sheets = XlSheets([XlSheet(self, ws) for ws in self.workbook])


class XlSheets(CDispatch):
    """The sheets, by number or name."""

    def __init__(self, sheets):
        self._sheets = sheets
        self.Count = len(sheets)

    def __call__(self, key):
        if isinstance(key, int):
            return self._sheets[key - 1]
        return next(sheet for sheet in self._sheets if sheet.Name == key)

    def __iter__(self):
        return iter(self._sheets)


class XlSheet(CDispatch):
    """A worksheet."""

    ProtectContents = False

    def __init__(self, book, ws):
        self.Parent, self.ws, self.Name = book, ws, ws.title

    @property
    def UsedRange(self):  # noqa: N802
        return self.Range(self.ws.calculate_dimension())

    def Cells(self, row, col):  # noqa: N802
        return XlRange(self, (row, col, row, col))

    def Range(self, first, last=None):  # noqa: N802
        if isinstance(first, str):
            left, top, right, bottom = range_boundaries(first.replace("$", ""))
            return XlRange(self, (top or 1, left or 1, bottom or 1_048_576, right or 16_384))
        return XlRange(self, (*first.box[:2], *last.box[2:]))


class XlRange(CDispatch):
    """Cells. Value is as in Excel: dates are moments, currency is cut to four decimals."""

    HasArray = False

    def __init__(self, sheet, box):
        self.Worksheet, self.box = sheet, box
        self.Row, self.Column = box[:2]
        self.Rows = types.SimpleNamespace(Count=box[2] - box[0] + 1)
        self.Columns = types.SimpleNamespace(Count=box[3] - box[1] + 1)
        self.Count = self.Rows.Count * self.Columns.Count
        attributes = types.SimpleNamespace(iid=RANGE_IID)
        info = types.SimpleNamespace(GetTypeAttr=lambda: attributes)
        self._oleobj_ = types.SimpleNamespace(GetTypeInfo=lambda: info)

    def _map(self, value_of):
        top, left, bottom, right = self.box
        rows = tuple(
            tuple(value_of(self.Worksheet.ws.cell(row, col)) for col in range(left, right + 1))
            for row in range(top, bottom + 1)
        )
        return rows if self.Count > 1 else rows[0][0]

    @property
    def Value2(self):  # noqa: N802
        return self._map(_value2)

    @property
    def Value(self):  # noqa: N802
        return self._map(_value)

    @property
    def Formula(self):  # noqa: N802
        return self._map(lambda cell: "" if cell.value is None else str(cell.value))

    @property
    def NumberFormat(self):  # noqa: N802
        found = self._map(lambda cell: cell.number_format)
        codes = {found} if isinstance(found, str) else {code for row in found for code in row}
        return codes.pop() if len(codes) == 1 else None

    @property
    def MergeCells(self):  # noqa: N802
        found = self._map(self._merged)
        flags = {found} if isinstance(found, bool) else {flag for row in found for flag in row}
        return flags.pop() if len(flags) == 1 else None

    def _merged(self, cell):
        return any(cell.coordinate in area for area in self.Worksheet.ws.merged_cells.ranges)

    @property
    def MergeArea(self):  # noqa: N802
        here = f"{get_column_letter(self.Column)}{self.Row}"
        for area in self.Worksheet.ws.merged_cells.ranges:
            if here in area:
                return XlRange(self.Worksheet, (area.min_row, area.min_col, area.max_row, area.max_col))
        return self


def _value2(cell):
    value = cell.value
    if isinstance(value, datetime):
        return (value - datetime(1899, 12, 30)).total_seconds() / 86400  # noqa: DTZ001
    if isinstance(value, str):
        return ERRORS.get(value, value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _value(cell):
    if isinstance(cell.value, datetime):
        return cell.value
    value = _value2(cell)
    if isinstance(value, float) and "¥" in cell.number_format:
        return Decimal(f"{value:.4f}")
    return value
