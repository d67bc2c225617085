"""A screen that nobody sees: Xvfb with a window manager, a mouse and a keyboard, and pictures of it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select

import pytest

from tests.support.libreoffice import SOFFICE

PROGRAMS = ("Xvfb", "openbox", "xdotool", "import")
VARIABLE = "XL_PERFGOALS_SCREENSHOTS"
"""Names the folder that pictures are kept in."""
PICTURES = Path(os.environ.get(VARIABLE) or Path(__file__).parents[2] / "build" / "screenshots")

_lacking = [name for name in PROGRAMS if shutil.which(name) is None]
REAL_CLICKS = [
    *SOFFICE,
    pytest.mark.skipif(bool(_lacking) and not os.environ.get("CI"), reason=f"without {' '.join(_lacking)}"),
    pytest.mark.xdist_group("screen"),
]
"""For pytestmark: tests that need a screen. One worker runs them all: windows are slow enough."""

_SIZE = "1280x900x24"
_SECONDS = 20
_AS_LONG_AS_WE = '{ "$@"; kill -KILL 0; } & read -r line; kill -KILL 0'
"""Runs a program until a pipe ends that only we hold open, however we end; then kills the whole group."""


class Screen:
    """A display of X. Places are in pixels from its upper left corner."""

    def __init__(self, display: str, home: Path) -> None:
        self.environment = {"DISPLAY": display, "HOME": str(home)}

    def click(self, x: int, y: int) -> None:
        """Moves the mouse there and clicks."""
        self._xdotool("mousemove", x, y, "click", 1)

    def move(self, x: int, y: int) -> None:
        """Moves the mouse there."""
        self._xdotool("mousemove", x, y)

    def type(self, text: str) -> None:
        """Types a text of plain letters."""
        self._xdotool("type", "--delay", 8, "--", text)

    def press(self, *keys: str) -> None:
        """Presses keys, by their names in X."""
        self._xdotool("key", "--delay", 20, *keys)

    def picture(self, name: str) -> Path:
        """Keeps a picture, as soon as nothing moves any more, or after a while."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        before, until = None, time.monotonic() + 2
        while (now := self._grabbed()) != before and time.monotonic() < until:
            before = now
            time.sleep(0.1)
        path.write_bytes(now)
        return path

    def _grabbed(self) -> bytes:
        return self._run(*"import -silent -window root -define png:exclude-chunks=date png:-".split())

    def _xdotool(self, *words: object) -> None:
        self._run("xdotool", *map(str, words))

    def _run(self, *command: str) -> bytes:
        done = subprocess.run(
            command, check=True, env=os.environ | self.environment, timeout=_SECONDS, stdout=subprocess.PIPE
        )
        return done.stdout


@contextmanager
def screen(home: Path) -> Iterator[Screen]:
    """A new screen; its programs have ended when the block is left, and would if we were killed."""
    lent, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", _SIZE, "-nolisten", "tcp"]
    with os.fdopen(lent, "rb") as number, running(command, pass_fds=(told,)):
        os.close(told)
        assert select([number], [], [], _SECONDS)[0], "Xvfb has not started"
        own = Screen(f":{number.readline().decode().strip()}", home)
        with running(["openbox"], env=os.environ | own.environment):
            yield own


@contextmanager
def running(command: list[str], **options: object) -> Iterator["subprocess.Popen[bytes]"]:
    """A program that runs while the block lasts, and no longer than we do."""
    process = subprocess.Popen(
        ["/bin/sh", "-c", _AS_LONG_AS_WE, "sh", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **options,  # type: ignore[call-overload]
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.stdin.close()
        process.wait(_SECONDS)
