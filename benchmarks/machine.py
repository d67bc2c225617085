"""Facts about the machine that matter for speed."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.results import Machine

PACKAGES = ("python-calamine", "pandas", "openpyxl", "XlsxWriter", "pydantic", "pyarrow")


def machine() -> Machine:
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        load_before=round(os.getloadavg()[0], 2),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        packages={name: version(name) for name in PACKAGES},
    )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
