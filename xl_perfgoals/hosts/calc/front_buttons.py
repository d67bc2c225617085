"""The buttons of the county workbook, put back where LibreOffice has lost them.

LibreOffice 7.4 writes them into the .xlsm that it saves, but does not find them there again.
"""

from xl_perfgoals.hosts.calc.uno_bridge import Uno, struct
from xl_perfgoals.hosts.commands import COMMANDS, Command
from xl_perfgoals.hosts.county import FRONT

_MODULE = "PgButtons"
_MACRO = "vnd.sun.star.script:{library}.{module}.{name}?language=Basic&location=document"
_ROWS = 60
_LEFT, _ABOVE, _WIDTH, _HEIGHT = 926, 132, 4080, 899
"""Hundredths of a millimetre, from the corner of the cell that has the button's label."""
_LOOKS = {"BackgroundColor": 0xECE9D8, "TextColor": 0, "FontName": "Calibri", "FontHeight": 11.0}
"""Those that LibreOffice gives to buttons of Excel."""


def restore_buttons(document: Uno) -> bool:
    """Puts the buttons back onto the front sheet of a county workbook without any; whether it did.

    That alone is no change that the officer would have to be asked about when the workbook is closed.
    """
    library = _library_of(document)
    if library is None or not document.Sheets.hasByName(FRONT) or document.isReadonly():
        return False
    sheet = document.Sheets.getByName(FRONT)
    if sheet.DrawPage.Forms.Count or sheet.isProtected():
        return False
    was_modified = document.isModified()
    labels = [row[0] for row in sheet.getCellRangeByPosition(0, 0, 0, _ROWS).getDataArray()]
    placed = [(labels.index(command.label), command) for command in COMMANDS if command.label in labels]
    for row, command in placed:
        _place(document, sheet, row, command)
    for number, (_, command) in enumerate(placed):
        macro = _MACRO.format(library=library, module=_MODULE, name=command.name)
        sheet.DrawPage.Forms.getByIndex(0).registerScriptEvent(number, _on_click(macro))
    document.setModified(was_modified)
    return bool(placed)


def _library_of(document: Uno) -> str | None:
    """The name of the workbook's own library of VBA, if it has the buttons' macros."""
    libraries = document.BasicLibraries
    name = str(libraries.ProjectName)
    if not libraries.hasByName(name) or not libraries.getByName(name).hasByName(_MODULE):
        return None
    return name


def _place(document: Uno, sheet: Uno, row: int, command: Command) -> None:
    corner = sheet.getCellByPosition(0, row).Position
    button = document.createInstance("com.sun.star.form.component.CommandButton")
    button.Label, button.HelpText, button.Printable = command.label, command.screen_tip, False
    for name, value in _LOOKS.items():
        setattr(button, name, value)
    shape = document.createInstance("com.sun.star.drawing.ControlShape")
    shape.setPosition(struct("awt.Point", X=corner.X + _LEFT, Y=corner.Y + _ABOVE))
    shape.setSize(struct("awt.Size", Width=_WIDTH, Height=_HEIGHT))
    shape.setControl(button)
    sheet.DrawPage.add(shape)
    shape.Anchor = sheet.getCellByPosition(0, row)


def _on_click(macro: str) -> Uno:
    return struct(
        "script.ScriptEventDescriptor",
        ListenerType="XActionListener",
        EventMethod="actionPerformed",
        ScriptType="Script",
        ScriptCode=macro,
    )
