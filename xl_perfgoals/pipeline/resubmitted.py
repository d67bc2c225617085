"""Resubmissions: copies of a file are passed over, versions decided on, and doubts told file by file."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xl_perfgoals.core.submission import READ, Doubt, Receipt, Status, Submission
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.versions import Decision, Ground, Order, Standing
from xl_perfgoals.files.problems import doubt, problem
from xl_perfgoals.ops.version_words import newer_than_chosen, revision_word
from xl_perfgoals.ops.versions import decided

_NAMED = 3

_COPY = re.compile(r"副本|复件|拷贝|(?<![a-z])copy(?![a-z])|[(（][0-9]+[)）](?=\.[^./]*$|/|$)", re.IGNORECASE)
"""What Windows, WPS, browsers and chat programs add to the name of a copy, or of its folder."""

_About = tuple[str, str, str]
"""A file, the code of a doubt about it, and the other file that the doubt names."""


def settled(submission: Submission, orders: Sequence[Order] = ()) -> Submission:
    """What was taken in, each file once and each project once; what a person should look at is a doubt."""
    once = decided(_without_copies(submission), orders)
    doubts = _doubts(once.decisions or ())
    receipts = tuple(
        replace(
            receipt,
            status=Status.DOUBTS,
            doubts=(*receipt.doubts, *doubts[receipt.path]),
        )
        if receipt.path in doubts
        else receipt
        for receipt in once.receipts
    )
    return replace(once, receipts=receipts)


def _without_copies(submission: Submission) -> Submission:
    """Of files with the very same bytes one is read: the first whose name is not a copy's."""
    first: dict[str, str] = {}
    for receipt in sorted(submission.receipts, key=_is_called_a_copy):
        if receipt.sha256 and receipt.status in READ:
            first.setdefault(receipt.sha256, receipt.path)
    receipts: list[Receipt] = []
    for receipt in submission.receipts:
        own = receipt
        if receipt.sha256 and receipt.status in READ:
            original = first[receipt.sha256]
            if original != receipt.path:
                own = replace(
                    receipt,
                    status=Status.SKIPPED,
                    forms=0,
                    doubts=(),
                    problem=problem("K07", first=original),
                )
        receipts.append(own)
    passed = {receipt.path for receipt in receipts if receipt.status is Status.SKIPPED}
    forms = tuple(form for form in submission.forms if form.at.book not in passed)
    return replace(submission, receipts=tuple(receipts), forms=forms)


def _is_called_a_copy(receipt: Receipt) -> bool:
    return _COPY.search(receipt.path.replace("\\", "/")) is not None


def _doubts(decisions: Sequence[Decision]) -> dict[str, list[Doubt]]:
    """The doubts by file, one for all projects to which it is the same."""
    projects: defaultdict[_About, list[str]] = defaultdict(list)
    for decision in decisions:
        for about in _about(decision):
            name = squeeze(decision.versions[0].form.project.text)
            projects[about].append(f"《{name}》")
    doubts: defaultdict[str, list[Doubt]] = defaultdict(list)
    for (book, code, other), names in sorted(projects.items(), key=lambda item: item[0][1]):
        more = f"等 {len(names)} 个项目" if len(names) > _NAMED else ""
        listed = "".join(names[:_NAMED]) + more
        word = revision_word(book)
        doubts[book].append(doubt(code, projects=listed, other=other, chosen=other, word=word))
    return dict(doubts)


def _about(decision: Decision) -> Iterator[_About]:
    if decision.ground is Ground.ONLY:
        yield decision.versions[0].form.at.book, "D25", decision.lacked_by
    if decision.chosen is None:
        return
    chosen = decision.chosen.form.at.book
    for version in decision.versions:
        book = version.form.at.book
        if version.chosen or book == chosen or version.same:
            continue
        if version.standing is Standing.TIED:
            yield book, "D24", chosen
        elif version.standing is Standing.OLDER and revision_word(book) and not revision_word(chosen):
            yield book, "D26", chosen
    if newer := newer_than_chosen(decision):
        yield newer.form.at.book, "D27", chosen
