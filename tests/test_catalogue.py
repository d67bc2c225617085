"""The catalogue's pages are generated from the rules; docs/规则目录.md is up to date.

python -m tests.test_catalogue writes that file.
"""

import json
from pathlib import Path

import pytest

from xl_perfgoals.cli.rules import whole_markdown
from xl_perfgoals.ops.catalogue import catalogue_json, catalogue_text, rule_text
from xl_perfgoals.rules import RULES

PAGE = Path(__file__).parent.parent / "docs" / "规则目录.md"

# Every rule of the catalogue that a program decides; what is left to a person is in ops/checklist.py.
DECIDED = (
    "H01 H02 H03 H04 H05 H06 H07 H08 H09 H10 H11 H12 H14 H15 "
    "F01 F02 F03 F04 F05 F06 F07 F08 F09 G01 G02 G03 G04 G05 G06 G07 G10 "
    "S01 S02 S03 S04 S05 S06 S07 S08 S09 "
    "V01 V02 V03 V04 V05 V06 V07 V08 V09 V10 V11 V12 V13 V14 V15 V16 V18 "
    "C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 C11 C12 C13 T01 T02 T03 T04 T05 T06 T07 "
    "M01 M02 M03 M04 M06 R01 R03 R04 R05 R06 X01 X02 X03 X04 X05 X08 U01 U02 U03 U04 P01 P02 P03"
).split()


def test_every_decided_rule_exists():
    assert [rule.code for rule in RULES] == DECIDED


def test_the_page_in_docs_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == whole_markdown() + "\n"


def test_json_and_text_have_every_rule():
    codes = [rule.code for rule in RULES]
    assert [record["code"] for record in json.loads(catalogue_json())] == codes
    assert [line[:3] for line in catalogue_text().splitlines()] == codes


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_shows_what_the_rule_says(rule):
    page = rule_text(rule)
    assert rule.title in page
    assert "→" in page


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_example_is_a_dump_of_whole_forms(rule):
    examples = [line for line in rule_text(rule).splitlines() if line.startswith("  · ")]
    assert max(len(line.partition(" → ")[0]) for line in examples) < 260


if __name__ == "__main__":
    PAGE.write_text(whole_markdown() + "\n", encoding="utf-8")
