"""check and consolidate as whole processes: what they load and read again, and always the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.generate import generate
from tests.files.worker import works
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.reading_cache.database import FILE
from xl_perfgoals.files.worker.executor import GuardedExecutor
from xl_perfgoals.pipeline.warm_up import READING

HEAVY = {"pandas", "numpy", "openpyxl", "xlwings", "docx", "pdfplumber", "distributed", "pyarrow"}
RUN = (
    "import sys; from xl_perfgoals.cli import main\n"
    "try: main()\n"
    "finally: print(*sys.modules, file=sys.stderr)"
)
PLAIN = "from xl_perfgoals.cli import main; main()"
ONE_PROCESS = (
    "import sys; import xl_perfgoals.files.worker.crew as c; c._MOST_WORKERS = int(sys.argv.pop(1))\n"
    "from xl_perfgoals.cli import main; main()"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    generate(folder, 24, 1)
    return folder


def run(code: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    return done


@pytest.mark.parametrize("command", ["check", "consolidate", "--help"])
def test_neither_pandas_nor_a_host_is_loaded(command: str, folder: Path, tmp_path: Path):
    arguments = [folder] if command == "check" else [folder, "-o", tmp_path / "out.xlsx"]
    done = run(RUN, command, *([] if command == "--help" else arguments))
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "xl_perfgoals" in loaded
    assert not loaded & (HEAVY | {"rich"})


def test_nor_by_a_worker():
    with GuardedExecutor(LIMITS, READING, most_workers=1) as executor:
        loaded = executor.submit(works.imported).result()
    assert "python_calamine" in loaded
    assert not loaded & (HEAVY | {"rich", "xlsxwriter"})


def test_any_number_of_processes_writes_the_same_bytes(folder: Path, tmp_path: Path):
    written = {}
    for name, how in {"one": (), "four": (), "none": ("--no-cache",), "again": ()}.items():
        target = tmp_path / name / "汇总.xlsx"
        target.parent.mkdir()
        environment = {
            "SOURCE_DATE_EPOCH": "1700000000",
            "XL_PERFGOALS_CACHE": str(tmp_path / ("cache-four" if name == "again" else f"cache-{name}")),
        }
        most = 1 if name == "one" else 4
        run(ONE_PROCESS, most, "consolidate", folder, "-o", target, *how, **environment)
        written[name] = target.read_bytes()
    assert len(set(written.values())) == 1
    assert not (tmp_path / "cache-none").exists()


@pytest.mark.parametrize("command", ["check", "consolidate"])
def test_a_second_run_needs_no_reader(command: str, folder: Path, tmp_path: Path):
    here = tmp_path / "报送"
    shutil.copytree(folder, here)
    arguments = (command, here, "--format", "json")
    if command == "consolidate":
        arguments += ("-o", tmp_path / "out.xlsx")
    no_reader = (
        "import xl_perfgoals.pipeline.reading_files as r; from xl_perfgoals.cli import main\n"
        "r._Batches.alone = r._Batches._settled = None; main()"
    )
    cache = {"XL_PERFGOALS_CACHE": str(tmp_path / "cache")}
    first = run(PLAIN, *arguments, **cache)
    assert (tmp_path / "cache" / FILE).exists()
    assert run(no_reader, *arguments, **cache).stdout == first.stdout


def test_only_some_rules_with_records_of_all(folder: Path):
    """What the cache holds are the findings of every rule, whatever is asked for."""
    plain = run(RUN, "check", folder, "--select", "V", "--no-cache").stdout
    run(RUN, "check", folder)
    assert run(RUN, "check", folder, "--select", "V").stdout == plain
