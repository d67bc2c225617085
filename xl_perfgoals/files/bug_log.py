"""A bug, kept: the whole traceback goes into a log file, so that the officer sees one line only."""

import tempfile
import traceback
from datetime import datetime
from pathlib import Path


def keep_bug(error: BaseException) -> Path | None:
    """Where the details were written; None when no file could be written."""
    path = Path(tempfile.gettempdir()) / f"xl_perfgoals-{datetime.now().astimezone():%Y%m%d}.log"
    try:
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n")
            log.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return path
