"""Consolidating in the county workbook: the folder is read and added up, then results are written."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import xlwings as xw

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.submission import Status
from xl_perfgoals.files.reading_cache.cache import ReadingCache
from xl_perfgoals.files.reading_cache.place import cache_folder
from xl_perfgoals.hosts import button_wording as words, native, refusals
from xl_perfgoals.hosts.county import (
    LAST_RUN_LABEL,
    chosen_folder,
    county_of,
    is_county,
    labelled_cell,
    stop_asked,
)
from xl_perfgoals.hosts.entering import text_entered
from xl_perfgoals.hosts.progress import progress, quiet
from xl_perfgoals.hosts.refusals import refuse
from xl_perfgoals.hosts.remarks import TABLE as REMARKS, officers_orders
from xl_perfgoals.hosts.results import fitted, write_results
from xl_perfgoals.hosts.sheets import sheet_named
from xl_perfgoals.hosts.snapshot import Snapshot, begin, restore
from xl_perfgoals.hosts.verdicts import verdict
from xl_perfgoals.ops.present.looks import DEPARTMENTS, FINDINGS, RECEIPTS, SOURCES
from xl_perfgoals.pipeline.county import Consolidation, consolidate_paths, result_sheets


def consolidate_into(book: xw.Book, title: str) -> str:
    """Reads the chosen folder and writes the results into the workbook; a summary in words."""
    if not is_county(book):
        raise refuse(refusals.NOT_COUNTY)
    county = county_of(book)
    folder = chosen_folder(book)
    refusals.check_writable(book, [])
    refusals.check_extensible(book)
    with (
        progress(book.app, words.UNDER_WAY, stop_asked(book)) as tell,
        ReadingCache(cache_folder()) as cache,
    ):
        result = consolidate_paths(
            [folder],
            county.policy,
            county.roster,
            progress=tell,
            orders=officers_orders(book),
            cache=cache,
        )
    made_at = datetime.now().astimezone().isoformat(timespec="seconds")
    sheets = fitted(book, result_sheets(result, county.roster, made_at))
    refusals.check_writable(
        book, [own for sheet in sheets if (own := sheet_named(book, sheet.name)) is not None]
    )
    with quiet(book.app):
        snapshot = begin(book, title)
        for sheet in sheets:
            snapshot.keep_sheet(sheet.name)
        snapshot.keep_table(REMARKS)
        _keep_last_run(book, snapshot)
        snapshot.finish()
        try:
            with progress(book.app, words.WRITING) as tell:
                write_results(book, sheets, _located(result), tell)
            _note_last_run(book, made_at)
        except BaseException:
            restore(book)
            raise
        book.sheets[DEPARTMENTS].activate()
    return _summary(result)


def _located(result: Consolidation) -> Callable[[str], str | None]:
    """Where the files that were read are, for links."""
    locations: dict[str, Path] = dict(result.intake.locations)

    def locate(name: str) -> str | None:
        path = locations.get(name)
        return str(path.absolute()) if path else None

    return locate


def _keep_last_run(book: xw.Book, snapshot: Snapshot) -> None:
    if found := labelled_cell(book, LAST_RUN_LABEL):
        snapshot.keep_text(*found)


def _note_last_run(book: xw.Book, made_at: str) -> None:
    found = labelled_cell(book, LAST_RUN_LABEL)
    if found and native.is_writable(found[0]):
        found[0].value = text_entered(made_at.replace("T", " ")[:16])


def _summary(result: Consolidation) -> str:
    receipts, summary = result.intake.submission.receipts, result.summary
    refused = sum(receipt.status is Status.REFUSED for receipt in receipts)
    lines = [
        words.CONSOLIDATED.format(
            files=sum(receipt.status is not Status.SKIPPED for receipt in receipts),
            refused=refused,
            projects=len(summary.projects),
            left_out=len(summary.left_out),
        ),
        words.TOTAL.format(total=format_amount(summary.money.total.amount)),
        words.FINDINGS.format(verdict=verdict(result.findings), sheet=FINDINGS),
    ]
    if refused or summary.left_out:
        lines.append(words.WHY_NOT_READ.format(receipts=RECEIPTS, sources=SOURCES))
    return "\n".join(lines)
