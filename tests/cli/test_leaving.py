"""The end of the program: at once, but with all said and done; who only calls the command line goes on."""

import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

SCRIPT = """
import atexit, sys, threading, time
import xl_perfgoals.cli.program as program
from xl_perfgoals.cli import leaving, main

class Result:
    def __del__(self):
        print("taken apart", flush=True)

def run():
    atexit.register(print, "at the end")
    threading.Thread(target=lambda: (time.sleep(0.2), print("in a thread"))).start()
    leaving.hold(Result())
    print("表" * 100_000)
    return 1

program.run = run
main()
"""
UNFLUSHED = """
import sys
import xl_perfgoals.cli.program as program
from xl_perfgoals.cli import main

program.run = lambda: sys.stdout.write("表") and 0
main()
"""
SAID = ["表" * 100_000, "in a thread", "at the end"]


def run(
    script: Path, text: str = SCRIPT, stdout: int | TextIO = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    script.parent.mkdir(exist_ok=True)
    script.write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-X", "utf8", script],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", ["xl-perfgoals", "xl-perfgoals.exe/__main__.py"])
def test_all_is_said_and_done_but_nothing_taken_apart(tmp_path: Path, name: str):
    done = run(tmp_path / name)
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (1, SAID, "")


def test_others_end_as_ever(tmp_path: Path):
    done = run(tmp_path / "others.py")
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (1, ["taken apart", *SAID], "")


@pytest.mark.parametrize("arguments", [("--version",), ("rules",)], ids=" ".join)
def test_the_module_is_the_program(arguments: tuple[str, ...]):
    code = (
        "import atexit, runpy, sys\n"
        "from xl_perfgoals.cli import leaving\n"
        "leaving.prepare = lambda: print(leaving.is_program())\n"
        f"sys.argv = ['xl-perfgoals', *{arguments}]\n"
        "runpy.run_module('xl_perfgoals', run_name='__main__', alter_sys=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("True\n")


def test_who_calls_the_command_line_goes_on_and_ends_as_it_likes():
    code = (
        "import sys; from xl_perfgoals.cli import main; sys.argv = ['xl-perfgoals', '--version']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    print(end.code)\nsys.exit(5)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 5
    assert done.stdout.splitlines()[-1] == "0"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a full disk at hand")
def test_output_that_is_lost_is_told(tmp_path: Path):
    with Path("/dev/full").open("w") as full:
        done = run(tmp_path / "xl-perfgoals", UNFLUSHED, full)
    assert done.returncode != 0
    assert "No space left" in done.stderr
