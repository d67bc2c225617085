"""The functions for cells: what the modules of Basic and of VBA ask when a formula is worked out."""

# ruff: noqa: ANN001, ANN201, ANN202 - LibreOffice has no types; what it needs not is not loaded

import pg_program
import unohelper
from com.sun.star.script import XInvocation


def answer(_document, name, arguments):
    """What a function answers to its arguments: a value, or rows of values."""
    return pg_program.answer(name, arguments)


def asker():
    """An object with the method `answer(name, arguments)`, quicker to call than a macro.

    Each depth of formulas that wait for one another needs one of its own: LibreOffice 7.4 crashes when
    a method is called again, on the same object, while a call of it is under way.
    """
    return _Asker()


class _Asker(unohelper.Base, XInvocation):
    def getIntrospection(self):  # noqa: N802 - the names are those of UNO
        return None

    def hasMethod(self, name):  # noqa: N802
        return name == "answer"

    def hasProperty(self, _name):  # noqa: N802
        return False

    def getValue(self, _name):  # noqa: N802
        return None

    def setValue(self, _name, _value):  # noqa: N802
        return None

    def invoke(self, _method, given, _out, _index):
        return pg_program.answer(*given), (), ()


g_exportedScripts = (answer, asker)  # noqa: N816 - only these are macros
