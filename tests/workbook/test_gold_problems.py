"""The golden problems are whole: they name forms, rows and codes that exist."""

import json
import re
from collections import Counter

from tests.workbook.sheets import DATA

PLACES = {
    "goal",
    "project",
    "structure",
    "funding",
    "funding.other",
    "header.code",
    "header.attribute",
    "header.period",
}
GOLD = json.loads((DATA / "gold_problems.json").read_text(encoding="utf-8"))
INDICATORS = json.loads((DATA / "gold_indicators.json").read_text(encoding="utf-8"))


def test_counts_by_severity() -> None:
    counts = Counter(problem["severity"] for form in GOLD["forms"] for problem in form["problems"])
    assert counts == {"error": 21, "warning": 65, "hint": 97}


def test_every_place_exists() -> None:
    rows = Counter(row["form"] for row in INDICATORS)
    projects = {row["form"]: (row["department"], row["project"]) for row in INDICATORS}
    assert {form["form"]: (form["department"], form["project"]) for form in GOLD["forms"]} == projects
    for form in GOLD["forms"]:
        for entry in (*form["problems"], *form["must_not_flag"]):
            numbers = {place for place in entry["where"] if isinstance(place, int)}
            assert numbers <= set(range(1, rows[form["form"]] + 1))
            assert set(entry["where"]) - numbers <= PLACES
            assert all(re.fullmatch(r"[A-Z]\d\d", code) for code in entry.get("rules", [entry.get("rule")]))


def test_cross_form_problems_name_forms() -> None:
    assert len(GOLD["cross_form"]) == 8
    assert all(set(problem["forms"]) <= set(range(1, 16)) for problem in GOLD["cross_form"])
