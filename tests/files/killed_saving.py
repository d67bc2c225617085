"""Saves a file and dies at a given step of doing so, as if killed: python killed_saving.py TARGET STEP."""

import os
import signal
import sys
from pathlib import Path

from xl_perfgoals.files.atomic import save_whole

NEW = "新的内容" * 1000
_STEPS = frozenset(
    {"open", "os.rename", "os.remove", "os.chmod", "os.chown", "os.setxattr", "tempfile.mkstemp"}
)


def dying_at(folder: str, step: int) -> None:
    """Kills the process in front of the step-th thing that it does in the folder."""
    done = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal done
        if event in _STEPS and isinstance(args[0], str | os.PathLike) and str(args[0]).startswith(folder):
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


if __name__ == "__main__":
    target = Path(sys.argv[1])

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8") as stream:
            stream.write(NEW[:1000])
            stream.flush()
            draft.stat()
            stream.write(NEW[1000:])

    def verify(draft: Path) -> None:
        if draft.read_text(encoding="utf-8") != NEW:
            raise ValueError

    dying_at(str(target.parent), int(sys.argv[2]))
    save_whole(target, write, verify=verify)
