"""What one run took in, unit by unit: the forms that count and what is wrong with them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Finding
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.core.season import FileSeen, FormVersion, StoredFinding
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.ops.form_money import form_money
from xl_perfgoals.ops.messages import advice, message
from xl_perfgoals.ops.present.carried import shown_place
from xl_perfgoals.ops.remarks import NOTHING, OPEN, Remark, Said, key_of, paired
from xl_perfgoals.ops.season.cell_texts import CellTexts, cell_texts
from xl_perfgoals.ops.season.content import fingerprint, frozen
from xl_perfgoals.ops.season.owners import owner, owner_of
from xl_perfgoals.ops.version_words import why_left_out

READ = frozenset({Status.READ.value, Status.DOUBTS.value})
"""Ends of a file that was read."""

_NOTHING = CellTexts({}, {})


@dataclass(slots=True)
class Sent:
    """What came of a unit in this run."""

    versions: list[FormVersion] = field(default_factory=list)
    findings: list[StoredFinding] = field(default_factory=list)


def taken_in(
    submission: Submission, findings: Sequence[Finding], roster: Roster, remarks: Sequence[Remark] = ()
) -> Mapping[str, Sent]:
    """The forms that count, by unit, in file order, and their findings; those about a whole unit or file too.

    Of a project that came more than once only the chosen form is here. remarks are what the officer wrote
    beside findings in a summary of these forms, or of earlier ones.
    """
    receipts = {receipt.path: receipt for receipt in submission.receipts}
    passed = why_left_out(submission)
    counted = {form.at: form for form in submission.forms if form.at not in passed}
    sent: defaultdict[str, Sent] = defaultdict(Sent)
    for form in counted.values():
        unit = owner_of(form, roster)
        sent[unit].versions.append(_version(form, unit, receipts.get(form.at.book)))
    owners = {form.at: owner_of(form, roster) for form in counted.values()}
    books: defaultdict[str, list[str]] = defaultdict(list)
    for at, unit in owners.items():
        if unit not in books[at.book]:
            books[at.book].append(unit)
    texts: dict[CellRef, CellTexts] = {}
    said = _said(findings, remarks)
    for number, finding in enumerate(findings):
        words = said.get(number, NOTHING)
        if finding.form is not None:
            if own := counted.get(finding.form):
                if own.at not in texts:
                    texts[own.at] = cell_texts(own)
                sent[owners[own.at]].findings.append(_stored(finding, owners[own.at], texts[own.at], words))
            continue
        units = [owner(finding.unit, "", "", roster)] if finding.unit else books.get(finding.at.book, ())
        for unit in units:
            if unit in sent:
                sent[unit].findings.append(_stored(finding, unit, _NOTHING, words))
    return sent


def files_seen(receipts: Sequence[Receipt], at: str) -> tuple[FileSeen, ...]:
    """A line for each file with content; those passed over unread have none."""
    return tuple(
        FileSeen(
            receipt.path,
            receipt.sha256,
            at,
            receipt.status.value,
            receipt.problem.code if receipt.problem else "",
            f"{receipt.problem.reason}{receipt.problem.remedy}" if receipt.problem else "",
            receipt.forms,
            saved_at(receipt),
        )
        for receipt in receipts
        if receipt.sha256
    )


def saved_at(receipt: Receipt | None) -> str:
    """When a file was last saved, as it says itself, else as its disk does."""
    moment = (receipt.saved.own or receipt.saved.disk) if receipt else None
    return moment.text if moment else ""


def _version(form: PerfGoalForm, unit: str, receipt: Receipt | None) -> FormVersion:
    content, money = frozen(form), form_money(form)
    return FormVersion(
        unit=unit,
        department=content.department,
        department_code=content.department_code or "",
        project=" ".join(form.project.text.split()),
        year=form.year.value,
        sha256=receipt.sha256 if receipt else "",
        file=form.at.book,
        saved_at=saved_at(receipt),
        sheet=form.at.sheet,
        at=form.at.a1,
        total=money.total.amount if money else None,
        fiscal=money.fiscal.amount if money else None,
        other=money.other.amount if money else None,
        fingerprint=fingerprint(content),
        record=content.model_dump_json(),
    )


def _said(findings: Sequence[Finding], remarks: Sequence[Remark]) -> Mapping[int, Said]:
    """By a finding's number what the officer wrote beside it."""
    if not remarks:
        return {}
    keys = []
    for finding in findings:
        place, cell = shown_place(finding.at)
        keys.append(key_of((finding.unit, finding.project, finding.code, cell, place)))
    pairs = paired([remark.key for remark in remarks], keys)
    return {new: remarks[old].said for new, old in pairs.items()}


def _stored(finding: Finding, unit: str, known: CellTexts, words: Said) -> StoredFinding:
    at = finding.at
    return StoredFinding(
        unit=unit,
        project=" ".join(finding.project.split()),
        code=finding.code,
        severity=finding.severity,
        sheet=at.sheet,
        cell="" if at.whole_file else at.a1,
        row_key=known.rows.get(at.row, ""),
        message=message(finding),
        fix=advice(finding),
        value=known.texts.get(at, ""),
        file=at.book,
        waived=finding.waived,
        state="" if words.state == OPEN else words.state,
        remark=words.remark,
    )
