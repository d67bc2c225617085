"""A command that is killed at a certain point, as by kill -9 or a power cut: nothing is tidied up."""

import os
import subprocess
import sys
import time
from pathlib import Path

_PROGRAM = """
import os, signal, sys
from importlib import import_module

module, _, name = sys.argv[1].partition(":")
owner = import_module(module)
*holders, last = name.split(".")
for holder in holders:
    owner = getattr(owner, holder)
function, left = getattr(owner, last), [int(sys.argv[2])]

def killing(*args, **kwargs):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return function(*args, **kwargs)

if __name__ == "__main__":
    setattr(owner, last, killing)
    sys.argv = ["xl-perfgoals", *sys.argv[3:]]
    from xl_perfgoals.cli import main
    main()
"""


def killed_at(point: str, *arguments: object, call: int = 1, cwd: Path | None = None) -> bool:
    """Runs xl-perfgoals and kills it at the n-th call of a function ("package.module:Class.method").

    Whether it was killed: False if it never came there. Workers of its own come to their end first: what one
    that is still alive has begun is not tidied up by the next run.
    """
    words = [sys.executable, "-c", _PROGRAM, point, str(call), *map(str, arguments)]
    with subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd, start_new_session=True
    ) as program:
        code = program.wait(timeout=120)
    until = time.monotonic() + 20
    while _any_left(program.pid) and time.monotonic() < until:
        time.sleep(0.02)
    return code < 0


def _any_left(group: int) -> bool:
    """Whether a process of the group is alive. Windows has no such groups."""
    if not hasattr(os, "killpg"):
        return False
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
