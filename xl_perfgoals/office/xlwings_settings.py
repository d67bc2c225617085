"""What xlwings' VBA is told, on the hidden sheet XlPerfGoals.conf of the add-in and the county workbook."""

from xl_perfgoals.hosts.commands import UDFS_MODULE
from xl_perfgoals.office.xlwings_vba import PROJECT

CONF_SHEET = f"{PROJECT}.conf"

SETTINGS: tuple[tuple[str, str | bool], ...] = (
    ("INTERPRETER_WIN", r"%LOCALAPPDATA%\xl_perfgoals\python\pythonw.exe"),
    ("INTERPRETER_MAC", "$HOME/.xl_perfgoals/venv/bin/python"),
    ("INTERPRETER", ""),
    ("PYTHONPATH", ""),
    ("ADD_WORKBOOK_TO_PYTHONPATH", False),
    ("CONDA PATH", ""),
    ("CONDA ENV", ""),
    ("UDF MODULES", UDFS_MODULE),
    ("DEBUG UDFS", False),
    ("USE UDF SERVER", True),
    ("SHOW CONSOLE", False),
    ("SHOW_ERROR_POPUPS", True),
    ("LICENSE_KEY", ""),
    ("ONEDRIVE_CONSUMER_WIN", ""),
    ("ONEDRIVE_CONSUMER_MAC", ""),
    ("ONEDRIVE_COMMERCIAL_WIN", ""),
    ("ONEDRIVE_COMMERCIAL_MAC", ""),
    ("SHAREPOINT_WIN", ""),
    ("SHAREPOINT_MAC", ""),
)
"""Every key that the VBA asks for: for one that is not here, it would look into files beside the workbook,
and those may come from anyone."""
