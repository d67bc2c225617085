"""Calls every function for cells as Excel does it on Windows, and prints the answers as JSON.

python -m tests.hosts.windows_calls WORKBOOK
"""

import inspect
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

from tests.support import windows_doubles as win


def main(path: Path) -> None:
    """Prints an answer for each call, by its name."""
    server = win.install()

    import xlwings as xw

    from xl_perfgoals.hosts import native, udfs

    book = win.XlBook(path)
    sheet = book.Worksheets("表1")
    money = book.Worksheets("钱")
    module, missing = udfs.__name__, win.MISSING

    beside = sheet.Cells(1, 20)

    def call(name, *args, here=beside):
        """As the wrapper in VBA: what was left out is passed as missing, a caller as Nothing."""
        parameters = list(inspect.signature(getattr(udfs, name)).parameters)
        given = [*args, *[missing] * (len(parameters) - len(args))]
        if parameters[-1] == "caller":
            given[-1] = None
        return server.CallUDF(module, name, tuple(given), book, here)

    answers = {
        "validate missing": call("PG_VALIDATE"),
        "validate range": call("PG_VALIDATE", sheet.Range("A1:I40")),
        "validate columns": call("PG_VALIDATE", sheet.Range("A:I")),
        "validate detail": call("PG_VALIDATE", missing, True),
        "validate detail in a cell": call("PG_VALIDATE", sheet.Range("A1:I40"), money.Cells(1, 1)),
        "validate no form": call("PG_VALIDATE", money.Range("A1:B9")),
        "validate array": call("PG_VALIDATE", (("项目名称", "年度资金总额"), ("甲", 5.0))),
        "validate from VBA": call("PG_VALIDATE", here=-2146826265),
        "total": call("PG_TOTAL", sheet.Range("A1:I40")),
        "total of a code in a cell": call("PG_TOTAL", sheet.Range("A1:I40"), money.Cells(2, 1), "财政拨款"),
        "wanyuan text": call("PG_WANYUAN", "65904元"),
        "wanyuan number": call("PG_WANYUAN", 65904.0, "元"),
        "wanyuan currency cell": call("PG_WANYUAN", money.Cells(3, 1)),
        "wanyuan range": call("PG_WANYUAN", money.Range("A3:B5")),
        "wanyuan error cell": call("PG_WANYUAN", money.Cells(6, 1)),
        "wanyuan missing": call("PG_WANYUAN", missing),
        "target": call("PG_TARGET", "≥20公里", "数字"),
        "target cell": call("PG_TARGET", money.Cells(7, 1)),
        "target date cell": call("PG_TARGET", money.Cells(8, 1), "日期"),
        "target column": call("PG_TARGET", money.Range("A7:A8"), "类型"),
        "rule": call("PG_RULE", "F02", "级别"),
        "rule missing": call("PG_RULE", missing),
        "status": call("PG_STATUS", "石桥镇"),
        "merged and formats asked": str(bool(book.Worksheets)),
        "metadata": [function.__xlfunc__["name"] for function in udfs.UDFS],
        "help": udfs.PG_TOTAL.__xlfunc__["args"][1]["doc"],
        "optional": [arg.get("optional", "required") for arg in udfs.PG_TOTAL.__xlfunc__["args"]],
        "patience": _patience(xw, native),
        "xlwings' own wrappers": _own_wrappers(udfs),
    }
    sys.stdout.write(json.dumps(answers, ensure_ascii=False))


def _own_wrappers(udfs):
    """The VBA that xlwings itself would generate for our module."""
    from xlwings.udfs import generate_vba_wrapper

    text = io.StringIO()
    generate_vba_wrapper(udfs.__name__, udfs, text, SimpleNamespace(Name="XlPerfGoals.xlam"))
    return text.getvalue()


def _patience(xw, native):
    """How often a busy Excel is asked before a call fails, and whether that is put back."""
    asked = []

    class Busy(win.CDispatch):
        def __getattr__(self, _name):
            asked.append(1)
            raise win.com_error(win.REJECTED)

    wrapped = xw._xlwindows.COMRetryObjectWrapper(Busy())
    before = xw._xlwindows.N_COM_ATTEMPTS
    with native.patience(attempts=7):
        try:
            _ = wrapped.Name
        except win.com_error as error:
            code = error.hresult
    return [len(asked), code, before == xw._xlwindows.N_COM_ATTEMPTS]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
