"""The installer's note: where the program is, and whether it can run in this very process."""

# ruff: noqa: ANN001, ANN201, ANN204, PLC0415 - LibreOffice has no types; what it needs not is not loaded

import json
import os
import site
import struct
import sys

FILE = "xl_perfgoals.json"
AGAIN = "请关闭 LibreOffice，运行 xl-perfgoals install --calc，再打开 LibreOffice。"
NO_NOTE = "绩效目标程序还没有装进 LibreOffice（没有安装记录）。" + AGAIN
BAD_NOTE = "绩效目标程序的安装记录坏了：{path}。" + AGAIN
MOVED = "绩效目标程序不在原来的位置：{path}，可能被移动或卸载了。请先装好程序。" + AGAIN
BROKEN = (
    "绩效目标程序没有启动：{reason}。请运行 xl-perfgoals doctor，按提示处理；仍不行时把这段文字告诉维护人员。"
)

_OF_PACKAGES = ("site-packages", "dist-packages")
_KNOWN = []
"""The note, once it was read and found good: LibreOffice has to be closed for another."""


class ProgramError(Exception):
    """The program cannot be brought in; the text tells the officer what to do."""


class Note:
    """Where the program is. python: its interpreter; folders: where its packages are, itself in the last."""

    def __init__(self, path, told):
        self.path = path
        self.python = told["python"]
        self.version = tuple(told["version"])
        self.bits = told["bits"]
        self.folders = list(told["folders"])
        self.brought_in = False

    def fits_in_here(self):
        """Whether this Python can run the program's packages: parts of them are compiled for one version."""
        return self.version == sys.version_info[:2] and self.bits == 8 * struct.calcsize("P")

    def check(self):
        """Raises ProgramError when the program is not where it was."""
        for path in (self.python, *self.folders):
            if not os.path.exists(path):  # noqa: PTH110 - pathlib would slow down the first formula
                raise ProgramError(MOVED.format(path=path))

    def bring_in(self):
        """Makes the program's packages importable, before those of LibreOffice's own Python."""
        if self.brought_in:
            return
        self.check()
        before = list(sys.path)
        for folder in self.folders:
            site.addsitedir(folder)
        added = [path for path in sys.path if path not in before]
        first = next((at for at, path in enumerate(before) if path.endswith(_OF_PACKAGES)), len(before))
        sys.path[:] = before[:first] + added + before[first:]
        try:
            import xl_perfgoals.hosts.calc.cell_functions
            import xl_perfgoals.hosts.calc.pressed  # noqa: F401
        except Exception as error:  # whatever a half installed package may raise
            sys.path[:] = before
            raise ProgramError(BROKEN.format(reason=error)) from error
        self.brought_in = True


def known(context):
    """The note as it was read first."""
    if not _KNOWN:
        _KNOWN.append(read(context))
    return _KNOWN[0]


def read(context):
    """The note. Raises ProgramError."""
    if _KNOWN and _KNOWN[0].brought_in:
        return _KNOWN[0]
    names = context.ServiceManager.createInstanceWithContext("com.sun.star.util.PathSubstitution", context)
    import uno

    path = os.path.join(uno.fileUrlToSystemPath(names.substituteVariables("$(user)", True)), FILE)  # noqa: PTH118
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            note = Note(path, json.load(file))
    except FileNotFoundError as error:
        raise ProgramError(NO_NOTE) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ProgramError(BAD_NOTE.format(path=path)) from error
    note.check()
    _KNOWN[:] = [note]
    return note
