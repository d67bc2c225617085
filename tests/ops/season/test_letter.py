"""Which findings a letter lists, what it counts, and its number."""

from collections.abc import Sequence

import pytest

from tests.support.stored_findings import ERROR, HINT, WARNING, stored
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.letter import Letter, LetterPlace
from xl_perfgoals.core.season import EXEMPT, Approval, FormVersion, Return, Round, StoredFinding
from xl_perfgoals.ops.season.letter import (
    LetterOrder,
    findings_to_return,
    last_returned,
    letter_number,
    letter_of,
    returned,
)
from xl_perfgoals.ops.season.letter_wording import letter_texts, long_date

UNIT = "石桥镇"
ORDER = LetterOrder("2025-11-03T10:00:00+08:00", "2025-11-15", "平罗县财政局", most=3)


def version(project: str, fingerprint: str = "f") -> FormVersion:
    return FormVersion(
        UNIT, UNIT, "", project, 2025, "s", "甲.xlsx", "", "表1", "A1", None, None, None, fingerprint, ""
    )


def round_of(number: int, *findings: StoredFinding, versions: Sequence[FormVersion] = ()) -> Round:
    return Round(UNIT, number, f"2025-10-0{number}T09:00:00+08:00", tuple(versions), findings)


def sent_back(number: int, letter: str = "", unit: str = UNIT) -> Return:
    return Return(unit, number, f"2025-10-1{number}T09:00:00+08:00", "2025-10-30", 1, 1, "x", letter)


def letter(latest: Round, earlier: Round | None = None, *, most: int = 3, warnings: bool = True) -> Letter:
    before = (earlier, sent_back(earlier.number)) if earlier else None
    asked = findings_to_return(latest, (), warnings=warnings)
    return letter_of(returned(latest, asked, before, most), ORDER, "财绩退〔2025〕1号")


def codes(written: Letter) -> list[tuple[str, list[str]]]:
    return [(group.project, [item.reason for item in group.items]) for group in written.groups]


def said(reason: str, project: str = "饮水项目", severity: Severity = ERROR, **more: str) -> StoredFinding:
    return stored("表1", "B2", severity, project=project, message=reason, row_key=reason, **more)


@pytest.mark.parametrize(
    ("findings", "warnings", "asked"),
    [
        ([said("甲"), said("乙", severity=WARNING), said("丙", severity=HINT)], False, ["甲"]),
        ([said("甲"), said("乙", severity=WARNING), said("丙", severity=HINT)], True, ["甲", "乙"]),
        ([said("甲", waived="已说明"), said("乙", state=EXEMPT), said("丙")], True, ["丙"]),
        (
            [said("甲", project="已批项目"), said("丙"), said("整个单位", project="")],
            True,
            ["丙", "整个单位"],
        ),
        ([said("甲", project="改过的项目")], True, ["甲"]),
    ],
)
def test_what_is_returned(findings: list[StoredFinding], asked: list[str], *, warnings: bool) -> None:
    versions = [version("饮水项目"), version("已批项目", "same"), version("改过的项目", "now")]
    approvals = [
        Approval(UNIT, project, "", fingerprint, "", "", "", "", "")
        for project, fingerprint in (("已批项目", "same"), ("改过的项目", "then"))
    ]
    latest = round_of(1, *findings, versions=versions)
    found = findings_to_return(latest, approvals, warnings=warnings)
    assert [finding.message for finding in found] == asked


def test_the_gravest_are_listed_form_by_form_and_everything_is_counted() -> None:
    latest = round_of(
        1,
        said("甲1", "甲", WARNING),
        said("乙1", "乙"),
        said("甲2", "甲"),
        said("乙2", "乙"),
        said("甲3", "甲", WARNING),
        versions=[version("甲"), version("乙")],
    )
    written = letter(latest)
    assert codes(written) == [("乙", ["乙1", "乙2"]), ("甲", ["甲2"])]
    assert [item.number for group in written.groups for item in group.items] == [1, 2, 3]
    counts = (written.total, written.listed, written.errors, written.warnings, written.projects)
    assert counts == (5, 3, 3, 2, 2)


def test_what_was_told_before_comes_first_and_is_marked() -> None:
    earlier = round_of(1, said("丁"), said("旧"), said("改好"), said("改好的警告", severity=WARNING))
    latest = round_of(2, said("甲"), said("乙"), said("丙"), said("丁"), versions=[version("饮水项目")])
    written = letter(latest, earlier, warnings=False)
    assert codes(written) == [("饮水项目", ["甲", "乙", "丁"])]
    assert [item.still_open for item in written.groups[0].items] == [False, False, True]
    # The warning was mended too, but this letter asks for errors only.
    assert (written.open, written.fixed, written.returned_on) == (1, 2, "2025-10-11")


def test_only_rounds_that_were_sent_back_count_as_told() -> None:
    rounds = [round_of(1, said("甲")), round_of(2, said("乙")), round_of(3)]
    found = last_returned(rounds, [sent_back(1), sent_back(3)], 3)
    assert found is not None
    assert found[0].number == 1
    assert last_returned(rounds, [sent_back(3)], 3) is None


@pytest.mark.parametrize(
    ("returns", "number"),
    [
        ([], "财绩退〔2025〕1号"),
        ([sent_back(1, "财绩退〔2025〕7号", "别的乡")], "财绩退〔2025〕8号"),
        ([sent_back(1, "财绩退〔2025〕7号"), sent_back(2, "财绩退〔2025〕3号")], "财绩退〔2025〕3号"),
        (
            [sent_back(1, "财绩退〔2024〕7号"), sent_back(1, "平财〔2025〕9号"), sent_back(1)],
            "财绩退〔2025〕1号",
        ),
    ],
)
def test_numbers_run_through_the_year_and_stay(returns: list[Return], number: str) -> None:
    assert letter_number("财绩退", ORDER.at, returns, UNIT, 2) == number


def test_every_place_of_a_template_has_its_text() -> None:
    written = letter(round_of(1, said("甲"), versions=[version("饮水项目")]))
    texts = letter_texts(written)
    assert set(texts) == set(LetterPlace) - {LetterPlace.FINDINGS}
    assert texts[LetterPlace.DEADLINE] == "2025年11月15日"
    assert texts[LetterPlace.EARLIER] == texts[LetterPlace.MARKED] == texts[LetterPlace.ATTACHMENTS] == ""


def test_the_total_and_the_rest_are_always_told() -> None:
    latest = round_of(1, *(said(f"第{number}") for number in range(9)), versions=[version("饮水项目")])
    texts = letter_texts(letter(latest))
    assert texts[LetterPlace.TOTAL] == "9"
    assert all(figure in texts[LetterPlace.LISTED] for figure in ("3", "6"))


@pytest.mark.parametrize(
    ("day", "shown"), [("2025-03-01", "2025年3月1日"), ("", ""), ("尽快", "尽快"), ("a-b-c", "a-b-c")]
)
def test_dates(day: str, shown: str) -> None:
    assert long_date(day) == shown
