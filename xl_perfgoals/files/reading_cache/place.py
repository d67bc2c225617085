"""Where the cache lies: in the user's own folder for such things, or where XL_PERFGOALS_CACHE says."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "XL_PERFGOALS_CACHE"
_NAME = "xl_perfgoals"


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder, which need not be there yet; None where the user has none of his own."""
    if chosen := environment.get(VARIABLE):
        return Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:  # a service without a user
        return None
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / _NAME / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / _NAME
    chosen = environment.get("XDG_CACHE_HOME", "")
    return (Path(chosen) if Path(chosen).is_absolute() else home / ".cache") / _NAME
