"""A bug at the command line's edge: one Chinese line, and a log file with all the details."""

import traceback

from xl_perfgoals.files.bug_log import keep_bug


def report_bug(error: BaseException) -> str:
    """Keeps the bug in the log file; the sentence that tells the user of it."""
    log = keep_bug(error)
    if log is None:
        text = "".join(traceback.format_exception(error))
        return f"程序内部出错，本次没有完成，您的文件没有被改动。详细信息：\n{text}"
    return f"程序内部出错，本次没有完成，您的文件没有被改动。详细信息在 {log}，请把它发给维护人员。"
