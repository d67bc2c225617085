"""Any code that an output shows can be asked after, and means one thing only."""

import re
from collections import Counter

from click.testing import CliRunner

from xl_perfgoals.cli.explain import command as explain
from xl_perfgoals.cli.rules import command as rules
from xl_perfgoals.files.problems import DOUBTS, REFUSALS
from xl_perfgoals.office.install.points import CALC_POINTS, POINTS
from xl_perfgoals.ops.checklist import ALIKE_CODE, JUDGEMENTS
from xl_perfgoals.rules import RULES

DECIDED = [rule.code for rule in RULES]
ASKED = [*(judgement.code for judgement in JUDGEMENTS), ALIKE_CODE]
OF_FILES = [told.code for told in (*REFUSALS, *DOUBTS)]
OF_THE_DOCTOR = [point.code for point in (*POINTS, *CALC_POINTS)]


def test_no_code_means_two_things():
    every = Counter([*DECIDED, *ASKED, *OF_FILES, *OF_THE_DOCTOR])
    assert [code for code, count in every.items() if count > 1] == ["F07"]  # decided in part, asked in part


def test_every_code_that_an_output_shows_is_explained():
    for code in {*DECIDED, *ASKED, *OF_FILES, *OF_THE_DOCTOR}:
        result = CliRunner().invoke(explain, [code.lower()])
        assert (result.exit_code, result.output[:4]) == (0, f"{code} ")


def test_both_parts_of_a_matter_are_explained():
    output = CliRunner().invoke(explain, ["F07"]).output
    assert re.findall(r"^F07 .*$", output, re.MULTILINE) == [
        "F07 资金来源未分列或与财政拨款不符",
        "F07 审核要点",
    ]


def test_what_reports_show_is_listed():
    listed = [line[:3] for line in CliRunner().invoke(rules, []).output.splitlines()]
    assert listed == [*DECIDED, *sorted(ASKED), *sorted(OF_FILES)]


def test_where_codes_are_listed_is_told_for_an_unknown_one():
    result = CliRunner().invoke(explain, ["F01", "Z99"])
    assert result.exit_code == 2
    assert "Z99" in result.output
    assert "F01" not in result.output
