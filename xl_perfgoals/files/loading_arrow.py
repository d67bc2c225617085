"""Loads pyarrow; in a worker of ours without numpy, which takes twice as long to load and is not needed."""

import sys
from importlib import import_module

from xl_perfgoals.files.worker import outside

_WITHOUT_NUMPY = 18
"""The first version of pyarrow that does without."""

loads_no_pandas = False
"""Whether pyarrow was loaded without numpy: then it makes arrays of lists without looking for pandas."""


def load_arrow() -> None:
    """Loads pyarrow. Any other process may want arrays of it later on: there it is loaded as ever."""
    global loads_no_pandas  # noqa: PLW0603 - what is loaded stays as it is as long as the process lasts
    if outside.hooks is None or "pyarrow" in sys.modules or "numpy" in sys.modules:
        return
    from importlib.metadata import version  # noqa: PLC0415 - slow to load

    if int(version("pyarrow").partition(".")[0]) < _WITHOUT_NUMPY:
        return
    # None says that there is no such module
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import_module("pyarrow")
        loads_no_pandas = True
    finally:
        del sys.modules["numpy"]
