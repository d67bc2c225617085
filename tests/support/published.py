"""The 15 published forms and what a careful reviewer finds in them, and how findings are compared with that.

python -m tests.support.published prints, rule by rule, what was found, missed and added.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from xl_perfgoals.core.finding import Finding
from xl_perfgoals.files.assets import asset
from xl_perfgoals.ops.messages import message
from xl_perfgoals.pipeline.county import Consolidation, consolidate_paths

DATA = Path(__file__).parent.parent / "data"
CLEAN, PRINTED = "samples", "samples_as_printed"


@cache
def published(folder: str) -> Consolidation:
    """The published forms, read from the clean samples or from the workbook with the slipped rows."""
    return consolidate_paths([asset("workbook", folder)])


def golden_indicators() -> list[dict]:
    """The 150 indicators of the published forms, in order."""
    return json.loads((DATA / "gold_indicators.json").read_text(encoding="utf-8"))


def golden_problems() -> dict:
    """What a careful reviewer raises, form by form and across forms."""
    return json.loads((DATA / "gold_problems.json").read_text(encoding="utf-8"))


@dataclass
class Score:
    """How the findings compare with the reviewer's: by rule, and one line for each difference."""

    wanted: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    missed: list[tuple] = field(default_factory=list)
    wrong_severity: list[tuple] = field(default_factory=list)
    extra: list[tuple] = field(default_factory=list)
    findings: int = 0


def compare(folder: str, codes: frozenset[str] | None = None) -> Score:
    """Findings over the forms in a samples folder against the reviewer's list, for the given codes or all."""
    result = published(folder)
    gold = golden_problems()
    forms = result.intake.submission.forms
    findings = [f for f in result.findings if codes is None or f.code in codes]
    score = Score(findings=len(findings))
    used: set[int] = set()
    for number, (form, entry) in enumerate(zip(forms, gold["forms"], strict=True), 1):
        rows = {indicator.row: indicator.number for indicator in form.indicators}
        for problem in entry["problems"]:
            code = problem["rule"]
            if not _asked(code, codes) or (folder == CLEAN and code in gold["printed_only"]):
                continue
            wanted = {place for place in problem["where"] if isinstance(place, int)}
            own = [(i, f) for i, f in enumerate(findings) if f.code == code and f.form == form.at]
            covered = {i: _rows(f, rows) for i, f in own}
            touching = [i for i, at in covered.items() if not wanted or at & wanted]
            used |= set(touching)
            score.wanted[code, problem["certainty"]] += 1
            if touching and (
                problem["certainty"] != "deterministic" or wanted <= set().union(*covered.values())
            ):
                score.found[code, problem["certainty"]] += 1
                if problem["severity"] not in {findings[i].severity.value for i in touching}:
                    score.wrong_severity.append((number, code, problem["severity"]))
            else:
                score.missed.append((number, code, problem["certainty"], problem["where"]))
    for problem in gold["cross_form"]:
        if not _asked(problem["rule"], codes):
            continue
        places = {forms[number - 1].at for number in problem["forms"]}
        touching = {
            i
            for i, f in enumerate(findings)
            if f.code == problem["rule"] and (f.form in places or {f.at[:2]} & {p[:2] for p in places})
        }
        used |= touching
        score.wanted[problem["rule"], "cross"] += 1
        if touching:
            score.found[problem["rule"], "cross"] += 1
        else:
            score.missed.append(("cross", problem["rule"], problem["forms"]))
    numbers = {form.at: number for number, form in enumerate(forms, 1)}
    for i, finding in enumerate(findings):
        if i not in used and not _allowed(finding, findings, gold):
            number = numbers.get(finding.form) if finding.form else None
            score.extra.append(
                (number, finding.code, finding.severity.value, finding.at.a1, message(finding))
            )
    return score


def forbidden(folder: str) -> list[tuple]:
    """Findings that the reviewer's list says must not be raised."""
    result = published(folder)
    wrong = []
    for form, entry in zip(result.intake.submission.forms, golden_problems()["forms"], strict=True):
        rows = {indicator.row: indicator.number for indicator in form.indicators}
        for ban in entry["must_not_flag"]:
            places = {place for place in ban["where"] if isinstance(place, int)}
            wrong += [
                (entry["form"], f.code, f.at.a1, ban["note"])
                for f in result.findings
                if f.form == form.at and f.code in ban["rules"] and (not places or _rows(f, rows) & places)
            ]
    return wrong


def _asked(code: str, codes: frozenset[str] | None) -> bool:
    return codes is None or code in codes


def _rows(finding: Finding, rows: dict[int, int]) -> set[int]:
    return {rows[cell.row] for cell in (finding.at, *finding.also) if cell.row in rows}


def _allowed(finding: Finding, findings: list[Finding], gold: dict) -> bool:
    beside = gold["allowed_extra_beside"].get(finding.code, ())
    return finding.code in gold["allowed_extra"] or any(
        other.code in beside and other.form == finding.form for other in findings
    )


def main() -> None:
    """Prints recall and precision by rule, and every difference."""
    for folder in (CLEAN, PRINTED):
        score = compare(folder)
        print(f"== {folder}: {score.findings} findings, {len(score.extra)} that the reviewer does not have")
        extra = Counter(line[1] for line in score.extra)
        for code in sorted({code for code, _ in score.wanted} | set(extra)):
            parts = [
                f"{kind} {score.found[code, kind]}/{score.wanted[code, kind]}"
                for kind in ("deterministic", "inference", "judgement", "cross")
                if score.wanted[code, kind]
            ]
            print(f"{code}  {', '.join(parts) or '-':40}  extra {extra[code]}")
        for kind in ("deterministic", "inference", "judgement", "cross"):
            wanted = sum(n for (_, k), n in score.wanted.items() if k == kind)
            found = sum(n for (_, k), n in score.found.items() if k == kind)
            print(f"recall {kind}: {found}/{wanted}")
        for title in ("missed", "wrong_severity", "extra"):
            for line in getattr(score, title):
                print(title, *line)
        print("forbidden:", forbidden(folder))


if __name__ == "__main__":
    main()
