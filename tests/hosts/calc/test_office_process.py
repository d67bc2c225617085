"""LibreOffice started, connected to and ended; nothing of it stays behind, whatever happens."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.support.libreoffice import SOFFICE
from xl_perfgoals.files.libreoffice.program import VARIABLE, NoLibreOfficeError
from xl_perfgoals.hosts.calc import office_process
from xl_perfgoals.hosts.calc.office_process import started_office
from xl_perfgoals.hosts.calc.time_limit import GONE, limited
from xl_perfgoals.hosts.refusals import RefusalError

pytestmark = [
    *SOFFICE,
    pytest.mark.skipif(sys.platform == "win32", reason="looks at groups of processes"),
]


def group_ends(pid, seconds=5.0):
    """Whether no process of the group is left, soon."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_starts_and_ends_time_after_time():
    for _ in range(5):
        with started_office() as office:
            assert office.desktop.Name == ""
            assert office.alive
        assert group_ends(office.process.pid)
        assert not office.profile.exists()


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_ends_after_an_error(error):
    with pytest.raises(error), started_office() as office:
        raise error
    assert group_ends(office.process.pid)


PARENT = """
import time
from xl_perfgoals.hosts.calc.office_process import started_office
with started_office() as office:
    print(office.process.pid, flush=True)
    time.sleep(60)
"""


def test_ends_with_a_parent_that_is_killed(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, env=at_home(tmp_path)
    ) as parent:
        pid = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    assert group_ends(pid)


def at_home(folder):
    """An environment in which folders for passing use are made in this one: here they are left behind."""
    return os.environ | {"TMPDIR": str(folder)}


def ask_for_ever(office):
    while True:
        assert office.desktop.Name == ""


def test_killed_in_the_middle_and_started_anew():
    for _ in range(2):
        with pytest.raises(RefusalError) as refused, started_office() as office:  # noqa: PT012
            os.killpg(office.process.pid, signal.SIGKILL)
            with limited(office.process, 20, "too long"):
                ask_for_ever(office)
        assert str(refused.value) == GONE


def test_a_call_that_takes_too_long_ends_libreoffice():
    begun = time.monotonic()
    with started_office() as office:
        with pytest.raises(RefusalError, match="too long"), limited(office.process, 0.5, "too long"):
            ask_for_ever(office)
        assert not office.alive
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        ("exit 1", office_process.NO_START),
        ("sleep 60 & sleep 60", office_process.SLOW_START.format(seconds=0.5)),
    ],
    ids=["ends at once", "never listens"],
)
def test_a_start_that_fails(tmp_path, monkeypatch, does, sentence):
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\necho $$ >{tmp_path}/pid\n{does}\n")
    program.chmod(0o755)
    with started_office():  # UNO is loaded with the true program
        pass
    monkeypatch.setenv(VARIABLE, str(program))
    with pytest.raises(RefusalError) as refused, started_office(seconds=0.5):
        pass
    assert str(refused.value) == sentence
    assert group_ends(int((tmp_path / "pid").read_text()))


def test_no_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(NoLibreOfficeError), started_office():
        pass
