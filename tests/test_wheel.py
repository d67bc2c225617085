"""The wheel works without the checkout: samples and templates travel with it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The wheel's files in a folder of their own; what it depends on comes from this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["uv", "build", "--wheel", "--quiet", "--out-dir", str(folder), str(CHECKOUT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(unpacked, folder, *args):
    environment = os.environ | {"PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "xl_perfgoals", *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


def test_the_demo_runs_outside_the_checkout(unpacked, tmp_path):
    done = run(unpacked, tmp_path, "demo")
    assert done.returncode == 0, done.stderr.decode()
    assert b"8283.3488" in done.stdout
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".xlsx"]


def test_consolidate_reads_the_bundled_samples(unpacked, tmp_path):
    samples = unpacked / "xl_perfgoals" / "bundled" / "workbook" / "samples"
    done = run(unpacked, tmp_path, "consolidate", str(samples), "-o", "o.xlsx", "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["county"]["total"] == "8283.3488"
    assert (tmp_path / "o.xlsx").exists()


def test_everything_needed_is_in_the_wheel(unpacked):
    package = unpacked / "xl_perfgoals"
    assert list((package / "words").glob("*.txt"))
    assert list((package / "bundled" / "workbook" / "templates").glob("*.xlsx"))
    assert (package / "py.typed").exists()
    assert (package / "bundled" / "addin").is_dir()
