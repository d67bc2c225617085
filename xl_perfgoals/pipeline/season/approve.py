"""Approves units' forms: stamps them in the store, writes 批复表; tells what was changed after approval."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from xl_perfgoals.core.season import Approval, FormVersion
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.files.docx import is_untouched
from xl_perfgoals.files.docx.approval import write_approval
from xl_perfgoals.files.season_store import SeasonStore
from xl_perfgoals.ops.season.approval import (
    Approved,
    Candidates,
    approval_of,
    approved,
    candidates,
    document_numbers,
    ever_approved,
)
from xl_perfgoals.ops.season.approval_wording import approval_paper
from xl_perfgoals.ops.season.changes import ContentChange, content_changes
from xl_perfgoals.ops.season.content import thawed
from xl_perfgoals.ops.season.paper_sheets import approval_sheet
from xl_perfgoals.ops.season.tracking import latest_rounds
from xl_perfgoals.pipeline.guarded import Progress
from xl_perfgoals.pipeline.season.give_back import chosen_units
from xl_perfgoals.pipeline.season.given_files import Given, give
from xl_perfgoals.pipeline.season.unit_folders import free_name, unit_folders
from xl_perfgoals.templates.file_names import safe_name
from xl_perfgoals.templates.printed_book import book_bytes, is_untouched_book

_NAME = "{unit}绩效目标批复表"


@dataclass(frozen=True, slots=True)
class ApprovalOrder:
    """What the officer asks for. at is now, an ISO time; opinion takes the usual one's place."""

    at: str
    number: str
    who: str
    office: str
    rules_version: str
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class UnitApproval:
    """What became of a unit: its forms, the approvals of this run, and the files that were written."""

    unit: str
    forms: Candidates
    new: tuple[Approval, ...]
    given: tuple[Given, ...]


@dataclass(slots=True)
class ApprovalRun:
    """One run. waiting are units that sent nothing yet."""

    units: list[UnitApproval] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AfterApproval:
    """A form that is not what was approved: now is None where it is no longer reported."""

    approval: Approval
    now: FormVersion | None
    changes: tuple[ContentChange, ...]


def approve(
    store: SeasonStore,
    order: ApprovalOrder,
    folder: Path,
    *,
    units: Sequence[str] = (),
    progress: Progress | None = None,
) -> ApprovalRun:
    """Approves what can be approved of the named units' last rounds, of all if none is named.

    Papers of earlier approvals are written again only where they are missing. Raises UnknownUnitError
    before anything is done, or OSError; a store whose `with` ends with an error keeps nothing of the run.
    """
    run = ApprovalRun()
    found: dict[str, Candidates] = {}
    for unit in chosen_units(units, store.units()):
        latest = store.latest_round(unit)
        if latest is None or not latest.versions:
            run.waiting.append(unit)
        else:
            found[unit] = candidates(latest, store.approvals(unit))
    numbered = [unit for unit, own in found.items() if own.free]
    numbers = document_numbers(order.number, numbered, store.approvals())
    new = {unit: tuple(_stamped(own, order, numbers.get(unit, ""))) for unit, own in found.items()}
    for approvals in new.values():
        for approval in approvals:
            store.add_approval(approval)
    ledger = store.ledger()
    every = ever_approved(ledger, latest_rounds(ledger.rounds))
    folders = unit_folders(store.units())
    for done, (unit, own) in enumerate(found.items()):
        if progress:
            progress(done, len(found))
        past = [one for one in every if one.approval.unit == unit]
        papers = tuple(_papers(past, order, folder / folders[unit], new[unit]))
        run.units.append(UnitApproval(unit, own, new[unit], papers))
    return run


def changed_after_approval(store: SeasonStore, units: Sequence[str] = ()) -> tuple[AfterApproval, ...]:
    """The approved forms that are not what they were, with old and new values. Raises UnknownUnitError."""
    wanted = {name_key(unit) for unit in chosen_units(units, store.units())}
    result = []
    ledger = store.ledger()
    for own in approved(ledger, latest_rounds(ledger.rounds)):
        if own.changed and name_key(own.approval.unit) in wanted:
            new = thawed(own.now.record) if own.now else None
            changes = content_changes(own.content, new) if new else ()
            result.append(AfterApproval(own.approval, own.now, changes))
    return tuple(result)


def _stamped(forms: Candidates, order: ApprovalOrder, number: str) -> Iterator[Approval]:
    for version in forms.free:
        yield approval_of(
            version, at=order.at, rules_version=order.rules_version, number=number, who=order.who
        )


def _papers(
    approvals: Sequence[Approved], order: ApprovalOrder, folder: Path, new: Collection[Approval]
) -> Iterator[Given]:
    """The papers of a unit: one for all that was approved together. One that is there is not made again."""
    taken: set[str] = set()
    for (_, number), together in groupby(sorted(approvals, key=_act), key=_act):
        group = tuple(together)
        unit = safe_name(group[0].approval.unit)
        name = free_name(f"{_NAME.format(unit=unit)} {safe_name(number) if number else ''}".strip(), taken)
        letter, book = folder / f"{name}.docx", folder / f"{name}.xlsx"
        if letter.exists() and book.exists() and group[0].approval not in new:
            continue
        paper = approval_paper(group, order.office, order.opinion)
        yield give(letter, write_approval(paper), is_untouched)
        sheets = (approval_sheet(paper),)
        data = book_bytes(sheets, paper.forms, title=paper.title, at=group[0].approval.at)
        yield give(book, data, is_untouched_book)


def _act(own: Approved) -> tuple[str, str]:
    return own.approval.at, own.approval.document_number
