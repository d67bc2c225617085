"""What LibreOffice has for Python: its structs, constants, errors and services, by their names."""

from functools import cache
from pathlib import Path

from xl_perfgoals.hosts.calc.uno_loading import NoUnoError, Uno, load_uno

__all__ = ["NoUnoError", "Uno"]

_SIGNS_OF_AN_END = ("bridge disposed", "bridge already disposed", "illegal object given")
"""What LibreOffice's bridge says, in an error of no kind of its own, when the other side has ended."""


@cache
def uno() -> Uno:
    """LibreOffice's module uno. Raises NoUnoError, or NoLibreOfficeError where there is no LibreOffice."""
    return load_uno()


def struct(name: str, **fields: Uno) -> Uno:
    """A value of a struct of LibreOffice, with these fields. All names here go without com.sun.star."""
    made = uno().createUnoStruct(f"com.sun.star.{name}")
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def properties(**values: Uno) -> tuple[Uno, ...]:
    """Named values, as LibreOffice takes options."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


def error_class(name: str) -> type[Exception]:
    """An exception of LibreOffice, to be caught."""
    found: type[Exception] = uno().getClass(f"com.sun.star.{name}")
    return found


def choice(kind: str, name: str) -> Uno:
    """A value of an enumeration of LibreOffice."""
    return uno().Enum(f"com.sun.star.{kind}", name)


def constant(name: str) -> Uno:
    """A constant of LibreOffice, such as sheet.CellFlags.VALUE."""
    return uno().getConstantByName(f"com.sun.star.{name}")


def typed(kind: str, value: Uno) -> Uno:
    """A value of which LibreOffice has to be told the type; only for invoke()."""
    return uno().Any(kind, value)


def invoke(owner: Uno, method: str, *values: Uno) -> Uno:
    """Calls a method with typed values."""
    return uno().invoke(owner, method, values)


def service(context: Uno, name: str) -> Uno:
    """A new object of a service."""
    return context.ServiceManager.createInstanceWithContext(f"com.sun.star.{name}", context)


def local_context() -> Uno:
    """The component context of this process: within LibreOffice its own, elsewhere one to connect from."""
    return uno().getComponentContext()


def url_of(path: str | Path) -> str:
    """The address of a file."""
    return str(uno().systemPathToFileUrl(str(Path(path).absolute())))


def path_of(url: str) -> str:
    """The path of a file from its address; an address on the net stays as it is."""
    return str(uno().fileUrlToSystemPath(url)) if url.startswith("file:") else url


def is_disposed(error: BaseException) -> bool:
    """Whether the error says that the document, or LibreOffice itself, is gone."""
    name = type(error).__name__
    if name == "com.sun.star.lang.DisposedException":
        return True
    return name == "com.sun.star.uno.RuntimeException" and any(
        sign in str(error) for sign in _SIGNS_OF_AN_END
    )
