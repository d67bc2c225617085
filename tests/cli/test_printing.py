"""What is printed: coloured on a terminal, plain in a pipe, and never a command to the terminal."""

import os
import subprocess
import sys

import pytest

from xl_perfgoals.cli.printing import Style, Words, cell_len, out

RED = Words("错误", Style("red", bold=True))
ON_TERMINAL = """
import sys
sys.stdout.isatty = lambda: True
from xl_perfgoals.cli.printing import Style, Words, out
out().print("  ", Words("错误", Style("red", bold=True)), " F01")
"""


def test_in_a_pipe_all_is_plain(capsys: pytest.CaptureFixture[str]):
    out().print("  ", RED, " F01")
    assert capsys.readouterr().out == "  错误 F01\n"


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, "  \x1b[31m\x1b[1m错误\x1b[0m F01\n"),
        ({"NO_COLOR": "1"}, "  错误 F01\n"),
        ({"TERM": "dumb"}, "  错误 F01\n"),
    ],
)
def test_on_a_terminal_words_have_their_colour_unless_nobody_wants_it(
    environment: dict[str, str], shown: str
):
    usual = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM"}}
    done = subprocess.run(
        [sys.executable, "-c", ON_TERMINAL],
        env=usual | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().replace("\r\n", "\n") == shown


@pytest.mark.parametrize("name", ["表\x1b[2J.xlsx", "表\a.xlsx", "表\r.xlsx", "表\x7f.xlsx", "表\x9b2J.xlsx"])
def test_a_file_name_commands_no_terminal(name: str, capsys: pytest.CaptureFixture[str]):
    out().print(name, Words(name, Style("red")))
    printed = capsys.readouterr().out
    assert printed.endswith(".xlsx\n")
    assert not set(printed[:-1]) & {chr(code) for code in (*range(32), *range(127, 160))}


def test_a_line_is_never_cut(capsys: pytest.CaptureFixture[str]):
    out().print("指标" * 500)
    assert capsys.readouterr().out == "指标" * 500 + "\n"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("56.5", 4), ("教育局", 6), ("（缺）", 6), ("e\u0301", 1), ("ＡＢ", 4), ("—", 1), ("💰", 2)],
)
def test_columns_of_a_terminal(text: str, columns: int):
    assert cell_len(text) == columns
