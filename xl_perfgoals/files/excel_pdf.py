"""Has Excel print a workbook as PDF, where there is no LibreOffice. Not proved on a real Excel yet."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from shutil import which

SECONDS = 180.0
_SOURCE, _TARGET = "XL_PERFGOALS_SOURCE", "XL_PERFGOALS_TARGET"
_XL_TYPE_PDF = 0
_SCRIPT = f"""
$ErrorActionPreference = 'Stop'
$excel = New-Object -ComObject Excel.Application
try {{
  $excel.Visible = $false
  $excel.DisplayAlerts = $false
  $excel.AutomationSecurity = 3
  $book = $excel.Workbooks.Open($env:{_SOURCE}, 0, $true)
  $book.ExportAsFixedFormat({_XL_TYPE_PDF}, $env:{_TARGET})
  $book.Close($false)
}} finally {{
  $excel.Quit()
}}
"""


class NoExcelError(Exception):
    """Excel is not on this machine, or could not print; the text says so."""


def excel_pdf(source: Path, target: Path) -> None:
    """Writes a workbook's sheets as a PDF file. Raises NoExcelError."""
    shell = which("powershell") if sys.platform == "win32" else None
    if shell is None:
        raise NoExcelError("这台电脑上没有 Excel")
    environment = {**os.environ, _SOURCE: str(source.absolute()), _TARGET: str(target.absolute())}
    try:
        subprocess.run(  # noqa: S603 - our own script; names of files go in by the environment
            [shell, "-NoProfile", "-NonInteractive", "-Command", _SCRIPT],
            check=True,
            capture_output=True,
            env=environment,
            timeout=SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise NoExcelError("Excel 没有转出 PDF") from error
    if not target.is_file():
        raise NoExcelError("Excel 没有转出 PDF")
