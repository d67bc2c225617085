"""Where LibreOffice is looked for, and what it is started with."""

import os
from pathlib import Path

import pytest

from xl_perfgoals.files.libreoffice import program as module
from xl_perfgoals.files.libreoffice.program import (
    NoLibreOfficeError,
    environment_for,
    find_soffice,
    lacks_writer,
    soffice,
    usual_places,
)


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A machine without LibreOffice."""
    monkeypatch.delenv(module.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(module, "usual_places", lambda *_: iter(()))


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


@pytest.mark.usefixtures("nowhere")
def test_not_there():
    assert find_soffice() is None
    with pytest.raises(NoLibreOfficeError) as caught:
        soffice()
    assert str(caught.value) == module.NOT_FOUND


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_on_path(monkeypatch, tmp_path, name):
    found = touch(tmp_path / "bin" / name)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert soffice() == found


@pytest.mark.usefixtures("nowhere")
def test_what_the_variable_names_goes_first(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(touch(tmp_path / "bin" / "soffice").parent))
    chosen = touch(tmp_path / "own" / "soffice")
    monkeypatch.setenv(module.VARIABLE, str(chosen))
    assert soffice() == chosen
    chosen.unlink()
    with pytest.raises(NoLibreOfficeError, match="own/soffice"):
        soffice()


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("win32", "Files/LibreOffice/program/soffice.com"),
        ("win32", "Files/LibreOffice 25.2/program/soffice.com"),
        ("darwin", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_usual_places(monkeypatch, tmp_path, platform, place):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    found = touch(tmp_path / place)
    assert found in list(usual_places(platform, {"ProgramFiles": str(tmp_path / "Files")}))


def test_places_on_linux():
    assert Path("/usr/lib/libreoffice/program/soffice") in list(usual_places("linux", {}))


def test_nothing_of_our_python_reaches_it(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/venv")
    monkeypatch.setenv("VIRTUAL_ENV", "/venv")
    for name in ("LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")
    environment = environment_for(Path("/opt/lo/program/soffice"))
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & set(environment)
    assert environment["PATH"].split(os.pathsep)[0] == str(Path("/opt/lo/program"))
    assert environment["LC_ALL"] == "C.UTF-8"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "LC_ALL" not in environment_for(Path("/opt/lo/program/soffice"))


@pytest.mark.parametrize(
    ("libraries", "lacking"),
    [
        (["libsclo.so"], True),
        (["libsclo.so", "libswlo.so"], False),
        (["libsclo.so", "libmergedlo.so"], False),
        ([], False),
    ],
)
def test_without_the_word_processor(tmp_path, libraries, lacking):
    for library in libraries:
        touch(tmp_path / library)
    assert lacks_writer(touch(tmp_path / "soffice")) is lacking
