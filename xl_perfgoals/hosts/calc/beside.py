"""The program beside LibreOffice: python -m xl_perfgoals.hosts.calc.beside, started by the macros.

What it wants of LibreOffice it asks of the macro that started it, over a pair of pipes. Thus it needs no UNO
of its own, which is made for one version of Python only. The macro's side is pg_beside.py.
"""

import io
import pickle
import struct
import sys
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from xl_perfgoals.hosts.calc.uno_bridge import Uno

_LENGTH = struct.Struct(">I")


class Wire:
    """The pipes to the macro, and what it has told us of LibreOffice's objects."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self._source, self._sink = source, sink
        self.released: list[int] = []
        self.methods: set[str] = set()

    def send(self, *message: Uno) -> None:
        """Sends a message, and the numbers of objects that are not needed any more."""
        memory = io.BytesIO()
        pickler = _Pickler(memory, 4)
        released, self.released = self.released, []
        pickler.dump((released, message))
        self._sink.write(_LENGTH.pack(memory.tell()) + memory.getvalue())
        self._sink.flush()

    def receive(self) -> Uno:
        """The next message. Raises EOFError when LibreOffice has ended."""
        head = self._source.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            raise EOFError
        return _Unpickler(self, self._source.read(_LENGTH.unpack(head)[0])).load()

    def ask(self, kind: str, *message: Uno) -> Uno:
        """What the macro answers. Reading a cell may have LibreOffice call a function meanwhile."""
        self.send(kind, *message)
        while True:
            answered, *rest = self.receive()
            if answered == "value":
                return rest[0]
            if answered == "error":
                kinds, text = rest
                raise error_of(kinds)(text)
            serve(self, answered, *rest)


class Remote:
    """An object of LibreOffice, or of its Python."""

    __slots__ = ("_number", "_wire")

    def __init__(self, wire: Wire, number: int) -> None:
        object.__setattr__(self, "_wire", wire)
        object.__setattr__(self, "_number", number)

    def __getattr__(self, name: str) -> Uno:
        """A property's value, or a method to be called."""
        if name.startswith("__"):
            raise AttributeError(name)
        wire: Wire = self._wire
        if name not in wire.methods:
            is_method, value = wire.ask("get", self, name)
            if not is_method:
                return value
            wire.methods.add(name)
        return lambda *arguments: wire.ask("method", self, name, arguments)

    def __setattr__(self, name: str, value: Uno) -> None:
        self._wire.ask("set", self, name, value)

    def __call__(self, *arguments: Uno) -> Uno:
        """Calls what is a function."""
        return self._wire.ask("call", self, arguments)

    def __iter__(self) -> Iterator[Uno]:
        return iter(self._wire.ask("items", self))

    def __len__(self) -> int:
        return int(self._wire.ask("length", self))

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, key: Uno) -> Uno:
        return self._wire.ask("item", self, key)

    def __eq__(self, other: object) -> bool:
        return self is other or bool(self._wire.ask("equal", self, other))

    def __hash__(self) -> int:
        return hash(self._number)

    def __del__(self) -> None:
        self._wire.released.append(self._number)


def number_of(thing: Remote) -> int:
    """The number that the macro knows an object by."""
    number: int = object.__getattribute__(thing, "_number")
    return number


class RemoteUno:
    """LibreOffice's module uno. Its exceptions are classes of our own, so that they can be caught."""

    def __init__(self, wire: "Wire", module: Remote) -> None:
        self._wire, self._module = wire, module

    def __getattr__(self, name: str) -> Uno:
        """What the module has."""
        return getattr(self._module, name)

    def getClass(self, name: str) -> type[Exception]:  # noqa: N802 - the name is UNO's
        """The exception of a name."""
        return error_of(self._wire.ask("kinds", self._module.getClass(name)))


@cache
def error_of(kinds: tuple[str, ...]) -> type[Exception]:
    """The exception of a name, which is followed by those of its bases."""
    if kinds[0] == AttributeError.__name__:
        return AttributeError
    bases = (error_of(kinds[1:]),) if len(kinds) > 1 else (Exception,)
    return type(kinds[0], bases, {})


class _Pickler(pickle.Pickler):
    def persistent_id(self, thing: object) -> int | None:
        """An object of LibreOffice goes by its number."""
        return number_of(thing) if isinstance(thing, Remote) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, wire: Wire, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._wire = wire

    def persistent_load(self, number: Uno) -> Remote:
        """The object of a number."""
        return Remote(self._wire, number)


def serve(wire: Wire, wanted: str, module: Remote, arguments: tuple[Uno, ...]) -> None:
    """Does what the macro wants, and tells what came of it."""
    value = None
    try:
        sys.modules.setdefault("uno", RemoteUno(wire, module))  # type: ignore[arg-type]
        from xl_perfgoals.hosts.calc import cell_functions, pressed  # noqa: PLC0415 - they want uno

        if wanted == "answer":
            value = cell_functions.answer(*arguments)
        else:
            pressed.press(*arguments)
    except Exception as error:  # noqa: BLE001 - the macro tells the officer
        wire.send("failed", f"{type(error).__name__}: {error}")
    else:
        wire.send("done", value)


def main() -> None:
    """Serves until LibreOffice ends."""
    wire = Wire(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout = sys.stderr  # what anybody prints must not come between our messages
    while True:
        try:
            message = wire.receive()
        except (EOFError, OSError):
            return
        serve(wire, *message)


if __name__ == "__main__":
    main()
