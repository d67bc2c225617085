"""Every code of a file has a page in which nothing is left to be filled in."""

import pytest

from xl_perfgoals.files.problem_pages import (
    KINDS,
    is_problem,
    problem_text,
    problems_markdown,
    problems_text,
)
from xl_perfgoals.files.problems import DOUBTS, REFUSALS

CODES = [told.code for told in (*REFUSALS, *DOUBTS)]
WITH_FACTS = {r.code for r in REFUSALS if "{" in r.reason} | {d.code for d in DOUBTS if "{" in d.text}


@pytest.mark.parametrize("code", CODES)
def test_a_code_s_page(code):
    page = problem_text(code)
    assert page.startswith(f"{code} {KINDS[code[0]]}\n")
    assert not set(page) & set("{}")
    assert ("例如：" in page) == (code in WITH_FACTS)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_what_to_do_about_a_file_is_told(refusal):
    assert "{" not in refusal.remedy
    assert f"怎么办：{refusal.remedy}" in problem_text(refusal.code)


def test_lists_have_every_code_once():
    assert [line[:3] for line in problems_text().splitlines()] == sorted(CODES)
    rows = [line[2:5] for line in problems_markdown().splitlines() if line.startswith("| ")]
    assert sorted(row for row in rows if row != "编号 ") == sorted(CODES)


def test_other_codes_are_not_taken_for_a_file_s():
    assert not any(map(is_problem, ("F01", "Z01", "B99", "")))


@pytest.mark.parametrize(("code", "where"), [("B03", "“未能读取的文件”"), ("K07", "不列"), ("D24", "不列")])
def test_where_a_province_tells_of_a_file(code, where):
    (line,) = [line for line in problem_text(code).splitlines() if "--by county" in line]
    assert where in line.partition("--by county")[2]
