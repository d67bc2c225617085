"""The commands as macros of LibreOffice: for the menu, the toolbar, and the buttons of the county workbook.

The build adds a function for each command below.
"""

# ruff: noqa: ANN001, ANN202 - LibreOffice has no types; what it needs not is not loaded

import pg_program


def _press(name, given):
    """Presses the button of a command. Who calls may give the document first."""
    pg_program.press(name, given[0] if given else None)
