"""A bug at the command line's edge: one Chinese line, and a log file with all the details."""

import tempfile
import traceback
from datetime import datetime
from pathlib import Path


def report_bug(error: BaseException) -> str:
    """Writes the traceback to a log file; the sentence that tells the user of it."""
    text = "".join(traceback.format_exception(error))
    name = f"xl_perfgoals-{datetime.now().astimezone():%Y%m%d-%H%M%S}.log"
    path = Path(tempfile.gettempdir()) / name
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        return f"程序内部出错，本次没有完成，您的文件没有被改动。详细信息：\n{text}"
    return f"程序内部出错，本次没有完成，您的文件没有被改动。详细信息在 {path}，请把它发给维护人员。"
