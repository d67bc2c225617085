"""Guard: whatever goes wrong inside a function for cells, the cell shows one line of Chinese."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from xl_perfgoals.files.bug_log import keep_bug
from xl_perfgoals.hosts import refusals

P = ParamSpec("P")
T = TypeVar("T")

WRONG = "#输入有误：{what}"
BUSY = "#Excel 正忙，请稍后按 F9 重新计算"
BUG = "#程序内部出错，详细信息在 {log}，请把它发给维护人员"
UNLOGGED = "临时文件夹写不进去，未能记录"


class InputError(Exception):
    """An argument that the function can do nothing with; its text says what and how to mend it."""


def answering(function: Callable[P, T]) -> Callable[P, T | str]:
    """The function, giving the text of an error instead of raising it: xlwings would garble Chinese."""

    @wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T | str:
        try:
            return function(*args, **kwargs)
        except InputError as error:
            return WRONG.format(what=error)
        except Exception as error:  # noqa: BLE001 - a cell is where a bug must end
            refusal = refusals.refusal_behind(error)
            if refusal is None:
                return BUG.format(log=keep_bug(error) or UNLOGGED)
            return BUSY if str(refusal) == refusals.BUSY else f"#{refusal}"

    return answer
