"""Runs LibreOffice on a workbook with its macros allowed: python calc_session.py JOB.json, JSON out.

A program of its own, since pyuno replaces the import machinery of whatever process it is loaded into.
The job: {"soffice", "profile", "workbook", "formulas": {"Sheet!A1": "=..."}, "run": [["Module.Sub", [args]]],
"buttons": "Sheet", "cells": ["Sheet!A1"], "save": "path.xlsm"}.
"""

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

# Debian keeps uno.py among its own Python packages, other builds of LibreOffice beside the program.
PROGRAM = Path(shutil.which("soffice") or "soffice").resolve().parent
sys.path[:0] = ["/usr/lib/python3/dist-packages", str(PROGRAM)]
import uno  # noqa: E402
from com.sun.star.beans import PropertyValue  # noqa: E402


def main(job):
    pipe = f"pg{secrets.token_hex(8)}"
    office = subprocess.Popen(
        [
            job["soffice"],
            *"--headless --invisible --norestore --nologo --nodefault --nofirststartwizard".split(),
            f"-env:UserInstallation={Path(job['profile']).as_uri()}",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=own_environment(),
    )
    try:
        desktop = connect(pipe, office)
        answer = work(desktop, job)
        with contextlib.suppress(Exception):  # the bridge goes down with the office
            desktop.terminate()
        office.wait(20)
    finally:
        office.kill()
    return answer


def own_environment():
    """With the system's own programs first: LibreOffice's Python takes its library from the first python3."""
    own = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    beside = str(Path(shutil.which("soffice") or "soffice").parent)
    return own | {"PATH": os.pathsep.join((beside, own.get("PATH", "")))}


def connect(pipe, office):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + 60
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if office.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            manager = context.ServiceManager
            return manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def work(desktop, job):
    options = (PropertyValue("Hidden", 0, True, 0), PropertyValue("MacroExecutionMode", 0, 4, 0))
    document = desktop.loadComponentFromURL(Path(job["workbook"]).as_uri(), "_blank", 0, options)
    libraries = document.BasicLibraries
    answer = {"libraries": {}, "cells": {}, "run": [], "buttons": []}
    for name in libraries.ElementNames:
        libraries.loadLibrary(name)
        answer["libraries"][name] = list(libraries.getByName(name).ElementNames)
    for address, formula in job.get("formulas", {}).items():
        cell_at(document, address).Formula = formula
    document.calculateAll()
    for macro, arguments in job.get("run", ()):
        url = f"vnd.sun.star.script:{macro}?language=Basic&location=document"
        script = document.getScriptProvider().getScript(url)
        answer["run"].append(plain(script.invoke(tuple(arguments), (), ())[0]))
    for address in job.get("cells", ()):
        answer["cells"][address] = cell_at(document, address).String
    if "buttons" in job:
        form = document.Sheets.getByName(job["buttons"]).DrawPage.Forms.getByIndex(0)
        for number in range(form.Count):
            (event,) = form.getScriptEvents(number)
            answer["buttons"].append([form.getByIndex(number).Label, event.ScriptCode])
    if "save" in job:
        as_xlsm = (PropertyValue("FilterName", 0, "Calc MS Excel 2007 VBA XML", 0),)
        document.storeAsURL(Path(job["save"]).as_uri(), as_xlsm)
    document.close(True)
    return answer


def cell_at(document, address):
    sheet, cell = address.split("!")
    return document.Sheets.getByName(sheet).getCellRangeByName(cell)


def plain(value):
    return value if value is None or isinstance(value, str | int | float | bool) else repr(value)


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
