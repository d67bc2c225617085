"""Runs a module as python -m does and notes the peak memory of this very process, its children apart:
python -m benchmarks.own_peak NOTE MODULE ARGUMENT...
"""

import resource
import runpy
import sys
from pathlib import Path


def own_peak_mb() -> float:
    """In MB. On Linux the kernel's count of this program alone: ru_maxrss would keep that of whoever started
    it, if it was larger.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [line for line in status.read_text().splitlines() if line.startswith("VmHWM:")]
        return int(line.split()[1]) / 1024
    return (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)
    )


def main() -> None:
    note, module, *arguments = sys.argv[1:]
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        Path(note).write_text(str(own_peak_mb()))


if __name__ == "__main__":
    main()
