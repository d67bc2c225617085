"""A command that is killed at a certain point, as by kill -9 or a power cut: nothing is tidied up."""

import subprocess
import sys
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

    Whether it was killed: False if it never came there.
    """
    words = [sys.executable, "-c", _PROGRAM, point, str(call), *map(str, arguments)]
    ended = subprocess.run(words, capture_output=True, check=False, cwd=cwd, timeout=120)
    return ended.returncode < 0
