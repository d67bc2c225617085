"""Every question of the check-list has its page."""

from xl_perfgoals.ops.checklist import ALIKE_CODE, JUDGEMENTS
from xl_perfgoals.ops.checklist_pages import is_question, question_text, questions_markdown, questions_text

CODES = sorted([*(judgement.code for judgement in JUDGEMENTS), ALIKE_CODE])


def test_every_question_has_a_page():
    for code in CODES:
        page = question_text(code)
        assert page.startswith(code)
        assert "什么表会问" in page
        assert "{" not in page


def test_lists_have_every_question_once():
    assert [line[:3] for line in questions_text().splitlines()] == CODES
    assert [line[2:5] for line in questions_markdown().splitlines()[-len(CODES) :]] == CODES


def test_a_rule_is_no_question():
    assert not is_question("H12")
