import pytest
from click.testing import CliRunner

from xl_perfgoals.cli.check import command
from xl_perfgoals.files.assets import asset

SAMPLES = str(asset("workbook", "samples"))


@pytest.mark.parametrize(
    ("setting", "code"), [("cells=20", "B21"), ("parts=3", "B19"), ("seconds=30", None), ("stray=1", None)]
)
def test_limits_can_be_set(setting: str, code: str | None):
    done = CliRunner().invoke(command, [SAMPLES, "--limit", setting], standalone_mode=False)
    assert done.exception is None
    assert ("未能读取" in done.output) == (code is not None)
    assert code is None or code in done.output


@pytest.mark.parametrize("setting", ["guarded=0", "cells", "cells=-1", "cells=0", "cells=abc", "nothing=1"])
def test_settings_that_are_none(setting: str):
    done = CliRunner().invoke(command, [SAMPLES, "--limit", setting])
    assert done.exit_code == 2
    assert "--limit" in done.output
