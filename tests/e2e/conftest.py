"""A screen, and LibreOffice on it with our extension as an officer installs it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.e2e.desk import seated
from tests.e2e.screen import screen as new_screen
from tests.hosts.conftest import SAMPLES

_INSTALL_SECONDS = 120
_TEST_SECONDS = 40.0
_OTHERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")


class Home(NamedTuple):
    """An officer's home, after installing."""

    folder: Path
    profile: Path
    workbook: Path


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> Home:
    """The program is installed by its own command, macros of the workbook's folder trusted."""
    folder = tmp_path_factory.mktemp("home")
    environment = os.environ | {"HOME": str(folder)}
    for name in _OTHERS:
        environment.pop(name, None)
    command = [sys.executable, "-m", "xl_perfgoals", "install", "--calc", "--trust"]
    done = subprocess.run(
        command, env=environment, timeout=_INSTALL_SECONDS, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (workbook,) = folder.rglob("*.xlsm")
    return Home(folder, folder / ".config" / "libreoffice" / "4", workbook)


@pytest.fixture(scope="session")
def screen(home):
    with new_screen(home.folder) as display:
        yield display


@pytest.fixture
def profile(home, tmp_path) -> Path:
    """A copy of the officer's profile, for one test."""
    return shutil.copytree(home.profile, tmp_path / "profile")


@pytest.fixture
def desk(request, screen, profile):
    """LibreOffice in a window, with everything installed."""
    name = named(request)
    with seated(screen, profile, _TEST_SECONDS, name) as seat:
        yield seat
        if request.node.stash.get(FAILED, False) and seat.alive:
            screen.picture(f"failed-{name}")


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed
    return report


def named(request) -> str:
    """The test's name, for a file."""
    return re.sub(r"[^\w-]+", "-", request.node.name).strip("-")


@pytest.fixture
def county(home, tmp_path) -> Path:
    """A copy of the county workbook as installed, in the folder where its macros may run."""
    copy = home.workbook.with_name(f"{tmp_path.name}.xlsm")
    shutil.copy(home.workbook, copy)
    yield copy
    copy.unlink()


@pytest.fixture
def folder(tmp_path) -> Path:
    """What the townships have sent."""
    return shutil.copytree(SAMPLES, tmp_path / "sent")
