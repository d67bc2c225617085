"""Starts LibreOffice, connects to it, and sees to it that it has ended afterwards, whatever happened."""

import secrets
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from xl_perfgoals.files.libreoffice.process import NO_MORE, WITHOUT_WINDOWS, end_group, running
from xl_perfgoals.files.libreoffice.profile import CHINESE, QUIET, Setting, write_profile
from xl_perfgoals.files.libreoffice.program import soffice
from xl_perfgoals.hosts.calc.time_limit import limited
from xl_perfgoals.hosts.calc.uno_bridge import Uno, error_class, local_context, service
from xl_perfgoals.hosts.refusals import RefusalError

START_SECONDS = 60.0
STOP_SECONDS = 10.0
_TICK = 0.05

NO_START = (
    "LibreOffice 没有启动成功（启动后立即退出），请先单独打开一次 LibreOffice，确认它能正常使用，再试一次。"
)
SLOW_START = "LibreOffice 在 {seconds:g} 秒内没有启动完毕，已中止，请关闭其他程序后再试一次。"


@dataclass(frozen=True, slots=True)
class Office:
    """A LibreOffice that we started: its process, its component context, and its profile."""

    process: "subprocess.Popen[bytes]"
    context: Uno = field(repr=False)  # to describe an object of an office that has ended ends the process
    profile: Path

    @property
    def desktop(self) -> Uno:
        """Where its documents are."""
        return service(self.context, "frame.Desktop")

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.poll() is None

    def kill(self) -> None:
        """Ends it at once, with what it has not saved; calls into it that wait then fail."""
        end_group(self.process)


@contextmanager
def started_office(
    *,
    hidden: bool = True,
    settings: Iterable[Setting] = (),
    profile: Path | None = None,
    environment: Mapping[str, str] = NO_MORE,
    seconds: float = START_SECONDS,
    as_it_is: bool = False,
) -> Iterator[Office]:
    """LibreOffice, connected; it has ended when the block is left, and would if our process were killed.

    Its profile is a new one, with these settings, unless one is named. Not hidden it needs a screen
    (`environment` may name one). A profile used `as_it_is`, the officer's own, is given no settings.
    Raises RefusalError, NoLibreOfficeError or NoUnoError.
    """
    program = soffice()
    local_context()  # without UNO there is no use in starting
    with ExitStack() as held:
        if profile is None:
            folder = TemporaryDirectory(prefix="xl-perfgoals-", ignore_cleanup_errors=True)
            profile = Path(held.enter_context(folder))
        if not as_it_is:
            write_profile(profile, (*CHINESE, *QUIET, *settings))
        pipe = f"xlperfgoals{secrets.token_hex(8)}"
        options = (
            *(WITHOUT_WINDOWS if hidden else ("--nodefault",)),
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        )
        process = held.enter_context(running(program, options, profile, environment))
        office = Office(process, _connected(process, pipe, seconds), profile)
        try:
            yield office
        finally:
            _ask_to_end(office)


def _connected(process: "subprocess.Popen[bytes]", pipe: str, seconds: float) -> Uno:
    """The component context behind the pipe, as soon as LibreOffice has opened it."""
    local = local_context()
    resolver = service(local, "bridge.UnoUrlResolver")
    too_long = SLOW_START.format(seconds=seconds)
    with limited(process, seconds, too_long, NO_START):
        while True:
            try:
                return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            except error_class("connection.NoConnectException"):
                if process.poll() is not None:
                    raise
                time.sleep(_TICK)


def _ask_to_end(office: Office) -> None:
    """Has LibreOffice end by itself, which leaves no lock files; what waits too long is killed afterwards."""
    # Whatever goes wrong, the process is ended next.
    with suppress(RefusalError), limited(office.process, STOP_SECONDS, "", ""):
        office.desktop.terminate()
    with suppress(subprocess.TimeoutExpired):
        office.process.wait(STOP_SECONDS)
