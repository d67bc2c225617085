"""Where the time of one county goes is told of every step."""

import json
import sys

from benchmarks.commands import surroundings
from benchmarks.generate import generate
from benchmarks.parts import STEPS
from benchmarks.processes import run


def test_every_step_has_its_time(tmp_path):
    generate(tmp_path / "forms", 1, 2)
    out = tmp_path / "out.xlsx"
    command = [sys.executable, "-m", "benchmarks.parts", str(tmp_path / "forms"), str(out)]
    printed = run(command, surroundings(tmp_path / "cache")).printed
    spent = json.loads(printed.splitlines()[-1])
    assert spent.keys() == {"imports", *STEPS}
    assert min(spent.values()) > 0
    assert out.is_file()
