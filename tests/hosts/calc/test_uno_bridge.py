"""UNO comes into our process and leaves Python's imports as they were; where it cannot, that is said."""

import builtins
import sys
from contextlib import contextmanager

import pytest

from tests.support.libreoffice import SOFFICE
from xl_perfgoals.hosts.calc import uno_bridge, uno_loading
from xl_perfgoals.hosts.calc.uno_bridge import NoUnoError

pytestmark = SOFFICE


@pytest.fixture
def not_loaded():
    """As in a process that has not loaded UNO yet."""
    before = sys.modules.pop("uno", None)
    uno_bridge.uno.cache_clear()
    yield
    uno_bridge.uno.cache_clear()
    sys.modules.pop("uno", None)
    if before is not None:
        sys.modules["uno"] = before


def test_leaves_no_traces():
    before = builtins.__import__, list(sys.path), sys.modules.get("cryptography")
    uno_bridge.uno()
    assert (builtins.__import__, list(sys.path), sys.modules.get("cryptography")) == before


def test_values():
    (option,) = uno_bridge.properties(Hidden=True)
    assert (option.Name, option.Value) == ("Hidden", True)
    assert uno_bridge.struct("table.CellAddress", Row=3).Row == 3
    assert uno_bridge.choice("awt.FontSlant", "ITALIC").value == "ITALIC"
    assert uno_bridge.constant("sheet.CellFlags.VALUE") == 1
    error = uno_bridge.error_class("lang.DisposedException")()
    assert issubclass(type(error), Exception)
    assert uno_bridge.is_disposed(error)
    assert uno_bridge.path_of(uno_bridge.url_of("/绩效/目标 表.xlsx")) == "/绩效/目标 表.xlsx"


def test_errors_pass_through_context_managers():
    error_class = uno_bridge.error_class("io.IOException")

    @contextmanager
    def nothing():
        yield

    with pytest.raises(error_class) as raised, nothing():
        raise error_class("gone", None)
    assert raised.value.Message == "gone"


@pytest.fixture
def program(tmp_path, monkeypatch):
    """The folder of a LibreOffice that has nothing in it yet."""
    monkeypatch.setattr(uno_loading, "_program_folder", lambda: tmp_path)
    monkeypatch.setattr(uno_loading, "_PACKAGES", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("not_loaded")
def test_without_its_package(program):
    with pytest.raises(NoUnoError) as refused:
        uno_bridge.uno()
    assert str(refused.value) == uno_loading.NO_UNO
    (program / "uno.py").write_text("import pyuno_that_is_not_there")
    with pytest.raises(NoUnoError) as refused:
        uno_bridge.uno()
    assert str(refused.value) == uno_loading.NO_UNO
    assert "uno" not in sys.modules


WORKS = "class getComponentContext:\n    class ServiceManager:\n        AvailableServiceNames = ()\n"


@pytest.mark.usefixtures("not_loaded")
@pytest.mark.parametrize(
    ("library", "module", "loads"),
    [
        (b"..libpython3.4.so.1.0..", "import os; os.abort()", False),
        (b"..libpython3.4.so.1.0..", "raise ImportError", False),
        (b"..libpython3.4.so.1.0..", WORKS, True),
        (b"..python34.dll..", "import os; os.abort()", False),
        (f"libpython3.{sys.version_info.minor}.so".encode(), WORKS, True),
        (b"says nothing", WORKS, True),
    ],
)
def test_made_for_another_python(program, library, module, loads):
    (program / "libpyuno.so").write_bytes(library)
    (program / "uno.py").write_text(module)
    if loads:
        assert uno_bridge.local_context().ServiceManager.AvailableServiceNames == ()
    else:
        with pytest.raises(NoUnoError, match=r"Python 3\.4"):
            uno_bridge.uno()
