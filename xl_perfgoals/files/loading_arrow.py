"""Loads pyarrow; in a worker of ours without numpy, which takes twice as long to load and is not needed."""

import sys
from importlib import import_module

from xl_perfgoals.files.worker import outside

_WITHOUT_NUMPY = 18
"""The first version of pyarrow that does without."""


def load_arrow() -> None:
    """Loads pyarrow. Any other process may want arrays of it later on: there it is loaded as ever."""
    if outside.hooks is None or "pyarrow" in sys.modules or "numpy" in sys.modules:
        return
    from importlib.metadata import version  # noqa: PLC0415 - slow to load

    if int(version("pyarrow").partition(".")[0]) < _WITHOUT_NUMPY:
        return
    # None says that there is no such module
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import_module("pyarrow")
    finally:
        del sys.modules["numpy"]
