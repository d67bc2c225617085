"""Runs the program beside LibreOffice, in its own Python, where it cannot run within.

The program asks us for all that it wants of LibreOffice, object by object, over a pair of pipes, and we do
it here, in the thread of the macro that waits for it. It never connects to LibreOffice itself: while a macro
runs, LibreOffice would not answer, and both would wait for ever.
"""

# ruff: noqa: ANN001, ANN002, ANN201, ANN202, ANN204 - LibreOffice has no types

import io
import os
import pickle
import queue
import struct
import subprocess
import threading

import pg_note
import uno

MODULE = "xl_perfgoals.hosts.calc.beside"
DIED = "绩效目标程序中途退出了{reason}。请再试一次；仍不行时运行 xl-perfgoals doctor。"
SLOW = "绩效目标程序 {seconds} 秒没有应答，已停止。请再试一次；表很多时请用按钮，不要写很多公式。"

_PLAIN = (type(None), bool, int, float, str, bytes, tuple, list, dict)
_ANSWER_SECONDS = 60
_TICK = 0.05
_LENGTH = struct.Struct(">I")
_WORKERS = {}


def press(context, note, document, name, escaped):
    """Presses the button of a command, in a process of its own that is kept for the next time."""
    _worker(note, "buttons").call("press", context, document, name, escaped, meanwhile=escaped.live)


def answer(context, note, name, arguments):
    """What a function for cells answers. Asking again does no harm, if the program has died."""
    try:
        return _worker(note, "functions").call("answer", context, name, arguments)
    except Died:
        return _worker(note, "functions").call("answer", context, name, arguments)


def _worker(note, kind):
    worker = _WORKERS.get(kind)
    if worker is None or worker.ended():
        worker = _WORKERS[kind] = _Worker(note)
    return worker


class Died(pg_note.ProgramError):
    """The program has ended before its time."""


class _Worker:
    """The program in a process of its own, which ends when we do: its pipe is closed then."""

    def __init__(self, note):
        note.check()
        environment = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
        environment["PYTHONPATH"] = note.folders[-1]
        environment["PYTHONIOENCODING"] = "utf-8"
        options = {"creationflags": 0x08000000} if os.name == "nt" else {}  # else a black window would open
        self._process = subprocess.Popen(  # noqa: S603 - what the installer has noted down
            [note.python, "-P", "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=os.path.dirname(note.path),  # noqa: PTH120 - a folder that stays
            **options,
        )
        self._heard = queue.Queue()
        self._said = []
        self._objects = {}
        self._count = 0
        for listen in (self._listen, self._note_errors):
            threading.Thread(target=listen, daemon=True).start()

    def ended(self):
        """Whether the process is no more."""
        return self._process.poll() is not None

    def call(self, wanted, *arguments, meanwhile=None):
        """Has the program do something, and does what it asks for until it is done."""
        self._send((wanted, uno, arguments))
        while True:
            kind, *message = self._received(meanwhile)
            if kind == "done":
                return message[0]
            if kind == "failed":
                raise pg_note.ProgramError(pg_note.BROKEN.format(reason=message[0]))
            self._send(self._carried_out(kind, message))

    def _carried_out(self, kind, message):
        try:
            return ("value", _ACTIONS[kind](*message))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is for the program to deal with
            return ("error", _kinds(type(error)), str(getattr(error, "Message", error)))

    def _send(self, message):
        memory = io.BytesIO()
        pickler = pickle.Pickler(memory, 4)
        pickler.persistent_id = self._handle
        pickler.dump(message)
        data = memory.getvalue()
        try:
            self._process.stdin.write(_LENGTH.pack(len(data)) + data)
            self._process.stdin.flush()
        except OSError as error:
            raise self._death() from error

    def _handle(self, thing):
        """A number for what stays here; None for what is sent as it is."""
        if isinstance(thing, _PLAIN):
            return None
        self._count += 1
        self._objects[self._count] = thing
        return self._count

    def _received(self, meanwhile):
        waited = 0.0
        while True:
            try:
                data = self._heard.get(timeout=_TICK if meanwhile else _ANSWER_SECONDS)
                break
            except queue.Empty:
                if meanwhile is None:
                    self._process.kill()
                    raise pg_note.ProgramError(SLOW.format(seconds=_ANSWER_SECONDS)) from None
                waited += _TICK
                meanwhile()
        if data is None:
            raise self._death()
        unpickler = pickle.Unpickler(io.BytesIO(data))  # noqa: S301 - from our own process
        unpickler.persistent_load = self._objects.__getitem__
        released, message = unpickler.load()
        for number in released:
            del self._objects[number]
        return message

    def _listen(self):
        while True:
            head = self._process.stdout.read(_LENGTH.size)
            if len(head) < _LENGTH.size:
                self._heard.put(None)
                return
            self._heard.put(self._process.stdout.read(_LENGTH.unpack(head)[0]))

    def _note_errors(self):
        for line in self._process.stderr:
            self._said[:] = [*self._said[-9:], line.decode("utf-8", "replace").strip()]

    def _death(self):
        self._process.kill()
        self._process.wait()
        reason = next((line for line in reversed(self._said) if line), "")
        return Died(DIED.format(reason=f"（{reason}）" if reason else ""))


def _got(thing, name):
    value = getattr(thing, name)
    return (True, None) if callable(value) else (False, value)


def _kinds(error):
    """The names of an exception's class and of its bases."""
    return tuple(kind.__name__ for kind in error.__mro__ if kind not in (Exception, BaseException, object))


_ACTIONS = {
    "get": _got,
    "set": setattr,
    "call": lambda thing, arguments: thing(*arguments),
    "method": lambda thing, name, arguments: getattr(thing, name)(*arguments),
    "items": tuple,
    "length": len,
    "item": lambda thing, key: thing[key],
    "kinds": _kinds,
    "equal": lambda thing, other: bool(thing == other),
}
